"""Stripe at the desk: bound to one account, planned, reviewed, applied, interrupted, settled."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from paywall_admin.core.problems import BadInput, NotAllowed, StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.billing import adoption, applying, connection, drift, planning
from paywall_admin.services.billing.applying import StalePlan, apply
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.billing.views import PlanView, plan_view
from paywall_admin.services.drafts import AddOffer, ArchiveOffer, EditOffer, EditPlan
from paywall_admin.services.environment import ChooseEnvironment
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetDraft, ListAudit
from paywall_admin.services.undo import Undo
from support.billing import KEY
from support.stores import Clock, dump
from support.stripe.peer import Fault, Peer


def view(app: App) -> PlanView:
    return plan_view(planning.plan(app))


def buttons(app: App) -> dict[str, str | None]:
    return {offer.id: offer.checkout_url for offer in app.ask(GetDraft()).settings.offers}


def reprice(app: App, amount: int) -> None:
    app.do(EditOffer("one-month", {"price/amount": 99}, {"price/amount": amount}))


def test_plan_apply_and_the_links_are_in_the_draft(connected: App, peer: Peer) -> None:
    seen = view(connected)
    assert (seen.mode, seen.account_name) == ("TEST", "Nikkei Asia")
    assert [group.title for group in seen.groups][-2:] == ["One-month trial", "Benefits"]
    assert "14 to make" in seen.summary
    outcome = apply(connected, seen.digest)
    assert (outcome.problem, outcome.left) == (None, 0)
    urls = {one["url"] for one in peer.test.all("payment_links")}
    assert set(buttons(connected).values()) == urls
    assert outcome.buttons == buttons(connected)
    after = view(connected)
    assert (after.up_to_date, after.groups) == (True, ())
    labels = [entry.label for entry in connected.ask(ListAudit(limit=20))]
    assert labels[0] == "Lead the buttons of 2 offers to Stripe (three-months, one-month)"


def test_nothing_to_do_twice_sends_no_write(connected: App, peer: Peer) -> None:
    apply(connected)
    before, posts = dump(connected.store, without=("stripe_account",)), len(peer.writes)
    for _ in range(2):
        outcome = apply(connected)
        assert (outcome.done, outcome.left, outcome.buttons) == (0, 0, {})
    assert len(peer.writes) == posts
    assert sum(one.verb != "GET" for one in peer.requests) == posts + 4, "what may be written was asked once"
    assert dump(connected.store, without=("stripe_account",)) == before


def test_plan_sends_no_write_whatever_happens(connected: App, peer: Peer) -> None:
    apply(connected)
    peer.test.all("payment_links")[0]["inactive_message"] = "x"
    connected.do(ArchiveOffer("three-months"))
    connected.do(
        EditPlan(
            "monthly", {"price": {"amount": 1500, "currency": "USD"}}, {"price": {"amount": 10, "currency": "USD"}}
        )
    )
    before = len(peer.requests)
    seen = view(connected)
    assert (seen.blocked, seen.to_decide + seen.ready > 0) == (2, True)
    assert all(one.verb == "GET" for one in peer.requests[before:])


def test_stale_plan_is_refused_and_the_new_one_is_shown(connected: App, peer: Peer) -> None:
    seen = view(connected)
    connected.do(
        EditOffer(
            "one-month", {"price": {"amount": 99, "currency": "USD"}}, {"price": {"amount": 199, "currency": "USD"}}
        )
    )
    before = len(peer.writes)
    with pytest.raises(StalePlan) as stale:
        apply(connected, seen.digest)
    assert len(peer.writes) == before
    again = plan_view(stale.value.planned)
    assert "$1.99, once, becomes a price" in repr(again.groups)
    assert apply(connected, again.digest).left == 0


def test_blocked_offer_stops_it_unless_it_is_left_out(connected: App, peer: Peer) -> None:
    connected.do(
        EditOffer(
            "one-month", {"price": {"amount": 99, "currency": "USD"}}, {"price": {"amount": 10, "currency": "USD"}}
        )
    )
    with pytest.raises(BadInput, match="“One-month trial” cannot be brought to Stripe") as refused:
        apply(connected)
    assert refused.value.place == "offer:one-month/price"
    assert apply(connected, skip_blocked=True).left == 0
    assert len(peer.test.all("payment_links")) == 1


def test_live_account_needs_the_word(
    app: App, peer: Peer, cheap_passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paywall_admin.services.drafts import ReplaceDraft, sample_settings

    app.do(ReplaceDraft(sample_settings(app.clock())))
    app.do(ChooseEnvironment("test", "live"))
    monkeypatch.setenv("STRIPE_API_KEY", peer.key("rk_live_marketing0001"))
    connection.connect(app, "rk_live_marketing0001")
    for word in (None, "live", "yes"):
        with pytest.raises(BadInput, match="in the live account Nikkei Asia; type LIVE"):
            apply(app, live_word=word)
    assert view(app).mode == "LIVE"
    assert apply(app, live_word="LIVE").left == 0
    assert {one["livemode"] for one in peer.worlds["acct_1Nikkei", True].all("prices")} == {True}
    assert peer.test.all("prices") == []


def test_role_that_does_not_include_it_may_look_and_not_apply(
    connected: App, peer: Peer, opened: Callable[[str], App]
) -> None:
    connected.do(SetRole("ann", None, "admin"))
    connected.do(SetRole("ed", None, "editor"))
    editor = opened("ed")
    assert not view(editor).up_to_date
    before = len(peer.writes)
    with pytest.raises(NotAllowed):
        apply(editor)
    with pytest.raises(NotAllowed):
        connection.connect(editor, KEY)
    assert len(peer.writes) == before


def test_answer_lost_after_processing_is_one_object_and_one_audit_row(connected: App, peer: Peer) -> None:
    peer.faults += [Fault("lost", path="products"), Fault("error", path="payment_links"), Fault("busy", path="prices")]
    assert apply(connected).problem is None
    assert len(peer.test.all("products")) == 2
    assert len(peer.test.all("payment_links")) == 2
    made = [
        one["object"]
        for entry in connected.ask(ListAudit(limit=99))
        if entry.tag == "stripe:record"
        for one in connected_after(connected, entry.number)
    ]
    assert len(made) == len(set(made)) == 14


def connected_after(app: App, number: int) -> list[dict[str, Any]]:
    with app.store.look() as look:
        return list(json.loads(look.rows("SELECT after FROM audit WHERE number = ?", number)[0][0]))


def test_interrupted_apply_is_finished_by_the_next_one(connected: App, peer: Peer) -> None:
    stopped: list[int] = []

    def hear(done: int, _: int, words: str) -> None:
        if "cannot be reached" in words:
            stopped.append(done)

    peer.faults += [Fault("unreached", path="payment_links", skip=1) for _ in range(40)]
    outcome = apply(connected, progress=hear, cancelled=lambda: bool(stopped))
    assert outcome.problem is not None
    assert connected.ask(GetConnection()).unfinished > 0
    assert "interrupted" in " ".join(view(connected).warnings)
    with pytest.raises(StoreRefused, match="finish it with stripe apply"):
        connection.disconnect(connected)
    peer.faults.clear()
    again = apply(connected)
    assert (again.problem, again.left) == (None, 0)
    assert again.finished > 0
    assert len(peer.test.all("payment_links")) == 2
    assert view(connected).up_to_date


def test_interrupted_change_of_a_price_is_finished_a_day_later(connected: App, peer: Peer, clock: Clock) -> None:
    apply(connected)
    reprice(connected, 199)
    stopped: list[str] = []

    def hear(_: int, __: int, words: str) -> None:
        if "cannot be reached" in words:
            stopped.append(words)

    peer.faults += [Fault("unreached", path="prices", skip=1) for _ in range(40)]
    assert apply(connected, progress=hear, cancelled=lambda: bool(stopped)).problem is not None
    assert connected.ask(GetConnection()).unfinished == 1
    peer.faults.clear()
    clock.now = peer.now = clock.now + 30 * 3600
    again = apply(connected)
    assert (again.problem, again.left, again.finished) == (None, 0, 1)
    apply(connected)
    assert view(connected).up_to_date
    amounts = sorted(one["unit_amount"] for one in peer.test.all("prices") if one["active"])
    assert amounts == [199, 900, 1500, 15000]


def test_clock_that_is_wrong_by_a_day_is_told_and_stripes_counts(connected: App, peer: Peer, clock: Clock) -> None:
    apply(connected)
    clock.now += 86_400 * 3  # by this machine's clock October is over in Tokyo
    planned = planning.plan(connected)
    assert planned.skew == -86_400 * 3
    assert plan_view(planned).warnings[0].startswith("This computer's clock is 72 h 0 min ahead of Stripe's")
    assert planned.plan.steps == ()
    clock.now -= 86_400 * 6
    assert "72 h 0 min behind Stripe's" in plan_view(planning.plan(connected)).warnings[0]


def test_fault_on_a_computer_whose_clock_is_two_days_ahead_makes_nothing_twice(
    connected: App, peer: Peer, clock: Clock
) -> None:
    clock.now += 2 * 86_400
    peer.faults += [Fault("error", path="prices", skip=1), Fault("error", path="payment_links", skip=1)]
    assert apply(connected).problem is None
    for resource, count in (("products", 2), ("prices", 4), ("payment_links", 2)):
        assert len(peer.test.all(resource)) == count, resource


def test_what_was_interrupted_is_never_sent_to_another_account(
    connected: App, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[str] = []
    peer.faults += [Fault("unreached", path="prices", skip=1) for _ in range(40)]
    apply(connected, progress=lambda *words: stopped.append(words[2]), cancelled=lambda: "reached" in repr(stopped))
    assert connected.ask(GetConnection()).unfinished > 0
    peer.faults.clear()
    monkeypatch.setenv("STRIPE_API_KEY", peer.key("rk_test_other00000001", account="acct_2Other"))
    before = len(peer.writes)
    with pytest.raises(BadInput, match="Another Paper"):
        apply(connected)
    assert len(peer.writes) == before
    assert peer.worlds["acct_2Other", False].all("prices") == []


@pytest.mark.parametrize("way", ["ours", "theirs", "accept"])
def test_change_at_stripe_is_settled_in_three_ways(connected: App, peer: Peer, way: Any) -> None:
    apply(connected)
    product = next(one for one in peer.test.all("products") if one["name"] == "Monthly subscription")
    product["name"] = "<b>Free</b><img src=file:///x>"
    (group,) = view(connected).groups
    (step,) = group.steps
    assert (step.state, step.ways) == ("decide", ("ours", "theirs", "accept"))
    assert (step.changes[0].was, step.changes[0].now) == (product["name"], "Monthly subscription")
    apply(connected)
    assert product["name"].startswith("<b>"), "never written over silently"
    planned = planning.plan(connected)
    drift.settle(connected, planned.plan, planned.side.settings, "plan:monthly/product", way)
    apply(connected)
    assert view(connected).up_to_date
    name = connected.ask(GetDraft()).settings.plans[0].name
    assert product["name"] == ("Monthly subscription" if way == "ours" else "<b>Free</b><img src=file:///x>")
    assert name == ("<b>Free</b><img src=file:///x>" if way == "theirs" else "Monthly subscription")


def test_theirs_archives_an_offer_whose_link_was_switched_off_and_can_be_undone(connected: App, peer: Peer) -> None:
    apply(connected)
    link = peer.test.all("payment_links")[0]
    link["active"] = False
    planned = planning.plan(connected)
    (step,) = [step for step in planned.plan.steps if step.drift]
    drift.settle(connected, planned.plan, planned.side.settings, step.key, "theirs")
    assert len(connected.ask(GetDraft()).settings.offers) == 1
    connected.do(Undo())
    assert len(connected.ask(GetDraft()).settings.offers) == 2


def test_adopting_what_was_made_by_hand(connected: App, peer: Peer) -> None:
    product = peer.test.put("products", name="Monthly subscription", metadata={}, default_price=None)
    fields = {"percent_off": 12.5, "duration": "forever", "redeem_by": None, "_hidden": {"currency_options": {}}}
    odd = peer.test.put("coupons", metadata={}, **fields)
    found = adoption.candidates(connected)
    assert (found[0].id, found[0].key, found[0].differs) == (product["id"], "plan:monthly/product", ())
    assert (found[-1].id, found[-1].key, found[-1].words) == (odd["id"], None, "25.5% off: 12.5 % off, forever")
    adoption.adopt(connected, "plan:monthly/product", product["id"])
    apply(connected)
    assert product["metadata"]["pw_key"] == "plan:monthly/product"
    assert len(peer.test.all("products")) == 2
    assert view(connected).up_to_date
    with pytest.raises(BadInput, match="is ours already"):
        adoption.adopt(connected, "plan:yearly/product", product["id"])


def test_lost_store_is_rebuilt_without_a_write(connected: App, peer: Peer) -> None:
    apply(connected)
    with connected.store.write() as c:
        c.exec_driver_sql("DELETE FROM stripe_object")
    before = len(peer.writes)
    assert view(connected).up_to_date
    assert len(peer.writes) == before
    with connected.store.look() as look:
        assert len(look.rows("SELECT id FROM stripe_object")) == 14


def test_intents_are_kept_with_account_mode_and_exactly_what_was_sent(connected: App, peer: Peer) -> None:
    apply(connected)
    with connected.store.look() as look:
        kept = {row[0]: row[1:] for row in look.rows("SELECT id, state, account, livemode, body FROM stripe_intent")}
    sent = {one.idempotency: one for one in peer.writes}
    assert kept.keys() == sent.keys()
    for id_, (state, account, livemode, body) in kept.items():
        assert (state, account, livemode) == ("done", "acct_1Nikkei", 0)
        assert json.loads(body)["params"][
            "metadata" if "metadata" in json.loads(body)["params"] else "entitlement_feature"
        ]
        assert sent[id_].path == f"/v1/{json.loads(body)['path']}"


def test_offer_added_is_the_only_thing_that_is_made(connected: App, peer: Peer) -> None:
    apply(connected)
    offer = {
        "id": "autumn",
        "name": "Autumn",
        "plan": "monthly",
        "kind": "introDiscount",
        "states": ["limit_reached"],
        "price": {"amount": 500, "currency": "USD"},
        "duration": {"unit": "month", "count": 1},
    }
    connected.do(AddOffer(offer))
    (group,) = view(connected).groups
    assert [step.what for step in group.steps] == ["coupon", "promotion code", "payment link", "button"]
    apply(connected)
    assert "prefilled_promo_code=AUTUMN" in str(buttons(connected)["autumn"])


@pytest.mark.parametrize("kind", ["file", "server"])
def test_two_who_apply_at_once_make_nothing_twice(connected: App, peer: Peer, opened: Callable[[str], App]) -> None:
    peer.latency = 0.01
    desks, outcomes = [opened("bob"), opened("cem")], []
    begin = threading.Barrier(2)

    def work(desk: App) -> None:
        begin.wait()
        try:
            outcomes.append(apply(desk).problem)
        except Exception as error:
            outcomes.append(error)

    threads = [threading.Thread(target=work, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connected.store.look() as look:
        makers = {name for (name,) in look.rows("SELECT DISTINCT actor FROM stripe_intent WHERE state = 'done'")}
    # Both are refused only where each was first with another object; whoever plans again then carries on.
    assert None in outcomes or makers == {"bob", "cem"}, (outcomes, makers)
    for problem in outcomes:
        assert problem is None or "Somebody else" in str(problem) or "changed since" in str(problem), problem
    assert apply(connected).problem is None
    assert view(connected).up_to_date
    for resource, count in (("products", 2), ("prices", 4), ("payment_links", 2)):
        keys = [one["metadata"]["pw_key"] for one in peer.test.all(resource)]
        assert len(keys) == len(set(keys)) == count, keys


@pytest.mark.parametrize("kind", ["server"])
def test_on_a_server(connected: App, peer: Peer) -> None:
    assert apply(connected).left == 0
    assert view(connected).up_to_date
    assert applying.GetLinks is not None
