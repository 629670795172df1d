"""The Expiry page: its fields, the picture that follows them, and what readers get, on a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paywall_admin.services.drafts import (
    ArchiveMessage,
    EditContentRule,
    EditExpiryStates,
    EditGraceDays,
    EditMeter,
    EditOffer,
    EditPublication,
    EditWall,
    lists,
)
from paywall_admin.services.people import SetRole
from paywall_admin.services.undo import Undo
from paywall_admin.ui.expiry.page import ExpiryPage
from paywall_admin.ui.fields.paint import colour
from paywall_admin.ui.style import style
from support.office import Office


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: ExpiryPage(desk, clock=office.clock))


def field(page: Any, place: str) -> Any:
    return next(found for kept in page.forms() if (found := page._field(kept, place)))


def stop(page: Any, key: str) -> Any:
    return page.picture.buttons[key].stop


def test_sample_is_shown_in_words(page: Any) -> None:
    assert [part.summary.text() for part in page.parts] == [
        "They meet the wall at every article. It stays so until they subscribe.",
        "They meet the wall at every article. It stays so until they subscribe.",
        "They keep full access for 7 days. After that it is as if their full access had ended.",
    ]
    assert [(stop.key, stop.detail) for stop in page.picture.way.stops] == [
        ("reader", "No subscription"),
        ("metered", "5 articles"),
        ("last_free", "Reads it"),
        ("limit_reached", "Wall"),
        ("trial", "Full access"),
        ("subscriber", "Full access"),
        ("grace", "7 days of access"),
        ("trial_expired", "Wall until they subscribe"),
        ("access_expired", "Wall until they subscribe"),
    ]


def test_readers_get_the_message_as_the_engine_fills_it(page: Any) -> None:
    shown = page.part("access_expired").shown
    assert shown.heading.text() == "Your full access to Nikkei Asia has expired"
    assert shown.text.text().splitlines() == [
        "You need a subscription to:",
        "•  Read all stories with unlimited access",
        "•  Use our mobile and tablet apps",
    ]
    assert shown.button.text() == "Button “See all offers”, leads to /offers"
    assert page.part("grace").shown.button.text() == "Button “Check payment details”, leads to /account"


def test_every_field_reaches_the_draft_and_the_picture(office: Office, page: Any) -> None:
    office.fill(field(page, "/expiryStates/trialExpired/days"), "30")
    office.bot.mouseClick(
        field(page, "/expiryStates/accessExpired/then").control.segments[1], Qt.MouseButton.LeftButton
    )
    office.settle()
    office.fill(field(page, "/expiryStates/accessExpired/days"), "60")
    office.fill(field(page, "/graceDays"), "0")
    draft = office.draft()
    states = draft.expiry_states
    assert (states.trial_expired.then, states.trial_expired.days) == ("wall", 30)
    assert (states.access_expired.then, states.access_expired.days, draft.grace_days) == ("meter", 60, 0)
    assert stop(page, "trial_expired").detail == "Wall for 30 days"
    assert stop(page, "access_expired").detail == "Free articles for 60 days"
    assert stop(page, "ordinary").detail == "After 30 days or 60 days"
    assert stop(page, "grace").detail == "Ends at once"
    assert "From “Full access ended” to “Ordinary reader again”: after 60 days." in page.picture.accessibleDescription()
    assert len(office.steps()) == 4
    assert office.troubles == []


def test_undo_takes_the_picture_back(office: Office, page: Any) -> None:
    office.fill(field(page, "/expiryStates/trialExpired/days"), "1")
    assert stop(page, "ordinary").detail == "After 1 day"
    office.do(Undo())
    assert "ordinary" not in page.picture.buttons
    assert field(page, "/expiryStates/trialExpired/days").control.text() == ""


def test_what_is_no_number_of_days_stays_as_typed(office: Office, page: Any) -> None:
    days = field(page, "/graceDays")
    office.fill(days, "a week")
    assert (days.control.text(), office.draft().grace_days) == ("a week", 7)
    assert "Not kept. Write a whole number from 0 to 36500." in days.notes.words()


def test_colleagues_days_and_mine_stand_side_by_side(office: Office, page: Any) -> None:
    days = field(page, "/expiryStates/trialExpired/days")
    office.bo.do(EditExpiryStates({"trialExpired/days": None}, {"trialExpired/days": 10}))
    office.fill(days, "20")
    assert days.sides.is_open
    assert "Theirs: 10. Yours: 20." in days.sides.words()
    office.bot.mouseClick(days.sides.keep_mine, Qt.MouseButton.LeftButton)
    office.settle()
    assert office.draft().expiry_states.trial_expired.days == 20


def test_colleagues_change_shows_at_once(office: Office, page: Any) -> None:
    office.colleague(EditGraceDays({"graceDays": 7}, {"graceDays": 14}))
    assert field(page, "/graceDays").control.text() == "14"
    assert stop(page, "grace").detail == "14 days of access"
    office.colleague(EditMeter("all-readers", {"limit": 5}, {"limit": 1}))
    assert "metered" not in page.picture.buttons
    office.colleague(EditMeter("all-readers", {"limit": 1}, {"limit": 0}))
    assert "last_free" not in page.picture.buttons


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("metered", "/meters/0"),
        ("last_free", "/messages/1"),
        ("limit_reached", "/messages/2"),
        ("trial", "/offers/0"),
        ("subscriber", "/plans/0"),
    ],
)
def test_states_edited_elsewhere_lead_there(office: Office, page: Any, key: str, place: str) -> None:
    with office.bot.waitSignal(page.place_wanted) as heard:
        office.bot.mouseClick(page.picture.buttons[key], Qt.MouseButton.LeftButton)
    assert heard.args == [place]


def test_states_of_this_page_lead_to_their_field_by_key_too(office: Office, page: Any) -> None:
    page.picture.buttons["grace"].setFocus()
    office.press(Qt.Key.Key_Space)
    assert field(page, "/graceDays").control.hasFocus()
    page.picture.buttons["access_expired"].setFocus()
    office.press(Qt.Key.Key_Space)
    assert field(page, "/expiryStates/accessExpired/then").control.target().hasFocus()


def test_messages_and_offers_are_a_step_away(office: Office, page: Any) -> None:
    shown = page.part("trial_expired").shown
    with office.bot.waitSignal(page.place_wanted) as heard:
        office.bot.mouseClick(shown._jumps[0], Qt.MouseButton.LeftButton)
    assert heard.args == ["/messages/3"]
    office.colleague(
        EditOffer("one-month", {"states": ["metered", "last_free", "limit_reached"]}, {"states": ["trial_expired"]})
    )
    assert shown.offer.text() == "“One-month trial”: 1 month for $0.99"
    with office.bot.waitSignal(page.place_wanted) as heard:
        office.bot.mouseClick(shown.edit_offer, Qt.MouseButton.LeftButton)
    assert heard.args == ["/offers/1/states"]


def test_a_button_that_is_replaced_while_it_is_pressed_leads_on_all_the_same(office: Office, page: Any) -> None:
    shown = page.part("trial_expired").shown
    old = shown._jumps[0]
    shown._show_jumps(())
    with office.bot.waitSignal(page.place_wanted) as heard:
        old.clicked.emit()
    assert heard.args == ["/messages/3"]


def test_messages_for_other_readers_are_named(office: Office, page: Any) -> None:
    office.colleague(lists.DuplicateMessage("trial-ended", "trial-ended-jp"))
    office.colleague(lists.EditMessage("trial-ended-jp", {"audience": None}, {"audience": {"countries": ["JP"]}}))
    jumps = page.part("trial_expired").shown._jumps
    assert [jump.text() for jump in jumps] == ["Edit the message", "All readers · Japan: Your trial period has expired"]


def test_state_without_a_message_gets_one_with_a_click(office: Office, page: Any) -> None:
    office.colleague(ArchiveMessage("payment-failed"))
    shown = page.part("grace").shown
    assert shown.nothing.text() == "No message yet. Readers meet the wall without a word of why."
    office.bot.mouseClick(shown.write, Qt.MouseButton.LeftButton)
    office.settle()
    made = office.draft().messages[-1]
    assert (made.state, list(made.texts), made.cta_target) == ("grace", ["en", "ja"], "account")
    assert shown.heading.text() == made.texts["en"].heading
    assert not shown.write.isVisible()
    office.do(Undo())
    assert shown.write.isVisible()


def test_preview_shows_the_state_on_request(office: Office, page: Any) -> None:
    with office.bot.waitSignal(page.situation_wanted) as heard:
        office.bot.mouseClick(page.part("trial_expired").shown.preview, Qt.MouseButton.LeftButton)
    assert heard.args[0].subscription == "trial_ended"
    office.colleague(EditGraceDays({"graceDays": 7}, {"graceDays": 0}))
    with office.bot.waitSignal(page.told) as said:
        office.bot.mouseClick(page.part("grace").shown.preview, Qt.MouseButton.LeftButton)
    assert said.args == ["With these settings no reader comes into this state.", False]


def test_why_nobody_gets_it_is_said(office: Office, page: Any) -> None:
    office.colleague(EditGraceDays({"graceDays": 7}, {"graceDays": 0}))
    assert page.part("grace").shown.note.text() == "Nobody gets it while there are no days of grace."
    office.colleague(EditWall({"open": False}, {"open": True}))
    assert page.part("trial_expired").shown.note.text() == "Nobody gets it while the wall is open for everyone."
    office.colleague(EditWall({"open": True}, {"open": False}))
    office.colleague(EditContentRule("sponsored-content", {"when": {"contentTypes": ["sponsored"]}}, {"when": {}}))
    assert "every article free" in page.part("access_expired").shown.note.text()


def test_a_draft_that_cannot_be_compiled_is_said(office: Office, page: Any) -> None:
    office.colleague(EditPublication({"locales": ["en", "ja"]}, {"locales": ["en", "ja", "qq"]}))
    assert page.part("grace").shown.note.text().startswith("What readers get cannot be shown: There is no language")


def test_viewers_can_look_but_not_change(office: Office) -> None:
    office.bo.do(SetRole("bo", None, "admin"))
    page = office.show(ExpiryPage)
    for kept in page.forms():
        for one in kept.form.fields():
            target = one.control.target()
            assert not target.isEnabled() or target.isReadOnly(), one.label
    assert not page.part("grace").shown.write.isEnabled()


def test_keyboard_alone_reaches_states_and_fields(office: Office, page: Any) -> None:
    first = next(iter(page.picture.buttons.values()))
    first.setFocus()
    seen = [first]
    for _ in range(30):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(office.qapp.focusWidget())
    for button in page.picture.buttons.values():
        assert button in seen, button.text()
        assert button.stop.detail in button.accessibleName()
    for kept in page.forms():
        for one in kept.form.fields():
            assert one.control.target() in seen, one.label
    shown = page.part("trial_expired").shown
    stops = [seen.index(stop) for stop in (*shown._jumps, shown.preview, shown.edit_offer)]
    assert stops == sorted(stops)
    assert stops[-1] < seen.index(field(page, "/expiryStates/accessExpired/then").control.target())


@pytest.mark.parametrize("width", [480, 1000])
def test_nothing_in_the_picture_is_cut_off_or_covered(office: Office, page: Any, width: int) -> None:
    office.colleague(EditExpiryStates({"trialExpired/days": None}, {"trialExpired/days": 36_500}))
    page.resize(width, 800)
    office.settle()
    buttons = list(page.picture.buttons.values())
    for one in buttons:
        assert one.height() >= one.heightForWidth(one.width()), one.text()
        assert page.picture.rect().contains(one.geometry()), one.text()
        assert not any(one.geometry().intersects(other.geometry()) for other in buttons if other is not one)
    office.bot.waitUntil(lambda: page.ground.width() <= page.width())


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_picture_is_drawn_in_the_colours_in_force(office: Office, page: Any, mode: Any) -> None:
    style().choose(mode)
    image = page.picture.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert {colour("raised").name(), colour("danger").name(), colour("positive").name()} <= colours
    style().choose("light")
