"""A field keeps good values by itself, once each, and never loses what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from paywall_admin.ui.fields.line import LineInput, NumberInput
from paywall_admin.ui.fields.notes import Note

Show = Callable[..., Any]


def test_value_is_handed_over_once_when_left(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    qtbot.keyClicks(shown.field.control, "12")
    assert shown.got == []
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Tab)
    assert shown.got == [12]
    assert shown.other.control.hasFocus()
    assert (shown.field.was, shown.field.settled) == (5, 12)


def test_value_is_handed_over_after_a_rest_and_not_again_when_left(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    with qtbot.waitSignal(shown.field.committed):
        qtbot.keyClicks(shown.field.control, "7")
    shown.leave()
    assert shown.got == [7]


def test_typing_the_old_value_hands_over_nothing(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    qtbot.keyClicks(shown.field.control, "5")
    shown.leave()
    assert shown.got == []


def test_invalid_text_is_kept_and_explained_as_one_types(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5, help_text="Per reader.")
    qtbot.keyClicks(shown.field.control, "1x")
    sentence = "Not kept. Write a whole number from 0 to 1000."
    assert shown.field.notes.words() == sentence
    assert shown.field.control.accessibleDescription() == sentence
    assert shown.field.control.property("wrong") is True
    shown.leave()
    assert (shown.field.control.text(), shown.got) == ("1x", [])
    shown.field.take_focus()
    qtbot.keyClick(shown.field.control, Qt.Key.Key_End)
    qtbot.keyClick(shown.field.control, Qt.Key.Key_Backspace)
    assert shown.field.notes.words() == "Per reader."
    shown.leave()
    assert shown.got == [1]


def test_numbers_outside_the_range_are_not_kept(bench: Show, qtbot: QtBot) -> None:
    for text in ("1001", "-1", "1.5", "1e3", "²", " "):
        shown = bench(NumberInput(0, 1000), 5)
        shown.field.control.selectAll()
        qtbot.keyClicks(shown.field.control, text)
        shown.leave()
        assert shown.got == [], text
        assert shown.field.notes.words().startswith("Not kept."), text


def test_refresh_does_not_touch_what_is_being_written(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "Readers")
    qtbot.keyClicks(shown.field.control, "Every")
    shown.field.show_value("All")
    assert shown.field.control.text() == "Every"
    shown.leave()
    assert shown.got == ["Every"]
    assert shown.field.was == "Readers"


def test_refresh_keeps_focus_and_cursor(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "Readers")
    shown.field.control.setCursorPosition(3)
    shown.field.show_value("Readers of all kinds")
    assert shown.field.control.text() == "Readers of all kinds"
    assert shown.field.control.cursorPosition() == 3
    assert shown.field.control.hasFocus()
    shown.leave()
    assert shown.got == []


def test_refused_value_stays_and_is_not_sent_again(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "Readers")
    qtbot.keyClicks(shown.field.control, "Taken")
    shown.leave()
    shown.field.refuse("That name is taken.", settled="Readers", final=True)
    assert shown.field.notes.words() == "Not kept. That name is taken."
    shown.field.take_focus()
    shown.leave()
    assert shown.got == ["Taken"]
    assert shown.field.control.text() == "Taken"
    shown.field.take_focus()
    qtbot.keyClicks(shown.field.control, "Free")
    shown.leave()
    assert shown.got == ["Taken", "Free"]
    assert shown.field.was == "Readers"


def test_value_that_failed_for_a_passing_reason_is_tried_again(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "Readers")
    qtbot.keyClicks(shown.field.control, "All")
    shown.leave()
    shown.field.refuse("The disk is full.", settled="Readers", final=False)
    shown.field.take_focus()
    shown.leave()
    assert shown.got == ["All", "All"]


def test_findings_stand_below_and_in_the_description(bench: Show) -> None:
    shown = bench(NumberInput(0, 1000), 5, help_text="Per reader.")
    shown.field.show_findings([Note("warning", "Five is a lot."), Note("danger", "Five is too many.")])
    assert shown.field.control.accessibleDescription() == "Five is a lot.\nFive is too many."
    shown.field.show_findings([])
    assert shown.field.control.accessibleDescription() == "Per reader."


def test_conflict_waits_for_a_decision(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    qtbot.keyClicks(shown.field.control, "8")
    shown.leave()
    shown.field.show_conflict(7)
    assert shown.field.sides.isVisible()
    assert "Theirs: 7. Yours: 8." in shown.field.control.accessibleDescription()
    shown.field.take_focus()
    shown.leave()
    assert shown.got == [8]
    qtbot.mouseClick(shown.field.sides.keep_mine, Qt.MouseButton.LeftButton)
    assert shown.got == [8, 8]
    assert shown.field.was == 7
    assert not shown.field.sides.isVisible()
    assert shown.field.control.hasFocus()


def test_conflict_can_take_theirs(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    qtbot.keyClicks(shown.field.control, "8")
    shown.leave()
    shown.field.show_conflict(7)
    shown.field.show_value(6)
    qtbot.mouseClick(shown.field.sides.take_theirs, Qt.MouseButton.LeftButton)
    assert shown.field.control.text() == "6"
    shown.leave()
    assert shown.got == [8]


def test_conflict_ends_when_both_want_the_same(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    qtbot.keyClicks(shown.field.control, "8")
    shown.leave()
    shown.field.show_conflict(7)
    shown.field.show_value(8)
    assert not shown.field.sides.isVisible()
    assert shown.other.control.hasFocus()


def test_invalid_words_cannot_win_a_conflict(bench: Show, qtbot: QtBot) -> None:
    shown = bench(NumberInput(0, 1000), 5)
    qtbot.keyClicks(shown.field.control, "8")
    shown.leave()
    shown.field.show_conflict(7)
    shown.field.take_focus()
    shown.field.control.selectAll()
    qtbot.keyClicks(shown.field.control, "many")
    qtbot.mouseClick(shown.field.sides.keep_mine, Qt.MouseButton.LeftButton)
    assert shown.got == [8]
    assert shown.field.sides.isVisible()


def test_texts_from_elsewhere_show_to_the_letter(bench: Show, qtbot: QtBot) -> None:
    shown = bench(LineInput(), "<b>Readers</b>")
    shown.field.show_findings([Note("danger", "<img src=x> is no name.")])
    shown.field.show_conflict("<u>All</u>")
    labels = shown.field.findChildren(QLabel)
    assert "<img src=x> is no name." in [label.text() for label in labels]
    qtbot.waitUntil(lambda: "<u>All</u>" in [label.text() for label in labels])
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
