"""Zone tables from the TZif files of the `tzdata` package (RFC 9636), their closing rule spelled out year by year."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from paywall_admin.core.problems import BadInput

_HEADER: Final = struct.Struct(">4sc15x6l")
_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
_LAST_YEAR: Final = 2099

_NAME: Final = r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)"
_TIME: Final = r"[+-]?\d{1,3}(?::\d\d(?::\d\d)?)?"
_DAY: Final = r"(?:M\d{1,2}\.\d\.\d|J\d{1,3}|\d{1,3})"
_RULE: Final = re.compile(
    rf"{_NAME}(?P<std>{_TIME})"
    rf"(?:{_NAME}(?P<dst>{_TIME})?,(?P<start>{_DAY})(?:/(?P<start_time>{_TIME}))?"
    rf",(?P<end>{_DAY})(?:/(?P<end_time>{_TIME}))?)?",
    re.ASCII,
)


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """List every zone name there is, in alphabetical order."""
    return tuple(sorted(files("tzdata").joinpath("zones").read_text("ascii").split()))


def read(name: str, end: int) -> tuple[int, list[int], list[int]]:
    """Read a zone: its offset at the start of 1970, and the changes after that and before `end` with their offsets.

    Only the names of the package's own list are looked up, so a name can neither be a path nor depend on the case
    of a file system.
    """
    if name not in names():
        raise BadInput("unknown-zone", f"There is no time zone {name[:80]!r}; choose one such as Asia/Tokyo.")
    content = files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    moments, offsets, first, rule = _parse(content)
    last = moments[-1] if moments else -(1 << 62)
    for moment, offset in spell_out(rule):
        if moment > last:
            moments.append(moment)
            offsets.append(offset)
    return _changes(moments, offsets, first, end)


def _changes(moments: list[int], offsets: list[int], first: int, end: int) -> tuple[int, list[int], list[int]]:
    """Keep what lies between 1970 and `end` and really changes the offset."""
    start = offset = first
    kept_moments: list[int] = []
    kept_offsets: list[int] = []
    for moment, following in zip(moments, offsets, strict=True):
        if moment <= 0:
            start = offset = following
        elif moment < end and following != offset:
            kept_moments.append(moment)
            kept_offsets.append(following)
            offset = following
    return start, kept_moments, kept_offsets


def _parse(content: bytes) -> tuple[list[int], list[int], int, str]:
    """Read the 64-bit block of a TZif file: moments, offsets, the offset before them, and the closing rule."""
    at = _HEADER.size + _block_size(content, 0, 4)
    _, _, _, _, _, times, types, _ = _HEADER.unpack_from(content, at)
    size = _block_size(content, at, 8)
    at += _HEADER.size
    rule = content[at + size :].decode("ascii").strip("\n")
    moments = list(struct.unpack_from(f">{times}q", content, at))
    kinds = content[at + 8 * times : at + 9 * times]
    table = [struct.unpack_from(">lBB", content, at + 9 * times + 6 * index)[0] for index in range(types)]
    return moments, [table[kind] for kind in kinds], table[0], rule


def _block_size(content: bytes, at: int, width: int) -> int:
    _, _, ut_count, std_count, leaps, times, types, characters = _HEADER.unpack_from(content, at)
    return int(times * (width + 1) + types * 6 + characters + leaps * (width + 4) + std_count + ut_count)


class _Turn(NamedTuple):
    """A yearly change: on which day, at which second of the local day."""

    day: str
    second: int


def spell_out(rule: str) -> Iterator[tuple[int, int]]:
    """Spell a POSIX TZ rule out: every change it makes from 1970 to 2099, in order."""
    parts = _RULE.fullmatch(rule)
    if parts is None:
        raise ValueError(f"a zone file closes with a rule nobody can read: {rule!r}")
    if not parts["start"]:
        return
    standard = -_seconds(parts["std"])
    summer = -_seconds(parts["dst"]) if parts["dst"] else standard + 3600
    start = _Turn(parts["start"], _seconds(parts["start_time"] or "2"))
    end = _Turn(parts["end"], _seconds(parts["end_time"] or "2"))
    for year in range(1970, _LAST_YEAR + 1):
        yield from sorted([(_moment(year, start, standard), summer), (_moment(year, end, summer), standard)])


def _seconds(text: str) -> int:
    hours, minutes, seconds = (*map(int, text.lstrip("+-").split(":")), 0, 0)[:3]
    total = hours * 3600 + minutes * 60 + seconds
    return -total if text.startswith("-") else total


def _moment(year: int, turn: _Turn, offset: int) -> int:
    return (_ordinal(year, turn.day) - _EPOCH_ORDINAL) * 86_400 + turn.second - offset


def _ordinal(year: int, day: str) -> int:
    """Find the day a rule names: `Mm.w.d` (w 5 is the last), `Jn` (never counts February 29) or `n` (from 0)."""
    new_year = date(year, 1, 1).toordinal()
    if day.startswith("J"):
        number = int(day[1:])
        leap = date(year, 12, 31).toordinal() - new_year == 365
        return new_year + number - 1 + (1 if leap and number >= 60 else 0)
    if not day.startswith("M"):
        return new_year + int(day)
    month, week, weekday = map(int, day[1:].split("."))
    first = date(year, month, 1).toordinal()
    found = first + (weekday - first) % 7 + 7 * (week - 1)  # an ordinal's remainder by 7 is its weekday, Sunday 0
    while date.fromordinal(found).month != month:
        found -= 7
    return found
