"""What is made the first time, what a second time finds, and what every fault on the way leaves behind."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from paywall_admin.billing.apply import missing_permission
from paywall_admin.billing.catalog import KINDS
from paywall_admin.billing.gateway import Forbidden, KeyInvalid, Rejected, Unreachable
from paywall_admin.core.settings import Settings
from support.billing import INSTANCE, KEY, Desk, Killed, marked, offer_of, plan_of, settings_of
from support.stripe.peer import DAY, Fault, Peer

TRIAL = settings_of(offer_of())
SHAPES: dict[str, Settings] = {
    "paid trial": TRIAL,
    "free trial": settings_of(offer_of(kind="freeTrial")),
    "discount": settings_of(offer_of(kind="introDiscount", endsAt="2020-11-30T05:00:00Z")),
}
RESOURCES = ("products", "prices", "coupons", "promotion_codes", "payment_links", "entitlements/features")


def there(peer: Peer) -> Counter[str]:
    """How many objects of each kind there are."""
    return Counter({name: len(peer.test.all(name)) for name in (*RESOURCES, "product_features")})


def wanted_count(settings: Settings) -> Counter[str]:
    """How many there shall be for one plan with one feature and one offer."""
    kinds = {"paidTrial": ["prices"], "freeTrial": [], "introDiscount": ["coupons", "promotion_codes"]}
    made = Counter(["products", "prices", "entitlements/features", "product_features", "payment_links"])
    return made + Counter(kinds[settings.offers[0].kind])


def orphans(peer: Peer) -> list[str]:
    """Living objects that no other knows: two with one key."""
    keys = Counter(one["metadata"]["pw_key"] for name in RESOURCES for one in marked(peer, name))
    return [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("shape", SHAPES)
def test_first_apply_creates_in_order_and_a_second_plan_is_empty_and_sends_no_write(
    desk: Desk, peer: Peer, shape: str
) -> None:
    settings = SHAPES[shape]
    plan = desk.plan(settings)
    assert {step.sign for step in plan.steps} <= {"+", "~"}
    ranks = [KINDS[step.kind].rank for step in plan.steps if step.verb == "create"]
    assert ranks == sorted(ranks)
    assert desk.apply(settings, plan).left == 0
    assert there(peer) == wanted_count(settings)
    written = len(peer.writes)
    again = desk.plan(settings)
    assert again.steps == ()
    assert desk.apply(settings, again).done == 0
    assert len(peer.writes) == written
    assert desk.buttons["autumn"] is not None
    assert desk.buttons["autumn"].startswith(peer.test.all("payment_links")[0]["url"])


def test_what_is_made_says_exactly_what_was_meant(desk: Desk, peer: Peer) -> None:
    desk.settle(SHAPES["discount"])
    (price,), (coupon,), (code,) = (peer.test.all(name) for name in ("prices", "coupons", "promotion_codes"))
    assert (price["unit_amount"], price["currency"], price["recurring"]["interval"]) == (1500, "usd", "month")
    assert (coupon["amount_off"], coupon["duration"], coupon["name"]) == (1401, "once", "Autumn")
    # The last second of November 29th in New York.
    assert coupon["redeem_by"] == code["expires_at"] == 1_606_712_399
    assert price["tax_behavior"] == "inclusive"
    (link,) = peer.test.all("payment_links")
    assert link["allow_promotion_codes"] is True
    assert link["subscription_data"]["metadata"] == {"pw_offer": "autumn"}
    assert desk.buttons["autumn"] == f"{link['url']}?prefilled_promo_code={code['code']}"


@pytest.mark.parametrize("fault", ["lost", "unreached", "busy", "limited", "error"])
@pytest.mark.parametrize("shape", SHAPES)
def test_fault_at_every_step_leaves_one_object_each(desk: Desk, peer: Peer, shape: str, fault: str) -> None:
    settings = SHAPES[shape]
    for number, _ in enumerate(desk.plan(settings).ready):
        peer.faults.append(Fault(fault, skip=number * 2))
    report = desk.apply(settings, workers=1)
    assert report.problem is None, report.problem
    assert there(peer) == wanted_count(settings)
    assert orphans(peer) == []
    peer.faults.clear()
    assert desk.plan(settings).steps == ()
    assert not desk.open


@pytest.mark.parametrize("shape", SHAPES)
def test_killed_between_stripes_answer_and_our_commit_at_every_step(desk: Desk, peer: Peer, shape: str) -> None:
    settings, moment = SHAPES[shape], 1
    while True:
        mine = desk.another()

        def kill(number: int, at: int = moment) -> None:
            if number == at:
                raise Killed

        mine.records, mine.on_record = 0, kill
        try:
            mine.apply(settings, workers=1)
            break
        except Killed:
            mine.on_record = lambda _: None
        mine.settle(settings)
        assert there(peer) == wanted_count(settings), f"killed at record {moment}"
        assert orphans(peer) == []
        mine.settle(settings_of(plans=[]))
        for name in (*RESOURCES, "product_features"):
            peer.test.shelf(name).objects.clear()
        moment += 1
    assert moment > 5


def test_product_created_response_lost_sdk_retries_one_product(desk: Desk, peer: Peer) -> None:
    peer.faults.append(Fault("lost", path="products"))
    desk.settle(TRIAL)
    assert len(peer.test.all("products")) == 1


def test_500_stored_under_the_key_is_not_replayed_for_ever(desk: Desk, peer: Peer) -> None:
    refuse = [True]

    def fail_once_for_good(request: Any, reply: Any) -> None:
        """The first payment link fails, without being made, and the fault is kept under its key."""
        if refuse[0] and request.verb == "POST" and request.path == "/v1/payment_links" and request.text:
            refuse[0] = False
            peer.test.shelf("payment_links").objects.clear()
            failed = {"error": {"type": "api_error", "message": "An unknown error occurred."}}
            reply.status, reply.body = 500, failed

    peer.after = fail_once_for_good
    assert desk.apply(TRIAL).problem is None
    keys = {one.idempotency for one in peer.writes if one.path == "/v1/payment_links"}
    assert len(keys) == 2
    assert len(peer.test.all("payment_links")) == 1


def test_busy_key_is_waited_for_and_then_looked_up(desk: Desk, peer: Peer) -> None:
    peer.faults += [Fault("busy", path="prices") for _ in range(4)]
    assert desk.apply(TRIAL).problem is None
    assert there(peer) == wanted_count(TRIAL)


def test_interrupted_a_day_ago_is_sent_under_another_key(desk: Desk, peer: Peer) -> None:
    peer.faults += [Fault("unreached", path="prices") for _ in range(9)]
    said: list[str] = []

    def hear(number: int, _: int, words: str) -> None:
        if number < 0:
            said.append(words)

    report = desk.apply(TRIAL, progress=hear, cancelled=lambda: bool(said), workers=1)
    assert report.left > 0
    assert len(desk.open) == 1
    (old,) = desk.open
    peer.faults.clear()
    peer.now += DAY
    before = len(peer.requests)
    desk.settle(TRIAL)
    assert there(peer) == wanted_count(TRIAL)
    assert not any(one.idempotency == old for one in peer.requests[before:])


def test_lost_database_is_rebuilt_by_mark_and_lookup_key_and_nothing_is_created(desk: Desk, peer: Peer) -> None:
    desk.settle(TRIAL)
    before, written = there(peer), len(peer.writes)
    second = desk.another()
    plan = second.plan(TRIAL)
    assert plan.steps == ()
    second.apply(TRIAL, plan)
    assert {key: one.id for key, one in second.known.items()} == {key: one.id for key, one in desk.known.items()}
    assert (there(peer), len(peer.writes)) == (before, written)


def test_second_machine_sees_the_first_ones_objects(desk: Desk, peer: Peer) -> None:
    copy = desk.another()
    desk.settle(TRIAL)
    copy.settle(TRIAL)
    assert there(peer) == wanted_count(TRIAL)
    assert orphans(peer) == []


def test_plan_is_another_once_stripe_was_changed(desk: Desk, peer: Peer) -> None:
    desk.settle(TRIAL)
    later = settings_of(offer_of(name="Harvest", price={"amount": 199, "currency": "USD"}))
    plan = desk.plan(later)
    assert desk.plan(later).digest == plan.digest
    peer.test.change("payment_links", peer.test.all("payment_links")[0]["id"], inactive_message="Gone.")
    assert desk.plan(later).digest != plan.digest


def test_plan_is_the_same_on_another_desk_and_after_a_file(desk: Desk) -> None:
    import json

    from paywall_admin.billing.plan import Step

    plan = desk.plan(TRIAL)
    assert desk.another().plan(TRIAL).digest == plan.digest
    for step in plan.steps:
        assert Step.from_json(json.loads(json.dumps(step.to_json()))).to_json() == step.to_json()


def test_cancelled_half_way_the_next_plan_holds_only_the_rest(desk: Desk, peer: Peer) -> None:
    done: list[int] = []

    def note(number: int, _: int, __: str) -> None:
        done.append(number)

    report = desk.apply(TRIAL, progress=note, cancelled=lambda: len(done) >= 3, workers=1)
    assert (report.done, report.cancelled) == (3, True)
    assert not desk.open
    rest = [step for step in desk.plan(TRIAL).steps if step.verb == "create"]
    assert len(rest) == report.left == 3
    desk.settle(TRIAL)
    assert there(peer) == wanted_count(TRIAL)


def test_every_write_was_written_down_before_it_left(desk: Desk, peer: Peer) -> None:
    seen: list[str] = []

    def look(request: Any) -> None:
        if request.verb == "POST":
            assert request.idempotency in desk.open
            seen.append(request.idempotency)

    peer.before = look
    desk.settle(TRIAL)
    assert len(seen) == len(set(seen)) == 6


def test_restricted_key_plans_and_the_permission_is_named_before_the_first_write(desk: Desk, peer: Peer) -> None:
    peer.keys[KEY].denied = {"coupon_write", "account_read"}
    plan = desk.plan(SHAPES["discount"])
    missing = missing_permission(desk.gateway, plan.steps)
    assert isinstance(missing, Forbidden)
    assert missing.permission == "coupon_write"
    assert there(peer).total() == 0
    peer.keys[KEY].denied = set()
    assert missing_permission(desk.gateway, plan.steps) is None
    assert there(peer).total() == 0


def test_account_that_may_not_be_asked_for_is_unknown(desk: Desk, peer: Peer) -> None:
    account = desk.gateway.account()
    assert account is not None
    assert (account.id, account.name) == ("acct_1Nikkei", "Nikkei Asia")
    peer.keys[KEY].denied = {"account_read"}
    assert desk.gateway.account() is None


def test_key_revoked_in_the_middle_keeps_what_was_done_and_shows_no_key(desk: Desk, peer: Peer) -> None:
    def revoke(number: int, _: int, __: str) -> None:
        peer.keys[KEY].revoked = number >= 2

    report = desk.apply(TRIAL, progress=revoke, workers=1)
    assert isinstance(report.problem, KeyInvalid)
    assert report.done == 2
    assert len(desk.known) == 2
    assert KEY not in str(report.problem) + repr(report) + repr(desk.gateway)
    peer.keys[KEY].revoked = False
    desk.settle(TRIAL)
    assert there(peer) == wanted_count(TRIAL)


def test_what_stripe_refuses_stops_it_with_stripes_reason(desk: Desk, peer: Peer) -> None:
    from support.stripe import rules

    def refuse(_: Any, params: Any) -> Any:
        raise rules.Refused("Currency zzz is not supported", param="currency")

    kept = rules.MAKERS["prices"]
    rules.MAKERS["prices"] = refuse
    try:
        report = desk.apply(TRIAL)
    finally:
        rules.MAKERS["prices"] = kept
    assert isinstance(report.problem, Rejected)
    assert "Currency zzz is not supported" in report.problem.sentence
    assert not desk.open
    desk.settle(TRIAL)
    assert there(peer) == wanted_count(TRIAL)


def test_no_network_waits_visibly_and_cancel_works(desk: Desk, peer: Peer) -> None:
    said: list[str] = []

    def hear(_: int, __: int, words: str) -> None:
        said.append(words)

    peer.faults += [Fault("unreached") for _ in range(30)]
    report = desk.apply(TRIAL, progress=hear, cancelled=lambda: len(said) > 1, workers=1)
    assert isinstance(report.problem, Unreachable)
    assert said[0] == "Stripe cannot be reached; trying again"


def test_asked_too_often_waits_as_long_as_stripe_asks_and_says_so(desk: Desk, peer: Peer) -> None:
    said: list[str] = []
    peer.faults += [Fault("limited", path="products", skip=0), Fault("limited", path="products", skip=0)]
    assert desk.apply(TRIAL, progress=lambda _, __, words: said.append(words)).problem is None
    assert said.count("Stripe asks for a pause; trying again") == 2
    assert there(peer) == wanted_count(TRIAL)


def test_live_and_sandbox_hold_the_same_own_ids_side_by_side(desk: Desk, peer: Peer, address: str) -> None:
    live_key = peer.key("rk_live_marketing0001")
    live = desk.another(key=live_key)
    desk.settle(TRIAL)
    live.settle(TRIAL)
    for livemode in (False, True):
        ids = [one["id"] for one in peer.worlds["acct_1Nikkei", livemode].all("products")]
        assert ids == [f"pw_{INSTANCE[:8]}_monthly"]
    sent = [one for one in peer.requests if one.key == live_key]
    assert not any("_testei" in one.text for one in sent)


def test_300_foreign_objects_are_never_changed(desk: Desk, peer: Peer) -> None:
    for number in range(150):
        product = peer.test.put("products", name=f"Mug {number}", metadata={})
        peer.test.put("prices", product=product["id"], metadata={"pw_instance": "another"})
    before = repr([peer.test.all("products"), peer.test.all("prices")])
    plan = desk.plan(settings_of(plans=[]))
    assert plan.steps == ()
    assert plan.foreign == {"product": 150, "price": 150}
    desk.settle(TRIAL)
    assert repr([peer.test.all("products")[:150], peer.test.all("prices")[:150]]) == before


def test_two_plans_share_a_feature(desk: Desk, peer: Peer) -> None:
    both = settings_of(plans=[plan_of(), plan_of("yearly", interval={"unit": "year", "count": 1})])
    desk.settle(both)
    assert len(peer.test.all("entitlements/features")) == 1
    assert len(peer.test.all("product_features")) == 2


def test_plan_waits_where_stripe_wants_a_pause(desk: Desk, peer: Peer) -> None:
    peer.faults += [Fault("limited", verb="GET", path=path) for path in ("products", "prices", "coupons", "coupons")]
    assert desk.plan(TRIAL).steps
    assert peer.limited == 4
