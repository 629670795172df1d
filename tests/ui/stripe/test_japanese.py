"""The Stripe page in Japanese: a plan, its review, what changed at Stripe, and what was made there by hand."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core.codec import settings_dict
from paywall_admin.services.drafts import AddOffer, EditOffer
from support.stripe.peer import Peer
from support.words import english_on, written_in
from ui.stripe.conftest import Desk

pytestmark = pytest.mark.usefixtures("in_japanese")


def english(office: Desk, widget: Any = None) -> set[str]:
    return english_on(widget or office.page, written_in(settings_dict(office.draft())))


def test_a_store_without_an_account(office: Desk) -> None:
    assert english(office, office.open()) == set()


def test_a_plan_with_what_is_blocked_and_its_review(connected: Desk) -> None:
    fields = {
        "id": "huge", "name": "大きな割引", "plan": "monthly", "kind": "introDiscount",
        "price": {"amount": 1500, "currency": "USD"}, "duration": {"unit": "month", "count": 1},
        "states": ["limit_reached"],
    }  # fmt: skip
    connected.colleague(AddOffer(fields))
    plan = connected.look()
    assert plan.view.blocked
    for row in (row for card in plan.cards for row in card.rows if hasattr(row, "more")):
        row.more.click()
    assert english(connected) == set()
    connected.page.review.click()
    sheet = connected.sheet()
    assert english(connected, sheet) == set()
    sheet.reject()


def test_what_differs_is_replaced_or_was_made_by_hand(connected: Desk, peer: Peer) -> None:
    connected.apply()
    product = next(one for one in peer.test.all("products") if one["name"] == "Monthly subscription")
    peer.test.change("products", product["id"], name="月額")
    peer.test.put("products", name="Monthly subscription", metadata={}, active=True)
    offer = next(one for one in connected.draft().offers if one.price.amount == 99)
    price = {"amount": 199, "currency": "USD"}
    connected.colleague(EditOffer(offer.id, {"price": {"amount": 99, "currency": "USD"}}, {"price": price}))
    connected.look()
    assert [row for card in connected.page.plan.cards for row in card.rows if row.ways]
    assert english(connected) == set()
    connected.page.tabs.choose(1)
    connected.page.by_hand.look.click()
    connected.calm()
    assert english(connected) == set()
