"""Dates that stand in a text as literals, in the formats of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from paywall_admin.core.languages import language

# Fractions and sayings that look like a day and a month.
_SAYINGS: Final = frozenset({"24/7", "1/2", "1/3", "2/3", "1/4", "3/4"})
_EAST: Final = re.compile(
    r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]"
)
_ISO: Final = re.compile(r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d])")


class Day(NamedTuple):
    """A literal date: as it stands there, and the dates it can mean (year 0: no year was written)."""

    source: str
    meanings: frozenset[tuple[int, int, int]]

    def means(self, day: date) -> bool:
        """Say whether the date can be that day."""
        return any(
            (month, number) == (day.month, day.day) and year in (0, day.year) for year, month, number in self.meanings
        )


def days(text: str, locale: str) -> Iterator[Day]:
    """Find the dates in a text."""
    for pattern in (_EAST, _ISO, *_named(locale)):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = groups["month"]
            number = int(month) if month.isdecimal() else _months(locale)[_key(month)]
            meanings = {(int(groups.get("year") or 0), number, int(groups["day"]))}
            yield from _real(match[0], meanings)
    yield from _numeric(text, locale)


def _real(source: str, meanings: set[tuple[int, int, int]]) -> Iterator[Day]:
    found = frozenset(meaning for meaning in meanings if _exists(*meaning))
    if found:
        yield Day(source.strip(), found)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _numeric(text: str, locale: str) -> Iterator[Day]:
    """Find dates in digits alone: `10/31`, `31.10.`, `31/10/2020`, read in both orders where there is a year."""
    month_first, mark = _order(locale)
    for match in re.finditer(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|(?![\d/]))(\.?)", text):
        first, between, second, year, end = match.groups()
        if year:
            full = int(year) if len(year) == 4 else 2000 + int(year)
            yield from _real(match[0], {(full, int(first), int(second)), (full, int(second), int(first))})
        elif between == "/" and mark != "." and match[0] not in _SAYINGS:
            yield from _real(match[0], {(0, int(first), int(second)) if month_first else (0, int(second), int(first))})
        elif between == "." and mark == "." and end:
            yield from _real(match[0], {(0, int(second), int(first))})


def _key(name: str) -> str:
    return name.casefold().rstrip(".")


@lru_cache(maxsize=256)
def _months(locale: str) -> dict[str, int]:
    """The names of the months, in the language and in English, without a full stop."""
    found: dict[str, int] = {"sept": 9}
    for code in ("en", locale):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = language(code).months.get(context, {}).get(width, {})
                found |= {_key(str(name)): number for number, name in names.items() if not str(name)[:1].isdigit()}
    return found


@lru_cache(maxsize=256)
def _named(locale: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in sorted(_months(locale), key=len, reverse=True))
    month = rf"(?<!\w)(?P<month>{names})\.?(?!\w)"
    year = r"(?:,?\s+(?:de\s+)?(?P<year>\d{4})(?!\d))?"
    after = rf"{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%])(?!\s*[ap]\.?m){year}"
    before = rf"(?<![\d.,$€£])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:of\s+|de\s+|d['’])?{month}{year}"
    return re.compile(after, re.IGNORECASE), re.compile(before, re.IGNORECASE)


@lru_cache(maxsize=256)
def _order(locale: str) -> tuple[bool, str]:
    """Say whether the month stands first in a short date of the language, and what stands between."""
    pattern = str(language(locale).date_formats["short"].pattern)
    return pattern.find("M") < pattern.find("d"), "." if "." in pattern else "/"
