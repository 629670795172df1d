"""What somebody did at Stripe: settled row by row, taken over, or left alone; and subscribers that are read."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.services.drafts import EditPlan
from support.stripe.peer import Peer
from ui.stripe.conftest import Desk

HOSTILE = "<b>Free</b><img src=file:///etc/passwd>"


def rename(peer: Peer, name: str = HOSTILE) -> str:
    product = next(one for one in peer.test.all("products") if one["name"] == "Monthly subscription")
    peer.test.change("products", product["id"], name=name)
    return str(product["id"])


def rows(office: Desk) -> list[Any]:
    return [row for card in office.page.plan.cards for row in card.rows if row.ways]


def press(office: Desk, way: str) -> None:
    (row,) = rows(office)
    next(one for one in row.ways if one.property("way") == way).click()
    office.calm()


@pytest.fixture
def renamed(connected: Desk, peer: Peer) -> str:
    connected.apply()
    id_ = rename(peer)
    connected.look()
    return id_


def test_a_difference_is_shown_to_the_letter_with_three_ways(connected: Desk, renamed: str) -> None:
    assert f"the name changes from “{HOSTILE}” to “Monthly subscription”" in connected.words()
    assert "Somebody changed it at Stripe; say what shall stand." in connected.words()
    (row,) = rows(connected)
    assert [one.text() for one in row.ways] == ["Take ours", "Take Stripe’s", "Leave both"]
    assert not connected.page.review.isEnabled()


def test_ours_is_put_back_by_the_next_apply(connected: Desk, peer: Peer, renamed: str) -> None:
    press(connected, "ours")
    assert not rows(connected)
    assert peer.test.find("products", renamed)["name"] == HOSTILE
    connected.page.review.click()
    sheet = connected.sheet()
    sheet.go.click()
    connected.bot.waitUntil(lambda: not sheet.strip.is_running, timeout=20_000)
    connected.calm()
    assert peer.test.find("products", renamed)["name"] == "Monthly subscription"
    assert connected.page.plan.view.up_to_date


def test_theirs_goes_into_the_draft(connected: Desk, peer: Peer, renamed: str) -> None:
    press(connected, "theirs")
    assert next(one for one in connected.draft().plans if one.id == "monthly").name == HOSTILE
    connected.look()
    assert connected.page.plan.view.up_to_date


def test_both_can_be_left_as_they_are(connected: Desk, peer: Peer, renamed: str) -> None:
    writes = len(peer.writes)
    press(connected, "accept")
    connected.look()
    assert connected.page.plan.view.up_to_date
    assert peer.test.find("products", renamed)["name"] == HOSTILE
    assert len(peer.writes) == writes


def test_what_was_made_by_hand_is_taken_over_and_the_rest_is_left_alone(connected: Desk, peer: Peer) -> None:
    fitting = peer.test.put("products", name="Monthly subscription", metadata={}, active=True)["id"]
    other = peer.test.put("products", name=HOSTILE, metadata={}, active=True)["id"]
    connected.colleague(EditPlan("yearly", {"name": "Yearly subscription"}, {"name": HOSTILE}))
    page = connected.page
    page.tabs.choose(1)
    page.by_hand.look.click()
    connected.calm()
    said = connected.words(page.by_hand)
    assert HOSTILE in said
    assert "Is what “Monthly subscription” asks for (product). It only gets a mark." in said
    take = next(one for one in page.by_hand.takes if one.accessibleName().startswith("Take over Monthly"))
    take.click()
    connected.calm()
    assert page.tabs.place() == 0
    assert f"The product {fitting} is marked as that of “Monthly subscription”" in connected.words()
    connected.apply()
    assert peer.test.find("products", fitting)["metadata"]["pw_instance"]
    assert peer.test.find("products", other)["metadata"] == {}


def test_subscribers_are_read_with_the_last_time_and_their_number(connected: Desk, peer: Peer) -> None:
    page = connected.page
    page.tabs.choose(2)
    assert "Subscribers were not read yet" in connected.words()
    for number in range(120):
        peer.test.put("customers", email=f"r{number}@example.com")
    page.subscribers.read.click()
    connected.calm()
    said = connected.words()
    assert "Everything was read. Customers: 120. Subscriptions: 0." in said
    assert "Last read on Oct 29, 2020" in said or "Last read on Oct 30, 2020" in said
    peer.now = connected.clock.now = peer.now + 3600
    for _ in range(2):  # the first one still sees the last seconds before the one before
        page.subscribers.read.click()
        connected.calm()
    assert "Nothing has changed since the last time." in connected.words()


def test_reading_subscribers_can_be_stopped_and_then_counts_as_none(connected: Desk, peer: Peer) -> None:
    for number in range(300):
        peer.test.put("customers", email=f"r{number}@example.com")
    page = connected.page
    page.tabs.choose(2)
    peer.latency = 0.05
    peer.after = lambda request, _: page.strip._handle.stop() if request.path == "/v1/customers" else None
    page.subscribers.read.click()
    connected.calm()
    assert "Stopped; the next time begins anew." in connected.words()
    assert "Subscribers were not read yet" in connected.words()
