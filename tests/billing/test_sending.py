"""What becomes of one request: turned away, gone, raced, stopped, and found again, with nothing lost or made twice."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest

from paywall_admin.billing import sending
from paywall_admin.billing.apply import apply
from paywall_admin.billing.gateway import KeyInvalid, Rejected
from paywall_admin.billing.intent import Intent, Settled
from paywall_admin.billing.stripe_gateway import StripeGateway, _problem
from paywall_admin.core.problems import Conflict
from support.billing import KEY, Desk, offer_of, settings_of
from support.stripe.peer import Fault, Peer, Request

TRIAL = settings_of(offer_of())
DISCOUNT = settings_of(offer_of(kind="introDiscount", name="Autumn"))
RENAMED = settings_of(offer_of(kind="introDiscount", name="Harvest"))


def vanish(peer: Peer, path: str, resource: str) -> None:
    """Somebody deletes an object in the moment before it is changed."""

    def before(request: Request) -> None:
        if request.verb in ("POST", "DELETE") and request.path.startswith(f"/v1/{path}"):
            peer.test.shelf(resource).objects.clear()

    peer.before = before


def test_change_of_what_was_deleted_meanwhile_is_refused_and_holds_nothing_up(desk: Desk, peer: Peer) -> None:
    desk.settle(DISCOUNT)
    vanish(peer, "coupons/", "coupons")
    report = desk.apply(RENAMED)
    assert isinstance(report.problem, Rejected)
    assert "No such coupon" in report.problem.sentence
    assert not desk.open, "what Stripe has refused is known"
    peer.before = None
    assert desk.apply(RENAMED).problem is None


def test_feature_of_a_deleted_product_is_gone_already(desk: Desk, peer: Peer) -> None:
    desk.settle(TRIAL)
    plain = settings_of(offer_of(), plans=[{**TRIAL.plans[0].model_dump(by_alias=True, mode="json"), "benefits": []}])
    plan = desk.plan(plain)
    vanish(peer, "products/", "products")
    report = desk.apply(plain, plan)
    assert report.problem is None
    assert not desk.open


def test_interrupted_change_of_what_is_gone_is_finished(desk: Desk, peer: Peer) -> None:
    desk.settle(DISCOUNT)
    peer.faults += [Fault("unreached", path="coupons/") for _ in range(40)]
    said: list[str] = []
    desk.apply(RENAMED, progress=lambda *words: said.append(words[2]), cancelled=lambda: bool(said))
    assert desk.open
    peer.faults.clear()
    peer.test.shelf("coupons").objects.clear()
    desk.resume()
    assert not desk.open


def test_key_that_ends_after_a_lost_answer_leaves_it_open_until_it_is_looked_up(desk: Desk, peer: Peer) -> None:
    peer.faults += [Fault("lost", path="products"), Fault("unreached", path="products")]

    def revoke(request: Request, _: Any) -> None:
        peer.keys[KEY].revoked |= request.path == "/v1/products" and request.verb == "POST" and not peer.faults

    peer.after = revoke
    report = desk.apply(TRIAL, workers=1)
    assert isinstance(report.problem, KeyInvalid)
    assert [one.kind for one in desk.open.values()] == ["product"]
    peer.after, peer.keys[KEY].revoked = None, False
    desk.settle(TRIAL)
    assert len(peer.test.all("products")) == 1


def test_refusal_after_a_fault_settles_the_request_that_was_sent_last(
    desk: Desk, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = peer.test.shelf("products")

    def deny(_: Request) -> None:
        if desk.refused:  # the first request was given up for another
            peer.keys[KEY].denied.add("product_write")

    peer.before = deny
    peer.faults += [Fault("error", path="products")]
    monkeypatch.setattr(shelf, "add", lambda _: None)
    report = desk.apply(TRIAL, workers=1)
    assert report.problem is not None
    assert len(desk.refused) == 2
    assert not desk.open


@pytest.mark.parametrize("record", [2, 3, 4])
def test_somebody_faster_stops_it_and_what_is_done_stays_known(desk: Desk, peer: Peer, record: int) -> None:
    class Racing:
        def __init__(self) -> None:
            self.records = 0

        def record(self, settled: Sequence[Settled], intents: Sequence[Intent]) -> None:
            self.records += 1
            if self.records >= record and intents:
                raise Conflict("Somebody else is applying at the same time.", place="", fields={})
            desk.record(settled, intents)

    plan = desk.plan(TRIAL)
    run = desk.run(workers=1)
    run.journal = Racing()
    report = apply(run, plan.steps, plan.bound)
    assert isinstance(report.problem, Conflict)
    assert (report.done, report.left) == (
        record - 1,
        len([one for one in plan.ready if one.verb != "use"]) - record + 1,
    )
    assert not desk.open
    desk.settle(TRIAL)
    assert [len(peer.test.all(name)) for name in ("products", "prices", "payment_links")] == [1, 2, 1]


def test_pause_of_half_a_minute_ends_when_somebody_cancels(desk: Desk, peer: Peer) -> None:
    said: list[str] = []
    peer.faults += [Fault("limited", path="products", seconds=30.0)]
    began = time.monotonic()

    def paused() -> bool:
        return "pause" in repr(said)

    report = desk.apply(TRIAL, progress=lambda *words: said.append(words[2]), cancelled=paused, workers=2)
    assert time.monotonic() - began < 10
    assert "Stripe asks for a pause; trying again" in said
    assert report.cancelled
    assert not desk.open, "what waits has not left"


def test_others_that_wait_meanwhile_are_stopped_as_well_and_it_is_no_problem(desk: Desk, peer: Peer) -> None:
    said: list[str] = []
    plan = desk.plan(TRIAL)
    desk.gateway.pace.slow_down(30.0)
    began = time.monotonic()

    def cancelled() -> bool:
        return time.monotonic() - began > 0.2

    report = desk.apply(TRIAL, plan, cancelled=cancelled, progress=lambda *words: said.append(words[2]))
    assert time.monotonic() - began < 10
    assert (report.problem, report.cancelled, report.done) == (None, True, 0)
    assert not desk.open


def test_cancelled_after_the_last_step_is_not_cancelled(desk: Desk) -> None:
    done: list[int] = []
    plan = desk.plan(TRIAL)
    count = len([one for one in plan.ready if one.verb != "use"])

    def hear(number: int, _: int, __: str) -> None:
        done.append(number)

    report = desk.apply(TRIAL, plan, progress=hear, cancelled=lambda: count in done)
    assert (report.left, report.cancelled) == (0, False)


def test_price_that_was_made_and_archived_before_the_answer_came_is_found(desk: Desk, peer: Peer) -> None:
    desk.settle(TRIAL)
    price = next(one for one in peer.test.all("prices") if one["recurring"])
    price["active"] = False
    run = desk.run()
    intent = Intent(
        price["metadata"]["pw_intent"], "create:plan:monthly/price", "create", "price", "plan:monthly/price", "prices",
        "post", {}, {}, None, peer.now,
    )  # fmt: skip
    found = sending.Sending(run).look_up(intent)
    assert found is not None
    assert found.object_id == price["id"]


def test_reason_of_a_refusal_never_holds_a_key_not_even_in_part() -> None:
    import stripe

    words = "The key rk_test_********0001 and sk_live_abcDEF123 may not do this."
    error = stripe.InvalidRequestError(words, "key", http_status=400, json_body={"error": {"message": words}})
    assert _problem(error).sentence == "Stripe refused this: The key [key] and [key] may not do this."
    silent = stripe.InvalidRequestError(None, None, http_status=400, json_body={"error": {}})  # type: ignore[arg-type]
    assert _problem(silent).sentence == "Stripe refused this: it did not say why."


def test_answer_with_a_date_that_is_none_says_nothing_of_the_clock(desk: Desk) -> None:
    way: StripeGateway = desk.gateway
    way._set_clock({"Date": "yesterday"})
    way._set_clock({})
    assert way.skew is None
