"""An input of a day in the publication's zone, typed or picked; what it comes to as an instant stands below."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields import dates, edges
from paywall_admin.ui.fields.choice import SegmentsInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.fields.month import DayPicker
from paywall_admin.ui.labels import plain, tooltip

_WIDTH: Final = 208
_LONGEST: Final = 60
_UTC: Final = Zone("UTC", 0, (), ())


class DayInput(QWidget):
    """The start or the end of a window; the value is an instant, or None.

    A day alone is meant as a whole: as a start its first moment, as an end the moment at which it is over. A time may
    follow the day. One that clocks skip is refused, and of one that they show twice the person says which is meant.
    `none` is what no day means; without it a day is needed. With `past`, a day without a year is the last such day.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, edge: edges.Edge, *, none: str = "", past: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge = edge
        self._none = none
        self._is_past = past
        self._zone = _UTC
        self._at = 0
        self._picker: DayPicker | None = None
        self.line = LineInput(limit=_LONGEST, parent=self)
        self.line.setFixedWidth(_WIDTH)
        self.line.setPlaceholderText(self.tr("Such as Oct 31"))
        self.line.installEventFilter(self)
        self.pick = QToolButton(self)
        icons.wear(self.pick, "calendar")
        self.pick.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tooltip(self.pick, self.tr("Pick a day (Alt+Down)"))
        self.which = SegmentsInput([(0, self.tr("The first one")), (1, self.tr("The second one"))], self)
        self.comes_to = plain("", "secondary", self, wrap=True)
        self._lay_out()
        self.line.edited.connect(self._typed)
        self.line.finished.connect(self.finished)
        self.pick.clicked.connect(self.open_picker)
        self.which.edited.connect(self._chosen)
        self._show_instant()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self.line)
        row.addWidget(self.pick)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(row)
        column.addWidget(self.which)
        column.addWidget(self.comes_to)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_time(self, zone: str, at: int) -> None:
        """The publication's zone, and the present instant, from which a day without a year is looked for."""
        self._at = at
        if zone != self._zone.name:
            raw = self._value_or_none()
            self._zone = Zone.load(zone)
            if raw is not None:
                self.restore(self.raw_of(raw))
        self._show_instant()

    def _value_or_none(self) -> Any:
        try:
            return self.read()
        except Invalid:
            return None

    # The value

    def _meant(self) -> tuple[dates.Typed, tuple[str, ...]]:
        typed = dates.read(self.line.text(), edges.today(self._zone, self._at), past=self._is_past)
        return typed, edges.candidates(self._edge, self._zone, typed)

    def read(self) -> object:
        """The instant; raises `Invalid` where the day is none, or is not said clearly enough."""
        if not self.line.text().strip() and self._none:
            return None
        _, found = self._meant()
        if len(found) == 1:
            return found[0]
        place = self.which.read()
        if not isinstance(place, int):
            raise Invalid(self.tr("This time comes twice. Choose which one is meant."))
        return found[place]

    def write(self, value: Any) -> None:
        """Show an instant as the day it belongs to."""
        text, place = self.raw_of(value)
        self.line.write(text or None)
        self._choose(place)
        self._show_instant()

    def raw(self) -> tuple[str, Any]:
        """The text to the letter, and which of two times is chosen."""
        return self.line.raw(), self.which.read()

    def raw_of(self, value: Any) -> tuple[str, Any]:
        """The text of an instant, and which of two times it is."""
        if value is None:
            return "", None
        typed = edges.day_of(self._edge, self._zone, value)
        return edges.typed_words(typed), edges.which(self._zone, typed, value)

    def restore(self, raw: tuple[str, Any]) -> None:
        """Put back what `raw` gave."""
        text, place = raw
        self.line.restore(text)
        self._choose(place)
        self._show_instant()

    def _choose(self, place: Any) -> None:
        if place is None:
            self.which.clear()
        else:
            self.which.write(place)

    def words(self, value: Any) -> str:
        """The day of an instant."""
        return self.tr("nothing") if value is None else edges.text_of(self._edge, self._zone, value)

    # What the person does

    def _typed(self) -> None:
        self._choose(None)
        self._show_instant()
        self.edited.emit()

    def _chosen(self) -> None:
        self._show_instant()
        self.edited.emit()
        self.finished.emit()

    def open_picker(self) -> None:
        """Open a month to pick a day from."""
        if self.line.isReadOnly():
            return
        if self._picker is None:
            self._picker = DayPicker(self)
            self._picker.picked.connect(self._picked)
        self._picker.open_at(self._day_to_start(), self.line)

    def _day_to_start(self) -> date:
        try:
            return self._meant()[0].day
        except Invalid:
            return edges.today(self._zone, self._at)

    def _picked(self, day: QDate) -> None:
        self.line.restore(edges.typed_words(dates.Typed(date(day.year(), day.month(), day.day()))))
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._typed()
        self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with Down opens the month, as in any list that opens."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            if alt and event.key() == Qt.Key.Key_Down:
                self.open_picker()
                return True
        return super().eventFilter(watched, event)

    # What stands below

    def _show_instant(self) -> None:
        words, twice = self._instant_in_words()
        self.comes_to.setText(words)
        self.which.setVisible(twice)

    def _instant_in_words(self) -> tuple[str, bool]:
        if not self.line.text().strip():
            return self._none, False
        try:
            typed, found = self._meant()
        except Invalid:
            return "", False
        place = self.which.read() if len(found) > 1 else 0
        if not isinstance(place, int):
            return edges.twice_words(self._zone, typed, found), True
        return edges.instant_words(self._edge, self._zone, typed, found[place]), len(found) > 1

    # The looks

    def lock(self, locked: bool) -> None:
        """Readable, not changeable."""
        self.line.lock(locked)
        self.pick.setEnabled(not locked)
        self.which.lock(locked)

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def describe(self, name: str, description: str) -> None:
        """The line says what the day comes to as well."""
        self.line.describe(name, "\n".join(filter(None, (self.comes_to.text(), description))))
        self.pick.setAccessibleName(self.tr("{name}: pick a day").format(name=name))
        self.which.describe(name, self.comes_to.text())

    def mark(self, *, wrong: bool) -> None:
        """A red frame around the line."""
        self.line.mark(wrong=wrong)
