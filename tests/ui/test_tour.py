"""The first look around: three steps beside what they speak of, once by itself, again when asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui import launch, main
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.tour import SEEN, Tour

WAIT_MS = 20_000


@pytest.fixture
def tour(room: Any, qtbot: QtBot) -> Tour:
    room.finish()
    room.window.action("tour").trigger()
    made = room.window.findChild(Tour)
    assert isinstance(made, Tour)
    return made


def place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_three_steps_by_keyboard_alone(room: Any, tour: Tour, qtbot: QtBot) -> None:
    titles = []
    with qtbot.waitSignal(tour.ended, timeout=WAIT_MS):
        for number in range(3):
            assert tour.step.text() == f"{number + 1} of 3"
            titles.append(tour.title.text())
            assert QApplication.focusWidget() is tour.onward
            qtbot.keyClick(tour.onward, Qt.Key.Key_Space)
    assert len(set(titles)) == 3
    assert not tour.isVisible()


def test_it_stands_inside_the_window_beside_what_it_speaks_of(room: Any, tour: Tour) -> None:
    for _ in range(3):
        card = QRect(tour.pos(), tour.size())
        assert room.window.rect().contains(card)
        beside = tour._stops[tour._place].beside
        if beside is not room.window.stack.currentWidget():
            assert not card.intersects(place(room.window, beside))
        tour.go_on()


def test_it_stays_inside_while_the_window_shrinks(room: Any, tour: Tour) -> None:
    tour.go_on()
    tour.go_on()
    room.window.resize(room.window.minimumSize())
    assert room.window.rect().contains(QRect(tour.pos(), tour.size()))


def test_escape_and_skip_end_it(room: Any, tour: Tour, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tour.ended, timeout=WAIT_MS):
        qtbot.keyClick(tour.onward, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: room.window.findChild(Tour) is None, timeout=WAIT_MS)
    room.window.action("tour").trigger()
    again = room.window.findChild(Tour)
    with qtbot.waitSignal(again.ended, timeout=WAIT_MS):
        again.skip.click()


def test_there_is_one_at_a_time(room: Any, tour: Tour) -> None:
    room.window.action("tour").trigger()
    assert len(room.window.findChildren(Tour)) == 1


@pytest.mark.usefixtures("usual_turns")
@pytest.mark.parametrize("seen", [False, True])
def test_it_comes_by_itself_at_the_first_start_only(
    style: Any, qapp: QApplication, qtbot: QtBot, store: Path, opener: Any, *, seen: bool
) -> None:
    opener(str(store), True).close()
    memory = Memory()
    memory.keep_flag("preview", False)
    memory.keep_flag(SEEN, seen)
    memory.save()
    session = main.Session(qapp, str(store))
    session.window.show()
    qtbot.waitUntil(lambda: hasattr(session, "_furnisher"), timeout=WAIT_MS)
    with qtbot.waitSignal(session._furnisher.settled, timeout=WAIT_MS):
        pass
    assert (session.window.findChild(Tour) is None) is seen
    assert sys.getswitchinterval() == pytest.approx(launch.AT_WORK_SECONDS)
    session.window.memory.save()
    assert Memory().flag(SEEN, False)
    with qtbot.waitSignal(session.window.closed, timeout=WAIT_MS):
        session.window.close()
    assert session.has_ended
    session.window.deleteLater()
