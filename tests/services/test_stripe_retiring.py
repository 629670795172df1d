"""What was replaced or is over is put away at Stripe: last, in its time, and never while readers may be sent to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.core.moments import local_text
from paywall_admin.services import deliveries, schedule, targets
from paywall_admin.services.app import App
from paywall_admin.services.billing import planning
from paywall_admin.services.billing.applying import apply
from paywall_admin.services.billing.views import PlanView, plan_view
from paywall_admin.services.drafts import EditOffer, EditPlan
from paywall_admin.services.options import SetOption
from paywall_admin.services.queries import GetDraft
from support.stores import Clock
from support.stripe.peer import Peer

TOKYO = Zone.load("Asia/Tokyo")


def view(app: App) -> PlanView:
    return plan_view(planning.plan(app))


def buttons(app: App) -> dict[str, str | None]:
    return {offer.id: offer.checkout_url for offer in app.ask(GetDraft()).settings.offers}


def reprice(app: App, amount: int) -> None:
    app.do(EditOffer("one-month", {"price/amount": 99}, {"price/amount": amount}))


def test_old_link_is_retired_once_the_new_one_is_published_delivered_and_no_copy_is_left(
    connected: App, peer: Peer, tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "web"
    folder.mkdir()
    targets.add_folder(connected, folder)
    apply(connected)
    connected.publish("First")
    before = buttons(connected)["one-month"]
    connected.do(
        EditOffer(
            "one-month", {"price": {"amount": 99, "currency": "USD"}}, {"price": {"amount": 199, "currency": "USD"}}
        )
    )
    outcome = apply(connected)
    assert buttons(connected)["one-month"] != before
    assert outcome.held == 2
    waiting = [step for group in view(connected).groups for step in group.steps if step.state == "waits"]
    assert [step.what for step in waiting] == ["payment link", "price"]
    old = next(one for one in peer.test.all("payment_links") if one["url"] == before)
    folder.chmod(0o500)
    web = folder / "settings.json"
    web.chmod(0o400)
    folder.rename(tmp_path / "gone")
    connected.publish("Second")
    apply(connected, due=True)
    assert old["active"], "the new version did not reach its target"
    (tmp_path / "gone").rename(folder)
    folder.chmod(0o700)
    clock.now = peer.now = clock.now + 7 * 3600
    deliveries.deliver(connected)
    assert apply(connected, due=True).done == 0
    assert old["active"], "a cache may keep the version before"
    waiting = [step for group in view(connected).groups for step in group.steps if step.state == "waits"]
    there = clock.now + 2 * 3600
    assert waiting[0].reason == (
        f"Copies of the version before may still lead to it until {local_text(TOKYO, there + 59)} (Asia/Tokyo); the "
        "next apply after that, or stripe apply --due, retires it."
    )
    clock.now = peer.now = there - 1
    assert apply(connected, due=True).done == 0
    clock.now = peer.now = there
    outcome = apply(connected, due=True)
    assert (outcome.done, outcome.left) == (2, 0)
    assert not old["active"]
    assert view(connected).up_to_date


def published_anew(app: App, amount: int) -> str:
    """Another price, brought to Stripe and published; the link that it replaced."""
    offer = next(one for one in app.ask(GetDraft()).settings.offers if one.id == "one-month")
    was = offer.checkout_url
    app.do(EditOffer("one-month", {"price/amount": offer.price.amount}, {"price/amount": amount}))
    apply(app)
    app.publish(f"At {amount}")
    return str(was)


@pytest.mark.parametrize("hours", [0, 2, 48])
def test_how_long_copies_may_live_is_an_option(connected: App, peer: Peer, clock: Clock, hours: int) -> None:
    connected.do(SetOption("oldLinksKeptHours", None, hours))
    apply(connected)
    connected.publish("First")
    old = published_anew(connected, 199)
    apply(connected, due=True)
    assert off(peer, old) is (hours == 0)
    clock.now = peer.now = clock.now + hours * 3600
    apply(connected, due=True)
    assert off(peer, old)


def off(peer: Peer, url: str) -> bool:
    return next(not one["active"] for one in peer.test.all("payment_links") if one["url"] == url)


def test_each_version_counts_its_own_time(connected: App, peer: Peer, clock: Clock) -> None:
    apply(connected)
    connected.publish("First")
    first = published_anew(connected, 199)
    clock.now = peer.now = clock.now + 3600
    second = published_anew(connected, 299)
    clock.now = peer.now = clock.now + 3600
    apply(connected, due=True)
    assert (off(peer, first), off(peer, second)) == (True, False)
    clock.now = peer.now = clock.now + 3600
    apply(connected, due=True)
    assert off(peer, second)


def test_link_of_a_scheduled_version_stays_on(connected: App, peer: Peer, clock: Clock) -> None:
    apply(connected)
    connected.publish("First")
    was = str(buttons(connected)["one-month"])
    schedule.add(connected, "Later", epoch("2020-12-01T00:00:00Z"), "2020-12-01T00:00:00Z")
    reprice(connected, 199)
    apply(connected)
    connected.publish("Second")
    clock.now = peer.now = clock.now + 30 * 3600
    apply(connected, due=True)
    assert not off(peer, was), "readers will be sent to it again"


def test_link_that_was_never_published_is_retired_at_once(connected: App, peer: Peer) -> None:
    apply(connected)
    was = str(buttons(connected)["one-month"])
    reprice(connected, 199)
    apply(connected)
    connected.publish("First")
    apply(connected, due=True)
    assert off(peer, was)


def test_due_switches_off_what_has_ended_and_nothing_else(connected: App, peer: Peer, clock: Clock) -> None:
    apply(connected)
    connected.do(EditPlan("monthly", {"name": "Monthly subscription"}, {"name": "Every month"}))
    clock.now = peer.now = 1_604_188_800  # 2020-11-01T00:00:00Z: October is over in Tokyo
    outcome = apply(connected, due=True)
    assert (outcome.done, outcome.left) == (1, 0)
    assert sorted(one["active"] for one in peer.test.all("payment_links")) == [False, True]
    assert {one["name"] for one in peer.test.all("products")} == {"Monthly subscription", "Yearly subscription"}
