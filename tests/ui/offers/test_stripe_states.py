"""How offers and plans stand to Stripe, beside their state: known without asking, followed, and a way to there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paywall_admin.services.billing import applying, connection
from paywall_admin.services.drafts import EditOffer
from paywall_admin.ui.offers.page import OffersPage
from support.billing import KEY, UNHURRIED
from support.office import Office
from support.stores import NOW
from support.stripe.peer import Peer
from support.stripe.server import serving


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    from paywall_admin.billing import stripe_gateway

    monkeypatch.setattr(stripe_gateway, "TEST_LIMITS", UNHURRIED)
    monkeypatch.setenv("STRIPE_API_KEY", KEY)
    made = Peer(NOW)
    made.key(KEY)
    with serving(made) as address:
        monkeypatch.setenv("STRIPE_API_BASE", address)
        yield made


@pytest.fixture
def page(office: Office, peer: Peer) -> Any:
    connection.connect(office.bo, KEY, for_this_run=True)
    return office.show(lambda desk: OffersPage(desk, clock=office.clock))


def states(page: Any, name: str = "offers") -> list[str]:
    return [row.beside for row in page.section(name).view.rows.rows()]


def follow(office: Office, topic: str) -> None:
    office.desk.changed.emit(frozenset({topic}), None)
    office.settle()


def test_without_an_account_there_is_no_word_of_stripe(office: Office) -> None:
    page = office.show(lambda desk: OffersPage(desk, clock=office.clock))
    assert states(page) == ["", ""]
    assert not page.offers.detail.beside.isVisible()


def test_states_follow_apply_and_edit_without_a_request(office: Office, page: Any, peer: Peer) -> None:
    assert states(page) == ["Not in Stripe"] * 2
    page.tabs.choose(1)
    office.settle()
    assert states(page, "plans") == ["Not in Stripe"] * 2
    page.tabs.choose(0)
    assert applying.apply(office.bo).problem is None
    follow(office, "stripe")
    assert states(page) == states(page, "plans") == ["In Stripe"] * 2
    before = len(peer.requests)
    office.colleague(EditOffer("one-month", {"price/amount": 99}, {"price/amount": 199}))
    office.settle()
    place = page.offers.view.rows.place("one-month")
    assert states(page)[place] == "Differs"
    assert "Differs" in page.offers.view.rows.rows()[place].spoken()
    assert len(peer.requests) == before


@pytest.mark.parametrize("how", ["click", "enter"])
def test_state_of_the_picked_one_leads_to_its_row_on_the_stripe_page(office: Office, page: Any, how: str) -> None:
    wanted: list[str] = []
    page.place_wanted.connect(wanted.append)
    page.offers.view.pick("one-month")
    office.settle()
    button = page.offers.detail.beside
    assert button.isVisible()
    assert button.accessibleName() == "Not in Stripe"
    if how == "click":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert wanted == ["/stripe/offer:one-month"]
