"""Every row of the table of reader states, from objects as Stripe sends them."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from paywall_admin.billing.subscriptions import best, contract, read, shown
from paywall_admin.core.calendar import instant
from paywall_admin.core.case import STATUSES
from paywall_admin.core.compiled import compile_payload
from paywall_admin.core.decide import Engine
from support.billing import settings_of
from support.stores import NOW
from support.stripe.schema import OBJECTS

DAY = 86_400
LATER = NOW + 10 * DAY
BLANK: dict[str, Any] = {
    "cancel_at": None, "cancel_at_period_end": False, "canceled_at": None, "ended_at": None, "trial_end": None,
    "pause_collection": None, "status_details": None, "metadata": {}, "discounts": [], "created": NOW - 90 * DAY,
}  # fmt: skip


def subscription(status: str, *, item: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A subscription as Stripe sends it."""
    made: dict[str, Any] = copy.deepcopy(OBJECTS["subscription"])
    made |= BLANK | {"id": "sub_1", "status": status} | fields
    times = {
        "current_period_end": LATER,
        "current_period_start": NOW - 20 * DAY,
        "current_trial": None,
        "discounts": [],
    }
    made["items"]["data"][0] |= times | (item or {})
    return made


def paused(reason: str) -> dict[str, Any]:
    return {"paused": {"subscription": {"type": reason}, "transitioned_at": NOW - DAY, "type": "subscription"}}


