"""A situation for each state: whatever is found, the engine decides so; where nothing is, the reason is right."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core import sample
from paywall_admin.core.calendar import epoch
from paywall_admin.core.case import parse_case
from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.decide import Engine
from paywall_admin.core.reaching import Reached, Unreached, Wish, reach
from paywall_admin.core.settings import STATES, Settings
from paywall_admin.core.situation import reading
from paywall_admin.core.texts import Placeholder
from paywall_admin.system.assets import read_text

AT = epoch("2020-10-20T03:00:00Z")
SAMPLE = settings_dict(sample.build(read_text(sample.ASSET), 2020))


def with_(**changes: Any) -> Settings:
    return parse_value(Settings, {**SAMPLE, **changes})


def met(settings: Settings, wish: Wish, *, at: int = AT) -> Any:
    """What the engine decides in the situation that was found."""
    found = reach(settings, wish, at=at)
    assert isinstance(found, Reached), found
    return Engine.from_settings(settings).decide(parse_case(reading(found.situation, settings.grace_days)))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("device", ["wide", "narrow"])
def test_every_state_is_met(state: str, device: Any) -> None:
    rules = [*SAMPLE["contentRules"], {"id": "only", "when": {"tags": ["pro"]}, "action": "locked"}]
    settings = with_(contentRules=rules, wall={"open": state == "open"})
    found = reach(settings, Wish(state, device=device), at=AT)
    assert isinstance(found, Reached)
    assert found.situation.device == device
    assert met(settings, Wish(state, device=device))["state"] == state


@pytest.mark.parametrize("message", SAMPLE["messages"], ids=lambda each: str(each["id"]))
@pytest.mark.parametrize("locale", ["en", "ja"])
def test_every_message_of_the_sample_shows(message: dict[str, Any], locale: str) -> None:
    decision = met(with_(), Wish(message["state"], message["id"], locale))
    assert (decision["message"]["id"], decision["message"]["locale"]) == (message["id"], locale)


def test_message_for_some_readers_is_met_by_one_of_them() -> None:
    own = {
        **SAMPLE["messages"][0],
        "id": "own",
        "audience": {"kinds": ["registered"], "countries": ["JP"], "devices": ["narrow"]},
    }
    settings = with_(messages=[own, *SAMPLE["messages"]])
    assert met(settings, Wish("metered", "own"))["message"]["id"] == "own"
    assert met(settings, Wish("metered", "counter"))["message"]["id"] == "counter"


def test_meters_of_other_readers_and_periods_are_read_up() -> None:
    meters = [
        {"id": "jp", "audience": {"countries": ["JP"]}, "limit": 0, "period": {"kind": "calendarDay"}},
        {"id": "rest", "limit": 300, "period": {"kind": "rollingDays", "days": 30}, "showCounterFrom": 2},
    ]
    settings = with_(meters=meters)
    for state in ("metered", "last_free", "limit_reached"):
        assert (
            met(settings, Wish(state, next(m["id"] for m in SAMPLE["messages"] if m["state"] == state)))["state"]
            == state
        )
    assert met(settings, Wish("metered", "counter"))["articlesLeft"] == 2


def test_lapsed_readers_who_go_on_with_the_meter_meet_it_empty() -> None:
    settings = with_(expiryStates={"trialExpired": {"then": "meter", "days": 1}})
    assert met(settings, Wish("trial_expired", "trial-ended"))["state"] == "trial_expired"


def test_windows_are_met_where_no_other_covers_them() -> None:
    windows = [
        {"id": "long", "startsAt": "2020-10-01T00:00:00Z", "endsAt": "2020-11-01T00:00:00Z"},
        {"id": "late", "startsAt": "2020-10-25T00:00:00Z", "endsAt": "2020-11-05T00:00:00Z", "countries": ["FR"]},
        {"id": "hidden", "startsAt": "2020-10-02T00:00:00Z", "endsAt": "2020-10-03T00:00:00Z"},
    ]
    settings = with_(freeAccess=windows, messages=[])
    for window in ("long", "late"):
        decision = met(settings, Wish(f"freeAccess:{window}"))
        assert next(step["rule"] for step in decision["trace"] if step["step"] == "freeAccess") == window
    assert reach(settings, Wish("freeAccess:hidden"), at=AT) == Unreached("window-hidden")
    # The states beside free access are met when it is over.
    assert met(settings, Wish("metered"))["state"] == "metered"


def test_values_are_those_of_the_situation() -> None:
    found = reach(with_(), Wish("metered", "counter", "en"), at=AT)
    assert isinstance(found, Reached)
    values = {(each.name, each.style): value for each, value in found.values.items()}
    assert values["numberArticlesLeft", ""] == "3"
    assert values["offerEndDate", "ordinal"] == "October 31st"
    assert values["resetDate", "short"] == "Nov. 1"
    assert Placeholder("freeAccessDate", "long") not in found.values


@pytest.mark.parametrize(
    ("state", "changes", "why"),
    [
        ("open", {}, "wall-on"),
        ("metered", {"wall": {"open": True}}, "wall-open"),
        ("freeAccess:gone", {}, "no-window"),
        ("free_access", {"freeAccess": []}, "no-window"),
        ("exempt", {"contentRules": []}, "no-free-content"),
        ("locked", {}, "no-locked-content"),
        ("grace", {"graceDays": 0}, "no-grace"),
        ("trial_expired", {"expiryStates": {"trialExpired": {"then": "wall", "days": 0}}}, "lapsed-at-once"),
        ("metered", {"meters": []}, "no-meter"),
        ("metered", {"meters": [{**SAMPLE["meters"][0], "limit": 1}]}, "one-article"),
        ("last_free", {"meters": [{**SAMPLE["meters"][0], "limit": 0}]}, "no-articles"),
        ("metered", {"contentRules": [{"id": "all", "action": "exempt"}]}, "all-free"),
    ],
)
def test_reason_is_named_where_nothing_leads(state: str, changes: dict[str, Any], why: Any) -> None:
    messages = [each for each in SAMPLE["messages"] if not each["state"].startswith("freeAccess")]
    settings = with_(**{"messages": messages, "freeAccess": SAMPLE["freeAccess"], **changes})
    assert reach(settings, Wish(state), at=AT) == Unreached(why)


def test_message_behind_another_names_it() -> None:
    settings = with_(messages=[*SAMPLE["messages"], {**SAMPLE["messages"][0], "id": "second"}])
    assert reach(settings, Wish("metered", "second"), at=AT) == Unreached("message-before", "counter")


def test_counter_that_is_never_shown_says_so() -> None:
    settings = with_(meters=[{**SAMPLE["meters"][0], "showCounterFrom": 0}])
    assert reach(settings, Wish("metered", "counter"), at=AT) == Unreached("counter-hidden")
