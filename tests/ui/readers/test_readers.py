"""The support desk: a reader is found by the keyboard alone, the card answers, every look is written down."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.core import calendar
from paywall_admin.core.situation import reading
from paywall_admin.services.people import SetRole
from paywall_admin.services.readers import remedies
from paywall_admin.services.readers.remedies import GiveGrant
from paywall_admin.ui import tokens
from paywall_admin.ui.readers.page import ReadersPage
from paywall_admin.ui.tabbing import stops
from support.feeds import view
from support.stores import NOW
from ui.test_accessibility import nameless

DAY = 86_400


def test_without_readers_the_page_says_what_it_is_for_and_makes_sample_readers(office: Any) -> None:
    page = office.open()
    assert (page.blank.isVisible(), page.bar.isVisible(), page.table.isVisible()) == (True, False, False)
    page.blank.sample.click()
    office.settle()
    assert (page.blank.isVisible(), page.bar.isVisible(), page.table.isVisible()) == (False, True, True)
    assert office.told[0].startswith("Imported. New views: 7")
    assert nameless(page) == []


def test_nobody_is_looked_up_before_a_case_is_open(filled: Any) -> None:
    page = filled.open()
    assert not page.table.isEnabled()
    assert "Open a case first" in page.card.nothing.text()
    page.bar.ticket.setText("ann@example.org")
    page.bar.begin.click()
    filled.settle()
    assert "no address" in page.bar.notes.words()
    assert filled.looks() == []


def test_case_is_remembered_and_another_can_be_opened(filled: Any, page: Any) -> None:
    assert page.bar.open_words.whole() == "Case: Support request, T-1. Every look is written down."
    assert page.table.search.line.hasFocus()
    filled.find("reader-1")
    page.bar.another.click()
    assert (page.bar.ticket.isVisible(), page.table.isEnabled(), page.card.body.isVisible()) == (True, False, False)
    filled.colleague(GiveGrant(1, "reset", "A shared phone"))
    assert page.bar.ticket.isVisible(), "the old case came back while another was being opened"
    page.bar.ticket.setFocus()
    filled.type("T-2")
    filled.press(Qt.Key.Key_Return)
    filled.settle()
    filled.find("reader-1")
    opened = [look for look in filled.looks() if look[0] in ("open", "card")]
    assert opened == [("open", "T-1"), ("card", "T-1"), ("open", "T-2"), ("card", "T-2")]


def test_an_opened_case_leads_to_the_search_also_in_a_window_with_more_around(filled: Any, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Publish"))
    filled.desk.changed.connect(lambda topics, _: page.refresh(topics))
    page = filled.page = ReadersPage(filled.desk, window, clock=filled.clock)
    column.addWidget(page)
    filled.desk.open()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(page.bar.purpose.isVisible)
    page.bar.ticket.setFocus()
    filled.type("T-7")
    filled.press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.table.search.line.hasFocus)


def test_case_bar_keeps_room_for_the_ticket_on_a_narrow_page(filled: Any) -> None:
    page = filled.open()
    page.resize(640, 700)
    filled.bot.waitUntil(lambda: page.bar.begin.y() > page.bar.purpose.y())
    assert page.bar.ticket.width() == 200
    assert page.bar.begin.geometry().right() <= page.bar.asking.width()


def test_list_and_card_do_not_cover_each_other_on_a_low_page(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    page.resize(700, 366)
    filled.bot.waitUntil(lambda: not page.sentence.isVisible())
    filled.qapp.processEvents()
    card, table = page._scroll.geometry(), page.table.geometry()
    assert table.bottom() <= card.top()
    assert page._split.geometry().bottom() <= page.height()
    assert page._split.geometry().top() > page.bar.geometry().bottom()
    assert page.table.view.height() >= 40
    page.resize(700, 700)
    filled.bot.waitUntil(page.sentence.isVisible)


def test_keyboard_goes_through_the_card_from_top_to_bottom(filled: Any, page: Any) -> None:
    filled.colleague(GiveGrant(1, "articles", "Lost a day", count=1, until=NOW + DAY))
    filled.find("reader-1")
    body = page.card.body
    places = [(place.y(), place.x()) for place in (stop.mapTo(body, QPoint(0, 0)) for stop in stops(body))]
    assert len(places) > 10
    assert places == sorted(places)


def test_case_that_is_over_is_asked_for_again(filled: Any, page: Any) -> None:
    filled.clock.now += 13 * 3600
    page.table.search.take_focus()
    filled.type("reader-1")
    filled.bot.waitUntil(page.bar.ticket.isVisible)
    filled.settle()
    assert not page.table.isEnabled()
    filled.troubles.clear()


def test_card_answers_the_call(filled: Any, page: Any) -> None:
    filled.find("ann@example.org")
    card = page.card
    assert card.state.text() == "Meets the wall: all 5 free articles are read"
    assert card.meter.text() == "0 of 5 left, 5 read"
    assert (card.gauge.used, card.gauge.limit) == (5, 5)
    assert (
        card.resets.text() == "Starts afresh Nov 1, 2020, 00:00 in Tokyo; for the reader Oct 31, 2020, 15:00 (London)"
    )
    assert card.who.whole() == "Registered reader · United Kingdom · English"
    assert card.seen.heading.text() == "You have read all your free articles this month"
    assert card.seen.offer.text() == "Offer: Three-month trial"
    assert "You have read all of your 5 free articles." in card.reply.toPlainText()
    assert [article for _, article in card.counted.facts.words()] == ["a-0", "a-1", "a-2", "a-3", "a-4"]
    assert card.others.facts.words()[0][1].startswith("a-0\n")
    assert card.why.deciding.text() == "5 of 5 free articles read; none is left."
    assert nameless(page) == []


def test_several_readers_are_masked_and_the_person_picks(filled: Any, page: Any) -> None:
    page.table.search.take_focus()
    filled.type("ann")
    filled.bot.waitUntil(lambda: page.table.rows.rowCount() == 2 and page._is_answered)
    filled.settle()
    assert "Press Enter" in page.card.nothing.text()
    assert "ann@" not in " ".join(row.email for row in page.table.rows.rows())
    assert [step for step, _ in filled.looks()] == ["open"]
    filled.press(Qt.Key.Key_Return)
    filled.settle()
    assert page.card.card.number == page.table.rows.rows()[0].number
    filled.press(Qt.Key.Key_Down)
    filled.press(Qt.Key.Key_Down)
    filled.settle()
    assert page.card.who.whole() == "Registered reader · Japan · Japanese"
    assert "無料記事" in page.card.reply.toPlainText()
    assert [step for step, _ in filled.looks()] == ["open", "card", "card"]


def test_only_reader_found_is_shown_at_once_and_answers_while_typing_do_not_mix(filled: Any, page: Any) -> None:
    page.table.search.take_focus()
    filled.type("ann")
    filled.type("a@exa")
    filled.bot.waitUntil(lambda: page.card.card is not None)
    filled.settle()
    assert page.table.rows.rowCount() == 1
    assert page.card.who.whole().endswith("Japanese")


def test_search_that_finds_nobody_is_written_down_without_what_was_looked_for(filled: Any, page: Any) -> None:
    page._settled.setInterval(1)
    filled.find("nobody@example.org")
    filled.bot.waitUntil(lambda: "find" in [step for step, _ in filled.looks()])
    filled.settle()
    assert not any("nobody" in step for step in filled.steps())


def test_reveal_is_written_down(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    assert page.card.name.whole() == "a•••@e•••.org · re•••-1"
    page.card.reveal.click()
    filled.settle()
    assert page.card.name.whole() == "ann@example.org · reader-1"
    assert page.table.rows.rows()[0].email == "ann@example.org"
    assert [step for step, _ in filled.looks()] == ["open", "card", "reveal"]
    assert not page.card.reveal.isVisible()


def test_reply_is_copied(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    page.card.copy.click()
    assert QGuiApplication.clipboard().text() == page.card.card.reply
    assert filled.told == ["The reply is copied."]


def test_time_travel_shows_the_card_as_it_was(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    page.card.back.click()
    assert page.card.travel.day.line.hasFocus()
    page.card.travel.day.line.selectAll()
    filled.type("Oct 30, 04:05")
    filled.press(Qt.Key.Key_Return)
    filled.settle()
    card = page.card
    assert "This is how it was on Oct 30, 2020, 04:05 in Tokyo" in card.travel.notes.words()
    assert card.meter.text() == "3 of 5 left, 2 read"
    assert not any(button.isEnabled() for button in card.remedies.values())
    card.travel.day.line.selectAll()
    filled.type("Oct 31, 2031")
    filled.press(Qt.Key.Key_Return)
    filled.settle()
    assert "choose an earlier one" in card.travel.field.notes.words()
    card.travel.now.click()
    filled.settle()
    assert card.meter.text() == "0 of 5 left, 5 read"
    assert card.remedies["articles"].isEnabled()


def test_nothing_stands_empty_below_a_card(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    card, bar = page.card, page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = card.erase.mapTo(card, card.erase.rect().bottomLeft()).y()
    assert bar.maximum() > 0
    assert card.height() - last <= tokens.SPACE_24


def test_no_card_is_opened_because_the_list_is_fresh(filled: Any, page: Any) -> None:
    page.table.search.take_focus()
    filled.press(Qt.Key.Key_Down)
    filled.settle()
    assert page.table.view.hasFocus()
    page.renew(frozenset({"feed"}))
    filled.settle()
    assert (page.table.rows.rowCount() > 1, page.card.card) == (True, None)
    assert "card" not in [step for step, _ in filled.looks()]
    filled.press(Qt.Key.Key_Down)
    filled.settle()
    assert page.card.card is not None


def test_a_moment_is_said_from_the_present_whichever_moment_is_shown(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    travel = page.card.travel
    page.card.back.click()
    for said, shown in (
        ("yesterday, 10:00", "Oct 29, 2020, 10:00"),
        ("Oct 28, 2019, 10:00", "Oct 28, 2019, 10:00"),
        ("Oct 29, 10:00", "Oct 29, 2020, 10:00"),
        ("Oct 31, 10:00", "Oct 31, 2019, 10:00"),
    ):
        travel.day.line.selectAll()
        filled.type(said)
        filled.press(Qt.Key.Key_Return)
        filled.settle()
        assert f"This is how it was on {shown} in Tokyo" in travel.notes.words()
    assert page.card.seen_title.text() == "What the reader saw then"
    travel.now.click()
    filled.settle()
    assert page.card.seen_title.text() == "What the reader sees now"


def test_the_clocks_of_a_wide_country_are_read_beside_the_window(
    filled: Any, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: dict[str, str] = {}

    def load(name: str) -> Any:
        read.setdefault(name, threading.current_thread().name)
        return calendar._load.__wrapped__(name)

    load.__wrapped__ = calendar._load.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(calendar, "_load", load)
    filled.feed({"reader": "reader-3", "country": "US", "locale": "en"}, view("reader-3", "a-1", 60, counts=True))
    filled.find("reader-3")
    assert page.card.resets.text() == (
        "Starts afresh Nov 1, 2020, 00:00 in Tokyo; Oct 31, 2020, 11:00 in New York, "
        "and other times elsewhere in the reader's country"
    )
    american = {thread for name, thread in read.items() if name.startswith("America/")}
    assert american
    assert threading.main_thread().name not in american


def test_the_preview_gets_this_very_case_without_the_name(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    with filled.bot.waitSignal(page.situation_wanted) as heard:
        page.card.preview.click()
    situation = heard.args[0]
    case = reading(situation, 7)
    assert case == {**page.card.card.case, "reader": {**page.card.card.case["reader"], "id": "reader"}}
    assert len(case["reader"]["reads"]) == 5
    assert (situation.kind, situation.read) == ("registered", 5)
    assert situation.version is None, "nothing is published, so the draft rules"


def test_what_comes_in_shows_by_itself(filled: Any, page: Any) -> None:
    filled.find("reader-2")
    assert page.card.meter.text() == "5 of 5 left, 0 read"
    filled.feed(view("reader-2", "b-1", 5, counts=True))
    filled.desk.changed.emit(frozenset({"readers", "feed"}), None)
    filled.settle()
    assert page.card.meter.text() == "4 of 5 left, 1 read"


def test_a_long_list_is_shown_in_portions(filled: Any, page: Any) -> None:
    filled.feed(*(view("reader-2", f"s-{n}", 60 + n, counts=False) for n in range(60)))
    filled.find("reader-2")
    others = page.card.others
    assert (others.heading.text(), len(others.facts.words())) == ("Not counted, and why (60)", 10)
    others.more.click()
    assert len(others.facts.words()) == 50
    others.more.click()
    assert (len(others.facts.words()), others.more.isVisible()) == (60, False)


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_who_may_not_look_readers_up_is_told_so(filled: Any, role: str) -> None:
    filled.bo.do(SetRole("bo", None, "admin"))
    filled.bo.do(SetRole("aiko", None, role))
    page = filled.open()
    assert "does not include looking up readers" in page.notes.words()
    assert not page.bar.begin.isEnabled()
    assert not page.imports.isEnabled()


def test_grants_of_others_show_and_reach_the_website(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    remedies.give(filled.bo, GiveGrant(1, "articles", "The counter was wrong", count=3, until=NOW + DAY))
    filled.desk.changed.emit(frozenset({"readers", "grants"}), None)
    filled.settle()
    assert page.card.state.text() == "Can read 3 more free articles of 8"
    assert filled.released()[-1] == 1


def test_export_writes_what_is_known(filled: Any, page: Any, tmp_path: Path) -> None:
    filled.find("reader-1")
    page.acts.export(tmp_path / "reader.json")
    filled.settle()
    found = json.loads((tmp_path / "reader.json").read_text())
    assert found["reader"][0]["email"] == "ann@example.org"
    assert len(found["article_view"]) == 6
    page.acts.export(tmp_path / "reader.txt")
    filled.settle()
    assert "What is known of this reader" in (tmp_path / "reader.txt").read_text()
    assert [step for step, _ in filled.looks()][-2:] == ["export", "export"]


@pytest.mark.parametrize(
    ("name", "form", "wanted"),
    [
        ("ann", "JSON (*.json)", "ann.json"),
        ("ann", "To read (*.txt)", "ann.txt"),
        ("reader.json", "To read (*.txt)", "reader.txt"),
        ("ann.data", "JSON (*.json)", "ann.data"),
    ],
)
def test_an_export_has_the_form_that_was_chosen(
    filled: Any, page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, name: str, form: str, wanted: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), form))
    filled.find("reader-1")
    page.card.export.click()
    filled.settle()
    assert filled.told == [f"Everything that is known of the reader is in {wanted}."]
    assert (tmp_path / wanted).read_text().startswith("{" if form.startswith("JSON") else "What is known")


def test_a_place_that_cannot_be_written_is_said(filled: Any, page: Any, tmp_path: Path) -> None:
    filled.find("reader-1")
    page.acts.export(tmp_path / "nowhere" / "reader.json")
    filled.settle()
    assert "The file cannot be written" in page.notes.words()


def test_erasing_asks_for_the_word_and_names_what_goes(filled: Any, page: Any) -> None:
    filled.find("reader-1")
    page.card.erase.click()
    sheet = filled.sheet()
    assert "6 views of articles" in sheet.what.text()
    assert not sheet.go.isEnabled()
    filled.type("eras")
    assert not sheet.go.isEnabled()
    filled.type("e")
    assert nameless(sheet) == []
    filled.accept(sheet)
    assert filled.told[-1] == "The reader is erased, with 6 views."
    assert page.window().focusWidget() is page.table.search.line
    assert page.card.card is None
    filled.find("ann@")
    assert page.table.rows.rowCount() == 0
