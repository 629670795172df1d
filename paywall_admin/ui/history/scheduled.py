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

# A page that is lower than this shows one publish, a higher one a few; the others at a click.
_HIGH: Final = 720
_FEW: Final = 3


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
        self._at_once = 1
        self._again: Any = None
        self.more = QPushButton(self)
        self.more.setProperty("kind", "line")
        self.more.clicked.connect(self._open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        self._column.setSpacing(tokens.SPACE_8)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        head.addWidget(plain(self.tr("Scheduled"), "section", self))
        # All of it stands in the sheet that schedules, too.
        words = self.tr(
            "They go out while this window is open, or by “paywall-admin publish --due” on a server; else late, when "
            "the window is opened next."
        )
        head.addWidget(ElidedLabel(words, "secondary", self), 1)
        self._column.addLayout(head)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def fit(self, height: int) -> None:
        """Take no more room than a page of this height has for it."""
        at_once = _FEW if height >= _HIGH else 1
        if at_once != self._at_once:
            self._at_once = at_once
            self._show_again()

    def _open(self) -> None:
        self._is_open = True
        self._show_again()

    def _show_again(self) -> None:
        if self._again is not None:
            found, zone, now, locked = self._again
            self.show_all(found, zone, now, locked=locked)

    def show_all(self, found: Sequence[Any], zone: Zone | None, now: int, *, locked: bool) -> None:
        """Show these."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._shown = tuple(found)
        shown = found if self._is_open or len(found) <= self._at_once else found[: self._at_once]
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
        words = self.tr("{note} · {name}").format(note=one.note, name=one.created_by)
        below = QHBoxLayout()
        below.setSpacing(tokens.SPACE_4)
        below.addWidget(ElidedLabel(words, "secondary", row), 1)
        publish = self.tr("Publish all the same") if one.overtaken_by else self.tr("Publish now")
        for verb, signal in (
            (self.tr("Change…"), self.change_wanted), (publish, self.publish_wanted),
            (self.tr("Call off"), self.cancel_wanted),
        ):  # fmt: skip
            button = QPushButton(verb, row)
            button.setProperty("kind", "quiet")
            button.setEnabled(not locked)
            spoken = self.tr("{verb}: {note}")
            button.setAccessibleName(spoken.format(verb=verb.rstrip("…"), note=one.note))
            button.clicked.connect(partial(signal.emit, one.id))
            below.addWidget(button)
        column.addLayout(head)
        column.addLayout(below)
        sentence = self._trouble(one, now)
        if sentence:
            column.addWidget(NoteRow(Note("warning", sentence), row))
        return row

    def _trouble(self, one: Any, now: int) -> str:
        if one.overtaken_by:
            newer = one.overtaken_by[-1]
            words = self.tr(
                "Version {number} came after this was scheduled, and this would take it back. Take the draft as it is "
                "now (Change…), or publish it all the same."
            )
            return words.format(number=newer)
        if one.at <= now and one.hindrance:
            return str(one.hindrance)
        if one.moved_on:
            return self.tr("What you changed in the draft since is not part of it.")
        return ""
