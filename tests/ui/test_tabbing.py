"""Tab and F6 go through a window without taking anything of it down."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from paywall_admin.ui.fields.month import Month
from paywall_admin.ui.tabbing import stops


def scrolled_line(ground: QWidget) -> QLineEdit:
    """A line in a scroll area that nobody holds by name, as pages make theirs."""
    area = QScrollArea(ground)
    inside = QWidget(area.viewport())
    area.setWidget(inside)
    QVBoxLayout(ground).addWidget(area)
    line = QLineEdit(inside)
    QVBoxLayout(inside).addWidget(line)
    return line


def test_what_the_keyboard_went_through_is_still_there_after_a_look_for_garbage(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    line = scrolled_line(ground)
    ground.show()
    assert line in list(stops(ground))
    gc.collect()
    assert isValid(line)
    assert line.isVisible()


def test_a_part_that_leaves_its_focus_to_another_is_no_stop_of_its_own(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    line, choice, number, days = QLineEdit(), QComboBox(editable=True), QSpinBox(), Month()
    scrolled = QScrollArea()
    column = QVBoxLayout(ground)
    for widget in (line, choice, number, days, scrolled):
        column.addWidget(widget)
    ground.show()
    found = list(stops(ground))
    assert [found[0], found[1], found[2], found[-1]] == [line, choice, number, scrolled]
    assert [days.isAncestorOf(stop) for stop in found[3:-1]] == [True]
