"""The targets: where each is, how it stands with what was published, what readers get there, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.fields.notes import Note, NoteRow, Notes
from paywall_admin.ui.history.words import delivery_badge, file_words, full_when_words, live_badge
from paywall_admin.ui.labels import Badge, ElidedLabel, plain
from paywall_admin.ui.rows.empty import Empty

_NAME_WIDTH: Final = 160


class Targets(QWidget):
    """A card for each target. The signals carry the name of the one that something is wanted of."""

    add_wanted = Signal()
    edit_wanted = Signal(str)
    try_wanted = Signal(str)
    deliver_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: tuple[Any, ...] = ()
        self._states: tuple[Any, ...] = ()
        self._live: dict[tuple[str, str], Any] = {}
        self._said: dict[str, tuple[str, bool]] = {}
        self._cards: list[QWidget] = []
        self._zone: Zone | None = None
        self._locked = True
        self.add = QPushButton(self.tr("Add a target"), self)
        icons.wear(self.add, "plus")
        self.add.clicked.connect(self.add_wanted)
        self.notes = Notes(parent=self)
        self.empty = Empty(
            self.tr("No target yet"),
            self.tr(
                "A target is where the website fetches its settings: a folder on the web server, or an https address. "
                "Every version goes there by itself. Without one, whoever runs the website fetches versions with "
                "“paywall-admin export”."
            ),
            self.tr("Add a target"),
            self,
        )
        self.empty.wanted.connect(self.add_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget(scroll.viewport())
        scroll.setWidget(self._ground)
        # It lies on the page; a scroll area would paint a ground of its own below it.
        self._ground.setAutoFillBackground(False)
        self._list = QVBoxLayout(self._ground)
        self._list.setContentsMargins(0, 0, tokens.SPACE_8, 0)
        self._list.setSpacing(tokens.SPACE_12)
        self._list.addWidget(self.empty)
        self._list.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        column.addWidget(self.notes)
        column.addWidget(scroll, 1)

    # What it shows

    def show_targets(self, targets: Sequence[Any], states: Sequence[Any], zone: Zone | None, *, locked: bool) -> None:
        """Show the targets and how they stand."""
        known = (self._targets, self._states, self._zone, self._locked)
        self._targets, self._states, self._zone, self._locked = tuple(targets), tuple(states), zone, locked
        if known != (self._targets, self._states, zone, locked):
            self._show()

    def show_live(self, report: Any) -> None:
        """Show what readers get at each."""
        self._live = {(one.target, one.kind): one for one in report.targets}
        self.notes.show_notes([Note("warning", report.clock)] if report.clock else [])
        self._show()

    def say(self, target: str, sentence: str, *, good: bool = False) -> None:
        """Say what came of something that was done with a target; nothing, where nothing came of it yet."""
        if sentence:
            self._said[target] = sentence, good
        else:
            self._said.pop(target, None)
        self._show()

    def of(self, name: str) -> Any:
        """The target of that name."""
        return next((target for target in self._targets if target.id == name), None)

    def _show(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(target) for target in self._targets]
        for place, card in enumerate(self._cards):
            self._list.insertWidget(1 + place, card)
        self.empty.setVisible(not self._targets)
        self.add.setVisible(bool(self._targets))
        self.add.setEnabled(not self._locked)
        self.empty.button.setEnabled(not self._locked)

    def _card(self, target: Any) -> QWidget:
        card = QFrame(self._ground)
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(self._head(target, card))
        column.addLayout(self._places(target, card))
        mine = [state for state in self._states if state.target == target.id]
        for state in mine:
            column.addLayout(self._state(state, card, several=len(mine) > 1))
            for note in self._notes(target, state):
                column.addWidget(NoteRow(note, card))
        if not mine:
            column.addWidget(plain(self.tr("Nothing was published yet."), "secondary", card))
        if target.id in self._said:
            column.addWidget(self._saying(*self._said[target.id], card))
        return card

    def _saying(self, sentence: str, good: bool, card: QWidget) -> QWidget:
        return (
            plain(phrasebook.said(sentence), "secondary", card, wrap=True)
            if good
            else NoteRow(Note("danger", sentence), card)
        )

    def _head(self, target: Any, card: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(ElidedLabel(target.id, "label", card), 1)
        late = any(state.target == target.id and state.state != "done" for state in self._states)
        verbs = [
            (self.tr("Try again now"), self.deliver_wanted, late), (self.tr("Test"), self.try_wanted, True),
            (self.tr("Change…"), self.edit_wanted, True), (self.tr("Remove"), self.remove_wanted, True),
        ]  # fmt: skip
        for words, signal, shown in verbs:
            if not shown:
                continue
            button = QPushButton(words, card)
            button.setProperty("kind", "quiet")
            button.setEnabled(not self._locked or signal is self.try_wanted)
            button.setAccessibleName(self.tr("{verb}: {name}").format(verb=words.rstrip("…"), name=target.id))
            button.clicked.connect(partial(signal.emit, target.id))
            row.addWidget(button)
        return row

    def _places(self, target: Any, card: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        folder = target.kind == "folder"
        words = self.tr("Folder {place}") if folder else self.tr("Address {place}")
        column.addWidget(ElidedLabel(words.format(place=target.location), "secondary", card))
        if target.public_url:
            words = self.tr("Readers fetch it from {place}").format(place=target.public_url)
            column.addWidget(ElidedLabel(words, "secondary", card))
        return column

    def _state(self, state: Any, card: QWidget, *, several: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_12)
        if several:
            name = plain(file_words(state.kind), "secondary", card)
            name.setMinimumWidth(_NAME_WIDTH)
            row.addWidget(name)
        row.addWidget(Badge(*delivery_badge(state), card))
        live = self._live.get((state.target, state.kind))
        if live is not None:
            row.addWidget(Badge(*live_badge(live.state), card))
        if state.at is not None and state.state == "done":
            row.addWidget(plain(full_when_words(self._zone, state.at), "secondary", card))
        row.addStretch(1)
        return row

    def _notes(self, target: Any, state: Any) -> list[Note]:
        notes = []
        if state.state == "failed":
            words = self.tr("{sentence} Attempt {count}; the next one is at {when}.")
            when = full_when_words(self._zone, state.next_at) if state.next_at else self.tr("once")
            sentence = phrasebook.said(state.sentence.removeprefix(f"{target.location}: "))
            notes.append(Note("danger", words.format(sentence=sentence, count=state.attempt, when=when)))
        elif state.sentence and state.sentence != "It was there already.":
            notes.append(Note("warning", state.sentence))
        live = self._live.get((state.target, state.kind))
        if live is not None and live.state != "live":
            notes.append(Note("warning", live.sentence))
        return notes
