"""Every page and every sheet as one sees it: texts stand out from their ground, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui import language
from paywall_admin.ui.labels import ElidedLabel
from support.cut import cut, pushed, sideways
from support.ink import faint
from ui.every.conftest import Hall
from ui.every.screens import FLOATING, PAGES, SHEETS, Screen

EVERY = (*PAGES, *SHEETS, *FLOATING)
# The window at first, beside a preview, on a small screen, and at its smallest.
SIZES = ((1280, 720), (840, 720), (1024, 640), (760, 480))
HIGH = (1280, 2400)


def name(screen: Screen) -> str:
    return screen.name


def not_whole(ground: QWidget, hall: Hall) -> list[str]:
    """What is cut, pushed out or to be scrolled sideways at any size."""
    found = []
    for size in SIZES:
        hall.resize(ground, *size)
        found += [f"{size[0]}: {one}" for look in (cut, pushed, sideways) for one in look(ground)]
    return found


@pytest.mark.parametrize("screen", EVERY, ids=name)
def test_texts_stand_out_and_nothing_is_cut(screen: Screen, hall: Hall) -> None:
    ground = screen.open(hall)
    assert not_whole(ground, hall) == []
    hall.resize(ground, *HIGH)
    assert faint(ground) == []
    hall.window.style_choice.choose("dark")
    hall.settle()
    assert faint(ground) == []


@pytest.fixture
def in_japanese(qapp: QApplication) -> Iterator[None]:
    language.speak(qapp, "ja")
    yield
    language.speak(qapp, "en")


def test_the_frame_is_whole(hall: Hall) -> None:
    frame = (hall.window.rail, hall.window.header, hall.window.footer)
    assert {part: not_whole(part, hall) for part in frame} == {part: [] for part in frame}


@pytest.mark.usefixtures("in_japanese")
@pytest.mark.parametrize("screen", EVERY, ids=name)
def test_nothing_is_cut_in_japanese(screen: Screen, request: pytest.FixtureRequest) -> None:
    hall = request.getfixturevalue("hall")
    assert not_whole(screen.open(hall), hall) == []


@pytest.fixture
def ground(qtbot: QtBot, style: Any) -> QWidget:
    """A line with a label and a button."""
    made = QWidget()
    qtbot.addWidget(made)
    row = QHBoxLayout(made)
    row.addWidget(QLabel("A sentence that wants its room"))
    row.addWidget(QPushButton("A button"))
    made.show()
    return made


def test_what_is_cut_or_lies_over_something_is_found(ground: Any, qtbot: QtBot) -> None:
    assert (cut(ground), pushed(ground)) == ([], [])
    label, button = ground.findChild(QLabel), ground.findChild(QPushButton)
    label.setMaximumWidth(40)
    button.setMaximumWidth(30)
    qtbot.waitUntil(lambda: label.width() == 40)
    assert len(cut(ground)) == 2
    label.move(button.x() - 10, button.y())
    assert "lie over each other" in pushed(ground)[0]
    label.move(-20, 0)
    assert "lies outside" in pushed(ground)[0]


def test_a_short_form_is_no_cut_as_long_as_it_tells_all(ground: Any) -> None:
    short = ElidedLabel("A sentence that ends too early", parent=ground)
    short.show()
    short.resize(60, 20)
    assert cut(ground) == []
    short.setToolTip("")
    assert len(cut(ground)) == 1


def test_faint_text_is_found(ground: Any) -> None:
    assert faint(ground) == []
    ground.findChild(QLabel).setStyleSheet("color: palette(dark)")
    assert [one.startswith("'A sentence that wants its room' 1.") for one in faint(ground)] == [True]
