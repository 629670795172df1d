"""The sample publication: a template whose dates are days of a year, made into settings for one year.

In the template an instant is written as the day it stands for in the publication's zone:
`{"$startOfDay": "09-30"}` or `{"$endOfDay": "10-31"}` (the first instant of the day after).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from paywall_admin.core.calendar import Zone, end_of_day_instant, epoch, start_of_day_instant
from paywall_admin.core.codec import parse_value
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Settings

ASSET: Final = "sample/publication.json"
"""Where the template is among the shipped files."""

ZONE: Final = "Asia/Tokyo"
LAST_DAY: Final = (10, 31)
"""The zone of the sample, and the day on which its dated offer ends."""

_DAYS: Final[dict[str, Callable[[Zone, date], str]]] = {
    "$startOfDay": start_of_day_instant,
    "$endOfDay": end_of_day_instant,
}


def build(template: str, year: int) -> Settings:
    """Make the sample publication with the dates of one year."""
    if not 1970 <= year <= 2099:
        raise BadInput("out-of-range", f"There is no sample for the year {year}; choose one from 1970 to 2099.")
    fields = json.loads(template)
    zone = Zone.load(fields["publication"]["timeZone"])
    return parse_value(Settings, _dated(fields, zone, year))


def next_year(at: str) -> int:
    """Say in which year the next October 31st to come is over, so that the dated offer is live at `at`."""
    zone, moment = Zone.load(ZONE), epoch(at)
    year = zone.local_date(moment)[0]
    return year if moment < epoch(end_of_day_instant(zone, date(year, *LAST_DAY))) else year + 1


def _dated(value: Any, zone: Zone, year: int) -> Any:
    """Put instants in the place of the template's days."""
    if isinstance(value, list):
        return [_dated(item, zone, year) for item in value]
    if not isinstance(value, dict):
        return value
    for mark, instant in _DAYS.items():
        if mark in value:
            month, day = value[mark].split("-")
            return instant(zone, date(year, int(month), int(day)))
    return {key: _dated(item, zone, year) for key, item in value.items()}
