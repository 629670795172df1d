"""What is to be seen in a calendar: the days, the chosen ones, and the bars on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtGui import QPainter

from paywall_admin.ui.fields.moments import window_locale
from paywall_admin.ui.free_access import draw
from paywall_admin.ui.free_access.bars import DAYS, WEEKS, Bar, Span, bars
from paywall_admin.ui.free_access.drag import Drag
from paywall_admin.ui.free_access.weeks import Weeks


class Picture(NamedTuple):
    """A month with its windows, one of them picked by its `key`, and what the pointer and the keyboard hold."""

    weeks: Weeks
    month: date
    today: date
    spans: Sequence[Span]
    key: str
    drag: Drag | None
    chosen: tuple[date, date]

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        locale, weeks = window_locale(), self.weeks
        names = [locale.standaloneDayName(day, locale.FormatType.ShortFormat) for day in range(1, DAYS + 1)]
        draw.weekdays(painter, names, [weeks.room(place) for place in range(DAYS)])
        shown = bars(self.drag.moved(self.spans) if self.drag is not None else self.spans, weeks.start)
        hidden = [piece for piece in shown if piece.lane >= draw.LANES]
        for place in range(WEEKS * DAYS):
            self._paint_day(painter, place, hidden)
        dragged = self._dragged()
        for piece in shown:
            if piece.lane < draw.LANES:
                picked, ghost = piece.span.key == self.key, piece.span.key == dragged
                draw.bar(painter, weeks.bar_room(piece), piece, weeks.start, picked=picked, ghost=ghost)

    def _paint_day(self, painter: QPainter, place: int, hidden: Sequence[Bar]) -> None:
        day, room = self.weeks.start + timedelta(place), self.weeks.room(place)
        if self._is_chosen(day):
            draw.selection(painter, room)
        more = sum(piece.week * DAYS + piece.start <= place <= piece.week * DAYS + piece.end for piece in hidden)
        words = f"+{more}" if more else ""
        here, today = day.month == self.month.month, day == self.today
        draw.cell(painter, room, day, here=here, today=today, words=words)

    def _is_chosen(self, day: date) -> bool:
        """Whether a day is one of several that are chosen, or the only one that the pointer goes over."""
        first, last = self.chosen
        if self.drag is not None and self.drag.part != "days":
            return False
        return first <= day <= last and (first != last or (self.drag is not None and self.drag.is_under_way))

    def _dragged(self) -> str:
        drag = self.drag
        return drag.span.key if drag is not None and drag.span is not None and drag.is_under_way else ""
