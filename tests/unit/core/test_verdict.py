"""The edges of each step: the last instant on one side and the first on the other."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core.case import parse_case
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.decide import Engine
from paywall_admin.core.decision import Decision
from support.example import EXAMPLE, encoded

NOON = "2020-10-30T12:00:00Z"
BEFORE = "2020-10-30T11:59:59Z"
AFTER = "2020-10-30T12:00:01Z"
WEEK_AGO = "2020-10-23T12:00:00Z"
PLAIN: dict[str, Any] = {
    "format": "paywall-settings/1",
    "publication": EXAMPLE["publication"],
    "meters": [{"id": "all", "limit": 2, "period": {"kind": "calendarMonth"}}],
    "graceDays": 7,
}


def decide(changes: dict[str, Any], at: str = NOON, **reader: Any) -> Decision:
    engine = Engine.from_settings(parse_settings(encoded({**PLAIN, **changes})))
    article = {"id": "a9", "tags": ["secret"]}
    return engine.decide(parse_case({"at": at, "reader": {"kind": "anonymous", **reader}, "article": article}))


def state(changes: dict[str, Any], at: str = NOON, **reader: Any) -> str:
    return decide(changes, at, **reader)["state"]


@pytest.mark.parametrize(
    ("at", "expected"), [(BEFORE, "metered"), (NOON, "free_access"), (AFTER, "free_access"), (WEEK_AGO, "metered")]
)
def test_a_window_holds_its_start(at: str, expected: str) -> None:
    window = {"id": "w", "startsAt": NOON, "endsAt": "2020-11-01T00:00:00Z"}
    assert state({"freeAccess": [window]}, at) == expected


def test_a_window_does_not_hold_its_end_and_of_several_the_earliest_decides() -> None:
    ends = {"id": "a", "startsAt": WEEK_AGO, "endsAt": NOON}
    late = {"id": "b", "startsAt": BEFORE, "endsAt": AFTER}
    early = {"id": "d", "startsAt": WEEK_AGO, "endsAt": AFTER}
    same = {"id": "c", "startsAt": WEEK_AGO, "endsAt": AFTER}
    decision = decide({"freeAccess": [ends, late, early, same]})
    assert decision["trace"][1]["rule"] == "c"
    assert state({"freeAccess": [ends]}) == "metered"


@pytest.mark.parametrize(("at", "expected"), [(BEFORE, "grace"), (NOON, "access_expired")])
def test_grace_ends_on_the_second(at: str, expected: str) -> None:
    assert state({}, at, subscription={"status": "past_due", "pastDueSince": WEEK_AGO}) == expected


@pytest.mark.parametrize(("until", "expected"), [(NOON, "metered"), (AFTER, "complimentary")])
def test_an_access_grant_ends_on_the_second(until: str, expected: str) -> None:
    assert state({}, grants=[{"kind": "access", "until": until}]) == expected


@pytest.mark.parametrize(("ended", "expected"), [(WEEK_AGO, "metered"), ("2020-10-23T12:00:01Z", "trial_expired")])
def test_a_lapsed_reader_is_an_ordinary_one_again_after_the_days(ended: str, expected: str) -> None:
    rules = {"expiryStates": {"trialExpired": {"then": "wall", "days": 7}, "accessExpired": {"then": "wall"}}}
    record = {"status": "canceled", "endedAt": ended, "endedDuringTrial": True}
    assert state(rules, subscription=record) == expected


@pytest.mark.parametrize("status", ["canceled", "unpaid", "paused"])
def test_a_lapsed_reader_meets_the_wall_or_the_meter_in_the_same_state(status: str) -> None:
    reads = [{"article": f"a{index}", "at": WEEK_AGO} for index in range(2)]
    then_meter = {"expiryStates": {"accessExpired": {"then": "meter"}}}
    walled = decide({}, subscription={"status": status})
    metered = decide(then_meter, subscription={"status": status}, reads=reads)
    assert (walled["state"], walled["meter"]) == ("access_expired", None)
    assert (metered["state"], metered["meter"]) == ("access_expired", "all")
    assert state(then_meter, subscription={"status": status}) == "metered"


def test_locked_content_keeps_the_lapsed_state() -> None:
    rules = {
        "contentRules": [{"id": "secret", "when": {"tags": ["secret"]}, "action": "locked"}],
        "expiryStates": {"accessExpired": {"then": "meter"}},
    }
    assert state(rules) == "locked"
    assert state(rules, subscription={"status": "incomplete"}) == "locked"
    assert state(rules, subscription={"status": "canceled"}) == "access_expired"


@pytest.mark.parametrize(
    ("since", "until", "limit"),
    [(NOON, AFTER, 5), (BEFORE, NOON, 2), (AFTER, "2020-11-01T00:00:00Z", 2), (WEEK_AGO, AFTER, 5)],
)
def test_granted_articles_count_within_their_window(since: str, until: str, limit: int) -> None:
    grant = {"kind": "articles", "count": 3, "from": since, "until": until}
    assert decide({}, grants=[grant])["limit"] == limit


@pytest.mark.parametrize(("reset", "used"), [(BEFORE, 1), (NOON, 0), (AFTER, 1)])
def test_a_reset_in_force_forgets_what_was_read_up_to_it(reset: str, used: int) -> None:
    reads = [{"article": "a1", "at": NOON}]
    assert decide({}, grants=[{"kind": "reset", "at": reset}], reads=reads)["articlesRead"] == used


def test_a_lowered_limit_leaves_nothing_and_never_less() -> None:
    reads = [{"article": f"a{index}", "at": WEEK_AGO} for index in range(9, 4, -1)]
    decision = decide({}, reads=reads)
    assert (decision["state"], decision["articlesRead"], decision["articlesLeft"]) == ("last_free", 5, 0)
    assert state({}, reads=reads[1:]) == "limit_reached"


def test_the_web_tiers_own_counter_wins_over_reads() -> None:
    rolling = {"meters": [{"id": "all", "limit": 2, "period": {"kind": "rollingDays", "days": 7}}]}
    reads = [{"article": "a1", "at": BEFORE}]
    tally = {"used": 2, "countedThis": False}
    by_month, by_days = decide({}, reads=reads, meter=tally), decide(rolling, reads=reads, meter=tally)
    assert (by_month["articlesRead"], by_month["resetsAt"]) == (2, "2020-10-31T15:00:00Z")
    assert (by_days["articlesRead"], by_days["resetsAt"]) == (2, None)
    assert decide(rolling, reads=reads)["resetsAt"] == "2020-11-06T11:59:59Z"
    assert state({}, meter={"used": 2, "countedThis": True}) == "last_free"


@pytest.mark.parametrize(
    ("changes", "record", "shown"),
    [
        ({"startsAt": NOON}, None, True),
        ({"startsAt": AFTER}, None, False),
        ({"endsAt": AFTER}, None, True),
        ({"endsAt": NOON}, None, False),
        ({"newSubscribersOnly": True}, None, True),
        ({"newSubscribersOnly": True}, {"status": "incomplete"}, False),
        ({"newSubscribersOnly": False}, {"status": "incomplete"}, True),
        ({"states": []}, None, False),
        ({"states": ["open"]}, None, False),
        ({"audience": {"kinds": ["registered"]}}, None, False),
        ({"audience": {"kinds": [], "countries": [], "devices": []}}, None, True),
        ({"audience": {"countries": ["US"]}}, None, False),
    ],
)
def test_an_offer_is_shown_while_it_is_live_and_to_those_it_is_for(
    changes: dict[str, Any], record: dict[str, Any] | None, shown: bool
) -> None:
    price, duration = {"amount": 99, "currency": "USD"}, {"unit": "month", "count": 1}
    offer = {"id": "o", "plan": "p", "kind": "paidTrial", "price": price, "duration": duration, "states": ["metered"]}
    decision = decide({"offers": [{**offer, **changes}]}, subscription=record)
    assert decision["offer"] == ("o" if shown else None)


def test_an_engine_follows_the_clock_in_both_directions() -> None:
    price, duration = {"amount": 99, "currency": "USD"}, {"unit": "month", "count": 1}
    offer = {"id": "o", "plan": "p", "kind": "paidTrial", "price": price, "duration": duration, "states": ["metered"]}
    offers = [{**offer, "id": "early", "endsAt": NOON}, {**offer, "id": "late", "startsAt": NOON}]
    engine = Engine.from_settings(parse_settings(encoded({**PLAIN, "offers": offers})))
    moments = {
        BEFORE: ("early", "2020-10-31T15:00:00Z"),
        NOON: ("late", "2020-10-31T15:00:00Z"),
        "2020-10-31T15:00:00Z": ("late", "2020-11-30T15:00:00Z"),
        "2020-09-30T14:59:59Z": ("early", "2020-09-30T15:00:00Z"),
    }
    for at in [*moments, *reversed(moments)]:
        case = parse_case({"at": at, "reader": {"kind": "anonymous"}, "article": {"id": "a"}})
        decision = engine.decide(case)
        assert (decision["offer"], decision["resetsAt"]) == moments[at], at
