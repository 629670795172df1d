"""Calendar maths: instants, the days and periods of a zone, and the dates people type.

An instant is written `YYYY-MM-DDTHH:MM:SSZ` (years 1970 to 2099) and reckoned as UTC seconds since 1970. Every
window is half-open. The rules are those of the contract, section 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from paywall_admin.core import zonefile
from paywall_admin.core.problems import BadInput

DAY: Final = 86_400
FIRST: Final = 0
END: Final = 4_102_444_800
"""The first instant after 2099."""

CalendarKind = Literal["calendarDay", "calendarWeek", "calendarMonth"]
CALENDAR_KINDS: Final[dict[str, CalendarKind]] = {kind: kind for kind in get_args(CalendarKind)}

_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
_LAST_ORDINAL: Final = date(2099, 12, 31).toordinal()
# No zone is further from UTC than this, so a local day starts within this many seconds of its UTC namesake.
_FURTHEST: Final = 26 * 3600


class _Days(dict[str, int]):
    """The first UTC second of each day, by its text; filled as days are met, so it never outgrows 130 years."""

    def __missing__(self, text: str) -> int:
        if len(text) != 10 or not text.isascii() or text[4] != "-" or text[7] != "-":
            raise KeyError(text)
        try:
            ordinal = date.fromisoformat(text).toordinal()
        except ValueError:
            raise KeyError(text) from None
        if not _EPOCH_ORDINAL <= ordinal <= _LAST_ORDINAL:
            raise KeyError(text)
        self[text] = seconds = (ordinal - _EPOCH_ORDINAL) * DAY
        return seconds


_DAYS: Final = _Days()
_MINUTES: Final = {f"T{hour:02d}:{minute:02d}": hour * 3600 + minute * 60 for hour in range(24) for minute in range(60)}
_SECONDS: Final = {f":{second:02d}Z": second for second in range(60)}
_MINUTE_TEXTS: Final = tuple(_MINUTES)
_SECOND_TEXTS: Final = tuple(_SECONDS)


def seconds_of(instant: str) -> int:
    """Read a canonical instant; any other text is a KeyError (the fast path for millions of case fields)."""
    return _DAYS[instant[:10]] + _MINUTES[instant[10:16]] + _SECONDS[instant[16:]]


def epoch(instant: str) -> int:
    """Read a canonical instant as UTC seconds since 1970."""
    try:
        return seconds_of(instant)
    except KeyError:
        raise BadInput(
            "bad-instant",
            f"{instant[:40]!r} is not an instant; write it like 2020-10-31T15:00:00Z, in the years 1970 to 2099.",
        ) from None


def instant(epoch: int) -> str:
    """Write UTC seconds since 1970 as a canonical instant."""
    days, second = divmod(epoch, DAY)
    minute, second = divmod(second, 60)
    return _day_text(days) + _MINUTE_TEXTS[minute] + _SECOND_TEXTS[second]


@lru_cache(maxsize=4096)
def _day_text(days: int) -> str:
    return date.fromordinal(days + _EPOCH_ORDINAL).isoformat()


class Zone:
    """A time zone as the UTC seconds at which its offset changes, and the offsets in seconds from then on."""

    __slots__ = ("_offsets", "_starts", "changes", "name", "offsets", "start")

    def __init__(self, name: str, start: int, changes: Sequence[int], offsets: Sequence[int]) -> None:
        self.name = name
        self.start = start
        self.changes = tuple(changes)
        self.offsets = tuple(offsets)
        self._offsets = (start, *offsets)
        self._starts: dict[int, int] = {}

    @staticmethod
    def load(name: str) -> Zone:
        """Load an IANA zone, with its changes from 1970 to 2099; an unknown name is refused."""
        return _load(name)

    @classmethod
    def from_compiled(cls, table: Mapping[str, Any]) -> Zone:
        """Take a zone from a payload's `compiled.zone`."""
        rows = table["transitions"]
        return cls(table["name"], int(table["start"]), [int(row[0]) for row in rows], [int(row[1]) for row in rows])

    def compiled(self) -> dict[str, Any]:
        """Write the zone as a payload's `compiled.zone`."""
        rows = [[change, offset] for change, offset in zip(self.changes, self.offsets, strict=True)]
        return {"name": self.name, "start": self.start, "transitions": rows}

    def offset(self, at: int) -> int:
        """Say how many seconds local clocks are ahead of UTC."""
        return self._offsets[bisect_right(self.changes, at)]

    def local_ordinal(self, at: int) -> int:
        """Say the local date as a proleptic Gregorian ordinal."""
        return (at + self._offsets[bisect_right(self.changes, at)]) // DAY + _EPOCH_ORDINAL

    def local_date(self, at: int) -> tuple[int, int, int]:
        """Say the local date as year, month and day."""
        day = date.fromordinal(self.local_ordinal(at))
        return day.year, day.month, day.day

    def day_start(self, year: int, month: int, day: int) -> int:
        """Find the first instant of a local day or, where the zone skips that day, of the next one there is."""
        return self.ordinal_start(date(year, month, day).toordinal())

    def ordinal_start(self, ordinal: int) -> int:
        """Find the first instant whose local date is that day or a later one."""
        start = self._starts.get(ordinal)
        if start is None:
            midnight = (ordinal - _EPOCH_ORDINAL) * DAY
            start = next(first for first, last in self._stretches(midnight) if last is None or first < last)
            self._starts[ordinal] = start
        return start

    def _stretches(self, wall: int) -> Iterator[tuple[int, int | None]]:
        """Yield, a stretch of constant offset at a time, the first instant that shows `wall` or later, and its end."""
        index = bisect_right(self.changes, wall - _FURTHEST)
        while True:
            since = self.changes[index - 1] if index else wall - 2 * _FURTHEST
            until = self.changes[index] if index < len(self.changes) else None
            yield max(since, wall - self._offsets[index]), until
            index += 1
            if until is None:
                return

    def instants_at(self, day: date, clock: time) -> tuple[int, ...]:
        """Find every instant at which local clocks show that time: none where it is skipped, two where it repeats."""
        seconds = (day.toordinal() - _EPOCH_ORDINAL) * DAY + clock.hour * 3600 + clock.minute * 60 + clock.second
        found = {seconds - offset for offset in self._offsets}
        return tuple(sorted(at for at in found if at + self.offset(at) == seconds))


