"""What stands in a month: each window as a bar over its days, in a lane that it keeps, and which of them overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

from paywall_admin.core.settings import FreeAccess

WEEKS: Final = 6
DAYS: Final = 7


@dataclass(frozen=True)
class Span:
    """A window in the calendar: its id, title, first and last day, and what it is: over, on, or still to come."""

    key: str
    title: str
    first: date
    last: date
    life: str
    in_conflict: bool = False

    def on(self, day: date) -> bool:
        """Whether it holds a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Bar:
    """The part of a span that stands in one week; an open end means that it goes on in the next or the last one."""

    span: Span
    week: int
    start: int
    end: int
    lane: int

    def opens(self, grid: date) -> tuple[bool, bool]:
        """Whether it goes on before this week, and after it."""
        monday = grid + timedelta(DAYS * self.week)
        return self.span.first < monday, self.span.last > monday + timedelta(DAYS - 1)


def grid_of(month: date) -> date:
    """The Monday with which the grid of a month begins."""
    first = month.replace(day=1)
    return first - timedelta(first.weekday())


def lanes(spans: Sequence[Span]) -> dict[str, int]:
    """A lane for each span, so that those which share a day never share a lane."""
    ends: list[date] = []
    found: dict[str, int] = {}
    for span in sorted(spans, key=lambda span: (span.first, -(span.last - span.first).days, span.key)):
        lane = next((lane for lane, end in enumerate(ends) if end < span.first), len(ends))
        ends[lane : lane + 1] = [span.last]
        found[span.key] = lane
    return found


def bars(spans: Sequence[Span], grid: date) -> list[Bar]:
    """The bars of six weeks from a Monday on."""
    last = grid + timedelta(WEEKS * DAYS - 1)
    shown = [span for span in spans if span.first <= last and span.last >= grid]
    lane = lanes(shown)
    made = []
    for span in shown:
        start, end = max((span.first - grid).days, 0), min((span.last - grid).days, WEEKS * DAYS - 1)
        for week in range(start // DAYS, end // DAYS + 1):
            left, right = max(start - week * DAYS, 0), min(end - week * DAYS, DAYS - 1)
            made.append(Bar(span, week, left, right, lane[span.key]))
    return made


def overlaps(windows: Sequence[FreeAccess]) -> list[tuple[FreeAccess, FreeAccess]]:
    """Each two windows that are on at the same time, by their start."""
    ordered = sorted(windows, key=lambda window: (window.starts_at, window.id))
    found = []
    for place, one in enumerate(ordered):
        for other in islice(ordered, place + 1, None):
            # Behind the first one that starts too late, all do.
            if other.starts_at >= one.ends_at:
                break
            if other.starts_at < other.ends_at:
                found.append((one, other))
    return found


def contradict(one: FreeAccess, other: FreeAccess) -> bool:
    """Whether two windows that overlap are for some of the same readers."""
    return not (one.countries and other.countries) or bool(set(one.countries) & set(other.countries))
