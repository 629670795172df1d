"""When a meter starts again, as a person says it: date, time and place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from paywall_admin.core import calendar
from paywall_admin.core.settings import Period

translate = QCoreApplication.translate


def reset_words(period: Period, zone_name: str, at: int) -> str:
    """When the count starts again, seen from an instant; for rolling days, how long an article counts."""
    if period.kind == "rollingDays":
        if period.days == 1:
            return translate("Reset", "Each article counts for 24 hours from when it was read.")
        return translate("Reset", "Each article counts for {days} days from when it was read.").format(days=period.days)
    zone = calendar.Zone.load(zone_name)
    _, end = calendar.period(zone, period.kind, at)
    return translate("Reset", "Resets {when}").format(when=moment(zone, end, at))


def moment(zone: calendar.Zone, instant: int, at: int) -> str:
    """An instant in a zone, with the year where it is not the present one: `Nov 1, 00:00 (Tokyo)`."""
    year, month, day = zone.local_date(instant)
    seconds = (instant + zone.offset(instant)) % calendar.DAY
    locale = QLocale(translate("Reset", "en", "the code of the language of the window"))
    if year == zone.local_date(at)[0]:
        words = translate("Reset", "{month} {day}, {time} ({zone})")
    else:
        words = translate("Reset", "{month} {day}, {year}, {time} ({zone})")
    return words.format(
        month=locale.monthName(month, QLocale.FormatType.ShortFormat),
        day=day,
        year=year,
        time=f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}",
        zone=zone.name.rpartition("/")[2].replace("_", " "),
    )
