"""A window on other days: moved, stretched, or come again, each edge at the time of day at which it was."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.core.settings import FreeAccess
from paywall_admin.ui.fields import edges
from paywall_admin.ui.fields.dates import Typed
from paywall_admin.ui.fields.inputs import Invalid

Edges = tuple[str, str]
"""The instants at which a window starts and ends."""


def whole_days(zone: Zone, first: date, last: date) -> Edges:
    """The whole of some days; raises `Invalid` where a calendar skips one of the two."""
    return _instant("start", zone, Typed(first)), _instant("end", zone, Typed(last))


def moved(window: FreeAccess, zone: Zone, by: int) -> Edges:
    """A window some days later, or with a negative number earlier."""
    return _put(zone, "start", window.starts_at, timedelta(by)), _put(zone, "end", window.ends_at, timedelta(by))


def stretched(window: FreeAccess, zone: Zone, *, first: int = 0, last: int = 0) -> Edges:
    """A window whose first day, or last day, is some days later; it keeps one day at least."""
    start = _put(zone, "start", window.starts_at, timedelta(first)) if first else window.starts_at
    end = _put(zone, "end", window.ends_at, timedelta(last)) if last else window.ends_at
    return (start, end) if start < end else (window.starts_at, window.ends_at)


def again(window: FreeAccess, zone: Zone, at: int) -> Edges:
    """The same days of the next year in which they are still to come, a year after the window at the earliest."""
    start, end = edges.day_of("start", zone, window.starts_at), edges.day_of("end", zone, window.ends_at)
    length = end.day - start.day
    years = max(1, zone.local_date(at)[0] - start.day.year)
    found = _in(zone, start, end, length, years)
    return found if epoch(found[1]) > at else _in(zone, start, end, length, years + 1)


def _in(zone: Zone, start: Typed, end: Typed, length: timedelta, years: int) -> Edges:
    year = start.day.year + years
    try:
        first = start.day.replace(year=year)
    except ValueError:
        first = date(year, 2, 28)
    return (
        _instant("start", zone, Typed(first, start.clock)),
        _instant("end", zone, Typed(first + length, end.clock)),
    )


def _put(zone: Zone, edge: edges.Edge, value: str, by: timedelta) -> str:
    typed = edges.day_of(edge, zone, value)
    return _instant(edge, zone, Typed(typed.day + by, typed.clock))


def _instant(edge: edges.Edge, zone: Zone, typed: Typed) -> str:
    found = edges.candidates(edge, zone, typed)
    if not found:
        sentence = QCoreApplication.translate("FreeAccess", "{day} is too far away; choose another day.")
        raise Invalid(sentence.format(day=edges.typed_words(typed)))
    return found[0]