OFFER = {"metadata": {"pw_offer": "autumn"}}
# Row of the table -> what Stripe sends, how it is shown, until when, and what the web tier would decide.
ROWS: dict[str, tuple[dict[str, Any], str, int | None, str]] = {
    "trialing": (subscription("trialing", trial_end=LATER), "Trial active", LATER, "trial"),
    "trialing, cancelling": (
        subscription("trialing", trial_end=LATER, cancel_at_period_end=True), "Trial active, will not renew",
        LATER, "trial",
    ),
    "active with a trial offer ahead": (
        subscription("active", item={"current_trial": {"end_date": NOW + 5, "start_date": 0, "trial_offer": "to_1"}}),
        "Trial active (paid)", NOW + 5, "subscriber",
    ),
    "active with a trial offer past": (
        subscription("active", item={"current_trial": {"end_date": NOW, "start_date": 0, "trial_offer": "to_1"}}),
        "Subscriber", LATER, "subscriber",
    ),
    "active with our discount running": (
        subscription("active", discounts=["di_1"], **OFFER), "Subscriber (introductory price)", LATER, "subscriber",
    ),
    "active with our discount over": (subscription("active", **OFFER), "Subscriber", LATER, "subscriber"),
    "active": (subscription("active"), "Subscriber", LATER, "subscriber"),
    "active until a date": (
        subscription("active", cancel_at=NOW + 3 * DAY), "Subscriber, will not renew", NOW + 3 * DAY, "subscriber",
    ),
    "active, not renewing": (
        subscription("active", cancel_at_period_end=True), "Subscriber, will not renew", LATER, "subscriber",
    ),
    "collection paused": (
        subscription("active", pause_collection={"behavior": "void", "resumes_at": None}),
        "Subscriber, collection paused", LATER, "subscriber",
    ),
    "past_due": (subscription("past_due"), "In grace: the last payment failed", LATER, "grace"),
    "unpaid": (subscription("unpaid"), "Full access expired (unpaid)", None, "access_expired"),
    "incomplete": (subscription("incomplete"), "Payment not finished", None, "limit_reached"),
    "incomplete_expired": (subscription("incomplete_expired"), "Never started", None, "limit_reached"),
    "paused after a trial without a card": (
        subscription("paused", status_details=paused("trial_end_without_payment_method")), "Trial expired", NOW - DAY,
        "trial_expired",
    ),
    "paused otherwise": (
        subscription("paused", status_details=paused("pause_requested")), "Paused", NOW - DAY, "access_expired",
    ),
    "canceled in the trial": (
        subscription("canceled", trial_end=NOW - DAY, ended_at=NOW - DAY + 60), "Trial expired", NOW - DAY + 60,
        "trial_expired",
    ),
    "canceled later": (
        subscription("canceled", trial_end=NOW - 60 * DAY, ended_at=NOW - DAY), "Full access expired", NOW - DAY,
        "access_expired",
    ),
    "unknown": (subscription("hibernating"), "Unknown (hibernating)", None, "limit_reached"),
    "without items": (subscription("active") | {"items": {"data": []}}, "Subscriber", None, "subscriber"),
    "with a null period": (
        subscription("active", item={"current_period_end": None, "current_period_start": None}), "Subscriber", None,
        "subscriber",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    payload = compile_payload(
        settings_of(), environment="test", publication_id="p", version=1, previous=None, published_at=instant(NOW),
        audit_head=None,
    )  # fmt: skip
    return Engine({**payload, "graceDays": 30})


@pytest.mark.parametrize("row", ROWS)
def test_row_is_shown_as_the_table_says_and_decided_as_the_contract_says(engine: Engine, row: str) -> None:
    raw, words, until, state = ROWS[row]
    record = read(raw, unpaid_since=NOW - DAY)
    found = shown(record, NOW)
    assert (found.words, found.until) == (words, until)
    made = contract(record)
    fields = None
    if made is not None:
        times = {"trialEnd": made.trial_end, "currentPeriodEnd": made.current_period_end,
                 "pastDueSince": made.past_due_since, "endedAt": made.ended_at}  # fmt: skip
        given = {name: instant(at) for name, at in times.items() if at is not None}
        fields = {"status": made.status, "endedDuringTrial": made.ended_during_trial, **given}
    assert (made is None) == (row == "unknown")
    case = {
        "at": instant(NOW), "reader": {"kind": "registered", "subscription": fields}, "article": {"id": "a"},
    }  # fmt: skip
    from paywall_admin.core.case import parse_case

    assert engine.decide(parse_case(case))["state"] == state


def test_every_status_of_the_contract_is_in_the_table() -> None:
    assert {raw["status"] for raw, *_ in ROWS.values()} >= STATUSES


def test_trial_offer_changes_its_label_at_the_right_second() -> None:
    record = read(ROWS["active with a trial offer ahead"][0])
    assert [shown(record, NOW + second).label for second in (4, 5)] == ["paid_trial", "subscriber"]


def test_past_due_since_is_the_first_unpaid_invoice_or_the_period_that_began() -> None:
    raw = subscription("past_due")
    assert read(raw, unpaid_since=NOW - DAY).past_due_since == NOW - DAY
    assert read(raw).past_due_since == NOW - 20 * DAY


def test_of_three_subscriptions_the_best_state_wins() -> None:
    records = [
        read(subscription(status, ended_at=NOW, id=f"sub_{status}"))
        for status in ("canceled", "incomplete", "active", "past_due", "hibernating")
    ]
    for _ in records:
        records = records[1:] + records[:1]
        found = best(records)
        assert found is not None
        assert found.status == "active"
    assert best([]) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"items": {"data": [{"current_trial": {}}, {"current_trial": None}, None]}}, {"items": None},
        {"items": {"data": None}}, {"customer": {"id": "cus_1", "deleted": True}}, {"customer": None, "metadata": None},
        {"status": None}, {"status": "brand_new"}, {"discounts": None}, {"status": "paused", "status_details": None},
        {"status": "canceled", "ended_at": None, "canceled_at": None},
    ],
)  # fmt: skip
def test_whatever_is_missing_or_null_is_read(changes: dict[str, Any]) -> None:
    raw = {"id": "sub_1", "status": "active", "customer": "cus_1", "created": 1, "items": {"data": []}} | changes
    record = read(raw)
    assert shown(record, 10).words
    contract(record)
