"""Every page and every sheet by keyboard alone: each thing has a name, Tab reads in order, Escape leads back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from support.walk import Walk, unspoken
from ui.every.conftest import Hall
from ui.every.screens import FLOATING, PAGES, SHEETS, Screen

# A way drawn as a picture is gone through as the reader goes, not line by line.
DRAWN = "in Picture"
# A reason to close the wall can stay empty: Enter is the yes that was still to come.
AT_ITS_VERB = {"emergency, its end"}


def name(screen: Screen) -> str:
    return screen.name


@pytest.mark.parametrize("screen", [*PAGES, *SHEETS, *FLOATING], ids=name)
def test_everything_is_named_and_reached_in_the_order_of_reading(screen: Screen, hall: Hall) -> None:
    ground = screen.open(hall)
    hall.activate(ground)
    assert unspoken(ground) == []
    there, back = Walk(ground), Walk(ground, back=True)
    assert (there.wrong, back.wrong) == ([], [])
    assert there.missed() == []
    assert [step for step in there.out_of_order() if DRAWN not in step] == []
    assert back.stops[1:] == there.stops[:0:-1], "Shift and Tab go another way back"


@pytest.mark.parametrize("screen", SHEETS, ids=name)
def test_a_sheet_begins_where_one_works_and_escape_leads_back(screen: Screen, hall: Hall) -> None:
    hall.page("meter")
    hall.window.header.publish.setFocus()
    sheet = screen.open(hall)
    hall.activate(sheet)
    first = QApplication.focusWidget()
    assert first is not None
    assert sheet.isAncestorOf(first)
    stops = Walk(sheet).stops
    if screen.name not in AT_ITS_VERB and any(not isinstance(stop, QPushButton) for stop in stops):
        assert not isinstance(first, QPushButton), "the keys go to a button, though there is something to fill in"
    before = hall.window.focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    hall.bot.waitUntil(lambda: sheet not in hall.dialogs())
    hall.activate(hall.window)
    assert QApplication.focusWidget() is before


@pytest.fixture
def ground(qtbot: QtBot, style: Any) -> QWidget:
    """Three lines of two buttons, made in any order."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for words in ("one", "two", "three"):
        column.addWidget(QPushButton(words))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_is_out_of_order_missed_nameless_or_a_trap_is_found(ground: Any) -> None:
    one, two, three = ground.findChildren(QPushButton)
    one.setFocus()
    assert Walk(ground).out_of_order() == []
    QWidget.setTabOrder(one, three)
    QWidget.setTabOrder(three, two)
    one.setFocus()
    assert len(Walk(ground).out_of_order()) == 2
    two.focusNextPrevChild = lambda _forward: True
    one.setFocus()
    assert Walk(ground).wrong == ["Tab is trapped at QPushButton 'two' in QWidget"]
    three.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    one.setFocus()
    assert Walk(ground).missed() == []
    extra = QToolButton(ground)
    extra.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    extra.show()
    assert unspoken(ground) == ["QToolButton '' in QWidget has no name"]
    two.setFocus()
    assert "QPushButton 'one' in QWidget" in Walk(ground).missed()
