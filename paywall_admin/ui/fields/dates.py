"""Dates as people type them: `Oct 31`, `31 October 2026`, `2026-10-31, 21:00`; nothing doubtful is guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.moments import window_locale

translate = QCoreApplication.translate
_SHORTEST_NAME: Final = 3
_NOON: Final = 12
_FIRST_YEAR, _LAST_YEAR = 1970, 2099

_CLOCK: Final = re.compile(
    r"(?:^|[\s,t])(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?$"
)
_DAYS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})",
        r"(?:(?P<year>\d{4})年\s?)?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日",
        r"(?P<name>[^\W\d_]+)\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s*(?P<year>\d{4}))?",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:of\s+)?(?P<name>[^\W\d_]+)\.?(?:\s*,?\s*(?P<year>\d{4}))?",
    )
)
_NUMBERS: Final = re.compile(r"(?P<a>\d{1,2})\s?[-/.]\s?(?P<b>\d{1,2})\s?[-/.]\s?(?P<year>\d{4})")


class Typed(NamedTuple):
    """A day, and a time of day where one was typed."""

    day: date
    clock: time | None = None


def read(text: str, today: date, *, past: bool = False) -> Typed:
    """The day that a person means; one without a year is the next such day to come, or with `past` the last one."""
    bare = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    clock, bare = _clock(bare)
    return Typed(_day(bare, today, past=past), clock)


def _clock(text: str) -> tuple[time | None, str]:
    found = _CLOCK.search(text)
    if found is None:
        return None, text
    hour, half = int(found["hour"]), (found["half"] or "")[:1]
    if half and not 1 <= hour <= _NOON:
        raise Invalid(_no_time(found[0].strip(" ,")))
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0)), text[: found.start()].rstrip(" ,")
    except ValueError:
        raise Invalid(_no_time(found[0].strip(" ,"))) from None


def _no_time(text: str) -> str:
    return translate("Dates", "There is no time {text}. Write it like 21:00.").format(text=text)


def _day(text: str, today: date, *, past: bool) -> date:
    relative = {"today": 0, "tomorrow": 1, "yesterday": -1, "今日": 0, "明日": 1, "昨日": -1}
    if text in relative:
        return today + timedelta(days=relative[text])
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        return _from_numbers(text, int(numbers["a"]), int(numbers["b"]), int(numbers["year"]))
    for pattern in _DAYS:
        found = pattern.fullmatch(text)
        if found:
            groups = found.groupdict()
            month = _month(groups["name"]) if groups.get("name") else int(groups["month"])
            return _dated(text, groups["year"], month, int(groups["day"]), today, past=past)
    raise Invalid(_not_a_date(text))


def _not_a_date(text: str) -> str:
    if not text:
        return translate("Dates", "Write a date, such as October 31, 2026.")
    short = text if len(text) <= 30 else text[:30] + "…"
    return translate("Dates", "“{text}” is no date. Write it like October 31, 2026.").format(text=short)


def _from_numbers(text: str, first: int, second: int, year: int) -> date:
    if first <= _NOON and second <= _NOON and first != second:
        sentence = translate(
            "Dates", "{text} can be read in two ways. Write the month as a word, like October 31, 2026."
        )
        raise Invalid(sentence.format(text=text))
    day, month = (first, second) if first > _NOON else (second, first)
    return _dated(text, str(year), month, day, date(year, 1, 1))


def _month(name: str) -> int:
    locales = (window_locale(), QLocale("en"))
    for locale in locales:
        names = [locale.monthName(month, QLocale.FormatType.LongFormat).casefold() for month in range(1, 13)]
        found = [place for place, full in enumerate(names, 1) if full.startswith(name)]
        if len(found) == 1 and (len(name) >= _SHORTEST_NAME or name == names[found[0] - 1]):
            return found[0]
        if name == "sept" and "september" in names:
            return 9
    raise Invalid(_not_a_date(name))


def _dated(text: str, year: str | None, month: int, day: int, today: date, *, past: bool = False) -> date:
    if year and not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        sentence = translate("Dates", "{year} is too far away. Dates from {first} to {last} can be kept.")
        raise Invalid(sentence.format(year=year, first=_FIRST_YEAR, last=_LAST_YEAR))
    # Without a year, February 29 may be eight years away.
    near = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for candidate in [int(year)] if year else near:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or (found <= today if past else found >= today):
            return found
    raise Invalid(translate("Dates", "There is no such day: {text}. Choose another one.").format(text=text))
