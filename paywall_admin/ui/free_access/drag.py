"""What the pointer holds in a calendar, and what letting go would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint

from paywall_admin.ui.free_access.bars import Span


@dataclass(frozen=True)
class Drag:
    """What the pointer holds: nothing yet but days, or a window as a whole or by one of its ends.

    It was pressed `at` a point on the day `origin`, and is on the day `target` now.
    """

    origin: date
    target: date
    at: QPoint
    span: Span | None = None
    part: str = "days"
    is_under_way: bool = False

    def days(self) -> tuple[date, date]:
        """The first and the last of the days it goes over."""
        return min(self.origin, self.target), max(self.origin, self.target)

    def shift(self) -> tuple[int, int]:
        """By how many days the first and the last day of the held window move; one day is left at least."""
        assert self.span is not None
        by = (self.target - self.origin).days
        length = (self.span.last - self.span.first).days
        if self.part == "start":
            return min(by, length), 0
        if self.part == "end":
            return 0, max(by, -length)
        return by, by

    def moved(self, spans: Sequence[Span]) -> list[Span]:
        """The windows as they would be if the pointer let go now."""
        if self.span is None or not self.is_under_way:
            return list(spans)
        first, last = self.shift()
        moved = replace(self.span, first=self.span.first + timedelta(first), last=self.span.last + timedelta(last))
        return [moved if span.key == self.span.key else span for span in spans]
