"""Instants, zones, periods and typed dates, held against the standard library's own zone arithmetic."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core import calendar, zonefile
from paywall_admin.core.calendar import END, Zone, epoch, instant, period
from paywall_admin.core.problems import BadInput

KINDS = ("calendarDay", "calendarWeek", "calendarMonth")
# They skip a day, skip midnight, repeat midnight, or shift by half an hour.
ODD = (
    "Pacific/Apia", "Pacific/Kwajalein", "Pacific/Kiritimati", "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo",
    "America/Havana", "Atlantic/Azores", "America/St_Johns", "America/Scoresbysund", "Australia/Lord_Howe",
    "Asia/Amman", "America/Asuncion", "Asia/Tehran", "Africa/Casablanca", "America/Nuuk", "Europe/Dublin",
    "Antarctica/Troll", "Asia/Tokyo", "America/New_York", "Europe/Berlin", "UTC", "Asia/Gaza", "Africa/Monrovia",
)  # fmt: skip


def reference(name: str) -> ZoneInfo:
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as stream:
        return ZoneInfo.from_file(stream, key=name)


def reference_local(zone: ZoneInfo, at: int) -> datetime:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)).astimezone(zone)


def offset_of(zone: ZoneInfo, at: int) -> int:
    delta = reference_local(zone, at).utcoffset()
    assert delta is not None
    return int(delta.total_seconds())


instants = st.integers(0, END - 1)
odd_zones = st.sampled_from(ODD)


@given(instants)
def test_an_instant_reads_back_and_is_written_as_the_standard_library_writes_it(at: int) -> None:
    text = instant(at)
    assert text == (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert epoch(text) == at


@pytest.mark.parametrize(
    "text",
    [
        "", "2020-10-31", "2020-10-31T15:00:00", "2020-10-31T15:00:00z", "2020-10-31 15:00:00Z", "2020-10-31T24:00:00Z",
        "2020-10-31T15:60:00Z", "2020-10-31T15:00:60Z", "2020-02-30T00:00:00Z", "2021-02-29T00:00:00Z",
        "1969-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "2020-10-31T15:00:00.0Z", "2020-10-31T15:00:00ZZ",
        "2020-10-31T15:00:00+00:00", "20201031T150000Z", "2020-W44-6T15:00:00Z", "2020-W446XT15:00:00Z",
        "２０２０-10-31T15:00:00Z", "2020-1-031T15:00:00Z", " 2020-10-31T15:00:0Z", "2020-10-31T15:00:00Z\n",
    ],
)  # fmt: skip
def test_any_other_writing_of_an_instant_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not an instant"):
        epoch(text)


@pytest.mark.parametrize("initial", sorted({name[:2] for name in zonefile.names()}))
def test_every_zone_equals_the_standard_library_around_each_change_and_every_thirty_days(initial: str) -> None:
    for name in zonefile.names():
        if name.startswith(initial):
            zone, other = Zone.load(name), reference(name)
            moments = {0, END - 1, *range(0, END, 30 * calendar.DAY + 3607)}
            moments.update(change + step for change in zone.changes for step in (-1, 0, 1) if 0 <= change + step < END)
            assert {at: zone.offset(at) for at in moments} == {at: offset_of(other, at) for at in moments}, name


@given(odd_zones, st.lists(instants, min_size=50, max_size=50))
def test_a_zone_equals_the_standard_library_at_random_instants(name: str, moments: list[int]) -> None:
    zone, other = Zone.load(name), reference(name)
    for at in moments:
        local = reference_local(other, at)
        assert (zone.offset(at), zone.local_date(at)) == (offset_of(other, at), (local.year, local.month, local.day))


@pytest.mark.parametrize("name", ODD)
def test_only_real_changes_are_kept_and_the_compiled_table_brings_them_back(name: str) -> None:
    zone = Zone.load(name)
    offsets = [zone.start, *zone.offsets]
    assert all(was != now for was, now in pairwise(offsets))
    assert list(zone.changes) == sorted(zone.changes)
    again = Zone.from_compiled(zone.compiled())
    assert (again.name, again.start, again.changes, again.offsets) == (name, zone.start, zone.changes, zone.offsets)


@pytest.mark.parametrize(
    "name", ["", "Mars/Base", "asia/tokyo", "../zones", "/etc/passwd", "Asia", "zone.tab", "Asia/"]
)
def test_an_unknown_zone_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(BadInput, match="There is no time zone") as caught:
        Zone.load(name)
    assert caught.value.code == "unknown-zone"


def slow_day_start(zone: ZoneInfo, day: date) -> int:
    """Walk second by second, in ever smaller strides, to the first instant whose local date is `day` or later."""
    guess = (day - date(1970, 1, 1)).days * 86_400
    low = guess - 15 * 3600
    while reference_local(zone, low).date() >= day:
        low -= 3600
    for stride in (3600, 60, 1):
        at = low
        while reference_local(zone, at).date() < day:
            at += stride
        low = at - stride
    return low + 1


def interesting_days(name: str) -> list[date]:
    zone = Zone.load(name)
    days = {date.fromordinal(zone.local_ordinal(change)) for change in zone.changes}
    return sorted(day + timedelta(days=step) for day in days for step in (-1, 0, 1) if 1971 <= day.year <= 2038)


@pytest.mark.parametrize("name", ODD)
def test_a_local_day_starts_at_its_first_instant_around_every_change(name: str) -> None:
    zone, other = Zone.load(name), reference(name)
    for day in interesting_days(name)[::3] + interesting_days(name)[1::3][:40]:
        assert zone.day_start(day.year, day.month, day.day) == slow_day_start(other, day), day


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Asia/Tokyo", date(2020, 11, 1), "2020-10-31T15:00:00Z"),
        ("Pacific/Apia", date(2011, 12, 30), "2011-12-30T10:00:00Z"),  # that day never was: the 31st instead
        ("Pacific/Apia", date(2011, 12, 31), "2011-12-30T10:00:00Z"),
        ("Pacific/Kwajalein", date(1993, 8, 21), "1993-08-21T12:00:00Z"),
        ("America/Sao_Paulo", date(2018, 11, 4), "2018-11-04T03:00:00Z"),  # clocks jump from midnight to one
        ("Asia/Beirut", date(2022, 3, 27), "2022-03-26T22:00:00Z"),
        ("America/Havana", date(2020, 11, 1), "2020-11-01T04:00:00Z"),  # midnight comes twice, the first counts
        ("Atlantic/Azores", date(2020, 10, 25), "2020-10-25T00:00:00Z"),
        ("America/St_Johns", date(2006, 10, 29), "2006-10-29T02:30:00Z"),  # one minute in, the clocks go back a day
    ],
)
def test_days_that_start_oddly(name: str, day: date, expected: str) -> None:
    assert instant(Zone.load(name).day_start(day.year, day.month, day.day)) == expected


def test_the_hour_that_repeats_over_midnight_belongs_to_the_day_that_had_begun() -> None:
    zone = Zone.load("America/St_Johns")
    again = epoch("2006-10-29T02:31:00Z")
    assert zone.local_date(again) == (2006, 10, 28)
    assert [instant(edge) for edge in period(zone, "calendarDay", again)] == [
        "2006-10-29T02:30:00Z",
        "2006-10-30T03:30:00Z",
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("calendarDay", ("2020-10-29T15:00:00Z", "2020-10-30T15:00:00Z")),
        ("calendarWeek", ("2020-10-25T15:00:00Z", "2020-11-01T15:00:00Z")),
        ("calendarMonth", ("2020-09-30T15:00:00Z", "2020-10-31T15:00:00Z")),
    ],
)
def test_periods_in_tokyo(kind: calendar.CalendarKind, expected: tuple[str, str]) -> None:
    start, end = period(Zone.load("Asia/Tokyo"), kind, epoch("2020-10-30T12:00:00Z"))
    assert (instant(start), instant(end)) == expected


@given(st.sampled_from(zonefile.names()), st.sampled_from(KINDS), instants)
def test_periods_neither_overlap_nor_leave_gaps(name: str, kind: calendar.CalendarKind, at: int) -> None:
    zone = Zone.load(name)
    start, end = period(zone, kind, at)
    assert start <= at < end
    assert period(zone, kind, end - 1) == (start, end)
    assert period(zone, kind, end)[0] == end
    assert period(zone, kind, start - 1)[1] == start


@given(odd_zones, st.sampled_from(KINDS), st.integers(0, 300), st.integers(-1, 1))
def test_periods_meet_at_every_change_of_the_clocks(
    name: str, kind: calendar.CalendarKind, index: int, step: int
) -> None:
    zone = Zone.load(name)
    at = zone.changes[index % len(zone.changes)] + step if zone.changes else index
    start, end = period(zone, kind, at)
    assert start <= at < end
    assert period(zone, kind, end)[0] == end
    first = date.fromordinal(zone.local_ordinal(start))
    assert kind != "calendarWeek" or first.weekday() == 0 or zone.ordinal_start(first.toordinal() - 1) == start


def test_the_last_period_ends_after_the_last_year() -> None:
    assert instant(period(Zone.load("UTC"), "calendarMonth", END - 1)[1]) == "2100-01-01T00:00:00Z"


@given(odd_zones, st.dates(date(1970, 1, 3), date(2099, 12, 29)))
def test_a_typed_end_date_is_shown_as_it_was_typed(name: str, day: date) -> None:
    zone = Zone.load(name)
    ends_at = calendar.end_of_day_instant(zone, day)
    assert calendar.shown_end_date(zone, ends_at) == day
    assert ends_at == calendar.start_of_day_instant(zone, day + timedelta(days=1))


def test_ends_october_31_means_the_whole_of_that_day_in_tokyo() -> None:
    assert calendar.end_of_day_instant(Zone.load("Asia/Tokyo"), date(2020, 10, 31)) == "2020-10-31T15:00:00Z"


def test_a_day_the_zone_skipped_cannot_be_typed() -> None:
    with pytest.raises(BadInput, match=r"no 2011-12-30 in Pacific/Apia.*choose 2011-12-31"):
        calendar.start_of_day_instant(Zone.load("Pacific/Apia"), date(2011, 12, 30))


@pytest.mark.parametrize(("name", "day"), [("Asia/Tokyo", date(1970, 1, 1)), ("UTC", date(2100, 1, 1))])
def test_a_typed_date_outside_the_years_is_refused(name: str, day: date) -> None:
    with pytest.raises(BadInput, match="outside the years 1970 to 2099"):
        calendar.start_of_day_instant(Zone.load(name), day)


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (date(2020, 7, 1), time(12), ["2020-07-01T10:00:00Z"]),
        (date(2020, 3, 29), time(2, 30), []),
        (date(2020, 10, 25), time(2, 30), ["2020-10-25T00:30:00Z", "2020-10-25T01:30:00Z"]),
    ],
)
def test_a_wall_clock_time_may_be_skipped_or_come_twice(day: date, clock: time, expected: list[str]) -> None:
    assert [instant(at) for at in Zone.load("Europe/Berlin").instants_at(day, clock)] == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("EST5EDT,M3.2.0,M11.1.0", ["2024-03-10T07:00:00Z", "2024-11-03T06:00:00Z"]),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z"]),
        ("XXX0YYY,J60/0,J61/0", ["2024-03-01T00:00:00Z", "2024-03-01T23:00:00Z"]),
        ("XXX0YYY-2:30,59/0,60/0", ["2024-02-29T00:00:00Z", "2024-02-29T21:30:00Z"]),
    ],
)
def test_closing_rules_are_spelled_out(rule: str, expected: list[str]) -> None:
    found = [instant(at) for at, _ in zonefile.spell_out(rule)]
    assert [text for text in found if text.startswith("2024")] == expected


def test_a_rule_nobody_can_read_is_an_error() -> None:
    with pytest.raises(ValueError, match="a rule nobody can read"):
        list(zonefile.spell_out("EST5EDT,nonsense"))
