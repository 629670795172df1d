"""Moments as support reads them out: in the publication's clock, and in the reader's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from paywall_admin.core.calendar import Zone


def clock(at: int, zone: str) -> str:
    """A moment by the clocks of a zone: `November 1, 2026, 00:00`."""
    local = datetime.fromtimestamp(at, UTC) + timedelta(seconds=Zone.load(zone).offset(at))
    return f"{local:%B} {local.day}, {local.year}, {local:%H:%M}"


def place(zone: str) -> str:
    """The city a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def both_clocks(at: int, zone: str, reader_zones: tuple[str, ...]) -> str:
    """A moment in the publication's zone and, where the reader's country has one clock, in the reader's."""
    ours = f"{clock(at, zone)} in {place(zone)}"
    clocks = {clock(at, one) for one in reader_zones}
    if zone in reader_zones or not clocks:
        return ours
    if len(clocks) == 1:
        return f"{ours}; {clocks.pop()} for the reader ({place(reader_zones[0])})"
    first = reader_zones[0]
    return f"{ours}; {clock(at, first)} in {place(first)}, and other times elsewhere in the reader's country"
