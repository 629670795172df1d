"""Time travel: the card as it was at a past moment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone, epoch, instant
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.moments import moment_words, zone_words
from paywall_admin.ui.fields.notes import Note, Notes


class Travel(QWidget):
    """A moment to go to; `wanted` carries it as UTC seconds, or None for now."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = Zone("UTC", 0, (), ())
        self.notes = Notes(parent=self)
        self.day = DayInput("end", past=True, parent=self)
        self.day.line.setPlaceholderText(self.tr("Such as Oct 30, 18:00"))
        help_text = self.tr("A day, with a time or without, in the zone of the publication.")
        self.field = Field(self.tr("How it was on"), self.day, help_text=help_text, keeps=False)
        self.field.load(None)
        self.go = QPushButton(self.tr("Go there"), self)
        self.now = QPushButton(self.tr("Back to now"), self)
        self.now.setProperty("kind", "quiet")
        icons.wear(self.now, "clock", "accent")
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.go)
        row.addWidget(self.now)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.notes)
        column.addWidget(self.field)
        column.addLayout(row)
        self.go.clicked.connect(self._go)
        self.day.line.returnPressed.connect(self._go)
        self.now.clicked.connect(self._back)
        self.hide()

    def show_moment(self, zone: Zone, at: int, version: int | None, *, past: bool) -> None:
        """Say which moment the card is of."""
        self._zone = zone
        self.now.setVisible(past)
        if not past:
            self.day.set_time(zone.name, at)
            self.notes.show_notes(())
            return
        then = self.tr("This is how it was on {when} in {place}, with version {version}. Nothing can be given then.")
        draft = self.tr("This is how it was on {when} in {place}. Nothing was published then; the draft was asked.")
        words = draft if version is None else then
        said = words.format(when=moment_words(zone, at), place=zone_words(zone), version=version)
        self.notes.show_notes([Note("warning", said)])
        self.show()

    def begin(self) -> None:
        """Ask for a moment."""
        self.show()
        self.field.take_focus()

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be shown."""
        self.field.refuse(sentence, settled=None, final=True)

    def moment(self) -> int:
        """The instant that is written: of a day alone its last second."""
        end = epoch(str(self.day.read()))
        return end if ":" in self.day.line.text() else end - 1

    def write(self, at: int) -> None:
        """Write a moment."""
        self.day.write(instant(at))

    def _go(self) -> None:
        if self.field.has_value():
            self.wanted.emit(self.moment())

    def _back(self) -> None:
        self.hide()
        self.wanted.emit(None)
