"""Chips: several values by keyboard and mouse, with suggestions, none lost and none sent half-typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from paywall_admin.ui.fields.chips import Chip, ChipsInput
from paywall_admin.ui.fields.vocabulary import Countries, Vocabulary

Show = Callable[..., Any]


def chips(shown: Any) -> list[Chip]:
    return [chip for chip in shown.field.findChildren(Chip) if chip.isVisible()]


def test_enter_comma_and_leaving_make_chips(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary()), None)
    line = shown.field.control.line
    qtbot.keyClicks(line, "asia")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "politics,")
    qtbot.keyClicks(line, " tech ")
    shown.leave()
    assert shown.got == [["asia"], ["asia", "politics"], ["asia", "politics", "tech"]]
    assert [chip.text() for chip in chips(shown)] == ["asia", "politics", "tech"]


def test_half_a_word_is_not_handed_over_after_a_rest(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary()), ["asia"])
    qtbot.keyClicks(shown.field.control.line, "pol")
    shown.field.flush()
    assert shown.got == []
    assert shown.field.control.line.text() == "pol"


def test_a_list_can_be_pasted(bench: Show, qtbot: QtBot, qapp: QApplication) -> None:
    shown = bench(ChipsInput(Vocabulary()), None)
    qapp.clipboard().setText("asia; politics, asia")
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown.got == [["asia", "politics"]]


def test_countries_are_read_by_name_and_by_code(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Countries()), None)
    qtbot.keyClicks(shown.field.control.line, "japan,gb,")
    assert shown.got[-1] == ["JP", "GB"]
    assert [chip.text() for chip in chips(shown)] == ["Japan", "United Kingdom"]


def test_unknown_country_stays_and_the_others_go(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Countries()), ["JP"])
    qtbot.keyClicks(shown.field.control.line, "Thailand, UK")
    shown.leave()
    assert shown.got == [["JP", "TH"]]
    assert shown.field.control.line.text() == "UK"
    assert "“UK” is no country" in shown.field.control.line.accessibleDescription()
    shown.field.take_focus()
    shown.field.control.line.selectAll()
    qtbot.keyClicks(shown.field.control.line, "GB")
    shown.leave()
    assert shown.got == [["JP", "TH"], ["JP", "TH", "GB"]]
    assert shown.field.control.line.accessibleDescription() == "Japan, Thailand, United Kingdom"


def test_suggestion_is_taken_by_keyboard(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Countries()), ["JP"])
    line = shown.field.control.line
    qtbot.keyClicks(line, "indone")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.got == [["JP", "ID"]])
    assert line.text() == ""


def test_what_is_chosen_is_not_suggested(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary(["asia", "politics"])), ["asia"])
    shown.leave()
    shown.field.take_focus()
    model = shown.field.control.line.completer().model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["politics"]


def test_backspace_delete_and_the_mouse_take_chips_away(bench: Show, qtbot: QtBot, qapp: QApplication) -> None:
    shown = bench(ChipsInput(Vocabulary()), ["a", "b", "c", "d"])
    line = shown.field.control.line
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert shown.got == [["a", "b", "c"]]
    qtbot.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Delete)
    assert shown.got[-1] == ["a", "c"]
    assert qapp.focusWidget().accessibleName() == "Remove c"
    qtbot.mouseClick(chips(shown)[0], Qt.MouseButton.LeftButton)
    assert shown.got[-1] == ["c"]
    QTest.keyClick(chips(shown)[0], Qt.Key.Key_Delete)
    assert shown.got[-1] is None
    assert line.hasFocus()


def test_same_value_twice_is_one_chip(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary()), ["asia"])
    qtbot.keyClicks(shown.field.control.line, "asia,")
    assert (shown.got, shown.field.control.line.text()) == ([], "")


def test_refresh_keeps_what_is_being_typed(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary()), ["asia"])
    qtbot.keyClicks(shown.field.control.line, "pol")
    shown.field.show_value(["asia", "tech"])
    qtbot.keyClicks(shown.field.control.line, "itics,")
    assert shown.got[-1][-1] == "politics"


def test_unsent_words_can_be_put_back(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Countries()), ["JP"])
    qtbot.keyClicks(shown.field.control.line, "Atlantis")
    shown.leave()
    raw = shown.field.unsent()
    shown.field.load(["TH"])
    assert shown.field.control.line.text() == ""
    shown.field.restore(raw)
    assert shown.field.control.line.text() == "Atlantis"
    assert "“Atlantis” is no country" in shown.field.notes.words()


def test_very_long_values_do_not_widen_the_field(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary()), ["x" * 200, "y" * 200])
    shown.resize(320, 300)
    qtbot.waitUntil(lambda: all(chip.geometry().right() <= shown.field.control.width() for chip in chips(shown)))
    assert shown.width() == 320


def test_locked_chips_stay(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Vocabulary()), ["asia"])
    shown.field.lock(True)
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_Backspace)
    qtbot.mouseClick(chips(shown)[0], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(shown.field.control.line, "x,")
    assert shown.got == []


def test_chips_keep_their_place_in_the_tab_order(bench: Show, qtbot: QtBot) -> None:
    shown = bench(ChipsInput(Countries()), ["JP", "TH"])
    shown.field.take_focus()
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_Tab)
    assert shown.other.control.hasFocus()
    qtbot.keyClick(shown.other.control, Qt.Key.Key_Backtab)
    assert shown.field.control.line.hasFocus()
