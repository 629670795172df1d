"""The tests' Stripe behaves as Stripe does, asked by Stripe's own client."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import stripe

from support.stripe import schema
from support.stripe.peer import DAY, Fault, Peer
from support.stripe.world import HIDDEN, RESOURCES

Client = stripe.StripeClient
Make = Callable[[Client], Any]


def product(client: Client, **more: Any) -> Any:
    return client.v1.products.create({"name": "Monthly", **more})


def price(client: Client, **more: Any) -> Any:
    fields: Any = {"currency": "usd", "unit_amount": 1500, "recurring": {"interval": "month"}, **more}
    fields.setdefault("product", None)
    if fields["product"] is None:
        fields["product"] = product(client).id
    return client.v1.prices.create({name: given for name, given in fields.items() if given is not None})


def coupon(client: Client, **more: Any) -> Any:
    return client.v1.coupons.create({"amount_off": 500, "currency": "usd", "duration": "once", **more})


def code(client: Client, text: str, **more: Any) -> Any:
    promotion: Any = {"type": "coupon", "coupon": more.pop("coupon", None) or coupon(client).id}
    return client.v1.promotion_codes.create({"promotion": promotion, "code": text, **more})


def link(client: Client, **more: Any) -> Any:
    lines: Any = [{"price": more.pop("price", None) or price(client).id, "quantity": 1}]
    return client.v1.payment_links.create({"line_items": lines, **more})


def archived_price(client: Client) -> str:
    made = price(client)
    client.v1.prices.update(made.id, {"active": False})
    return str(made.id)


def default_price(client: Client) -> None:
    made = price(client)
    client.v1.products.update(made.product, {"default_price": made.id})
    client.v1.prices.update(made.id, {"active": False})


def archived_feature(client: Client) -> None:
    made = client.v1.entitlements.features.create({"name": "All", "lookup_key": "all"})
    client.v1.entitlements.features.update(made.id, {"active": False})
    client.v1.entitlements.features.update(made.id, {"active": True})


def reactivated_after_the_coupon(client: Client) -> None:
    first = coupon(client)
    made = code(client, "FALL", coupon=first.id)
    client.v1.promotion_codes.update(made.id, {"active": False})
    client.v1.coupons.delete(first.id)
    client.v1.promotion_codes.update(made.id, {"active": True})


def two_currencies(client: Client) -> None:
    lines: Any = [{"price": price(client, currency=one).id, "quantity": 1} for one in ("usd", "eur")]
    client.v1.payment_links.create({"line_items": lines})


REFUSED: dict[str, tuple[Make, str]] = {
    "unknown parameter": (lambda c: product(c, nam="x"), "unknown parameter: nam"),
    "unknown nested parameter": (lambda c: price(c, recurring={"interval": "month", "x": 1}), r"recurring\[x\]"),
    "missing parameter": (lambda c: c.v1.products.create({}), "Missing required param: name"),
    "float for money": (lambda c: price(c, unit_amount=0.99), "unit_amount"),
    "too long": (lambda c: coupon(c, name="x" * 41), "name"),
    "immutable amount": (lambda c: c.v1.prices.update(price(c).id, {"unit_amount": 1}), "unknown parameter"),
    "immutable lines": (
        lambda c: c.v1.payment_links.update(link(c).id, {"line_items": [{"price": "p"}]}),
        "line_items",
    ),
    "old coupon parameter": (lambda c: c.v1.promotion_codes.create({"coupon": "x"}), "promotion|coupon"),
    "no such product": (lambda c: price(c, product="prod_none"), "No such product"),
    "product id twice": (lambda c: (product(c, id="pw_1"), product(c, id="pw_1")), "already exists"),
    "lookup key twice": (lambda c: (price(c, lookup_key="k"), price(c, lookup_key="k")), "already uses that lookup"),
    "feature key twice": (
        lambda c: [c.v1.entitlements.features.create({"name": "A", "lookup_key": "a"}) for _ in "ab"],
        "already a feature",
    ),
    "code twice in another case": (lambda c: (code(c, "FALL"), code(c, "fall")), "already exists"),
    "code with a blank": (lambda c: code(c, "FALL 26"), "letters, digits"),
    "code after its coupon": (
        lambda c: code(c, "X", coupon=coupon(c, redeem_by=2_000_000_000 - 1).id, expires_at=2_000_000_000),
        "after",
    ),
    "coupon six years ahead": (lambda c: coupon(c, redeem_by=2_200_000_000), "five years"),
    "coupon without an amount": (lambda c: c.v1.coupons.create({"duration": "once"}), "percent_off or amount_off"),
    "archived price in a link": (lambda c: link(c, price=archived_price(c)), "inactive"),
    "trial of 731 days": (lambda c: link(c, subscription_data={"trial_period_days": 731}), "730"),
    "default price archived": (default_price, "default price"),
    "archived feature revived": (archived_feature, "archived feature"),
    "code revived after its coupon": (reactivated_after_the_coupon, "cannot be reactivated"),
    "two currencies in a link": (two_currencies, "same currency"),
    "product with a price deleted": (lambda c: c.v1.products.delete(price(c).product), "cannot be deleted"),
    "expansion that is none": (lambda c: c.v1.prices.list({"expand": ["data.recurring"]}), "cannot be expanded"),
    "limit of 101": (lambda c: c.v1.prices.list({"limit": 101}), "1 to 100"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_stripe_refuses_is_refused(client: Client, peer: Peer, name: str) -> None:
    act, words = REFUSED[name]
    peer.now = 1_900_000_000
    with pytest.raises(stripe.InvalidRequestError, match=words):
        act(client)


def test_every_answer_is_an_object_of_stripes(client: Client, peer: Peer) -> None:
    link(client, allow_promotion_codes=True, metadata={"pw": "1"}, subscription_data={"trial_period_days": 30})
    code(client, "FALL", expires_at=peer.now + 5)
    feature = client.v1.entitlements.features.create({"name": "All", "lookup_key": "all"})
    client.v1.products.features.create(peer.test.all("products")[0]["id"], {"entitlement_feature": feature.id})
    for resource in ("customers", "subscriptions", "checkout/sessions", "invoices"):
        peer.test.put(resource)
    for resource, (kind, _, _) in RESOURCES.items():
        for value in peer.test.all(resource):
            shown = {name: one for name, one in value.items() if name != HIDDEN}
            wrong = schema.wrong_answer(kind, shown)
            assert (
                wrong is None or "account" in wrong or kind in ("event", "invoice", "checkout.session", "subscription")
            )


def test_active_prices_only_unless_asked_for_others(client: Client) -> None:
    kept, gone = price(client), archived_price(client)
    assert [one.id for one in client.v1.prices.list().data] == [kept.id]
    assert [one.id for one in client.v1.prices.list({"active": False}).data] == [gone]


def test_expanded_only_where_asked_for(client: Client) -> None:
    made = price(client, currency_options={"eur": {"unit_amount": 1400}})
    assert "currency_options" not in client.v1.prices.retrieve(made.id).to_dict()
    found = client.v1.prices.retrieve(made.id, {"expand": ["currency_options"]})
    assert found.to_dict()["currency_options"]["eur"]["unit_amount"] == 1400
    made = link(client, price=made.id)
    (listed,) = client.v1.payment_links.list({"expand": ["data.line_items"]}).data
    assert listed.to_dict()["line_items"]["data"][0]["price"]["unit_amount"] == 1500


def test_pages_go_from_new_to_old_and_hold_everything_once(client: Client) -> None:
    made = [product(client, name=f"Product {number}").id for number in range(11)]
    for limit in (4, 5, 10, 11):
        assert [one.id for one in client.v1.products.list({"limit": limit}).auto_paging_iter()] == made[::-1]


def test_metadata_merge_and_an_empty_value_unsets(client: Client) -> None:
    made = product(client, metadata={"theirs": "1", "ours": "2"})
    changed = client.v1.products.update(made.id, {"metadata": {"ours": "", "new": "3"}})
    assert changed.to_dict()["metadata"] == {"theirs": "1", "new": "3"}


def test_lookup_key_moves_where_it_is_transferred(client: Client, peer: Peer) -> None:
    old = price(client, lookup_key="k")
    price(client, product=old.product, lookup_key="k", transfer_lookup_key=True)
    assert [one["lookup_key"] for one in peer.test.all("prices")] == [None, "k"]


def test_code_ends_with_its_time_and_with_its_coupon(client: Client, peer: Peer) -> None:
    made = code(client, "FALL", expires_at=peer.now + 10)
    assert client.v1.promotion_codes.retrieve(made.id).active
    peer.now += 10
    assert not client.v1.promotion_codes.retrieve(made.id).active


def test_same_key_is_replayed_for_a_day_and_refuses_other_parameters(client: Client, peer: Peer) -> None:
    first = client.v1.products.create({"name": "A"}, {"idempotency_key": "k"})
    assert client.v1.products.create({"name": "A"}, {"idempotency_key": "k"}).id == first.id
    with pytest.raises(stripe.IdempotencyError):
        client.v1.products.create({"name": "B"}, {"idempotency_key": "k"})
    peer.now += DAY
    assert client.v1.products.create({"name": "B"}, {"idempotency_key": "k"}).id != first.id
    assert len(peer.test.all("products")) == 2


def test_refused_parameters_are_not_kept_under_a_key(client: Client) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.products.create({"nam": "A"}, {"idempotency_key": "k"})  # type: ignore[typeddict-unknown-key]
    assert client.v1.products.create({"name": "A"}, {"idempotency_key": "k"}).name == "A"


def test_answer_that_is_lost_leaves_one_product(client: Client, peer: Peer) -> None:
    peer.faults.append(Fault("lost", path="products"))
    assert product(client).name == "Monthly"
    assert len(peer.test.all("products")) == 1
    assert len(peer.writes) == 2


def test_error_is_replayed_under_its_key(client: Client, peer: Peer) -> None:
    peer.faults.append(Fault("error", path="products"))
    with pytest.raises(stripe.APIError):
        client.v1.products.create({"name": "A"}, {"idempotency_key": "k"})
    assert len(peer.writes) == 3
    assert len(peer.test.all("products")) == 1


def test_too_many_at_once_is_told(client: Client, peer: Peer) -> None:
    peer.limits = (100, 3)
    for _ in range(3):
        client.v1.products.list()
    with pytest.raises(stripe.RateLimitError):
        client.v1.products.list()
    assert peer.limited == 1


def test_permission_is_named(client: Client, peer: Peer) -> None:
    peer.keys[client._requestor.api_key].denied.add("coupon_write")
    with pytest.raises(stripe.PermissionError, match="rak_coupon_write"):
        coupon(client)
    assert client.v1.coupons.list().data == []


def test_revoked_key_and_the_other_mode(client: Client, peer: Peer, address: str) -> None:
    made = price(client)
    live = stripe.StripeClient(peer.key("rk_live_marketing0001"), base_addresses={"api": address})
    with pytest.raises(stripe.InvalidRequestError, match="exists in test mode, but a live mode key"):
        live.v1.prices.retrieve(made.id)
    peer.keys["rk_live_marketing0001"].revoked = True
    with pytest.raises(stripe.AuthenticationError, match=r"rk_live_\*+0001"):
        live.v1.prices.list()


def test_accounts_are_apart(client: Client, peer: Peer, address: str) -> None:
    product(client, id="pw_1")
    other = stripe.StripeClient(peer.key("rk_test_other00001", account="acct_2Other"), base_addresses={"api": address})
    assert other.v1.products.list().data == []
    assert product(other, id="pw_1").id == "pw_1"
    assert other.v1.accounts.retrieve_current().id == "acct_2Other"


def test_what_happened_is_listed_as_events(client: Client, peer: Peer) -> None:
    made = price(client)
    peer.now += 60
    client.v1.prices.update(made.id, {"nickname": "x"})
    types = ["price.created", "price.updated"]
    assert [one.type for one in client.v1.events.list({"types": types}).data] == types[::-1]
    assert [one.type for one in client.v1.events.list({"types": types, "created": {"gt": peer.now - 1}}).data] == types[
        1:
    ]
