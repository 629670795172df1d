"""The publish gate knows what Stripe has, and exports say only what is confirmed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from paywall_admin.core.problems import BadInput, Problem
from paywall_admin.services.app import App
from paywall_admin.services.billing import drift, planning
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.connection import disconnect
from paywall_admin.services.billing.offline import GetExport
from paywall_admin.services.drafts import AddOffer, EditOffer, EditPlan
from paywall_admin.services.queries import GetFindings
from support.billing import KEY
from support.stores import Clock
from support.stripe.peer import Peer

DISCOUNT = {
    "id": "autumn", "name": "Autumn", "plan": "monthly", "kind": "introDiscount", "states": ["locked"],
    "price": {"amount": 500, "currency": "USD"}, "duration": {"unit": "month", "count": 1},
    "endsAt": "2020-11-30T15:00:00Z",
}  # fmt: skip
FREE = {
    "id": "week", "name": "A week", "plan": "monthly", "kind": "freeTrial", "states": ["locked"],
    "price": {"amount": 0, "currency": "USD"}, "duration": {"unit": "week", "count": 1},
}  # fmt: skip


def said(app: App) -> list[tuple[str, str]]:
    """The gate's findings about Stripe: code and place."""
    return [(one.code, one.place) for one in app.ask(GetFindings()) if one.code.startswith("stripe-")]


def test_nothing_is_said_of_stripe_while_no_account_is_connected(desk: App) -> None:
    assert said(desk) == []
    with pytest.raises(BadInput, match="not connected"):
        desk.ask(GetExport())


def test_offer_that_stripe_does_not_have_as_described_is_an_error(connected: App, peer: Peer) -> None:
    assert said(connected) == [("stripe-missing", f"/offers/{number}/checkoutUrl") for number in (0, 1)]
    with pytest.raises(Problem, match="Stripe does not have offer 'Three-month trial' as it is described"):
        connected.publish("Too early")
    apply(connected)
    assert said(connected) == []
    connected.publish("In step")
    connected.do(EditOffer("one-month", {"price/amount": 99}, {"price/amount": 199}))
    assert said(connected) == [("stripe-differs", "/offers/1/checkoutUrl")]
    apply(connected)
    connected.do(EditOffer("one-month", {"price/amount": 199}, {"price/amount": 1}))
    assert said(connected) == [("stripe-blocked", "/offers/1/price")]
    connected.do(EditOffer("one-month", {"price/amount": 1}, {"price/amount": 199}))
    connected.do(EditPlan("monthly", {"price/amount": 1500}, {"price/amount": 1700}))
    assert {code for code, _ in said(connected)} == {"stripe-differs"}
    apply(connected)
    assert said(connected) == []
    link = connected.ask(GetExport())["offers"][1]["paymentLink"]
    connected.do(EditOffer("one-month", {"checkoutUrl": link}, {"checkoutUrl": None}))
    assert said(connected) == [("stripe-button", "/offers/1/checkoutUrl")]
    disconnect(connected)
    assert said(connected) == []


def test_offer_that_is_over_or_has_a_button_of_its_own_is_nobodys_business(
    connected: App, peer: Peer, clock: Clock
) -> None:
    connected.do(EditOffer("one-month", {"checkoutUrl": None}, {"checkoutUrl": "https://example.com/subscribe"}))
    clock.now = peer.now = 1_604_188_800
    assert said(connected) == []


def test_button_that_leads_to_a_link_of_before_is_an_error_and_not_somebody_elses(connected: App, peer: Peer) -> None:
    apply(connected)
    former = connected.ask(GetExport())["offers"][1]["paymentLink"]
    connected.do(EditOffer("one-month", {"price/amount": 99}, {"price/amount": 199}))
    apply(connected)
    now = connected.ask(GetExport())["offers"][1]["paymentLink"]
    assert now != former
    connected.do(EditOffer("one-month", {"checkoutUrl": now}, {"checkoutUrl": former}))
    assert said(connected) == [("stripe-button", "/offers/1/checkoutUrl")]
    assert apply(connected).buttons == {"one-month": now}
    assert said(connected) == []


def test_what_was_accepted_is_no_error(connected: App, peer: Peer) -> None:
    apply(connected)
    peer.test.all("payment_links")[0]["inactive_message"] = "x"
    planned = planning.plan(connected)
    key = next(step.key for step in planned.plan.steps if step.drift)
    drift.settle(connected, planned.plan, planned.side.settings, key, "accept")
    assert said(connected) == []


def test_export_has_what_is_confirmed_and_the_same_bytes_twice(connected: App, peer: Peer) -> None:
    for offer in (DISCOUNT, FREE):
        connected.do(AddOffer(offer))
    assert connected.ask(GetExport())["offers"] == []
    assert len(connected.ask(GetExport())["leftOut"]) == 4
    apply(connected)
    first = json.dumps(connected.ask(GetExport()))
    assert json.dumps(connected.ask(GetExport())) == first
    assert KEY not in first
    offers: dict[str, dict[str, Any]] = {one["id"]: one for one in json.loads(first)["offers"]}
    trial = offers["three-months"]
    assert (trial["endsAt"], trial["lastDay"]) == ("2020-10-31T15:00:00Z", "2020-10-31")
    assert json.loads(first)["timeZone"] == "Asia/Tokyo"
    prices = peer.test.shelf("prices").objects
    assert [prices[line["price"]]["unit_amount"] for line in trial["checkoutSession"]["line_items"]] == [1500, 900]
    assert trial["checkoutSession"]["subscription_data"]["trial_period_days"] == 92
    assert trial["introPrice"]["recurring"] == {"interval": "month", "interval_count": 3}
    assert trial["trialOffer"]["end_behavior"] == {"transition": {"price": trial["standardPrice"]}}
    assert trial["subscriptionSchedule"]["phases"][1]["items"] == [{"price": trial["standardPrice"]}]
    code = peer.test.shelf("promotion_codes").objects[offers["autumn"]["promotionCode"]]
    assert code["code"] == offers["autumn"]["code"]
    assert offers["autumn"]["checkoutSession"]["discounts"] == [{"promotion_code": code["id"]}]
    assert offers["week"]["checkoutSession"]["payment_method_collection"] == "if_required"


@pytest.mark.parametrize("offer", ["three-months", "autumn", "week"])
def test_exported_parameters_are_what_stripes_schema_takes(connected: App, peer: Peer, offer: str) -> None:
    import jsonschema

    from support.stripe import schema

    for one in (DISCOUNT, FREE):
        connected.do(AddOffer(one))
    apply(connected)
    found = next(one for one in connected.ask(GetExport())["offers"] if one["id"] == offer)
    for name, path in (
        ("checkoutSession", "/v1/checkout/sessions"), ("introPrice", "/v1/prices"),
        ("subscription", "/v1/subscriptions"),
        ("trialOffer", "/v1/product_catalog/trial_offers"), ("subscriptionSchedule", "/v1/subscription_schedules"),
    ):  # fmt: skip
        if name in found:
            given = found[name] | ({"customer": "cus_1"} if name == "subscription" else {})
            jsonschema.Draft4Validator(schema.parameters(path, "post")).validate(given)
    assert "checkoutSession" in found
