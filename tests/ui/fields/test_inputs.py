"""The inputs by keyboard and mouse: lines, numbers, choices and segments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from paywall_admin.ui.fields.area import AreaInput
from paywall_admin.ui.fields.choice import ChoiceInput, SegmentsInput
from paywall_admin.ui.fields.line import LineInput, NumberInput

Show = Callable[..., Any]
OPTIONS = [("day", "Day"), ("week", "Week"), ("month", "Month")]


def test_arrow_keys_step_a_number_within_its_range(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 3), 2)
    for _ in range(3):
        qtbot.keyClick(shown.field.control, Qt.Key.Key_Up)
    assert shown.field.control.text() == "3"
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Down)
    shown.leave()
    assert (shown.field.control.text(), shown.got) == ("2", [])


def test_empty_optional_number_is_no_value(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000, optional=True), 3)
    shown.field.control.selectAll()
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Delete)
    shown.leave()
    assert shown.got == [None]


def test_line_is_trimmed_and_an_empty_one_is_no_value(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "Readers")
    shown.field.control.selectAll()
    qtbot.keyClicks(shown.field.control, "  All  ")
    shown.leave()
    assert (shown.got, shown.field.control.text()) == (["All"], "All")
    shown.field.take_focus()
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Backspace)
    shown.leave()
    assert shown.got == ["All", None]


@pytest.mark.parametrize(("text", "words"), [("x" * 201, "201 characters; 200 fit"), ("a\x07b", "cannot be kept")])
def test_line_that_the_store_could_not_take_is_explained(bench: Show, qtbot: QtBot, text: str, words: str) -> None:
    shown = bench(LineInput(), "Readers")
    shown.field.control.selectAll()
    shown.field.control.insert(text)
    shown.leave()
    assert shown.got == []
    assert words in shown.field.notes.words()


def test_undo_belongs_to_the_line_while_it_has_something_to_undo(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "Readers")
    undone: list[str] = []
    action = QAction("Undo", shown)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append("window"))
    shown.addAction(action)
    qtbot.keyClicks(shown.field.control, "All")
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.field.control.text() == "Readers"
    assert undone == []
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["window"]


def test_choosing_hands_over_at_once(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChoiceInput(OPTIONS), "day")
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Down)
    assert shown.got == ["week"]
    shown.leave()
    assert shown.got == ["week"]


def test_wheel_over_a_choice_changes_nothing(bench: Show, qapp: QApplication) -> None:
    shown = bench(ChoiceInput(OPTIONS), "day")
    where = QPointF(10, 10)
    wheel = QWheelEvent(
        where, shown.field.control.mapToGlobal(where), QPoint(0, -40), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(shown.field.control, wheel)
    assert (shown.got, shown.field.control.read()) == ([], "day")


def test_value_that_is_not_offered_is_shown_and_kept(bench: Show) -> None:
    shown = bench(ChoiceInput(OPTIONS), "fortnight")
    assert shown.field.control.placeholderText() == "fortnight"
    shown.leave()
    assert shown.got == []


def test_segments_are_chosen_by_arrow_keys_and_by_mouse(bench: Show, qtbot: QtBot, qapp: QApplication) -> None:
    shown = bench(SegmentsInput(OPTIONS), "day")
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Right)
    assert shown.got == ["week"]
    month = shown.field.control.segments[2]
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=month.rect().bottomRight() - QPoint(2, 2))
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton)
    assert shown.got == ["week", "month"]
    assert month.accessibleName() == "Free articles: Month"


def test_segments_follow_a_refresh_without_telling(bench: Show) -> None:
    shown = bench(SegmentsInput(OPTIONS), "day")
    shown.field.show_value("month")
    assert (shown.field.control.read(), shown.got) == ("month", [])


def test_area_takes_line_breaks_and_tab_goes_on(bench: Show, qtbot: QtBot) -> None:
    shown = bench(AreaInput(needed="Say why."), None)
    assert not shown.field.has_value()
    assert shown.field.notes.words().endswith("Say why.")
    qtbot.keyClicks(shown.field.control, "One")
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Return)
    qtbot.keyClicks(shown.field.control, "Two")
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Tab)
    assert shown.got == ["One\nTwo"]
    assert shown.other.control.hasFocus()


@pytest.mark.parametrize("make", [lambda: NumberInput(0, 9), LineInput, lambda: ChoiceInput(OPTIONS)])
def test_locked_input_takes_no_keys(bench: Show, qtbot: QtBot, make: Callable[[], Any]) -> None:
    shown = bench(make(), None)
    shown.field.lock(True)
    qtbot.keyClicks(shown.field.control, "5")
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Up)
    shown.leave()
    assert shown.got == []


def test_choice_stays_when_other_values_are_offered(bench: Show) -> None:
    shown = bench(ChoiceInput(OPTIONS), "week")
    shown.field.control.offer([("week", "Weeks"), ("year", "Years")])
    assert (shown.field.control.read(), shown.field.control.currentText()) == ("week", "Weeks")
    shown.field.control.offer([("year", "Years")])
    assert (shown.field.control.read(), shown.field.control.placeholderText()) == (None, "week")
    shown.field.control.offer(OPTIONS)
    assert (shown.field.control.read(), shown.got) == ("week", [])
