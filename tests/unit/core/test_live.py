"""What readers have at a moment: a sentence for each thing, true at that moment."""

from __future__ import annotations

from typing import Any

from paywall_admin.core import sample
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.live import facts
from paywall_admin.system.assets import read_text
from support.example import changed, encoded

SAMPLE = settings_dict(sample.build(read_text(sample.ASSET), 2020))


def said(fields: dict[str, Any], kind: str, at: str = "2020-09-10T00:00:00Z") -> list[str]:
    return [fact.sentence for fact in facts(parse_settings(encoded(fields)), at) if fact.kind == kind]


def test_the_meter_its_limit_and_when_it_starts_again() -> None:
    assert said(SAMPLE, "meter") == [
        (
            "Readers get 5 free articles each calendar month (meter 'All readers'); counting starts again on "
            "October 1, 2020."
        )
    ]
    rolling = changed("/meters/0/period", {"kind": "rollingDays", "days": 30}, SAMPLE)
    assert said(rolling, "meter") == ["Readers get 5 free articles in any 30 days (meter 'All readers')."]
    one = changed("/meters/0/limit", 1, changed("/meters/0/audience", {"kinds": ["registered"]}, SAMPLE))
    assert said(one, "meter")[0].startswith("Registered readers get 1 free article each calendar month")
    assert said(changed("/meters/0/limit", 0, SAMPLE), "meter") == [
        "Readers get no free article (meter 'All readers')."
    ]
    assert said(changed("/meters", [], SAMPLE), "meter") == [
        "There is no meter: readers without a subscription meet the wall at once."
    ]


def test_only_offers_that_somebody_sees_now() -> None:
    (shown,) = said(SAMPLE, "offer")
    assert shown == (
        "Offer 'Three-month trial' is shown in the states 'metered', 'last free' and 'limit reached': $9 for 3 months, "
        "until October 31, 2020."
    )
    (after,) = said(SAMPLE, "offer", "2020-10-31T15:00:00Z")
    assert "'One-month trial'" in after
    members = changed("/offers/0/audience", {"kinds": ["registered"]}, SAMPLE)
    assert len(said(members, "offer")) == 2
    later = changed("/offers/0/startsAt", "2020-10-01T00:00:00Z", SAMPLE)
    assert ["'One-month trial'" in each for each in said(later, "offer")] == [True]
    assert said(changed("/offers", [], SAMPLE), "offer") == ["No offer is shown."]


def test_free_access_now_or_next() -> None:
    assert said(SAMPLE, "freeAccess") == ["There is no free access now; everyone gets it next on September 30, 2020."]
    some = changed("/freeAccess/0/countries", ["JP", "US"], SAMPLE)
    assert said(some, "freeAccess") == [
        "There is no free access now; everyone in JP or US gets it next on September 30, 2020."
    ]
    assert said(SAMPLE, "freeAccess", "2020-09-30T01:00:00Z") == [
        "Everyone reads everything for free until September 30, 2020."
    ]
    abroad = changed("/freeAccess/0/countries", ["JP", "US"], SAMPLE)
    assert said(abroad, "freeAccess", "2020-09-30T01:00:00Z") == [
        "Everyone in JP or US reads everything for free until September 30, 2020."
    ]
    assert said(SAMPLE, "freeAccess", "2020-10-10T00:00:00Z") == []


def test_an_open_wall_and_what_ends() -> None:
    assert said(SAMPLE, "wall") == []
    assert said(changed("/wall/open", True, SAMPLE), "wall")[0].startswith("The wall is open")
    fields = changed("/expiryStates/trialExpired", {"then": "meter", "days": 1}, SAMPLE)
    assert said(fields, "expiryStates") == [
        "When a trial has ended, readers get the meter's free articles for 1 day, then read like anybody else.",
        "When full access has ended, readers meet the wall until they subscribe.",
    ]
    assert said(SAMPLE, "graceDays") == ["A failed payment keeps access for 7 more days."]
    assert said(changed("/graceDays", 0, SAMPLE), "graceDays") == ["A failed payment ends access at once."]


def test_an_end_that_lasts_no_day_is_said_so() -> None:
    at_once = changed("/expiryStates/trialExpired/days", 0, SAMPLE)
    assert said(at_once, "expiryStates")[0] == "When a trial has ended, readers read like anybody else at once."
