"""Dates that stand in a text as literals, in the formats of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from paywall_admin.core.check.numberwords import ORDINAL, number_of, ordinal_of
from paywall_admin.core.check.wordings import wording
from paywall_admin.core.languages import language

# Fractions and sayings that look like a day and a month.
_SAYINGS: Final = frozenset({"24/7", "1/2", "1/3", "2/3", "1/4", "3/4", "9/11"})
# Names of months that are verbs too.
_VERBS: Final = frozenset({"may", "march"})
_HAN: Final = "[〇一二三四五六七八九十]"
_EAST: Final = re.compile(
    rf"(?:(?P<year>\d{{4}}|{_HAN}{{4}})\s?[年년]\s?)?(?<![\d十])(?P<month>\d{{1,2}}|{_HAN}{{1,2}})\s?[月월]\s?"
    rf"(?P<day>\d{{1,2}}|{_HAN}{{1,3}})\s?[日號号일](?:\s?\(?(?P<weekday>[月火水木金土日])(?:曜日?)?[)・]"
    r"|\s?(?P<named>[月火水木金土日])曜|\s?\(?(?:星期|週|周)(?P<chinese>[一二三四五六日天])\)?)?"
)
_ISO: Final = re.compile(r"(?<![\d/.-])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d])")
_NUMERIC: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|(?![\d/-]))(\.?)(?!\s*(?:stars?|points?|of)\b)"
)
_NTH: Final = re.compile(
    rf"\b(?:until|till|by|before|on|through|(?:ends?|expires?)(?: on)?) the "
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?=\s*(?:[.,;!?)]|$))",
    re.IGNORECASE | re.MULTILINE,
)
_EASTERN_WEEK: Final = {sign: place for place, sign in enumerate("月火水木金土日")}
_CHINESE_WEEK: Final = {sign: place for place, sign in enumerate("一二三四五六日")} | {"天": 6}
LAST: Final = 0
"""Stands for the last day of a month."""


class Day(NamedTuple):
    """A literal date: as it stands there, and the dates it can mean.

    A year or month of 0 was not written; the day `LAST` is that of the month. `weekday` (Monday is 0) stands beside
    it. Without any meaning it depends on when it is read: on the reader's own day where `is_today`.
    """

    source: str
    meanings: frozenset[tuple[int, int, int]]
    weekday: int | None = None
    is_today: bool = False

    def names(self, day: date) -> bool:
        """Say whether the date can be that day, whatever weekday stands beside it."""
        return any(
            year in (0, day.year)
            and month in (0, day.month)
            and (_is_last(day) if number == LAST else number == day.day)
            for year, month, number in self.meanings
        )

    def means(self, day: date) -> bool:
        """Say whether the date can be that day, and its weekday is right."""
        return self.names(day) and self.weekday in (None, day.weekday())


def _is_last(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def days(text: str, locale: str) -> Iterator[Day]:
    """Find the dates in a text that could be those of something in the settings."""
    code = language(locale).language
    since = _compiled(rf"(?:{wording(code).since})$")
    for pattern in (_EAST, _ISO, *_named(locale)):
        for match in pattern.finditer(text):
            if not since.search(text[max(0, match.start() - 30) : match.start()]):
                yield from _read(match, locale)
    yield from _numeric(text, locale)
    if code == "en":
        for match in _NTH.finditer(text):
            yield from _real(match["day"], {(0, 0, _day(match["day"]))})
    yield from _relative(text, code)


def _read(match: re.Match[str], locale: str) -> Iterator[Day]:
    groups = match.groupdict()
    if groups["month"] in _VERBS:
        return
    month = _number(groups["month"])
    if month is None:
        month = _months(locale)[_key(groups["month"])]
    is_last = "day" not in groups
    day = LAST if is_last else _day(groups["day"])
    if month and (day or is_last):
        meanings = {(_number(groups.get("year") or "") or 0, month, day)}
        yield from _real(match[0], meanings, _weekday(groups, locale), is_last=is_last)


def _day(written: str) -> int:
    number = _number(written)
    return (ordinal_of(written) or 0) if number is None else number


def _number(written: str) -> int | None:
    if re.fullmatch(_HAN + "+", written):
        return number_of(written, "ja")
    return int(written) if written.isdecimal() else None


def _weekday(groups: dict[str, str | None], locale: str) -> int | None:
    if groups.get("chinese"):
        return _CHINESE_WEEK[groups["chinese"] or ""]
    said = groups.get("weekday") or groups.get("named")
    return None if not said else _EASTERN_WEEK.get(said, _weekdays(locale).get(_key(said)))


def _real(
    source: str, meanings: set[tuple[int, int, int]], weekday: int | None = None, *, is_last: bool = False
) -> Iterator[Day]:
    found = frozenset(meaning for meaning in meanings if _exists(*meaning, is_last=is_last))
    if found:
        yield Day(source.strip(), found, weekday)


def _exists(year: int, month: int, day: int, *, is_last: bool) -> bool:
    try:
        date(year or 2000, month or 1, 1 if is_last else day)
    except ValueError:
        return False
    return True


def _numeric(text: str, locale: str) -> Iterator[Day]:
    """Find dates in digits alone: `10/31`, `31.10.`, `31/10/2020`, read in both orders where there is a year."""
    month_first, mark = _order(locale)
    for match in _NUMERIC.finditer(text):
        first, between, second, year, end = match.groups()
        if year:
            full = int(year) if len(year) == 4 else 2000 + int(year)
            if between != "-" or len(year) == 4:
                yield from _real(match[0], {(full, int(first), int(second)), (full, int(second), int(first))})
        elif between == "/" and mark != "." and match[0] not in _SAYINGS:
            yield from _real(match[0], {(0, int(first), int(second)) if month_first else (0, int(second), int(first))})
        elif between == "." and mark == "." and end:
            yield from _real(match[0], {(0, int(second), int(first))})


def _relative(text: str, code: str) -> Iterator[Day]:
    """Find what ends on a day that depends on when the text is read."""
    said = wording(code)
    for pattern, is_today in ((said.today, True), (said.soon, False)):
        for match in _compiled(pattern).finditer(text):
            yield Day(match[0].strip(), frozenset(), is_today=is_today)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


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
def _weekdays(locale: str) -> dict[str, int]:
    """The names of the days of the week, in the language and in English, without a full stop."""
    found: dict[str, int] = {}
    for code in ("en", locale):
        for width in ("wide", "abbreviated"):
            names = language(code).days.get("format", {}).get(width, {})
            found |= {_key(str(name)): number for number, name in names.items() if len(str(name)) > 1}
    return found


@lru_cache(maxsize=256)
def _named(locale: str) -> tuple[re.Pattern[str], ...]:
    """Dates with the name of a month: before the day, after it, or for its end."""
    said = wording(language(locale).language)
    month = rf"(?<!\w)(?P<month>{_alternatives(_months(locale))})\.?(?!\w)"
    weekday = rf"(?:(?<!\w)(?P<weekday>{_alternatives(_weekdays(locale))})\.?,?\s+(?:the |den |dem |le |el |il )?)?"
    year = r"(?:,?\s+(?:de\s+)?(?P<year>\d{4})(?!\d))?"
    ordinal = rf"\d{{1,2}}(?:st|nd|rd|th)?|(?:{ORDINAL})(?!\w)"
    after = rf"{weekday}{month}(?:\s+(?:the\s+)?|-)(?P<day>{ordinal})(?![\d:%])(?!\s*[ap]\.?m){year}"
    number = rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º|°)?|(?:{ORDINAL})(?!\w)"
    before = rf"{weekday}(?<![\d.,$€£\w])(?P<day>{number})(?:\s+(?:of\s+|de\s+|d['’])?|-){month}{year}"
    ends = rf"(?:{said.month_end}){month}{year}"
    east = rf"(?<!\d)(?P<month>\d{{1,2}})(?:{said.month_end_after})"
    return tuple(map(_compiled, (after, before, ends, east)))


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@lru_cache(maxsize=256)
def _order(locale: str) -> tuple[bool, str]:
    """Say whether the month stands first in a short date of the language, and what stands between."""
    pattern = str(language(locale).date_formats["short"].pattern)
    return pattern.find("M") < pattern.find("d"), "." if "." in pattern else "/"
