"""The calendar: a month with its windows, the way to other months, and which windows overlap, by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.core.settings import FreeAccess
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.edges import today
from paywall_admin.ui.fields.moments import short_day_words, window_locale
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.free_access.bars import Span, contradict, overlaps
from paywall_admin.ui.free_access.grid import Grid
from paywall_admin.ui.free_access.words import days_of, life, title, who_words
from paywall_admin.ui.labels import plain, tooltip

_NAMED: Final = 3


class Calendar(QWidget):
    """The month shown can be turned; picking a window in the list turns it there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = plain("", "label", self)
        self.before = _turner("chevron-left", self.tr("The month before (Page Up)"), self)
        self.after = _turner("chevron-right", self.tr("The next month (Page Down)"), self)
        self.present = QPushButton(self.tr("Today"), self)
        self.present.setProperty("kind", "line")
        self.grid = Grid(self)
        self.notes = Notes("", self)
        self.notes.setContentsMargins(tokens.SPACE_8, tokens.SPACE_4, 0, 0)
        self._key = ""
        self._is_placed = False
        self._lay_out()
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        self.present.clicked.connect(self._go_today)
        self.grid.turned.connect(self._show_month)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_4)
        head.setContentsMargins(tokens.SPACE_8, 0, 0, 0)
        head.addWidget(self.month, 1)
        for widget in (self.present, self.before, self.after):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(self.notes)

    # Showing

    def show_windows(self, windows: Sequence[FreeAccess], zone: Zone, at: int, key: str, *, locked: bool) -> None:
        """Show the windows in force."""
        pairs = [pair for pair in overlaps(windows) if epoch(min(one.ends_at for one in pair)) > at]
        fighting = {one.id for pair in pairs if contradict(*pair) for one in pair}
        spans = [
            Span(each.id, _bar_words(each), *days_of(each, zone), life(each, at), each.id in fighting)
            for each in windows
        ]
        self.grid.show_spans(spans, key, today(zone, at), locked=locked)
        if not self._is_placed:
            self._is_placed = True
            picked = next((span for span in spans if span.key == key and span.life != "over"), None)
            self.grid.go_to(picked.first if picked else self.grid.today)
            self._key = key
        self._show_month()
        self.notes.show_notes(self._overlaps(pairs, zone))

    def pick(self, key: str) -> None:
        """Mark a window, and show the month in which it begins."""
        if key == self._key:
            return
        self._key = key
        self.grid.pick(key)
        span = next((span for span in self.grid.spans if span.key == key), None)
        if span is not None and self.grid.room_of(span.first).isEmpty():
            self.grid.go_to(span.first)

    def _overlaps(self, pairs: Sequence[tuple[FreeAccess, FreeAccess]], zone: Zone) -> list[Note]:
        notes = []
        for one, other in pairs[:_NAMED]:
            if contradict(one, other):
                words = self.tr("“{one}” and “{other}” are both on, {days}: readers are told one end or the other.")
            else:
                words = self.tr("“{one}” and “{other}” are both on, {days}, in different countries.")
            first = max(days_of(each, zone)[0] for each in (one, other))
            last = min(days_of(each, zone)[1] for each in (one, other))
            days = " – ".join(self._day(day) for day in dict.fromkeys((first, last)))
            notes.append(Note("warning", words.format(one=title(one.id), other=title(other.id), days=days)))
        if len(pairs) > _NAMED:
            words = self.tr("{count} more pairs of windows overlap.")
            notes.append(Note("warning", words.format(count=len(pairs) - _NAMED)))
        return notes

    def _day(self, day: date) -> str:
        return short_day_words(day, year=day.year != self.grid.today.year)

    def _show_month(self) -> None:
        shown = self.grid.month
        name = window_locale().standaloneMonthName(shown.month)
        words = self.tr("{month} {year}").format(month=name, year=shown.year)
        self.month.setText(words)
        self.grid.setAccessibleName(self.tr("Free access in {month}").format(month=words))

    # Turning

    def _turn_back(self) -> None:
        self.grid.turn(-1)

    def _turn_on(self) -> None:
        self.grid.turn(1)

    def _go_today(self) -> None:
        self.grid.go_to(self.grid.today)

    def go_to(self, day: date) -> None:
        """Show a day's month."""
        self.grid.go_to(day)


def _bar_words(window: FreeAccess) -> str:
    name = title(window.id)
    return f"{name} · {who_words(window)}" if window.countries else name


def _turner(icon: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    icons.wear(button, icon)
    button.setAccessibleName(name)
    tooltip(button, name)
    return button
