"""Calendar periods neither overlap nor leave gaps, in any zone, and both engines find the same ones."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from conformance.chance import DAY, FIRST, LAST, Chance
from conformance.engines import JavaScript, decide_in_python
from conformance.random_settings import ODD_ZONES
from paywall_admin.core import zonefile
from paywall_admin.core.calendar import CalendarKind, Zone, instant, period
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.compiled import compile_payload, payload_bytes

KINDS: tuple[CalendarKind, ...] = ("calendarDay", "calendarWeek", "calendarMonth")


def interesting_instants(zone: Zone, chance: Chance, turns: int) -> list[int]:
    """Instants at and beside period starts, most of them where the zone changes its offset."""
    around = [FIRST, LAST, *chance.sample(zone.changes, min(turns, len(zone.changes)))]
    around += [chance.randint(FIRST, LAST) for _ in range(turns)]
    found: set[int] = set(around)
    for at in around:
        for kind in KINDS:
            start, end = period(zone, kind, at)
            found |= {start - 1, start, start + 1, end - 1, end, end + 1}
    return sorted(at for at in found if FIRST <= at <= LAST)


def assert_periods_join(zone: Zone, kind: CalendarKind, at: int) -> None:
    start, end = period(zone, kind, at)
    assert start <= at < end
    assert period(zone, kind, start) == period(zone, kind, end - 1) == (start, end)
    assert period(zone, kind, end)[0] == end
    assert period(zone, kind, start - 1)[1] == start


def payload(zone: str, kind: CalendarKind) -> bytes:
    publication = {
        "name": "N", "timeZone": zone, "defaultLocale": "en", "locales": ["en"], "currency": "USD",
        "homeUrl": "/", "offersUrl": "/", "accountUrl": "/",
    }  # fmt: skip
    settings = {"publication": publication, "meters": [{"id": "m", "limit": 9, "period": {"kind": kind}}]}
    return payload_bytes(compile_payload(parse_settings(json.dumps(settings).encode())))


def line(at: int, start: int) -> bytes:
    """A case whose reader read one article in the last second of the period before, and one as this one starts."""
    moments = {"before": start - 1, "within": start}
    reads = [{"article": name, "at": instant(moment)} for name, moment in moments.items() if moment >= FIRST]
    case = {"at": instant(at), "reader": {"kind": "anonymous", "reads": reads}, "article": {"id": "a"}}
    return json.dumps(case).encode() + b"\n"


def assert_engines_agree(name: str, kind: CalendarKind, instants: list[int], javascript: JavaScript) -> None:
    zone = Zone.load(name)
    periods = [period(zone, kind, at) for at in instants]
    lines = b"".join(line(at, start) for at, (start, _end) in zip(instants, periods, strict=True))
    compiled = payload(name, kind)
    python = decide_in_python(compiled, lines)
    assert python == javascript.decide(compiled, lines), (name, kind)
    for at, (start, end), answer in zip(instants, periods, map(json.loads, python), strict=True):
        assert answer["resetsAt"] == instant(end), (name, kind, instant(at))
        assert answer["articlesRead"] == (1 if start >= FIRST else 0), (name, kind, instant(at))


def check_zone(name: str, chance: Chance, turns: int, javascript: JavaScript) -> int:
    """Every property in one zone; how many cases that were."""
    zone = Zone.load(name)
    instants = interesting_instants(zone, chance, turns)
    for kind in KINDS:
        for at in instants:
            assert_periods_join(zone, kind, at)
        assert_engines_agree(name, kind, instants, javascript)
    return len(KINDS) * len(instants)


@pytest.mark.parametrize("name", ODD_ZONES)
def test_periods_join_in_zones_with_odd_days(name: str, chance: Chance, javascript: JavaScript) -> None:
    assert check_zone(name, chance, 3, javascript) > 50


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("shard", range(4))
def test_periods_join_in_every_zone(shard: int, chance: Chance, javascript: JavaScript) -> None:
    assert sum(check_zone(name, chance, 4, javascript) for name in zonefile.names()[shard::4]) * 4 > 100_000


def first_instant(zone: ZoneInfo, day: date) -> int:
    """The earliest instant at which the local date is a day or later, found by looking at the clock."""

    def is_before(at: int) -> bool:
        return datetime.fromtimestamp(at, zone).date() < day

    at = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) - 30 * 3600
    assert is_before(at)
    while is_before(at):
        at += 30
    at -= 30
    while is_before(at):
        at += 1
    return at


def assert_days_start_as_the_clock_says(name: str, chance: Chance, turns: int) -> None:
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as content:
        clock = ZoneInfo.from_file(content)
    zone = Zone.load(name)
    for change in chance.sample(zone.changes, min(turns, len(zone.changes))) or [chance.randint(DAY, LAST)]:
        day = datetime.fromtimestamp(change, clock).date()
        for near in (day + timedelta(days=step) for step in (-1, 0, 1)):
            start = zone.day_start(near.year, near.month, near.day)
            assert instant(start) == instant(first_instant(clock, near)), (name, near)


@pytest.mark.parametrize("name", ODD_ZONES)
def test_days_start_as_the_clock_says(name: str, chance: Chance) -> None:
    assert_days_start_as_the_clock_says(name, chance, 2)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("shard", range(4))
def test_days_start_as_the_clock_says_in_every_zone(shard: int, chance: Chance) -> None:
    for name in zonefile.names()[shard::4]:
        assert_days_start_as_the_clock_says(name, chance, 6)
