"""One entry of the audit: who, when and why, before and after side by side, and what can be done about it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.audit.words import object_words, when_words
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import mark, plain
from paywall_admin.ui.scrolling import let_scroll

MOST_SHOWN: Final = 200
_TOP = Qt.AlignmentFlag.AlignTop


class Detail(QScrollArea):
    """Shows an entry. `revert_wanted` asks to take it back, `entry_wanted` carries the number of another entry,
    `object_wanted` asks for all about its object, `place_wanted` to go to the object itself.
    """

    revert_wanted = Signal()
    entry_wanted = Signal(int)
    object_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Any = None
        self._zone: Zone | None = None
        self._ground = QWidget(self.viewport())
        let_scroll(self, self._ground)
        self._make()
        self._lay_out()
        self._connect()
        self._ground.hide()

    def _make(self) -> None:
        self.heading = plain("", "section", self._ground, wrap=True)
        self._done_by = plain("", "secondary", self._ground, wrap=True)
        self._reason = plain("", "body", self._ground, wrap=True)
        self._seal = plain("", "secondary", self._ground, wrap=True)
        self.notes = Notes(parent=self._ground)
        self.revert = QPushButton(self.tr("Revert this change"), self._ground)
        icons.wear(self.revert, "undo")
        self.about = self._quiet(self.tr("All about this object"))
        self.go_there = self._quiet(self.tr("Go to it"))
        self.undone_by = self._quiet("")
        self.undoes = self._quiet("")
        self._differences = QWidget(self._ground)

    def _quiet(self, words: str) -> QPushButton:
        button = QPushButton(words, self._ground)
        button.setProperty("kind", "quiet")
        return button

    def _lay_out(self) -> None:
        doing = QWidget(self._ground)
        flow = FlowLayout(doing, tokens.SPACE_4)
        flow.setContentsMargins(0, 0, 0, 0)
        # The last of a flow takes what is left of its line, which is nothing here.
        for widget in (self.revert, self.about, self.go_there, self.undone_by, self.undoes, QWidget(doing)):
            flow.addWidget(widget)
        self._column = QVBoxLayout(self._ground)
        self.stand(beside=True)
        self._column.setSpacing(tokens.SPACE_8)
        for widget in (self.heading, self._done_by, self._reason):
            self._column.addWidget(widget)
        self._column.addWidget(doing)
        self._column.addWidget(self.notes)
        self._column.addSpacing(tokens.SPACE_8)
        self._column.addWidget(self._differences)
        self._column.addSpacing(tokens.SPACE_8)
        self._column.addWidget(self._seal)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.revert.clicked.connect(self.revert_wanted)
        self.about.clicked.connect(self.object_wanted)
        self.go_there.clicked.connect(self.place_wanted)
        self.undone_by.clicked.connect(self._go_to_undoing)
        self.undoes.clicked.connect(self._go_to_undone)

    def stand(self, *, beside: bool) -> None:
        """Keep away from the line to the list, which stands beside or above."""
        left, top = (tokens.SPACE_24, 0) if beside else (tokens.SPACE_8, tokens.SPACE_16)
        self._column.setContentsMargins(left, top, tokens.SPACE_12, tokens.SPACE_24)

    def set_zone(self, zone: Zone) -> None:
        """The publication's zone, in which moments are said."""
        self._zone = zone
        if self.entry is not None:
            self._say_when()

    def show_entry(self, entry: Any, *, locked: bool, place: bool) -> None:
        """Show an entry; `locked` where nothing can be changed, `place` where its object can be gone to."""
        is_another = self.entry is None or self.entry.number != entry.number
        self.entry = entry
        self._ground.show()
        self.heading.setText(phrasebook.said(entry.label))
        self._say_when()
        self._reason.setText(self.tr("Why: {reason}").format(reason=entry.reason))
        self._reason.setVisible(bool(entry.reason))
        self.revert.setEnabled(entry.revertible and entry.undone_by is None and not locked)
        self.revert.setVisible(entry.revertible)
        self.about.setVisible(entry.object is not None)
        self.go_there.setVisible(place)
        self._link(self.undone_by, self.tr("Taken back by entry {number}"), entry.undone_by)
        self._link(self.undoes, self.tr("Takes back entry {number}"), entry.undoes)
        self._show_differences(entry.differences)
        words = self.tr("Entry {number}, sealed {seal}")
        self._seal.setText(words.format(number=entry.number, seal=entry.hash[:16]))
        if is_another:
            self.notes.show_notes(())
            self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """No entry is picked."""
        self.entry = None
        self._ground.hide()

    def show_refusal(self, sentence: str) -> None:
        """Say why it could not be taken back."""
        self.notes.show_notes([Note("danger", sentence)])

    def _say_when(self) -> None:
        entry = self.entry
        words = self.tr("{when} ({zone}), by {name}")
        zone = self._zone.name if self._zone else ""
        said = words.format(when=when_words(self._zone, entry.at), zone=zone, name=entry.actor)
        about = object_words(entry.object)
        self._done_by.setText(f"{said}\n{about}" if about else said)

    def _link(self, button: QPushButton, words: str, number: int | None) -> None:
        button.setVisible(number is not None)
        button.setText(words.format(number=number))

    def _go_to_undoing(self) -> None:
        self.entry_wanted.emit(self.entry.undone_by)

    def _go_to_undone(self) -> None:
        self.entry_wanted.emit(self.entry.undoes)

    # Before and after

    def _show_differences(self, differences: Any) -> None:
        made = QWidget(self._ground)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_16)
        grid.setVerticalSpacing(tokens.SPACE_4)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        sides = any(one.was is not None or one.now is not None for one in differences)
        if sides:
            grid.addWidget(plain(self.tr("Before"), "secondary", made), 0, 0)
            grid.addWidget(plain(self.tr("After"), "secondary", made), 0, 1)
        for place, one in enumerate(differences[:MOST_SHOWN]):
            self._add_difference(grid, made, 3 * place + 1, one)
        left = len(differences) - MOST_SHOWN
        if left > 0:
            words = self.tr("And {count} more.").format(count=f"{left:,}")
            grid.addWidget(plain(words, "secondary", made), grid.rowCount(), 0, 1, 2)
        if not differences:
            grid.addWidget(plain(self.tr("There is nothing to compare."), "secondary", made), 0, 0, 1, 2)
        self._column.replaceWidget(self._differences, made)
        self._differences.hide()
        self._differences.deleteLater()
        self._differences = made
        made.show()

    @staticmethod
    def _value(one: Any, side: str) -> str:
        """A value in the window's language; what a person wrote stays as it is, and a result is a sentence."""
        if one.is_written:
            return side if one.field else phrasebook.said(side)
        return phrasebook.part(side)

    def _add_difference(self, grid: QGridLayout, parent: QWidget, row: int, one: Any) -> None:
        grid.setRowMinimumHeight(row, tokens.SPACE_8)
        if one.was is None and one.now is None:
            grid.addWidget(plain(phrasebook.said(one.field), "body", parent, wrap=True), row + 1, 0, 1, 2)
            return
        if one.field:
            said = phrasebook.part(one.field)
            label = said[0].upper() + said[1:]
            grid.addWidget(plain(label, "label", parent, wrap=True), row + 1, 0, 1, 2)
        for column, side in enumerate((one.was, one.now)):
            text = None if side is None else self._value(one, side)
            shown = plain(self.tr("nothing") if text is None else text or self.tr("empty"), "body", parent, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAlignment(_TOP)
            if not text:
                mark(shown, "role", "secondary")
            grid.addWidget(shown, row + 2, column, _TOP)