@lru_cache(maxsize=64)
def _load(name: str) -> Zone:
    start, changes, offsets = zonefile.read(name, END)
    return Zone(name, start, changes, offsets)


def period(zone: Zone, kind: CalendarKind, at: int) -> tuple[int, int]:
    """Find the calendar period that holds an instant, as its start and its end.

    It is the one with the latest start not after the instant: where clocks go back over midnight, the hour that
    repeats belongs to the day that had already begun.
    """
    first = _FIRST_DAYS[kind](zone.local_ordinal(at))
    start, following = zone.ordinal_start(first), _next_first_day(kind, first)
    end = zone.ordinal_start(following)
    while end <= at:
        start, following = end, _next_first_day(kind, following)
        end = zone.ordinal_start(following)
    return start, end


def _month_first(ordinal: int) -> int:
    return ordinal - date.fromordinal(ordinal).day + 1


# Ordinal 1 is a Monday.
_FIRST_DAYS: Final = {
    "calendarDay": lambda ordinal: ordinal,
    "calendarWeek": lambda ordinal: ordinal - (ordinal - 1) % 7,
    "calendarMonth": _month_first,
}


def _next_first_day(kind: CalendarKind, first: int) -> int:
    if kind == "calendarMonth":
        return _month_first(first + 31)
    return first + (7 if kind == "calendarWeek" else 1)


def start_of_day_instant(zone: Zone, day: date) -> str:
    """Say the instant at which a typed date begins in the zone ("starts September 30")."""
    return _written(zone, day, zone.ordinal_start(_existing(zone, day)))


def end_of_day_instant(zone: Zone, day: date) -> str:
    """Say the instant at which a typed date is over in the zone ("ends October 31": the whole of that day)."""
    return _written(zone, day, zone.ordinal_start(_existing(zone, day) + 1))


def shown_end_date(zone: Zone, ends_at: str) -> date:
    """Say the date a window that ends then is shown to end on: the last local day inside it."""
    return date.fromordinal(zone.local_ordinal(epoch(ends_at) - 1))


def _existing(zone: Zone, day: date) -> int:
    ordinal = day.toordinal()
    if zone.local_ordinal(zone.ordinal_start(ordinal)) == ordinal:
        return ordinal
    following = day + timedelta(days=1)
    raise BadInput(
        "skipped-day",
        f"There was no {day} in {zone.name}, whose calendar skipped it; choose {following} or another day.",
    )


def _written(zone: Zone, day: date, at: int) -> str:
    if not FIRST <= at < END:
        raise BadInput("out-of-range", f"{day} in {zone.name} is outside the years 1970 to 2099; choose another day.")
    return instant(at)
