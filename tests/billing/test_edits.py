"""What an edit of the draft does at Stripe: updated in place where that can be, else made anew and repointed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from paywall_admin.core.settings import Settings
from support.billing import Desk, Killed, offer_of, plan_of, settings_of
from support.stripe.peer import Fault, Peer

END = "2020-11-30T05:00:00Z"
LATER = "2020-12-31T05:00:00Z"


def discount(**fields: Any) -> dict[str, Any]:
    return offer_of(kind="introDiscount", **{"endsAt": END, **fields})


def usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


def signs(desk: Desk, settings: Settings) -> list[str]:
    """The plan in short: sign, kind and whose."""
    return [
        f"{step.sign} {step.kind if step.verb != 'use' else 'button'} {step.group}"
        for step in desk.plan(settings).steps
    ]


# What is edited -> before, after, and every step of the plan.
EDITS: dict[str, tuple[Settings, Settings, list[str]]] = {
    "offer renamed: product untouched": (settings_of(offer_of()), settings_of(offer_of(name="Harvest")), []),
    "discount renamed: coupon updated in place": (
        settings_of(discount()),
        settings_of(discount(name="Harvest")),
        ["~ coupon offer:autumn"],
    ),
    "plan renamed: product updated in place": (
        settings_of(),
        settings_of(plans=[plan_of(name="Every month")]),
        ["~ product plan:monthly"],
    ),
    "trial days 31 to 14: updated in place, same address": (
        settings_of(offer_of()),
        settings_of(offer_of(duration={"unit": "day", "count": 14})),
        ["~ payment_link offer:autumn"],
    ),
    "trial made free of a card: updated in place": (
        settings_of(offer_of(kind="freeTrial")),
        settings_of(offer_of(kind="freeTrial", duration={"unit": "week", "count": 1})),
        ["~ payment_link offer:autumn"],
    ),
    "intro amount: new price, new link, new address, old ones retired": (
        settings_of(offer_of()),
        settings_of(offer_of(price=usd(199))),
        [
            "± price offer:autumn",
            "± payment_link offer:autumn",
            "~ button offer:autumn",
            "- payment_link offer:autumn",
            "- price offer:autumn",
        ],
    ),
    "discount amount: new coupon, old code off before the same text is used again": (
        settings_of(discount()),
        settings_of(discount(price=usd(500))),
        ["± coupon offer:autumn", "- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "discount for three months": (
        settings_of(discount()),
        settings_of(discount(price=usd(1500), duration={"unit": "month", "count": 3})),
        ["± coupon offer:autumn", "- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "end date moved later": (
        settings_of(discount()),
        settings_of(discount(endsAt=LATER)),
        ["± coupon offer:autumn", "- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "end date moved earlier": (
        settings_of(discount()),
        settings_of(discount(endsAt="2020-11-15T05:00:00Z")),
        ["± coupon offer:autumn", "- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "end date removed": (
        settings_of(discount()),
        settings_of(discount(endsAt=None)),
        ["± coupon offer:autumn", "- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "end date added": (
        settings_of(discount(endsAt=None)),
        settings_of(discount()),
        ["± coupon offer:autumn", "- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "for new subscribers only": (
        settings_of(discount()),
        settings_of(discount(newSubscribersOnly=True)),
        ["- promotion_code offer:autumn", "± promotion_code offer:autumn"],
    ),
    "feature text changed: a new feature, the old one archived, never an update": (
        settings_of(),
        settings_of(plans=[plan_of(benefits=["Read everything"])]),
        ["+ feature feature", "+ product_feature plan:monthly", "- product_feature plan:monthly", "- feature feature"],
    ),
    "feature taken off one plan and kept by another": (
        settings_of(plans=[plan_of(), plan_of("yearly")]),
        settings_of(plans=[plan_of(), plan_of("yearly", benefits=[])]),
        ["- product_feature plan:yearly"],
    ),
    "plan price: price and link anew": (
        settings_of(offer_of()),
        settings_of(offer_of(), plans=[plan_of(price=usd(1700))]),
        [
            "± price plan:monthly",
            "± payment_link offer:autumn",
            "~ button offer:autumn",
            "- payment_link offer:autumn",
            "- price plan:monthly",
        ],
    ),
    "plan interval": (
        settings_of(),
        settings_of(plans=[plan_of(interval={"unit": "month", "count": 2})]),
        ["± price plan:monthly", "- price plan:monthly"],
    ),
    "offer removed: link first, then price": (
        settings_of(offer_of()),
        settings_of(),
        ["- payment_link offer:autumn", "- price offer:autumn"],
    ),
    "discount removed: the coupon stays for who has it": (
        settings_of(discount()),
        settings_of(),
        ["- payment_link offer:autumn", "- promotion_code offer:autumn"],
    ),
    "plan retired with a live offer: links, prices, product, never a delete": (
        settings_of(offer_of()),
        settings_of(plans=[]),
        [
            "- payment_link offer:autumn",
            "- price offer:autumn",
            "- price plan:monthly",
            "- product_feature plan:monthly",
            "- feature feature",
            "- product plan:monthly",
        ],
    ),
    "offer of another kind": (
        settings_of(offer_of()),
        settings_of(offer_of(kind="freeTrial")),
        ["± payment_link offer:autumn", "~ button offer:autumn", "- payment_link offer:autumn", "- price offer:autumn"],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_is_planned_and_comes_to_rest(desk: Desk, peer: Peer, name: str) -> None:
    before, after, steps = EDITS[name]
    desk.settle(before)
    prices = [dict(one) for one in peer.test.all("prices")]
    assert signs(desk, after) == steps
    plan = desk.plan(after)
    assert all(step.held is None and step.sentence for step in plan.steps)
    report = desk.apply(after, plan)
    assert (report.problem, report.left) == (None, 0)
    assert desk.plan(after).steps == ()
    assert desk.another().plan(after).steps == ()
    deleted = [one.path for one in peer.requests if one.verb == "DELETE"]
    assert all("/features/" in path for path in deleted)
    amounts = {one["id"]: one["unit_amount"] for one in peer.test.all("prices")}
    assert all(amounts[one["id"]] == one["unit_amount"] for one in prices)


# The shapes that a plan of edits can have: made anew and repointed, a code in the place of another, in place, away.
SHAPES = (
    "intro amount: new price, new link, new address, old ones retired",
    "discount amount: new coupon, old code off before the same text is used again",
    "plan renamed: product updated in place",
    "feature text changed: a new feature, the old one archived, never an update",
    "plan retired with a live offer: links, prices, product, never a delete",
)


def signatures(peer: Peer) -> Counter[tuple[str, str]]:
    """How often each thing was made with each set of fixed fields."""
    names = ("products", "prices", "coupons", "promotion_codes", "payment_links", "entitlements/features")
    return Counter(
        (one["metadata"]["pw_key"], one["metadata"]["pw_rev"]) for name in names for one in peer.test.all(name)
    )


@pytest.mark.parametrize("fault", ["lost", "unreached", "busy", "limited", "error"])
@pytest.mark.parametrize("name", SHAPES)
def test_fault_at_every_step_of_an_edit(desk: Desk, peer: Peer, name: str, fault: str) -> None:
    before, after, _ = EDITS[name]
    desk.settle(before)
    steps = [step for step in desk.plan(after).ready if step.verb != "use"]
    for number, _ in enumerate(steps):
        peer.faults.append(Fault(fault, skip=number * 2))
        peer.faults.append(Fault(fault, verb="DELETE", skip=number))
    report = desk.apply(after, workers=1)
    assert (report.problem, report.left) == (None, 0)
    peer.faults.clear()
    assert desk.plan(after).steps == ()
    assert max(signatures(peer).values()) == 1


@pytest.mark.parametrize("name", SHAPES)
def test_killed_at_every_step_of_an_edit(desk: Desk, peer: Peer, name: str) -> None:
    before, after, _ = EDITS[name]
    desk.settle(before)

    def kill(_: int) -> None:
        raise Killed

    for _ in range(30):
        steps = desk.plan(after).ready
        if not steps:
            break
        desk.resume()
        desk.records = 0
        desk.on_record = lambda number: kill(number) if number == 2 else None
        with suppress(Killed):
            desk.apply(after, workers=1)
        desk.on_record = lambda _: None
    desk.settle(after)
    assert desk.plan(after).steps == ()
    assert max(signatures(peer).values()) == 1


MONEY = {"JPY": (90_000, 900), "BHD": (15_000, 1500), "USD": (1500, 99), "HUF": (500_000, 50_000),
         "KWD": (12_300, 1230), "UGX": (50_000, 5000), "ISK": (12_000, 1200), "MGA": (5_000_000, 500_000),
         "EUR": (1999, 199)}  # fmt: skip
THEIRS = {"UGX": (5_000_000, 500_000), "ISK": (1_200_000, 120_000), "MGA": (50_000, 5000)}


@pytest.mark.parametrize("currency", MONEY)
def test_amounts_are_sent_and_read_back_exactly(desk: Desk, peer: Peer, currency: str) -> None:
    full, intro = ({"amount": amount, "currency": currency} for amount in MONEY[currency])
    settings = settings_of(offer_of(price=intro), plans=[plan_of(price=full)])
    desk.settle(settings)
    sent = sorted((one["unit_amount"] for one in peer.test.all("prices")), reverse=True)
    assert tuple(sent) == THEIRS.get(currency, MONEY[currency])
    assert {one["currency"] for one in peer.test.all("prices")} == {currency.lower()}
    assert desk.another().plan(settings).steps == ()


def test_price_15_to_17_holds_the_lookup_key_and_back_is_a_new_price(desk: Desk, peer: Peer) -> None:
    before, after = settings_of(offer_of()), settings_of(offer_of(), plans=[plan_of(price=usd(1700))])
    desk.settle(before)
    old = desk.known["plan:monthly/price"].id
    desk.settle(after)
    new = desk.known["plan:monthly/price"].id
    prices = peer.test.shelf("prices").objects
    assert (prices[old]["active"], prices[old]["lookup_key"]) == (False, None)
    assert (prices[new]["active"], prices[new]["unit_amount"]) == (True, 1700)
    assert prices[new]["lookup_key"].endswith("_monthly")
    desk.settle(before)
    third = desk.known["plan:monthly/price"].id
    assert third not in (old, new)
    assert prices[third]["unit_amount"] == 1500
    assert not prices[old]["active"]


def test_address_changes_in_the_same_apply_and_the_old_link_waits_for_readers(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of(offer_of()))
    first = desk.buttons["autumn"]
    assert first is not None
    desk.in_use = {first}
    dearer = settings_of(offer_of(price=usd(199)))
    report = desk.apply(dearer)
    assert report.problem is None
    assert desk.buttons["autumn"] != first
    held = [step for step in desk.plan(dearer).steps if step.held]
    assert [step.kind for step in held] == ["payment_link", "price"]
    assert held[0].held == "Readers are still sent to it."
    old = next(one for one in peer.test.all("payment_links") if one["url"] == first)
    assert old["active"]
    desk.in_use = {desk.buttons["autumn"] or ""}
    desk.settle(dearer)
    assert (old["active"], old["inactive_message"]) == (False, "This offer has ended.")


def test_default_price_is_moved_before_the_old_one_is_retired(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of())
    (product,), (price,) = peer.test.all("products"), peer.test.all("prices")
    product["default_price"] = price["id"]
    after = settings_of(plans=[plan_of(price=usd(1700))])
    assert signs(desk, after) == ["± price plan:monthly", "~ product plan:monthly", "- price plan:monthly"]
    desk.settle(after)
    assert product["default_price"] == desk.known["plan:monthly/price"].id != price["id"]
    assert not price["active"]


def test_metadata_of_other_tools_survive_every_update(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of(discount()))
    for name in ("products", "coupons", "payment_links", "prices"):
        for one in peer.test.all(name):
            one["metadata"]["their"] = "own"
    desk.settle(settings_of(discount(name="Harvest"), plans=[plan_of(name="Every month")]))
    for name in ("products", "coupons", "payment_links", "prices"):
        assert all(one["metadata"]["their"] == "own" for one in peer.test.all(name))


def test_currency_added_reaches_price_and_every_discount_in_one_plan(desk: Desk, peer: Peer) -> None:
    settings = settings_of(discount())
    desk.settle(settings)
    desk.currencies = {"plan:monthly": {"EUR": 1400}, "offer:autumn": {"EUR": 90}}
    assert signs(desk, settings) == ["~ price plan:monthly", "~ coupon offer:autumn"]
    desk.settle(settings)
    (price,), (coupon,) = peer.test.all("prices"), peer.test.all("coupons")
    assert price["_hidden"]["currency_options"]["eur"]["unit_amount"] == 1400
    assert coupon["_hidden"]["currency_options"]["eur"]["amount_off"] == 1310


@pytest.mark.parametrize("make", [offer_of, discount])
def test_missing_amount_in_a_currency_blocks_with_a_clear_text(desk: Desk, make: Callable[[], dict[str, Any]]) -> None:
    desk.currencies = {"plan:monthly": {"EUR": 1400}}
    (block,) = desk.plan(settings_of(make())).blocks
    assert (block.group, block.place) == ("offer:autumn", "price")
    assert block.sentence == "Its plan has a price in EUR, and it has none; give it one."


def test_what_is_blocked_stays_at_stripe_as_it_was(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of(offer_of(), discount(id="disc")))
    for blocked in (
        settings_of(offer_of(price=usd(10)), discount(id="disc", name="x" * 41)),
        settings_of(offer_of(), discount(id="disc"), plans=[plan_of(price=usd(1))]),
    ):
        plan = desk.plan(blocked)
        assert len(plan.blocks) >= 2
        assert plan.steps == ()
        desk.apply(blocked)
        assert all(link["active"] for link in peer.test.all("payment_links"))


def test_due_is_what_has_ended_or_was_replaced_and_never_what_was_only_edited(desk: Desk) -> None:
    desk.settle(settings_of(offer_of()))
    removed = desk.plan(settings_of(plans=[])).steps
    assert removed
    assert not any(step.due for step in removed)
    first = desk.buttons["autumn"] or ""
    desk.in_use = {first}
    dearer = settings_of(offer_of(price=usd(199)))
    assert not any(step.due for step in desk.plan(dearer).steps), "it is still to be reviewed"
    desk.apply(dearer)
    assert [(step.kind, step.due, bool(step.held)) for step in desk.plan(dearer).steps] == [
        ("payment_link", True, True),
        ("price", True, True),
    ]


@pytest.mark.parametrize("owner", ["plan:monthly", "offer:autumn"])
def test_second_amount_in_its_own_currency_is_refused(desk: Desk, owner: str) -> None:
    desk.currencies = {owner: {"USD": 1}}
    blocks = {block.group: block.sentence for block in desk.plan(settings_of(discount())).blocks}
    assert blocks[owner] == "It has its price in USD; take the further amount in USD away."


def test_offer_that_is_over_is_switched_off_when_it_is_due(desk: Desk, peer: Peer) -> None:
    settings = settings_of(offer_of(endsAt=END), discount(id="disc"))
    desk.settle(settings)
    peer.now = 1_606_712_400
    plan = desk.plan(settings)
    assert [(step.sign, step.kind, step.due) for step in plan.steps] == [("-", "payment_link", True)] * 2
    desk.settle(settings)
    assert not any(link["active"] for link in peer.test.all("payment_links"))
    revived = settings_of(offer_of(endsAt=LATER), discount(id="disc", endsAt=LATER))
    desk.settle(revived)
    assert [link["active"] for link in peer.test.all("payment_links")] == [True, True]


def test_end_moved_into_the_past_switches_the_code_off(desk: Desk, peer: Peer) -> None:
    desk.settle(settings_of(discount()))
    past = settings_of(discount(endsAt="2020-10-01T00:00:00Z"))
    assert signs(desk, past) == ["- promotion_code offer:autumn", "- payment_link offer:autumn"]
    desk.settle(past)
    assert not peer.test.all("promotion_codes")[0]["active"]


def test_button_that_was_set_by_hand_is_left_alone(desk: Desk) -> None:
    settings = settings_of(offer_of(checkoutUrl="https://example.com/subscribe"))
    desk.settle(settings)
    (step,) = desk.plan(settings).steps
    assert step.held is not None
    assert "put there by hand" in step.held
    assert desk.buttons.get("autumn") is None


def test_sentence_says_what_changes_and_who_stays(desk: Desk) -> None:
    desk.settle(settings_of(offer_of()))
    desk.subscribers = {desk.known["plan:monthly/price"].id: 214}
    plan = desk.plan(settings_of(offer_of(price=usd(199)), plans=[plan_of(price=usd(1700))]))
    said = {f"{step.sign} {step.key}": step.sentence for step in plan.steps}
    assert said["± offer:autumn/price"] == (
        "“Autumn”: the price changes from $0.99 to $1.99. Stripe cannot change that in a price, so a new one is made "
        "and the old one is retired later. Current subscribers stay on the old price."
    )
    assert said["± plan:monthly/price"].endswith("214 current subscribers stay on the old price.")
