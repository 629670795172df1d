"""Lengths of time that stand in a text as literals, in the words of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from paywall_admin.core.check.numerals import WORD, value
from paywall_admin.core.languages import language

UNITS: Final = ("day", "week", "month", "year")

# Where CLDR's own words are not the ones people write, or are those of dates as well.
_WRITTEN: Final = {
    "ja": {"day": "日間", "week": "週間", "month": "[かカヶヵケ箇]月", "year": "年間"},
    "zh": {"day": "[天日](?!期)", "week": "[週周星]期?", "month": "[個个]月", "year": "年(?!\\s*\\d)"},
    "ko": {"day": "일(?=간| )", "week": "주", "month": "개월|달", "year": "년(?!\\s*\\d)"},
}


class Length(NamedTuple):
    """A literal length of time: as it stands there, its number and its unit."""

    source: str
    number: int
    unit: str

    @property
    def normal(self) -> tuple[int, str]:
        """Count and unit such that equal lengths are equal: months for years, days for weeks."""
        return normal(self.number, self.unit)


def normal(count: int, unit: str) -> tuple[int, str]:
    """Count and unit such that equal lengths are equal."""
    factor, smaller = {"year": (12, "month"), "week": (7, "day")}.get(unit, (1, unit))
    return count * factor, smaller


def lengths(text: str, locale: str) -> Iterator[Length]:
    """Find the lengths of time in a text."""
    for unit, pattern in _patterns(locale):
        for match in pattern.finditer(text):
            yield Length(match[0], int(value(match["count"])), unit)


@lru_cache(maxsize=256)
def _patterns(locale: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    code = language(locale).language
    numbers = rf"\d{{1,4}}|{WORD}" if code == "en" else r"\d{1,4}"
    found = []
    for unit in UNITS:
        words = _WRITTEN.get(code, {}).get(unit) or _words(locale, unit)
        # Endings of cases beyond CLDR's own forms: `3 Monaten`.
        ending = "" if code in _WRITTEN else r"\w{0,2}(?!\w)"
        pattern = rf"(?<![\d.,/:])(?<![A-Za-z])(?P<count>{numbers})[\s\u00a0-]?(?:{words}){ending}"
        found.append((unit, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


def _words(locale: str, unit: str) -> str:
    """The words of a unit in all the forms CLDR has for it, as a part of a pattern."""
    from babel.units import format_unit  # noqa: PLC0415 - the window is painted before CLDR is loaded

    found = set()
    for number in (1, 2, 3, 5, 11, 21, 100):
        for length in ("long", "short"):
            text = format_unit(number, f"duration-{unit}", length=length, locale=language(locale))
            words = re.sub(r"[\d\s\u00a0\u202f]+", " ", text).strip(" .")
            if len(words) >= 3 and "duration" not in words:
                found.add(re.escape(words))
    return "|".join(sorted(found, key=len, reverse=True)) or "(?!)"
