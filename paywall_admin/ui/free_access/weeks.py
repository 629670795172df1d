"""Where the days of a calendar and the bars on them stand, and what lies under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect

from paywall_admin.ui.free_access import draw
from paywall_admin.ui.free_access.bars import DAYS, WEEKS, Bar, Span, bars

_EDGE: Final = 6


class Weeks(NamedTuple):
    """Six weeks from a Monday on, in all the width there is."""

    start: date
    width: int

    def room(self, place: int) -> QRect:
        """Where the day of that number stands."""
        week, column = divmod(place, DAYS)
        left, right = self.width * column // DAYS, self.width * (column + 1) // DAYS
        return QRect(left, draw.HEAD + week * draw.ROW, right - left, draw.ROW)

    def room_of(self, day: date) -> QRect:
        """Where a day stands; empty where it is not shown."""
        place = (day - self.start).days
        return self.room(place) if 0 <= place < WEEKS * DAYS else QRect()

    def bar_room(self, piece: Bar) -> QRect:
        """Where a bar stands."""
        left, right = self.room(piece.week * DAYS + piece.start), self.room(piece.week * DAYS + piece.end)
        top = left.top() + draw.NUMBER + piece.lane * draw.LANE
        return QRect(left.left(), top, right.right() - left.left() + 1, draw.LANE)

    def day_at(self, spot: QPoint) -> date:
        """The day under a point; outside, the nearest one."""
        column = min(max(spot.x() * DAYS // max(self.width, 1), 0), DAYS - 1)
        week = min(max((spot.y() - draw.HEAD) // draw.ROW, 0), WEEKS - 1)
        return self.start + timedelta(week * DAYS + column)

    def bar_at(self, spot: QPoint, spans: Sequence[Span]) -> tuple[Bar, str] | None:
        """The bar under a point, and by which part it would be held."""
        for piece in bars(spans, self.start):
            room = self.bar_room(piece)
            if piece.lane < draw.LANES and room.contains(spot):
                before, after = piece.opens(self.start)
                if not before and spot.x() - room.left() < _EDGE:
                    return piece, "start"
                if not after and room.right() - spot.x() < _EDGE:
                    return piece, "end"
                return piece, "whole"
        return None
