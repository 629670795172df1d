"""The fields of offers and plans: by keyboard and mouse, each reaches the draft, and what they come to is said."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from paywall_admin.services.drafts import lists
from paywall_admin.services.undo import Undo
from paywall_admin.ui.offers.page import OffersPage
from support.office import Office


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: OffersPage(desk, clock=office.clock))


@pytest.fixture
def editor(page: Any) -> Any:
    return page.offer_editor


def offer(office: Office, place: int = 0) -> Any:
    return office.draft().offers[place]


def choose(office: Office, field: Any, place: int) -> None:
    office.bot.mouseClick(field.control.segments[place], Qt.MouseButton.LeftButton)
    office.settle()


def test_every_field_reaches_the_draft(office: Office, page: Any, editor: Any) -> None:
    office.fill(editor.name, "Autumn")
    office.fill(editor.price, "8.50")
    office.fill(editor.duration, "2")
    office.fill(editor.starts, "Oct 1, 2020")
    office.fill(editor.ends, "Nov 15")
    office.fill(editor.link, "https://buy.example.com/autumn")
    office.fill(editor.states, "Trial ended,")
    choose(office, editor.only_new, 1)
    choose(office, editor.audience[0], 2)
    office.go_to(editor.plan)
    office.press(Qt.Key.Key_Down)
    office.settle()
    made = offer(office)
    assert (made.name, made.price.amount, made.duration.count, made.plan) == ("Autumn", 850, 2, "yearly")
    assert (made.starts_at, made.ends_at) == ("2020-09-30T15:00:00Z", "2020-11-15T15:00:00Z")
    assert made.states == ("metered", "last_free", "limit_reached", "trial_expired")
    assert (made.new_subscribers_only, made.audience.kinds) == (True, ("registered",))
    assert made.checkout_url == "https://buy.example.com/autumn"
    assert office.troubles == []


def test_free_trial_costs_nothing_from_the_same_step_on(office: Office, editor: Any) -> None:
    choose(office, editor.kind, 2)
    assert (offer(office).kind, offer(office).price.amount) == ("freeTrial", 0)
    assert not editor.price.isVisible()
    assert len(office.steps()) == 1
    office.do(Undo())
    assert (offer(office).kind, offer(office).price.amount) == ("paidTrial", 900)
    assert editor.price.isVisible()
    assert editor.price.control.line.text() == "9.00"


def test_price_of_an_imported_free_trial_can_be_put_right(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.EditOffer("three-months", {"kind": "paidTrial"}, {"kind": "freeTrial"}))
    assert editor.price.isVisible()
    page.focus_place("/offers/0/price/amount")
    assert editor.price.control.line.hasFocus()


def test_taking_the_end_away_leaves_none(office: Office, editor: Any) -> None:
    office.go_to(editor.ends)
    office.press(Qt.Key.Key_Delete)
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert offer(office).ends_at is None
    assert editor.ends.control.comes_to.text() == "It has no end."


def test_end_before_the_start_is_said_at_the_end(office: Office, editor: Any) -> None:
    office.fill(editor.starts, "Nov 15, 2020")
    assert "before it starts on November 15, 2020" in editor.ends.notes.words()


def test_address_that_no_reader_may_be_sent_to_is_not_kept(office: Office, editor: Any) -> None:
    office.fill(editor.link, "javascript:alert(1)")
    assert "Not kept" in editor.link.notes.words()
    assert offer(office).checkout_url is None


def test_all_states_can_be_taken_away_and_one_added_at_once(office: Office, editor: Any) -> None:
    office.go_to(editor.states)
    for _ in range(3):
        office.press(Qt.Key.Key_Backspace)
    office.type("Limit reached,")
    office.settle()
    assert offer(office).states == ("limit_reached",)
    assert office.troubles == []


def test_terms_stand_beside_the_words_of_the_button(office: Office, editor: Any) -> None:
    assert editor.terms.labels.text().splitlines()[0] == "Try 3 months for $9"
    assert editor.terms.follows.text() == (
        "Then $15 a month. Somebody who starts today pays it first on January 30, 2021."
    )
    assert "page behind the button" in editor.terms.notes.words()
    office.fill(editor.price, "7")
    assert editor.terms.labels.text().splitlines()[0] == "Try 3 months for $7"


def test_a_checkout_link_is_said_to_be_good_again(office: Office, editor: Any) -> None:
    assert "again" not in editor.link.notes.words()
    office.fill(editor.link, "https://buy.example.com/three")
    assert "can be used again" in editor.link.notes.words()
    assert "New subscribers only" not in editor.link.notes.words()
    assert "“counter” (en, ja)" in editor.terms.notes.words()
    choose(office, editor.only_new, 1)
    assert "the link itself does not" in editor.link.notes.words()


def test_colleagues_price_and_mine_stand_side_by_side(office: Office, editor: Any) -> None:
    price = {"amount": 900, "currency": "USD"}
    office.bo.do(lists.EditOffer("three-months", {"price": price}, {"price": {**price, "amount": 800}}))
    office.fill(editor.price, "7")
    assert editor.price.sides.is_open
    assert "Theirs: 8.00 USD. Yours: 7.00 USD." in editor.price.sides.words()
    office.bot.mouseClick(editor.price.sides.keep_mine, Qt.MouseButton.LeftButton)
    office.settle()
    assert offer(office).price.amount == 700


def test_plan_is_edited_beside_its_offers(office: Office, page: Any) -> None:
    page.tabs.choose(1)
    assert page.plan_editor.summary.text() == (
        "$15 a month. Offers that lead to it: “Three-month trial”, “One-month trial”."
    )
    office.fill(page.plan_editor.price, "12")
    office.fill(page.plan_editor.interval, "3")
    office.go_to(page.plan_editor.benefits)
    office.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    office.type("All stories")
    office.press(Qt.Key.Key_Return)
    office.press(Qt.Key.Key_Return)
    office.type("  The archive ")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    plan = office.draft().plans[0]
    assert (plan.price.amount, plan.interval.count, plan.benefits) == (1200, 3, ("All stories", "The archive"))
    assert page.plans.view.rows.rows()[0].cells == ("$12 every 3 months",)


def test_first_plan_can_be_added_where_there_is_none(office: Office, page: Any) -> None:
    office.colleague(lists.ArchivePlan("monthly"))
    office.colleague(lists.ArchivePlan("yearly"))
    page.tabs.choose(1)
    office.bot.mouseClick(page.plans.empty.button, Qt.MouseButton.LeftButton)
    office.settle()
    assert [plan.id for plan in office.draft().plans] == ["plan-1"]
    assert page.plan_editor.name.control.hasFocus()


def test_a_place_leads_to_its_field(office: Office, page: Any, editor: Any) -> None:
    page.focus_place("/offers/1/endsAt")
    assert page.offers.view.key() == "one-month"
    assert editor.ends.control.line.hasFocus()
    page.focus_place("/plans/1/price/amount")
    assert page.plans.view.key() == "yearly"
    assert page.plan_editor.price.control.line.hasFocus()


def test_keyboard_alone_reaches_every_field(office: Office, page: Any, editor: Any) -> None:
    page.offers.view.setFocus()
    seen = []
    for _ in range(32):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(office.qapp.focusWidget())
    for field in editor.form.fields():
        assert field.control.target() in seen, field.label
    names = [QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in seen]
    assert all(names)
    by_eye = sorted(editor.form.fields(), key=lambda field: (field.mapTo(editor, QPoint(0, 0)).y() // 20, field.x()))
    by_tab = sorted(editor.form.fields(), key=lambda field: seen.index(field.control.target()))
    assert [field.label for field in by_tab] == [field.label for field in by_eye]
