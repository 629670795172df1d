"""What happens in the coming days: everything once, on the day a person would say, in every zone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paywall_admin.core import sample
from paywall_admin.core.calendar import CALENDAR_KINDS, DAY, Zone, epoch, instant, period
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.settings import Settings
from paywall_admin.core.timeline import DAYS, Published, Scheduled, Timeline, timeline
from paywall_admin.system.assets import read_text
from support.example import changed, encoded

SAMPLE = settings_dict(sample.build(read_text(sample.ASSET), 2020))
NOW = epoch("2020-09-10T03:00:00Z")

# Days that begin at one o'clock, days that never were, days of 23 and 25 hours, half hours, and none of these.
ZONES = (
    "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "America/Havana", "America/Asuncion", "Asia/Tehran",
    "Pacific/Apia", "Pacific/Kwajalein", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
    "Asia/Tokyo", "UTC",
)  # fmt: skip
MOMENTS = st.integers(epoch("1975-01-01T00:00:00Z"), epoch("2090-01-01T00:00:00Z"))


def read(fields: dict[str, Any]) -> Settings:
    return parse_settings(encoded(fields))


def looked(fields: dict[str, Any], published: dict[str, Any] | None = None, **more: Any) -> Timeline:
    known = None if published is None else Published(3, NOW - 10 * DAY, read(published))
    return timeline(read(fields), known, now=NOW, **more)


def said(found: Timeline) -> list[tuple[str, str, str]]:
    return [(event.day.isoformat(), event.clock, event.kind) for event in found.events]


def test_the_sample_is_told_on_the_days_a_person_would_say() -> None:
    found = looked(SAMPLE, SAMPLE)
    assert said(found) == [
        ("2020-09-30", "", "freeStart"),
        ("2020-09-30", "", "freeEnd"),
        ("2020-10-01", "", "reset"),
        ("2020-10-31", "", "offerEnd"),
        ("2020-11-01", "", "reset"),
        ("2020-12-01", "", "reset"),
    ]
    assert [(bar.kind, bar.id, bar.standing) for bar in found.bars] == [
        ("freeAccess", "next-chapter", "published"),
        ("offer", "three-months", "published"),
        ("offer", "one-month", "published"),
    ]
    assert found.until - found.since == DAYS * DAY
    assert found.meters == (("all-readers", "All readers"),)


def test_an_offer_behind_another_says_from_when_to_when() -> None:
    (overlap,) = looked(SAMPLE, SAMPLE).bars[2].overlaps
    assert not overlap.is_contradiction
    assert overlap.sentence == (
        "From September 10, 2020 to October 31, 2020 all of its readers see 'Three-month trial' instead."
    )
    assert instant(overlap.ends) == SAMPLE["offers"][0]["endsAt"]


def test_free_access_that_contradicts_another_is_marked() -> None:
    again = {"id": "again", "startsAt": "2020-09-30T00:00:00Z", "endsAt": "2020-10-02T15:00:00Z"}
    bars = {bar.id: bar for bar in looked(changed("/freeAccess/-", again, SAMPLE)).bars}
    (overlap,) = bars["again"].overlaps
    assert overlap.is_contradiction
    assert (instant(overlap.starts), instant(overlap.ends)) == ("2020-09-30T00:00:00Z", "2020-09-30T15:00:00Z")
    assert "for everyone: readers are told one end or the other" in overlap.sentence
    elsewhere = {**again, "countries": ["DE"]}
    here = changed("/freeAccess/0/countries", ["JP"], SAMPLE)
    assert all(not bar.overlaps for bar in looked(changed("/freeAccess/-", elsewhere, here)).bars[:2])


def test_what_is_only_in_the_draft_or_only_published_says_so() -> None:
    longer = changed("/offers/0/endsAt", "2020-11-15T15:00:00Z", SAMPLE)
    events = [event for event in looked(longer, SAMPLE).events if event.kind == "offerEnd"]
    assert [(event.day.isoformat(), event.standing, event.place) for event in events] == [
        ("2020-10-31", "replaced", "/offers/0"),
        ("2020-11-15", "draft", "/offers/0"),
    ]
    assert events[0].sentence == "Offer 'Three-month trial' ends (until the draft is published)."
    assert events[1].sentence == "Offer 'Three-month trial' ends (not published yet)."
    gone = looked(changed("/offers/0", ..., SAMPLE), SAMPLE)
    assert [(event.standing, event.place) for event in gone.events if event.kind == "offerEnd"] == [
        ("replaced", "/offers")
    ]
    renamed = looked(changed("/offers/0/name", "Quarter", SAMPLE), SAMPLE)
    assert {bar.standing for bar in renamed.bars} == {"published"}


def test_before_anything_is_published_all_is_draft() -> None:
    found = looked(SAMPLE)
    assert {bar.standing for bar in found.bars} == {event.standing for event in found.events} == {"draft"}


def test_the_expiry_publishes_that_were_scheduled_and_the_emergency_are_there() -> None:
    short = changed("/policy", {"expiresAfterDays": 30, "staleDays": 5, "thenOpen": False}, SAMPLE)
    at = epoch("2020-10-05T05:30:00Z")
    found = looked(SAMPLE, short, scheduled=(Scheduled(at, "Autumn"), Scheduled(0, "")), emergency_until=NOW + 3600)
    once = {event.kind: event for event in found.events if not event.id}
    assert set(once) == {"publish", "expiry", "emergencyEnd"}
    assert (once["publish"].sentence, once["publish"].clock) == ("A version is published by itself: Autumn.", "14:30")
    assert once["expiry"].at == NOW + 20 * DAY
    assert once["expiry"].sentence == (
        "Version 3 expires unless a newer one is published; the website keeps it for 5 more days and then closes the "
        "wall for everyone."
    )
    assert once["emergencyEnd"].at == NOW + 3600


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=20)
@given(now=MOMENTS, kind=st.sampled_from(sorted(CALENDAR_KINDS)), days=st.integers(1, 120))
def test_every_reset_is_there_once_in_every_zone(zone: str, now: int, kind: str, days: int) -> None:
    fields = changed("/meters/0/period", {"kind": kind}, changed("/publication/timeZone", zone, SAMPLE))
    found = timeline(read(fields), None, now=now, days=days)
    rules = Zone.load(zone)
    assert found.since <= now < found.until
    expected, at = [], period(rules, CALENDAR_KINDS[kind], found.since - 1)[1]
    while at < found.until:
        expected.append(at)
        at = period(rules, CALENDAR_KINDS[kind], at)[1]
    resets = [event for event in found.events if event.kind == "reset"]
    assert [event.at for event in resets] == expected
    assert all(event.clock == "" for event in resets)
    assert [event.day for event in resets] == sorted({event.day for event in resets})


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=20)
@given(now=MOMENTS, offset=st.integers(-40 * DAY, 130 * DAY), length=st.integers(1, 100 * DAY))
def test_every_edge_is_there_once_on_its_own_day(zone: str, now: int, offset: int, length: int) -> None:
    starts, ends = now + offset, now + offset + length
    fields = changed("/publication/timeZone", zone, SAMPLE)
    fields["offers"] = [{**fields["offers"][0], "startsAt": instant(starts), "endsAt": instant(ends)}]
    fields["freeAccess"] = []
    found = timeline(read(fields), None, now=now)
    rules = Zone.load(zone)
    held = [at for at in (starts, ends) if found.since <= at < found.until]
    edges = [event for event in found.events if event.kind in ("offerStart", "offerEnd")]
    assert sorted(event.at for event in edges) == held
    assert [event.day for event in found.events] == sorted(event.day for event in found.events)
    for event in edges:
        local = date(*rules.local_date(event.at))
        at_once = event.at == rules.ordinal_start(local.toordinal())
        assert (event.clock == "") == at_once
        if event.kind == "offerEnd" and at_once:
            assert event.day < local <= event.day + timedelta(days=2)  # a day may never have been
        else:
            assert event.day == local
    assert bool(found.bars) == (starts < found.until and found.since < ends)
