"""The plan is looked at, reviewed, applied, stopped, finished, and found out of date."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paywall_admin.services.billing import applying
from paywall_admin.services.billing.connection import GetConnection
from paywall_admin.services.drafts import AddOffer, EditOffer, EditPlan
from paywall_admin.services.environment import ChooseEnvironment
from support.billing import KEY
from support.stripe.peer import Fault, Peer
from ui.stripe.conftest import Desk
from ui.test_accessibility import nameless

HOSTILE = "<b>Free</b><img src=file:///etc/passwd>"


def reprice(office: Desk, amount: int) -> None:
    office.colleague(EditOffer("one-month", {"price/amount": 99}, {"price/amount": amount}))


def review(office: Desk) -> Any:
    office.page.review.click()
    return office.sheet()


def go(office: Desk, sheet: Any) -> None:
    sheet.go.click()
    office.bot.waitUntil(lambda: not sheet.strip.is_running, timeout=20_000)
    office.calm()


def offer(office: Desk, id_: str) -> Any:
    return next(one for one in office.draft().offers if one.id == id_)


def test_the_plan_is_grouped_by_plan_and_offer_with_signs_and_what_follows(connected: Desk) -> None:
    plan = connected.look()
    titles = [card.group.title for card in plan.cards]
    assert (titles[0], titles[-1]) == ("Monthly subscription", "Benefits")
    said = connected.words()
    assert "14 to make, 2 to change" in said
    assert "Make\nA product “Monthly subscription” is made." in said
    assert "A payment link for “Three-month trial” is made, with a trial of 92 days." in said
    assert nameless(connected.page) == []
    assert connected.peer.writes == []


def test_a_review_names_account_mode_counts_and_amounts_and_applies_exactly_that(connected: Desk) -> None:
    connected.look()
    sheet = review(connected)
    said = connected.words(sheet)
    assert {"TEST", "Nikkei Asia (acct_1Nikkei)", "14 to make, 2 to change. Nothing else is changed."} <= set(
        said.split("\n")
    )
    assert "One-month trial\nprice\nnew\n→\n$0.99" in said
    assert not sheet.word.isVisible()
    assert nameless(sheet) == []
    asked: list[str] = []
    connected.page.publish_wanted.connect(lambda: asked.append("publish"))
    go(connected, sheet)
    said = connected.words(sheet)
    assert "14 of 14 steps are done." in said
    assert f"One-month trial: {offer(connected, 'one-month').checkout_url}" in said
    assert connected.page.plan.view.up_to_date
    assert "Up to date" in connected.words()
    assert not connected.page.review.isEnabled()
    sheet.publish.click()
    assert asked == ["publish"]


def test_nothing_to_do_sends_nothing(connected: Desk) -> None:
    connected.apply()
    before = len(connected.peer.writes)
    connected.look()
    connected.look()
    assert connected.page.plan.view.up_to_date
    assert len(connected.peer.writes) == before


def test_a_new_price_is_a_replacement_said_in_full(connected: Desk) -> None:
    connected.apply()
    connected.look()
    reprice(connected, 199)
    connected.calm()
    said = connected.words()
    assert "“One-month trial”: the price changes from $0.99 to $1.99. Stripe cannot change that in a price" in said
    row = next(row for card in connected.page.plan.cards for row in card.rows if row.step.sign == "±")
    row.more.click()
    assert "Field\nAt Stripe now\nWill be\nprice\n$0.99\n$1.99" in connected.words(row)
    assert "One-month trial\nprice\n$0.99\n→\n$1.99" in connected.words(review(connected))


def test_a_plan_that_is_out_of_date_is_not_applied_and_the_new_one_is_shown(connected: Desk) -> None:
    connected.apply()
    reprice(connected, 199)
    connected.look()
    sheet = review(connected)
    connected.bo.do(EditPlan("monthly", {"name": "Monthly subscription"}, {"name": "Every month"}))
    before = len(connected.peer.writes)
    go(connected, sheet)
    assert "nothing was sent; look at the new plan" in connected.words(sheet)
    assert "the name changes from “Monthly subscription” to “Every month”" in connected.words(sheet)
    assert len(connected.peer.writes) == before
    go(connected, sheet)
    assert "Done" in connected.words(sheet)
    assert connected.page.plan.view.up_to_date


def test_a_live_account_asks_for_a_word(office: Desk, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    key = peer.key("rk_live_marketing0001")
    office.bo.do(ChooseEnvironment("test", "live"))
    office.connect(key)
    monkeypatch.setenv("STRIPE_API_KEY", key)
    page = office.open()
    assert "LIVE" in office.words(page.account)
    office.look()
    sheet = review(office)
    for word in ("", "live"):
        sheet.word.control.restore(word)
        sheet.go.click()
        office.settle()
        assert "Type LIVE in capitals." in sheet.word.notes.words()
        assert peer.writes == []
    sheet.word.take_focus()
    office.type("")
    sheet.word.control.restore("LIVE")
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.bot.waitUntil(lambda: "14 of 14" in office.words(sheet), timeout=20_000)
    office.calm()
    assert len(peer.worlds["acct_1Nikkei", True].all("products")) == 2


def test_an_apply_that_is_cancelled_says_what_was_done_and_the_next_plan_holds_the_rest(
    connected: Desk, peer: Peer
) -> None:
    connected.look()
    sheet = review(connected)
    peer.latency = 0.02
    peer.after = lambda request, _: sheet.strip._handle.stop() if request.verb == "POST" and request.text else None
    go(connected, sheet)
    peer.after, peer.latency = None, 0.0
    assert "Stopped as you asked" in connected.words(sheet)
    sheet.reject()
    left = connected.page.plan.view.ready
    assert 0 < left < 16
    go(connected, review(connected))
    assert connected.page.plan.view.up_to_date
    assert len(peer.test.all("products")) == 2


def interrupt(office: Desk) -> None:
    """An apply of the colleague's that ends in the middle, with requests whose answer nobody has seen."""
    stopped: list[str] = []

    def hear(_done: int, _total: int, words: str) -> None:
        if "cannot be reached" in words:
            stopped.append(words)

    office.peer.faults += [Fault("unreached", path="payment_links", skip=1) for _ in range(40)]
    applying.apply(office.bo, progress=hear, cancelled=lambda: bool(stopped))
    office.peer.faults.clear()


