"""The knobs: times in the publication's zone are asked about where the clocks leave a doubt, and cases are whole."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from paywall_admin.core.calendar import Zone, epoch, instant
from paywall_admin.core.case import parse_case
from paywall_admin.core.situation import Situation, Subscription, reading, subscription_in
from paywall_admin.ui.preview.draft import Draft
from paywall_admin.ui.preview.moment import MomentInput
from paywall_admin.ui.style import Style
from paywall_admin.ui.why import local_words

NEW_YORK = Zone.load("America/New_York")


@pytest.fixture
def moment(qtbot: QtBot, style: Style) -> MomentInput:
    made = MomentInput(epoch("2020-10-30T12:00:00Z"))
    qtbot.addWidget(made)
    made.show_zone(NEW_YORK)
    made.show()
    return made


def type_in(moment: MomentInput, wall: str) -> None:
    typed = QDateTime.fromString(f"{wall}Z", Qt.DateFormat.ISODate)
    moment.edit.setDateTime(typed)


def test_time_is_shown_on_the_publications_clocks(moment: MomentInput) -> None:
    assert moment.edit.dateTime().toString("yyyy-MM-dd HH:mm") == "2020-10-30 08:00"
    assert moment.zone_name.whole() == "New York UTC−4"


def test_clear_time_is_taken(moment: MomentInput, qtbot: QtBot) -> None:
    with qtbot.waitSignal(moment.chosen):
        type_in(moment, "2020-12-24T18:00:00")
    assert instant(moment.at) == "2020-12-24T23:00:00Z"
    assert moment.zone_name.whole() == "New York UTC−5"


def test_time_that_exists_twice_is_asked_about(moment: MomentInput, qtbot: QtBot) -> None:
    before = moment.at
    type_in(moment, "2020-11-01T01:30:00")
    assert moment.at == before
    assert "twice" in moment.question.text()
    assert [moment.first.text(), moment.second.text()] == ["01:30 (UTC−4)", "01:30 (UTC−5)"]
    with qtbot.waitSignal(moment.chosen):
        moment.second.click()
    assert instant(moment.at) == "2020-11-01T06:30:00Z"
    assert not moment.question.isVisible()


def test_time_that_is_skipped_is_asked_about(moment: MomentInput, qtbot: QtBot) -> None:
    before = moment.at
    type_in(moment, "2021-03-14T02:30:00")
    assert moment.at == before
    assert "skip" in moment.question.text()
    assert [moment.first.text(), moment.second.text()] == ["01:59 (UTC−5)", "03:00 (UTC−4)"]
    with qtbot.waitSignal(moment.chosen):
        moment.second.click()
    assert instant(moment.at) == "2021-03-14T07:00:00Z"


def test_keyboard_steps_the_time(moment: MomentInput, qtbot: QtBot) -> None:
    moment.edit.setFocus()
    before = moment.at
    moment.edit.setCurrentSection(moment.edit.Section.DaySection)
    moment.edit.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier))
    assert moment.at - before == 86_400


@pytest.mark.parametrize("subscription", get_args(Subscription))
@pytest.mark.parametrize("at", ["1970-01-01T00:00:00Z", "2020-10-30T12:00:00Z", "2099-12-31T23:59:59Z"])
def test_every_situation_is_a_good_case(subscription: Subscription, at: str) -> None:
    situation = Situation(at=epoch(at), read=3, kind="registered", subscription=subscription, country="JP")
    case = reading(situation, 14)
    assert parse_case(case)
    assert len(case["reader"]["reads"]) == 3


@pytest.mark.parametrize("subscription", get_args(Subscription))
def test_knobs_say_of_a_whole_case_what_it_says(subscription: Subscription) -> None:
    case = reading(Situation(at=epoch("2020-10-30T12:00:00Z"), subscription=subscription), 14)
    state = {"grace": "grace", "given": "complimentary"}.get(subscription, "metered")
    assert subscription_in(case, state) == subscription


def test_instants_in_the_trace_are_told_on_the_publications_clocks() -> None:
    told = local_words("Access was given until 2020-11-01T05:00:00Z.", NEW_YORK)
    assert told.startswith("Access was given until 1 November 2020, 01:00 (New York)")


def test_draft_tells_what_the_knobs_offer() -> None:
    payload = (
        '{"publication":{"name":"Asahi","homeUrl":"https://example.com/","defaultLocale":"ja","locales":["en","ja"]},'
        '"graceDays":3,"meters":[{"limit":10,"audience":{"countries":["US"]}}],"offers":[],"messages":[],'
        '"freeAccess":[{"countries":["JP"]}],"contentRules":[{"when":{"contentTypes":["sponsored"]}}],'
        '"compiled":{"zone":{"name":"Asia/Tokyo","start":32400,"transitions":[]}}}'
    )
    draft = Draft(payload.encode())
    assert draft.locales == ["ja", "en"]
    assert draft.most_articles == 12
    assert draft.countries == ["JP", "US"]
    assert [(kind.words, kind.fields) for kind in draft.article_kinds] == [
        ("", {}),
        ("sponsored", {"contentType": "sponsored"}),
    ]
    assert draft.address("/offers") == "https://example.com/offers"
