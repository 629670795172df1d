"""Days and instants in the words of the window: `October 31, 2026`, `Nov 1, 2026, 00:00`."""

from __future__ import annotations

from datetime import date, time
from functools import cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from paywall_admin.core.calendar import DAY, Zone

translate = QCoreApplication.translate


def window_language() -> str:
    """The code of the window's language."""
    return translate("Moments", "en", "the code of the language of the window")


def window_locale() -> QLocale:
    """The locale of the window's language."""
    return QLocale(window_language())


@cache
def _month_name(language: str, month: int, kind: QLocale.FormatType) -> str:
    """A month's name; lists of a thousand rows ask for it more often than Qt is quick to say it."""
    return QLocale(language).monthName(month, kind)


def day_words(day: date) -> str:
    """A date in full: `October 31, 2026`."""
    words = translate("Moments", "{month} {day}, {year}")
    month = _month_name(window_language(), day.month, QLocale.FormatType.LongFormat)
    return words.format(month=month, day=day.day, year=day.year)


def short_day_words(day: date, *, year: bool = True) -> str:
    """A date where room is short: `Oct 31, 2026`, or without the year `Oct 31`."""
    words = translate("Moments", "{month} {day}, {year}") if year else translate("Moments", "{month} {day}")
    month = _month_name(window_language(), day.month, QLocale.FormatType.ShortFormat)
    return words.format(month=month, day=day.day, year=day.year)


def month_words(day: date) -> str:
    """The month of a date: `October 2026`."""
    month = _month_name(window_language(), day.month, QLocale.FormatType.LongFormat)
    return translate("Moments", "{month} {year}").format(month=month, year=day.year)


def short_month_names() -> tuple[str, ...]:
    """The months where room is short: `Jan`, `Feb`."""
    language = window_language()
    return tuple(_month_name(language, month, QLocale.FormatType.ShortFormat) for month in range(1, 13))


def clock_words(clock: time) -> str:
    """A time of day: `21:00`, with seconds where it has some."""
    return clock.isoformat("seconds" if clock.second else "minutes")


def local_time(zone: Zone, at: int) -> tuple[date, time]:
    """What calendar and clock of a zone show at an instant."""
    seconds = (at + zone.offset(at)) % DAY
    return date(*zone.local_date(at)), time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def moment_words(zone: Zone, at: int) -> str:
    """An instant as a zone's calendar and clock show it: `Nov 1, 2026, 00:00`."""
    day, clock = local_time(zone, at)
    return translate("Moments", "{day}, {time}").format(day=short_day_words(day), time=clock_words(clock))


def short_moment_words(zone: Zone | None, at: int, now: int) -> str:
    """The same to the minute, without the year where that is the present one: `Nov 26, 08:20`.

    Nothing while the zone is not known.
    """
    if zone is None:
        return ""
    day, clock = local_time(zone, at - at % 60)
    date = short_day_words(day, year=zone.local_date(now)[0] != day.year)
    return translate("Moments", "{day}, {time}").format(day=date, time=clock_words(clock))


def zone_words(zone: Zone) -> str:
    """The place that a zone is named after: `Tokyo`."""
    return zone.name.rpartition("/")[2].replace("_", " ")


def in_zones(zone: Zone, at: int) -> str:
    """An instant in the publication's zone, in UTC, and on this computer where its clock shows another time."""
    utc = Zone("UTC", 0, (), ())
    said = translate("Moments", "{when} in {place}").format(when=moment_words(zone, at), place=zone_words(zone))
    parts = [said]
    if zone.offset(at):
        parts.append(translate("Moments", "{when} UTC").format(when=moment_words(utc, at)))
    here = _offset_here(at)
    if here not in (0, zone.offset(at)):
        when = moment_words(Zone("here", here, (), ()), at)
        parts.append(translate("Moments", "{when} on this computer").format(when=when))
    return " · ".join(parts)


def _offset_here(at: int) -> int:
    system = QTimeZone(QTimeZone.systemTimeZoneId())
    return system.offsetFromUtc(QDateTime.fromSecsSinceEpoch(at)) if system.isValid() else 0