def test_an_interrupted_apply_is_finished_first(connected: Desk, peer: Peer) -> None:
    interrupt(connected)
    unknown = connected.bo.ask(GetConnection()).unfinished
    assert unknown > 0
    connected.desk.changed.emit(frozenset({"stripe"}), None)
    connected.look()
    page = connected.page
    assert f"how {unknown} of its requests ended is unknown" in page.unfinished.words()
    assert not page.review.isEnabled()
    page.finish.click()
    sheet = connected.sheet()
    go(connected, sheet)
    assert "The interrupted apply is finished" in connected.words(sheet)
    assert not page.finish.isVisible()
    assert connected.bo.ask(GetConnection()).unfinished == 0
    if page.review.isEnabled():
        sheet.reject()
        go(connected, review(connected))
    assert len(peer.test.all("payment_links")) == 2


def test_looking_can_be_stopped(connected: Desk, peer: Peer) -> None:
    told: list[str] = []
    connected.page.told.connect(lambda words, _undo: told.append(words))
    peer.latency = 0.05
    connected.page.look.click()
    connected.bot.waitUntil(lambda: bool(peer.requests))
    connected.page.strip.cancel.click()
    connected.calm()
    assert told == ["Stopped. Nothing was changed."]
    assert connected.page.known.looked is None
    assert connected.page.look.isEnabled()


def test_what_stripe_refuses_is_said_in_a_sentence(connected: Desk, peer: Peer) -> None:
    peer.keys[KEY].denied = {"coupon_read"}
    connected.page.look.click()
    connected.calm()
    assert "coupon" in connected.page.notes.words()
    peer.keys[KEY].denied = {"payment_links_write"}
    connected.look()
    sheet = review(connected)
    go(connected, sheet)
    assert "payment_links" in sheet.notes.words()
    assert peer.writes == []
    assert sheet.go.isEnabled()


