"""What somebody changed at Stripe: seen field by field, never written over unasked, and adopted on consent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from paywall_admin.billing.catalog import Choice
from support.billing import INSTANCE, Desk, offer_of, plan_of, settings_of
from support.stripe.peer import Peer

END = "2020-11-30T05:00:00Z"
TRIAL = settings_of(offer_of())
DISCOUNT = settings_of(offer_of(kind="introDiscount", endsAt=END))
Touch = Callable[[dict[str, Any]], Any]


def trial_of_90(link: dict[str, Any]) -> None:
    link["subscription_data"]["trial_period_days"] = 90


def euros(price: dict[str, Any]) -> None:
    price["_hidden"]["currency_options"]["eur"] = {"unit_amount": 1200}


def other_products(coupon: dict[str, Any]) -> None:
    coupon["_hidden"]["applies_to"] = None


# What is touched -> the resource, how, the fields shown, and how the plan would put it right.
TOUCHED: dict[str, tuple[str, Touch, set[str], str]] = {
    "price archived": ("prices", lambda one: one.update(active=False), {"active"}, "±"),
    "promotion code switched off": ("promotion_codes", lambda one: one.update(active=False), {"active"}, "~"),
    "link switched off": ("payment_links", lambda one: one.update(active=False), {"active"}, "~"),
    "trial days changed": ("payment_links", trial_of_90, {"trial_days"}, "~"),
    "text of the link changed": (
        "payment_links",
        lambda one: one.update(inactive_message="x"),
        {"inactive_message"},
        "~",
    ),
    "mark removed": ("payment_links", lambda one: one.update(metadata={}), {"mark"}, "~"),
    "price in a currency added": ("prices", euros, {"currencies"}, "±"),
    "coupon opened to every product": ("coupons", other_products, {"products"}, "±"),
    "coupon renamed": ("coupons", lambda one: one.update(name="<b>Free</b><img src=file:///x>"), {"name"}, "~"),
    "product archived while its prices stay active": (
        "products",
        lambda one: one.update(active=False),
        {"active"},
        "~",
    ),
    "product renamed": ("products", lambda one: one.update(name="Mug"), {"name"}, "~"),
    "feature archived": ("entitlements/features", lambda one: one.update(active=False), {"active"}, "±"),
}


@pytest.mark.parametrize("name", TOUCHED)
def test_change_at_stripe_is_shown_and_waits_for_a_word(desk: Desk, peer: Peer, name: str) -> None:
    resource, touch, fields, sign = TOUCHED[name]
    desk.settle(DISCOUNT)
    touched = peer.test.all(resource)[0]
    kept = dict(touched)
    touch(touched)
    before = dict(touched)
    (step, *rest) = [step for step in desk.plan(DISCOUNT).steps if step.drift]
    assert rest == []
    assert (step.sign, {change.field for change in step.changes}) == (sign, fields)
    assert all(change.drift for change in step.changes)
    assert step.held
    report = desk.apply(DISCOUNT)
    assert (report.done, touched) == (0, before), "nothing is written over silently"
    accepted = Choice("accept", _digest(desk, step.target))
    desk.choices = {step.key: accepted}
    assert not any(one.drift for one in desk.plan(DISCOUNT).steps), "accepted as it is"
    desk.choices = {step.key: Choice("ours")}
    desk.settle(DISCOUNT)
    desk.choices = {}
    assert desk.plan(DISCOUNT).steps == ()
    if name.startswith(("price", "feature")):
        assert touched["active"] is False, "never taken up again by itself"
    elif sign == "~":
        assert touched["metadata"] == kept["metadata"] or name == "mark removed"


def _digest(desk: Desk, id_: str | None) -> str:
    from paywall_admin.billing import snapshot

    ids = frozenset(one.id for one in desk.known.values())
    found = snapshot.take(desk.gateway, INSTANCE, ids=ids).found
    return next(one.digest for one in found if one.id == id_)


def test_accepted_is_asked_again_once_it_changes_again(desk: Desk, peer: Peer) -> None:
    desk.settle(TRIAL)
    (link,) = peer.test.all("payment_links")
    link["inactive_message"] = "One"
    (step,) = desk.plan(TRIAL).steps
    desk.choices = {step.key: Choice("accept", _digest(desk, link["id"]))}
    assert desk.plan(TRIAL).steps == ()
    link["inactive_message"] = "Two"
    assert len(desk.plan(TRIAL).steps) == 1


def test_code_is_not_taken_up_again_once_its_coupon_is_gone(desk: Desk, peer: Peer) -> None:
    desk.settle(DISCOUNT)
    (coupon,) = peer.test.all("coupons")
    peer.test.remove("coupons", coupon["id"])
    steps = {step.key: step for step in desk.plan(DISCOUNT).steps}
    assert (steps["offer:autumn/coupon"].sign, steps["offer:autumn/code"].sign) == ("+", "±")
    assert steps["offer:autumn/coupon"].held == "Somebody deleted it at Stripe; say whether it shall be made again."
    assert steps["offer:autumn/code"].held
    desk.choices = {key: Choice("ours") for key in steps}
    desk.settle(DISCOUNT)
    assert [code["active"] for code in peer.test.all("promotion_codes")] == [False, True] or len(
        peer.test.all("promotion_codes")
    ) == 2


def test_mark_stripped_from_a_price_is_found_by_its_lookup_key_and_adopted_on_consent(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of())
    (price,) = peer.test.all("prices")
    price["metadata"] = {}
    second = desk.another()
    (step,) = second.plan(settings_of()).steps
    assert (step.sign, step.target, step.held) == ("~", price["id"], "It has lost our mark; say whether it is ours.")
    assert second.apply(settings_of()).done == 0
    second.choices = {"plan:monthly/price": Choice("ours")}
    second.settle(settings_of())
    assert price["metadata"]["pw_key"] == "plan:monthly/price"
    assert len(peer.test.all("prices")) == 1


def test_hand_made_price_with_equal_fields_is_adopted_without_a_write_but_the_mark(desk: Desk, peer: Peer) -> None:
    product = peer.test.put("products", name="Monthly", metadata={"their": "own"}, default_price=None)
    price = peer.test.put(
        "prices", product=product["id"], unit_amount=1500, currency="usd", metadata={}, _hidden={"currency_options": {}}
    )
    plan = plan_of(benefits=[])
    desk.choices = {
        "plan:monthly/product": Choice("adopt", product["id"]),
        "plan:monthly/price": Choice("adopt", price["id"]),
    }
    settings = settings_of(plans=[plan])
    steps = desk.plan(settings).steps
    assert [(step.sign, step.target) for step in steps] == [("~", product["id"]), ("~", price["id"])]
    desk.settle(settings)
    assert product["metadata"] == {"their": "own", **product["metadata"]}
    assert {"mark", "lookup_key"} == {change.field for change in steps[1].changes}
    assert price["lookup_key"].endswith("_monthly")
    assert len(peer.test.all("prices")) == 1


def test_hand_made_price_with_other_fields_is_shown_as_replaced_and_left_alone(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of())
    (product,) = peer.test.all("products")
    other = peer.test.put(
        "prices",
        product=product["id"],
        unit_amount=1200,
        currency="usd",
        metadata={},
        lookup_key=None,
        _hidden={"currency_options": {}},
    )
    desk.choices = {"plan:monthly/price": Choice("adopt", other["id"])}
    step = next(step for step in desk.plan(settings_of()).steps if step.verb == "create")
    assert (step.sign, step.target) == ("±", other["id"])
    assert {"unit_amount"} < {change.field for change in step.changes}
    desk.apply(settings_of())
    assert other["active"]


def test_coupon_our_model_cannot_express_is_read_and_left(desk: Desk, peer: Peer) -> None:
    odd = peer.test.put(
        "coupons",
        percent_off=12.5,
        duration="forever",
        duration_in_months=None,
        redeem_by=None,
        metadata={},
        _hidden={"currency_options": {"eur": {"amount_off": 3}}, "applies_to": None},
    )
    desk.choices = {"offer:autumn/coupon": Choice("adopt", odd["id"])}
    step = next(step for step in desk.plan(DISCOUNT).steps if step.kind == "coupon")
    assert step.sign == "±"
    assert ("percent_off", 12.5, None) in [(change.field, change.was, change.now) for change in step.changes]
    desk.choices = {}
    assert desk.plan(DISCOUNT).foreign == {"coupon": 1}


def test_foreign_holder_of_a_lookup_key_or_a_code_stops_that_step_alone(desk: Desk, peer: Peer) -> None:
    product = peer.test.put("products", name="Mug", metadata={})
    peer.test.put(
        "prices", product=product["id"], metadata={"pw_instance": "another"}, lookup_key=f"pw_{INSTANCE[:8]}_monthly"
    )
    plan = desk.plan(settings_of())
    (step,) = plan.held
    assert step.held is not None
    assert "which is not ours, holds its lookup key" in step.held
    assert desk.apply(settings_of()).problem is None


def test_foreign_code_with_the_same_text_in_another_case_is_not_pushed_aside(desk: Desk, peer: Peer) -> None:
    plan = desk.plan(DISCOUNT)
    text = next(step.fields["code"] for step in plan.steps if step.kind == "promotion_code")
    coupon = peer.test.put("coupons", metadata={}, redeem_by=None, _hidden={})
    peer.test.put(
        "promotion_codes",
        code=text.lower(),
        active=True,
        expires_at=None,
        metadata={},
        promotion={"type": "coupon", "coupon": coupon["id"]},
    )
    held = [step for step in desk.plan(DISCOUNT).steps if step.held]
    assert held[0].held is not None
    assert "has the same text" in held[0].held
