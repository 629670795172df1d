"""The Publication page: its fields, what a new language, zone or currency changes, and what is asked before."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from paywall_admin.services.drafts import EditPolicy, EditPublication, lists
from paywall_admin.services.people import SetRole
from paywall_admin.services.undo import Undo
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.vocabulary import Languages
from paywall_admin.ui.publication.changes import converted
from paywall_admin.ui.publication.inputs import ZoneInput
from paywall_admin.ui.publication.page import PublicationPage
from support.office import Office

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: PublicationPage(desk, clock=office.clock))


def publication(office: Office) -> Any:
    return office.draft().publication


def choose_currency(office: Office, page: Any, code: str) -> None:
    control = page.currency.control
    office.go_to(page.currency)
    control.setCurrentIndex(control.findText(code, Qt.MatchFlag.MatchStartsWith))
    control.activated.emit(control.currentIndex())
    office.settle()


def fill_zone(office: Office, page: Any, text: str) -> None:
    """Write a zone and leave it; without the list of suggestions, which takes the focus for good offscreen."""
    line = page.zone.control
    line.textEdited.disconnect(line._suggest)
    office.fill(page.zone, text)
    line.textEdited.connect(line._suggest)


def answer(office: Office, question: Any, way: str) -> None:
    office.bot.mouseClick(question.buttons[way], LEFT)
    office.settle()


def test_every_field_reaches_the_draft(office: Office, page: Any) -> None:
    office.fill(page.name, "The Asia Review")
    office.fill(page.former, "日経アジア")
    office.fill(page.home, "https://example.com/")
    office.fill(page.offers, "/subscribe")
    office.fill(page.account, "/me")
    office.fill(page.expires, "90")
    office.fill(page.stale, "7")
    office.bot.mouseClick(page.then.control.segments[1], LEFT)
    office.bot.mouseClick(page.open.control.segments[1], LEFT)
    office.settle()
    draft = office.draft()
    made = draft.publication
    assert (made.name, made.former_name) == ("The Asia Review", "日経アジア")
    assert (made.home_url, made.offers_url, made.account_url) == ("https://example.com/", "/subscribe", "/me")
    policy = draft.policy
    assert (policy.expires_after_days, policy.stale_days, policy.then_open, draft.wall.open) == (90, 7, False, True)
    assert "The wall is open for everyone" in page.open.notes.words()
    assert len(office.steps()) == 9
    assert office.troubles == []


def test_what_cannot_be_kept_stays_as_typed(office: Office, page: Any) -> None:
    office.fill(page.offers, "example.com/offers")
    assert "a link starts with https://" in page.offers.notes.words()
    office.go_to(page.name)
    office.press(Qt.Key.Key_Delete)
    office.press(Qt.Key.Key_Tab)
    assert "This cannot be empty." in page.name.notes.words()
    assert (publication(office).offers_url, publication(office).name) == ("/offers", "Nikkei Asia")


def test_new_language_says_what_is_to_be_written(office: Office, page: Any) -> None:
    assert page.locales.notes.help.text().startswith("Every message has texts in every language.")
    assert not page.to_messages.isVisible()
    office.fill(page.locales, "German,")
    assert publication(office).locales == ("en", "ja", "de")
    assert page.locales.notes.help.text().startswith("German (de): 7 of 7 messages are still to be written.")
    with office.bot.waitSignal(page.place_wanted) as heard:
        office.bot.mouseClick(page.to_messages, LEFT)
    assert heard.args == ["/messages/0/texts/de"]


def test_default_language_stays_among_the_languages(office: Office, page: Any) -> None:
    office.go_to(page.default)
    office.press(Qt.Key.Key_Down)
    office.settle()
    assert publication(office).default_locale == "ja"
    office.go_to(page.locales)
    office.press(Qt.Key.Key_Backspace)
    office.settle()
    assert "The default language ja is not in the list of languages" in page.locales.notes.words()
    assert publication(office).locales == ("en", "ja")


def test_another_zone_is_asked_about_and_can_keep_the_days(office: Office, page: Any) -> None:
    assert page.zone.notes.help.text() == "It is Oct 30, 2020, 04:33 in Tokyo now. All days begin and end there."
    fill_zone(office, page, "london")
    question = page.zone_question
    assert question.isVisible()
    assert "“Three-month trial” ends October 31, 2020; the same moment is October 31, 2020, 15:00 there." in (
        question.lines.text().splitlines()
    )
    assert publication(office).time_zone == "Asia/Tokyo"
    answer(office, question, "days")
    draft = office.draft()
    assert draft.publication.time_zone == "Europe/London"
    assert draft.offers[0].ends_at == "2020-11-01T00:00:00Z"
    assert (draft.free_access[0].starts_at, draft.free_access[0].ends_at) == (
        "2020-09-29T23:00:00Z",
        "2020-09-30T23:00:00Z",
    )
    assert office.steps() == ["Change the time zone from Asia/Tokyo to Europe/London"]
    assert page.zone.notes.help.text().startswith("It is Oct 29, 2020, 19:33 in London now.")
    office.do(Undo())
    draft = office.draft()
    assert (draft.publication.time_zone, draft.offers[0].ends_at) == ("Asia/Tokyo", "2020-10-31T15:00:00Z")
    assert page.zone.control.text() == "Asia/Tokyo"


def test_moments_can_be_kept_instead(office: Office, page: Any) -> None:
    fill_zone(office, page, "Europe/London")
    answer(office, page.zone_question, "moments")
    draft = office.draft()
    assert (draft.publication.time_zone, draft.offers[0].ends_at) == ("Europe/London", "2020-10-31T15:00:00Z")


def test_zone_with_the_same_days_is_not_asked_about(office: Office, page: Any) -> None:
    fill_zone(office, page, "Asia/Seoul")
    assert not page.zone_question.isVisible()
    assert publication(office).time_zone == "Asia/Seoul"


def test_escape_stays_with_the_zone(office: Office, page: Any) -> None:
    fill_zone(office, page, "London")
    assert page.focusWidget() is page.zone_question.buttons[""]
    QTest.keyClick(page.zone_question.buttons[""], Qt.Key.Key_Escape)
    assert not page.zone_question.isVisible()
    assert page.zone.control.text() == "Asia/Tokyo"
    assert page.focusWidget() is page.zone.control
    assert office.steps() == []


def test_typing_the_old_zone_again_takes_the_question_back(office: Office, page: Any) -> None:
    fill_zone(office, page, "London")
    fill_zone(office, page, "Tokyo")
    assert not page.zone_question.isVisible()
    fill_zone(office, page, "Paris")
    assert page.zone_question.isVisible()
    answer(office, page.zone_question, "")
    assert (publication(office).time_zone, office.steps()) == ("Asia/Tokyo", [])


def test_currency_is_asked_about_and_changes_every_price(office: Office, page: Any) -> None:
    office.bo.do(lists.DuplicatePlan("monthly", "old"))
    office.bo.do(lists.ArchivePlan("old"))
    office.desk.changed.emit(frozenset({"plans"}), None)
    office.settle()
    choose_currency(office, page, "JPY")
    question = page.currency_question
    assert question.title.text() == "This changes every price: 5 plans and offers are then in JPY instead of USD."
    assert "$9 becomes ¥9, $0.99 becomes ¥1." in question.lines.text()
    assert publication(office).currency == "USD"
    answer(office, question, "prices")
    draft = office.draft()
    assert draft.publication.currency == "JPY"
    assert [(plan.price.amount, plan.price.currency) for plan in draft.plans] == [(15, "JPY"), (150, "JPY")]
    assert [(offer.price.amount, offer.price.currency) for offer in draft.offers] == [(9, "JPY"), (1, "JPY")]
    assert office.view().archived["plan"][0].price.currency == "JPY"
    assert office.steps() == ["Change the currency from USD to JPY"]
    office.do(Undo())
    assert office.draft().offers[1].price.amount == 99
    assert office.troubles == []


def test_currency_stays_when_it_is_not_meant(office: Office, page: Any) -> None:
    choose_currency(office, page, "EUR")
    answer(office, page.currency_question, "")
    assert page.currency.control.currentText().startswith("USD")
    assert (publication(office).currency, office.steps()) == ("USD", [])


def test_colleagues_price_in_the_meantime_is_not_written_over(office: Office, page: Any) -> None:
    choose_currency(office, page, "EUR")
    office.bo.do(lists.EditPlan("monthly", {"price/amount": 1500}, {"price/amount": 1700}))
    answer(office, page.currency_question, "prices")
    assert publication(office).currency == "USD"
    assert page.currency.sides.is_open or "Not kept" in page.currency.notes.words()
    assert office.draft().plans[0].price.amount == 1700


def test_a_question_that_is_open_follows_the_draft(office: Office, page: Any) -> None:
    choose_currency(office, page, "EUR")
    office.colleague(lists.EditPlan("monthly", {"price/amount": 1500}, {"price/amount": 1700}))
    assert "$17 becomes €17" in page.currency_question.lines.text()
    answer(office, page.currency_question, "prices")
    assert office.draft().plans[0].price.amount == 1700
    assert publication(office).currency == "EUR"


def test_without_prices_and_days_nothing_is_asked(office: Office, page: Any) -> None:
    for command in (
        lists.RemoveOffer("three-months"), lists.RemoveOffer("one-month"), lists.RemovePlan("monthly"),
        lists.RemovePlan("yearly"), lists.RemoveFreeAccess("next-chapter"),
    ):  # fmt: skip
        office.colleague(command)
    choose_currency(office, page, "EUR")
    fill_zone(office, page, "London")
    assert (publication(office).currency, publication(office).time_zone) == ("EUR", "Europe/London")


@pytest.mark.parametrize(
    ("amount", "was", "now", "becomes"),
    [(99, "USD", "JPY", 1), (49, "USD", "JPY", 1), (150, "USD", "JPY", 2), (900, "JPY", "USD", 90_000),
     (1500, "USD", "KWD", 15_000), (0, "USD", "JPY", 0), (1, "KWD", "USD", 1)],
)  # fmt: skip
def test_numbers_stay_in_another_currency(amount: int, was: str, now: str, becomes: int) -> None:
    assert converted(amount, was, now) == becomes


def test_conflict_is_shown_side_by_side(office: Office, page: Any) -> None:
    office.bo.do(EditPolicy({"staleDays": 30}, {"staleDays": 10}))
    office.fill(page.stale, "20")
    assert "Theirs: 10. Yours: 20." in page.stale.sides.words()


def test_findings_stand_at_their_field(office: Office, page: Any) -> None:
    office.colleague(EditPublication({"locales": ["en", "ja"]}, {"locales": ["en", "ja", "qq"]}))
    assert "There is no language 'qq'" in page.locales.notes.words()
    page.focus_place("/publication/locales/2")
    assert page.locales.control.line.hasFocus()
    page.focus_place("/policy/staleDays")
    assert page.stale.control.hasFocus()


def test_zone_is_offered_while_typing_and_taken_when_chosen(office: Office, page: Any) -> None:
    line, completer = page.zone.control, page.zone.control.completer()
    office.go_to(page.zone)
    office.type("seo")
    assert completer.completionCount() == 1
    completer.popup().hide()
    line.setText(completer.currentCompletion())
    completer.activated.emit(completer.currentCompletion())
    office.bot.waitUntil(lambda: not office.desk.in_hand and publication(office).time_zone == "Asia/Seoul")


def test_zones_are_found_by_city_and_languages_by_name(qapp: Any, style: Any) -> None:
    line = ZoneInput()
    for text, zone in (("new york", "America/New_York"), ("asia/TOKYO", "Asia/Tokyo"), ("UTC", "UTC")):
        line.setText(text)
        assert line.read() == zone
    for text in ("Atlantis", "", "America"):
        line.setText(text)
        with pytest.raises(Invalid):
            line.read()
    line.deleteLater()
    languages = Languages()
    found = [languages.read(text) for text in ("Japanese", "pt-br", "ZH-hant-tw", "German (de)")]
    assert found == ["ja", "pt-BR", "zh-Hant-TW", "de"]
    with pytest.raises(Invalid, match="is no language"):
        languages.read("Elvish")


def test_viewers_can_look_but_not_change(office: Office) -> None:
    office.bo.do(SetRole("bo", None, "admin"))
    page = office.show(PublicationPage)
    for kept in page.forms():
        for field in kept.form.fields():
            target = field.control.target()
            assert not target.isEnabled() or target.isReadOnly(), field.label


def test_keyboard_alone_reaches_every_field(office: Office, page: Any) -> None:
    office.go_to(page.name)
    seen = [office.qapp.focusWidget()]
    for _ in range(30):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(office.qapp.focusWidget())
    for kept in page.forms():
        for field in kept.form.fields():
            assert field.control.target() in seen, field.label
            assert field.control.target().accessibleName(), field.label


@pytest.mark.parametrize("width", [460, 1000])
def test_nothing_is_cut_off_at_any_width(office: Office, page: Any, width: int) -> None:
    page.resize(width, 800)
    choose_currency(office, page, "EUR")
    office.bot.waitUntil(lambda: page.ground.width() <= page.width())
    for kept in page.forms():
        for field in kept.form.fields():
            assert field.control.width() <= field.width(), field.label
            assert field.notes.height() >= field.notes.heightForWidth(field.notes.width()), field.label
    question = page.currency_question
    for label in (question.title, question.lines):
        assert label.height() >= label.heightForWidth(label.width())
    for button in question.buttons.values():
        assert button.geometry().right() <= question.width()


def test_fields_stay_below_the_title_in_a_wide_window(office: Office, page: Any) -> None:
    page.resize(1800, 900)
    office.bot.waitUntil(lambda: page.name.width() == 640)
    edge = page.findChild(QLabel).mapTo(page, QPoint(0, 0)).x()
    assert page.name.mapTo(page, QPoint(0, 0)).x() == edge