def test_what_is_blocked_leads_to_its_field_and_is_left_out_on_consent(connected: Desk, peer: Peer) -> None:
    fields = {
        "id": "huge", "name": HOSTILE, "plan": "monthly", "kind": "introDiscount",
        "price": {"amount": 1500, "currency": "USD"}, "duration": {"unit": "month", "count": 1},
        "states": ["limit_reached"],
    }  # fmt: skip
    connected.colleague(AddOffer(fields))
    plan = connected.look()
    assert plan.view.blocked
    card = next(card for card in plan.cards if card.group.blocked)
    assert HOSTILE in connected.words(card)
    places: list[str] = []
    connected.page.place_wanted.connect(places.append)
    card.go_wanted.emit(card.group.id, card.group.blocked[0][0])
    number = [one.id for one in connected.draft().offers].index("huge")
    assert places == [f"/offers/{number}/{card.group.blocked[0][0]}"]
    sheet = review(connected)
    sheet.go.click()
    assert "tick that it is left out" in sheet.notes.words()
    assert peer.writes == []
    sheet.skip.setChecked(True)
    go(connected, sheet)
    assert "14 of 14 steps are done." in connected.words(sheet)


def test_a_plan_of_many_offers_is_shown_some_at_a_time(connected: Desk) -> None:
    for number in range(90):
        fields = {
            "id": f"o{number}", "name": f"Offer {number}", "plan": "monthly", "kind": "paidTrial",
            "price": {"amount": 99, "currency": "USD"}, "duration": {"unit": "month", "count": 1},
            "states": ["limit_reached"],
        }  # fmt: skip
        connected.bo.do(AddOffer(fields))
    plan = connected.look()
    assert len(plan.cards) == 40
    plan.more.click()
    connected.bot.waitUntil(plan.is_whole)
    assert len(plan.cards) == 80
    plan.more.click()
    connected.bot.waitUntil(plan.is_whole)
    assert not plan.more.isVisible()


def test_place_of_an_offer_looks_at_stripe_and_shows_its_row(connected: Desk) -> None:
    connected.page.focus_place("/stripe/offer:one-month")
    connected.calm()
    (card,) = [one for one in connected.page.plan.cards if one.group.id == "offer:one-month"]
    connected.bot.waitUntil(lambda: card.isAncestorOf(connected.page.focusWidget()))
    seen = connected.page.plan._scroll.viewport()
    # It is brought to view with the next turn of the loop, when its place is known.
    connected.bot.waitUntil(lambda: 0 <= card.mapTo(seen, card.rect().topLeft()).y() < seen.height())
    before = len(connected.peer.requests)
    connected.page.focus_place("/stripe/plan:yearly")
    connected.calm()
    (card,) = [one for one in connected.page.plan.cards if one.group.id == "plan:yearly"]
    assert card.isAncestorOf(connected.page.focusWidget())
    assert len(connected.peer.requests) == before, "it was looked at already"


def test_place_of_what_is_in_stripe_says_so(connected: Desk) -> None:
    told: list[str] = []
    connected.page.told.connect(lambda words, _undo: told.append(words))
    connected.apply()
    connected.page.focus_place("/stripe/offer:one-month")
    connected.calm()
    assert told == ["Nothing is to be done for “One-month trial”: Stripe has it as the draft says."]


def test_place_of_the_page_itself_asks_for_no_row(connected: Desk) -> None:
    told: list[str] = []
    connected.page.told.connect(lambda words, _undo: told.append(words))
    connected.look()
    before = len(connected.peer.requests)
    for place in ("stripe", "/stripe"):
        connected.page.focus_place(place)
        connected.calm()
    assert (told, len(connected.peer.requests)) == ([], before)


def test_look_that_fails_on_the_way_to_an_offer_is_not_tried_for_ever(connected: Desk) -> None:
    connected.peer.keys[KEY].revoked = True
    connected.page.focus_place("/stripe/offer:one-month")
    connected.calm()
    assert "does not know this key any more" in connected.words()
    connected.page.refresh(frozenset({"stripe"}))
    connected.calm()
    assert sum(one.path == "/v1/account" for one in connected.peer.requests) <= 4
