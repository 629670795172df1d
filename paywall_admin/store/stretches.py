"""Views in bulk, for whoever counts them column by column: each is one number, and a stretch of readers is one text.

Only for a store in a file. SQLite writes and joins the numbers by itself, so that no view becomes an object of Python,
and other threads go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from paywall_admin.core.calendar import DAY
from paywall_admin.store.look import Look, value

MARK_BITS: Final = 3
ARTICLE_BITS: Final = 31
ROOM: Final = 6_000_000  # bytes of a stretch: some 400,000 views, which take 40 MB when they are sorted and counted
_NARROWEST: Final = 4_096
_WIDEST: Final = 65_536  # the views of so many readers on one day are one text, however sparse the days before were
# In SQLite's SQL, << and | bind alike.
_VIEWS: Final = (
    f"SELECT CAST(group_concat((v.reader - ?) << {ARTICLE_BITS + MARK_BITS} | (v.article << {MARK_BITS}) | v.mark) "  # noqa: S608 - our own names
    "AS BLOB) FROM article_view v WHERE v.day = ? AND v.reader >= ? AND v.reader < ?"
)
_NEXT: Final = "SELECT min(reader) FROM article_view WHERE day = ? AND reader >= ?"
_Day = tuple[int, int, int]


class Stretch(NamedTuple):
    """The views of the readers from `first` on and before `beyond`: numbers with commas between them.

    A number has the reader, counted from `first`, above the article, and that above the mark.
    """

    first: int
    beyond: int
    views: bytes


def has_more(look: Look, start: int, end: int, views: int) -> bool:
    """Whether the days of a period have more views than that, in no more time than so many take."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM article_view WHERE day >= ? AND day <= ? LIMIT ?) AS some"
    return int(value(look, sql, start // DAY, end // DAY, views + 1)) > views


def stretches(look: Look, start: int, end: int, room: int = ROOM) -> Iterator[Stretch]:
    """The views from `start` on and before `end`, reader by reader, in texts of bounded size."""
    days = list(_days(start, end))
    width = _NARROWEST
    first = _next(look, days, 0)
    while first is not None:
        # One reader alone is taken whole: who opened so many articles is no person, but is counted all the same.
        views = _views(look, days, first, first + width, room if width > 1 else None)
        if views is None:
            width //= 2
            continue
        if views:
            yield Stretch(first, first + width, views)
        first = _next(look, days, first + width)
        if len(views) < room // 2:
            width = min(2 * width, _WIDEST)


def _next(look: Look, days: list[_Day], first: int) -> int | None:
    """The first reader from `first` on who read anything."""
    found = [value(look, _NEXT, day, first) for day, _, _ in days]
    return min((number for number in found if number is not None), default=None)


def _days(start: int, end: int) -> Iterator[_Day]:
    """Each UTC day of a period, with the seconds of it from which on and before which it belongs to the period."""
    for day in range(start // DAY, -(-end // DAY)):
        yield day, max(start - day * DAY, 0), min(end - day * DAY, DAY)


def _views(look: Look, days: list[_Day], first: int, beyond: int, room: int | None) -> bytes | None:
    """The views of some readers; None where they need more room."""
    found: list[bytes] = []
    size = 0
    for day, since, until in days:
        sql, values = _VIEWS, [first, day, first, beyond]
        if (since, until) != (0, DAY):  # asked of each view, it takes a sixth of the time
            sql, values = f"{sql} AND v.second >= ? AND v.second < ?", [*values, since, until]
        text = value(look, sql, *values)
        if text:
            found.append(text)
            size += len(text)
            if room is not None and size > room:
                return None
    return b",".join(found)
