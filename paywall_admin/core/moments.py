"""A moment as people type it: a local date and time in a zone. What does not exist, or exists twice, is asked about."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from paywall_admin.core.calendar import END, Zone, epoch, instant
from paywall_admin.core.problems import BadInput

_TYPED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T|\s+)(\d{1,2}):(\d{2})\Z", re.ASCII)


def typed_moment(zone: Zone, text: str, *, place: str | None = None) -> int:
    """Read `2026-10-31 18:00` as local time in the zone, or `2026-10-31T09:00:00Z` as it stands; UTC seconds."""
    text = text.strip()
    if text.endswith("Z"):
        try:
            return epoch(text)
        except BadInput as refused:
            raise BadInput(refused.code, refused.sentence, place=place) from None
    match = _TYPED.match(text)
    if match is None:
        raise BadInput(
            "bad-moment", f"{text[:40]!r} is no date and time; write it like 2026-10-31 18:00.", place=place
        )  # fmt: skip
    try:
        day, clock = date.fromisoformat(match[1]), time(int(match[2]), int(match[3]))
    except ValueError:
        raise BadInput("bad-moment", f"There is no {match[1]} {match[2]}:{match[3]}; check it.", place=place) from None
    return _only(zone, day, clock, place)


def local_text(zone: Zone, at: int) -> str:
    """Write a moment as local date and time: `2026-10-31 18:00`."""
    return instant(at + zone.offset(at))[:16].replace("T", " ")


def offset_text(zone: Zone, at: int) -> str:
    """Say by how much local clocks are ahead of UTC then: `UTC+9`, `UTC-3:30`."""
    minutes = abs(zone.offset(at)) // 60
    sign = "-" if zone.offset(at) < 0 else "+"
    return f"UTC{sign}{minutes // 60}{f':{minutes % 60:02d}' if minutes % 60 else ''}"


def _only(zone: Zone, day: date, clock: time, place: str | None) -> int:
    found = zone.instants_at(day, clock)
    said = f"{day} {clock:%H:%M}"
    if not found:
        raise BadInput(
            "skipped-moment",
            f"There is no {said} in {zone.name}: the clocks are put forward over it; choose another time.",
            place=place,
        )
    if len(found) > 1:
        choices = " or ".join(f"{instant(at)} ({offset_text(zone, at)})" for at in found)
        raise BadInput(
            "doubled-moment",
            f"{said} comes twice in {zone.name}, because the clocks are put back; say which one: {choices}.",
            place=place,
        )
    if not 0 <= found[0] < END:
        raise BadInput("out-of-range", f"{said} is outside the years 1970 to 2099; choose another day.", place=place)
    return found[0]
