"""Tab and F6 go through a window without taking anything of it down."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from paywall_admin.ui.fields.month import Month
from paywall_admin.ui.tabbing import InReadingOrder, stops


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


def wrapped_items() -> int:
    """How many items of layouts PySide6 keeps; some by itself, when a layout is put into another."""
    return sum(isinstance(one, QLayoutItem) and not isinstance(one, QLayout) for one in gc.get_objects())


def test_nothing_is_kept_of_layouts_that_die_unnoticed(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column, row, grid = QVBoxLayout(ground), QHBoxLayout(), QGridLayout()
    made = [QPushButton(ground) for _ in range(5)]
    grid.addWidget(made[4], 1, 0)
    grid.addWidget(made[3], 0, 0)
    row.addWidget(made[1])
    row.addStretch(1)
    row.addLayout(grid)
    column.addWidget(made[0])
    column.addLayout(row)
    column.addWidget(made[2])
    ground.show()
    before = wrapped_items()
    assert list(stops(ground)) == [made[0], made[1], made[3], made[4], made[2]]
    assert wrapped_items() == before


@pytest.mark.parametrize("way", ["switched off", "hidden", "in what is hidden"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_focus_goes_on_from_what_can_be_used_no_more(qtbot: QtBot, way: str, place: int) -> None:
    """Qt would hand it to whatever was made next, wherever that is: to an emergency switch, maybe."""

    class Ground(InReadingOrder):
        """A window whose widgets were made in another order than they are read in."""

    ground = Ground()
    qtbot.addWidget(ground)
    parts = [QWidget(ground) for _ in range(3)]
    column = QVBoxLayout(ground)
    buttons = [QPushButton(part) for part in reversed(parts)][::-1]
    for part, button in zip(parts, buttons, strict=True):
        QVBoxLayout(part).addWidget(button)
        column.addWidget(part)
    last = QPushButton(ground)
    column.addWidget(last)
    ground.show()
    buttons[place].setFocus()
    with qtbot.waitExposed(ground):
        pass
    assert ground.focusWidget() is buttons[place]
    if way == "switched off":
        buttons[place].setEnabled(False)
    else:
        (buttons if way == "hidden" else parts)[place].hide()
    assert ground.focusWidget() is [*buttons, last][place + 1]


def test_what_alone_could_be_used_keeps_no_focus_when_it_is_switched_off(qtbot: QtBot) -> None:
    ground = InReadingOrder()
    qtbot.addWidget(ground)
    alone = QPushButton(ground)
    QVBoxLayout(ground).addWidget(alone)
    ground.show()
    alone.setFocus()
    alone.setEnabled(False)
    assert ground.focusWidget() is not alone


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
