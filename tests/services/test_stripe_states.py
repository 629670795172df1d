"""How each plan and offer stands to Stripe: from what is known already, without a request, and never stale."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.billing import drift, planning, pulling
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.states import GetStates
from paywall_admin.services.drafts import EditOffer, EditPlan
from support.stores import Clock
from support.stripe.peer import Peer

ALL = ("plan:monthly", "plan:yearly", "offer:three-months", "offer:one-month")


def states(app: App) -> dict[str, str]:
    return dict(app.ask(GetStates()))


def everywhere(state: str, **others: str) -> dict[str, str]:
    return dict.fromkeys(ALL, state) | {f"offer:{name.replace('_', '-')}": one for name, one in others.items()}


def reprice(app: App, was: int, now: int) -> None:
    app.do(EditOffer("one-month", {"price/amount": was}, {"price/amount": now}))


def test_nothing_where_no_account_is_connected(desk: App) -> None:
    assert states(desk) == {}


def test_not_there_then_there_then_differing_with_the_edit_and_back(connected: App, peer: Peer) -> None:
    assert states(connected) == everywhere("missing")
    apply(connected)
    assert states(connected) == everywhere("same")
    before = len(peer.requests)
    reprice(connected, 99, 199)
    assert states(connected) == everywhere("same", one_month="differs")
    reprice(connected, 199, 99)
    assert states(connected) == everywhere("same")
    assert len(peer.requests) == before, "nothing is asked of Stripe"


def test_old_link_that_waits_to_be_put_away_is_no_difference(connected: App, peer: Peer) -> None:
    apply(connected)
    connected.publish("First")
    reprice(connected, 99, 199)
    apply(connected)
    assert [step.key for step in planning.plan(connected).plan.held] == [
        "offer:one-month/link",
        "offer:one-month/price",
    ]
    assert states(connected) == everywhere("same")


def test_change_at_stripe_is_known_once_somebody_has_looked(connected: App, peer: Peer) -> None:
    apply(connected)
    link = next(one for one in peer.test.all("payment_links") if one["metadata"]["pw_key"] == "offer:one-month/link")
    link["active"] = False
    assert states(connected) == everywhere("same")
    planned = planning.plan(connected)
    assert states(connected) == everywhere("same", one_month="differs")
    drift.settle(connected, planned.plan, planned.side.settings, "offer:one-month/link", "accept")
    assert states(connected) == everywhere("same")
    pulling.pull(connected)
    assert states(connected) == everywhere("same")


def test_apply_of_somebody_else_makes_what_was_seen_here_old(
    connected: App, peer: Peer, opened: Callable[[str], App]
) -> None:
    planning.plan(connected)
    assert states(connected) == everywhere("missing")
    apply(opened("bob"))
    assert states(connected) == everywhere("same")


def test_offer_that_is_over_has_no_state(connected: App, peer: Peer, clock: Clock) -> None:
    apply(connected)
    clock.now = peer.now = 1_604_188_800  # 2020-11-01T00:00:00Z: October is over in Tokyo
    assert set(states(connected)) == set(ALL) - {"offer:three-months"}


@pytest.mark.parametrize("amount", [10, 1600])
def test_plan_that_cannot_be_brought_or_is_another_differs_with_what_hangs_on_it(
    connected: App, peer: Peer, amount: int
) -> None:
    apply(connected)
    connected.do(EditPlan("monthly", {"price/amount": 1500}, {"price/amount": amount}))
    found = states(connected)
    assert (found["plan:monthly"], found["plan:yearly"]) == ("differs", "same")
    assert "differs" in (found["offer:one-month"], found["offer:three-months"])
