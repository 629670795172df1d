"""What is to be published when: a row each, above the versions, with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.notes import Note, NoteRow
from paywall_admin.ui.history.words import full_when_words, scheduled_badge
from paywall_admin.ui.labels import Badge, ElidedLabel, plain

_AT_ONCE: Final = 2


class Scheduled(QFrame):
    """The publishes to come, the next one first; takes no room where there is none.

    The signals carry the number of the one that a person wants to change, to publish now, or to call off.
    """

    change_wanted = Signal(int)
    publish_wanted = Signal(int)
    cancel_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._rows: list[QWidget] = []
        self._shown: tuple[Any, ...] = ()
        self._is_open = False
        self._again: Any = None
        self.more = QPushButton(self)
        self.more.setProperty("kind", "line")
        self.more.clicked.connect(self._open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        self._column.setSpacing(tokens.SPACE_8)
        self._column.addWidget(plain(self.tr("Scheduled"), "section", self))
        self._how = plain(
            self.tr(
                "They go out while this window is open, or by “paywall-admin publish --due” on a server; else late, "
                "when the window is opened next."
            ),
            "secondary", self, wrap=True,
        )  # fmt: skip
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._how)
        self.hide()

    def _open(self) -> None:
        self._is_open = True
        found, zone, now, locked = self._again
        self.show_all(found, zone, now, locked=locked)

    def show_all(self, found: Sequence[Any], zone: Zone | None, now: int, *, locked: bool) -> None:
        """Show these."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._shown = tuple(found)
        shown = found if self._is_open or len(found) <= _AT_ONCE else found[:_AT_ONCE]
        self._rows = [self._row(one, zone, now, locked=locked) for one in shown]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(1 + place, row)
        self.more.setText(self.tr("Show all {count}").format(count=len(found)))
        self.more.setVisible(len(shown) < len(found))
        self._again = (found, zone, now, locked)
        self.setVisible(bool(found))

    def of(self, number: int) -> Any:
        """The one of that number."""
        return next((one for one in self._shown if one.id == number), None)

    def _row(self, one: Any, zone: Zone | None, now: int, *, locked: bool) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        head.addWidget(plain(full_when_words(zone, one.at), "label", row))
        head.addWidget(Badge(*scheduled_badge(one, now), row))
        head.addStretch(1)
        publish = self.tr("Publish all the same") if one.overtaken_by else self.tr("Publish now")
        for words, signal in (
            (self.tr("Change…"), self.change_wanted), (publish, self.publish_wanted),
            (self.tr("Call off"), self.cancel_wanted),
        ):  # fmt: skip
            button = QPushButton(words, row)
            button.setProperty("kind", "quiet")
            button.setEnabled(not locked)
            spoken = self.tr("{verb}: {note}")
            button.setAccessibleName(spoken.format(verb=words.rstrip("…"), note=one.note))
            button.clicked.connect(partial(signal.emit, one.id))
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        words = self.tr("{note} · {name}").format(note=one.note, name=one.created_by)
        column.addWidget(ElidedLabel(words, "secondary", row))
        sentence = self._trouble(one, now)
        if sentence:
            column.addWidget(NoteRow(Note("warning", sentence), row))
        return row

    def _trouble(self, one: Any, now: int) -> str:
        if one.overtaken_by:
            newer = one.overtaken_by[-1]
            words = self.tr(
                "Version {number} was published after this was scheduled, and this would take back what changed there. "
                "Take the draft as it is now, or publish it all the same."
            )
            return words.format(number=newer)
        if one.at <= now and one.hindrance:
            return str(one.hindrance)
        if one.moved_on:
            return self.tr("What you changed in the draft since is not part of it.")
        return ""
