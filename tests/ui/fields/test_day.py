"""Days as dates in the publication's zone: typed, picked, whole, skipped and doubled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from paywall_admin.ui.fields import dates
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.inputs import Invalid

Show = Callable[..., Any]
AT = 1_604_000_000  # October 30, 2020, 04:33 in Tokyo
TODAY = date(2020, 10, 30)


def day(edge: Any, zone: str = "Asia/Tokyo", none: str = "It never ends.") -> DayInput:
    made = DayInput(edge, none=none)
    made.set_time(zone, AT)
    return made


def fill(qtbot: QtBot, shown: Any, text: str) -> None:
    shown.field.control.line.selectAll()
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_Delete)
    shown.field.control.line.insert(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2020-10-31", date(2020, 10, 31)),
        ("October 31, 2020", date(2020, 10, 31)),
        ("oct 31", date(2020, 10, 31)),
        ("Oct. 30", date(2020, 10, 30)),
        ("Oct 29", date(2021, 10, 29)),
        ("31st of October 2020", date(2020, 10, 31)),
        ("31 Oct", date(2020, 10, 31)),
        ("Sept 30", date(2021, 9, 30)),
        ("31.10.2020", date(2020, 10, 31)),
        ("10/31/2020", date(2020, 10, 31)),
        ("11/11/2020", date(2020, 11, 11)),
        ("２０２０年１０月３１日", date(2020, 10, 31)),
        ("10月31日", date(2020, 10, 31)),
        ("Feb 29", date(2024, 2, 29)),
        ("tomorrow", date(2020, 10, 31)),
        ("昨日", date(2020, 10, 29)),
    ],
)
def test_day_is_read_as_people_write_it(text: str, wanted: date) -> None:
    assert dates.read(text, TODAY) == (wanted, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oct 30", date(2020, 10, 30)),
        ("Oct 29", date(2020, 10, 29)),
        ("Oct 31", date(2019, 10, 31)),
        ("12月1日", date(2019, 12, 1)),
        ("Feb 29", date(2020, 2, 29)),
        ("yesterday", date(2020, 10, 29)),
        ("Oct 31, 2031", date(2031, 10, 31)),
    ],
)
def test_day_without_a_year_is_the_last_one_where_the_past_is_meant(text: str, wanted: date) -> None:
    assert dates.read(text, TODAY, past=True) == (wanted, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oct 31, 21:00", time(21)),
        ("2020-10-31T21:00:59", time(21, 0, 59)),
        ("Oct 31 at 9:30 pm", time(21, 30)),
        ("Oct 31, 12:05 a.m.", time(0, 5)),
    ],
)
def test_time_may_follow_the_day(text: str, wanted: time) -> None:
    assert dates.read(text, TODAY) == (date(2020, 10, 31), wanted)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10/11/2020", "two ways"),
        ("soon", "no date"),
        ("Ju 3", "no date"),
        ("Feb 30", "no such day"),
        ("Feb 29, 2021", "no such day"),
        ("Oct 31, 25:00", "no time 25:00"),
        ("Oct 31, 13:00 pm", "no time"),
        ("2120-10-31", "too far away"),
        ("99999999999999999999", "no date"),
    ],
)
def test_what_is_no_day_is_not_guessed(text: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        dates.read(text, TODAY)


def test_end_is_the_whole_of_its_day(bench: Show, qtbot: QtBot) -> None:
    shown = bench(day("end"), None)
    assert shown.field.control.comes_to.text() == "It never ends."
    fill(qtbot, shown, "Oct 31")
    assert shown.field.control.comes_to.text().startswith(
        "All of that day: over at Nov 1, 2020, 00:00 in Tokyo · Oct 31, 2020, 15:00 UTC"
    )
    shown.leave()
    assert shown.got == ["2020-10-31T15:00:00Z"]
    assert shown.field.control.line.text() == "October 31, 2020"


def test_start_is_the_first_moment_of_its_day(bench: Show, qtbot: QtBot) -> None:
    shown = bench(day("start"), "2020-09-29T15:00:00Z")
    assert shown.field.control.line.text() == "September 30, 2020"
    fill(qtbot, shown, "Oct 1, 2020")
    shown.leave()
    assert shown.got == ["2020-09-30T15:00:00Z"]


def test_end_within_a_day_is_shown_with_its_time_and_kept(bench: Show) -> None:
    shown = bench(day("end"), "2020-10-31T12:00:00Z")
    assert shown.field.control.line.text() == "October 31, 2020, 21:00"
    shown.leave()
    assert shown.got == []
    assert shown.field.control.read() == "2020-10-31T12:00:00Z"


def test_time_that_clocks_skip_is_refused_with_the_reason(bench: Show, qtbot: QtBot) -> None:
    shown = bench(day("start", "Europe/Berlin"), None)
    fill(qtbot, shown, "March 28, 2021, 02:30")
    shown.leave()
    assert shown.got == []
    assert "There is no 02:30 on March 28, 2021 in Berlin" in shown.field.notes.words()
    assert shown.field.control.line.text() == "March 28, 2021, 02:30"


def test_time_that_comes_twice_is_asked_about(bench: Show, qtbot: QtBot) -> None:
    shown = bench(day("start", "Europe/Berlin"), None)
    assert not shown.field.control.which.isVisible()
    fill(qtbot, shown, "October 25, 2020, 02:30")
    assert shown.field.control.which.isVisible()
    assert "00:30 UTC and at Oct 25, 2020, 01:30 UTC" in shown.field.control.comes_to.text()
    shown.leave()
    assert shown.got == []
    assert "Choose which one" in shown.field.notes.words()
    qtbot.mouseClick(shown.field.control.which.segments[1], Qt.MouseButton.LeftButton)
    assert shown.got == ["2020-10-25T01:30:00Z"]
    shown.field.load("2020-10-25T00:30:00Z")
    assert shown.field.control.which.read() == 0
    assert shown.field.control.read() == "2020-10-25T00:30:00Z"


def test_day_that_the_zone_skipped_is_refused(bench: Show, qtbot: QtBot) -> None:
    shown = bench(day("end", "Pacific/Apia"), None)
    fill(qtbot, shown, "December 30, 2011")
    shown.leave()
    assert shown.got == []
    assert "choose 2011-12-31" in shown.field.notes.words()


def test_day_is_needed_where_nothing_else_is_meant(bench: Show, qtbot: QtBot) -> None:
    shown = bench(day("end", none=""), "2020-10-31T15:00:00Z")
    fill(qtbot, shown, "")
    shown.leave()
    assert shown.got == []
    assert "Write a date" in shown.field.notes.words()


def test_day_is_picked_from_a_month_by_keys(bench: Show, qtbot: QtBot, qapp: QApplication) -> None:
    shown = bench(day("end"), "2020-10-31T15:00:00Z")
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = qapp.activePopupWidget().findChild(QTableView)
    QTest.keyClick(month, Qt.Key.Key_Left)
    QTest.keyClick(month, Qt.Key.Key_Return)
    assert qapp.activePopupWidget() is None
    assert shown.got == ["2020-10-30T15:00:00Z"]
    assert shown.field.control.line.text() == "October 30, 2020"


def test_locked_day_opens_no_month(bench: Show, qtbot: QtBot, qapp: QApplication) -> None:
    shown = bench(day("end"), "2020-10-31T15:00:00Z")
    shown.field.lock(True)
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert qapp.activePopupWidget() is None
    assert not shown.field.control.pick.isEnabled()


def test_same_instant_is_shown_when_the_publication_moves(bench: Show) -> None:
    shown = bench(day("end"), "2020-10-31T15:00:00Z")
    shown.field.control.set_time("Europe/Berlin", AT)
    assert shown.field.control.read() == "2020-10-31T15:00:00Z"
    assert shown.field.control.line.text() == "October 31, 2020, 16:00"


def test_screen_reader_hears_what_the_day_comes_to(bench: Show) -> None:
    shown = bench(day("end"), "2020-10-31T15:00:00Z")
    assert "15:00 UTC" in shown.field.control.line.accessibleDescription()
    assert shown.field.control.pick.accessibleName() == "Free articles: pick a day"
