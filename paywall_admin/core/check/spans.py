"""Lengths of time that stand in a text as literals, in the words of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from paywall_admin.core.check.numberwords import words as number_words
from paywall_admin.core.check.numerals import value
from paywall_admin.core.check.wordings import NOUNS, wording
from paywall_admin.core.languages import language

UNITS: Final = ("day", "week", "month", "year")
LONG_YEARS: Final = 5
"""As many years or more are told of the publication, never of what it sells."""

# Where CLDR's own words are not the ones people write, or are those of dates as well.
_WRITTEN: Final = {
    "ja": {"day": "日間", "week": "週間", "month": "[かカヶヵケ箇]月", "year": "年間"},
    "zh": {"day": "[天日](?!期)", "week": "[週周星]期?", "month": "[個个]月", "year": "年(?!\\s*\\d)"},
    "ko": {"day": "일(?=간| )", "week": "주", "month": "개월|달(?!러)", "year": "년(?!\\s*\\d)"},
}
_SHORT: Final = {"en": {"week": "wks?", "month": "mths?|mos?", "year": "yrs?"}}
# `a 3-month trial` is a length of time that is sold, `a 3-day summit` is not.
_SOLD: Final = re.compile(rf"[\s,-]+(?!(?:of|on|in|to|at)\b)(?:[\w-]+[\s,]+){{0,2}}(?:{NOUNS})\b", re.IGNORECASE)
_NEAR: Final = 40


class Length(NamedTuple):
    """A literal length of time: as it stands there, its number and its unit."""

    source: str
    number: int
    unit: str

    @property
    def normal(self) -> tuple[int, str]:
        """Count and unit such that equal lengths are equal: months for years, days for weeks."""
        return normal(self.number, self.unit)


class _Reading(NamedTuple):
    """How lengths of time are read in one language."""

    counted: tuple[tuple[str, re.Pattern[str]], ...]
    fixed: tuple[tuple[int, str, re.Pattern[str]], ...]
    before: re.Pattern[str]
    after: re.Pattern[str]


def normal(count: int, unit: str) -> tuple[int, str]:
    """Count and unit such that equal lengths are equal."""
    factor, smaller = {"year": (12, "month"), "week": (7, "day")}.get(unit, (1, unit))
    return count * factor, smaller


def lengths(text: str, locale: str) -> Iterator[Length]:
    """Find the lengths of time in a text that could be those of something sold."""
    reading, code = _reading(locale), language(locale).language
    for unit, pattern in reading.counted:
        for match in pattern.finditer(text):
            found = Length(match[0], int(value(match["count"], code=code)), unit)
            if not _is_told_of_others(found, match, reading, code):
                yield found
    for number, unit, pattern in reading.fixed:
        yield from (Length(match[0].strip(), number, unit) for match in pattern.finditer(text))


def _is_told_of_others(found: Length, match: re.Match[str], reading: _Reading, code: str) -> bool:
    """Say whether a length is told of something not sold: `for 20 years`, `7 days a week`, `a 3-day summit`."""
    if found.unit == "year" and found.number >= LONG_YEARS:
        return True
    text, start, end = match.string, match.start(), match.end()
    if reading.before.search(text[max(0, start - _NEAR) : start]) or reading.after.match(text, end):
        return True
    if code != "en":
        return False
    is_adjective = text[match.end("count")] == "-" or found.source.lower() == "one day"
    return is_adjective and not _SOLD.match(text, end)


@lru_cache(maxsize=256)
def _reading(locale: str) -> _Reading:
    code = language(locale).language
    said = wording(code)
    numbers = rf"\d{{1,4}}|{number_words(code)}"
    # Endings of cases beyond CLDR's own forms: `3 Monaten`.
    ending = "" if code in _WRITTEN else r"\w{0,2}(?!\w)"
    counted, fixed = [], [(6, "month", said.half_year), (14, "day", said.fortnight)]
    for unit in UNITS:
        written, pair = _words(locale, unit)
        names = _WRITTEN.get(code, {}).get(unit) or "|".join(filter(None, (written, _SHORT.get(code, {}).get(unit))))
        start = rf"(?<![\d.,/:])(?<![A-Za-z])(?<!\w-)(?P<count>{numbers})"
        counted.append((unit, _compiled(rf"{start}[\s\u00a0-]?(?:{names}){ending}")))
        fixed.append((1, unit, rf"(?:{said.one})(?:{names}){ending}"))
        fixed.append((2, unit, rf"(?<!\w)(?:{pair})(?!\w)" if pair else "(?!)"))
    return _Reading(
        tuple(counted),
        tuple((number, unit, _compiled(pattern)) for number, unit, pattern in fixed if "(?!)" not in pattern[:8]),
        _compiled(rf"(?:{said.before})$"),
        _compiled(said.after),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _words(locale: str, unit: str) -> tuple[str, str]:
    """The words of a unit in all the forms CLDR has for it, and its dual, which needs no number; parts of patterns."""
    from babel.units import format_unit  # noqa: PLC0415 - the window is painted before CLDR is loaded

    found, pairs = set(), set()
    for number in (1, 2, 3, 5, 11, 21, 100):
        for length in ("long", "short"):
            text = format_unit(number, f"duration-{unit}", length=length, locale=language(locale))
            words = re.sub(r"[\d\s\u00a0\u202f]+", " ", text).strip(" .")
            if len(words) >= 3 and "duration" not in words:
                found.add(re.escape(words))
                if number == 2 and not re.search(r"\d", text):
                    pairs.add(re.escape(words))
    return "|".join(sorted(found, key=len, reverse=True)) or "(?!)", "|".join(pairs)
