"""Light and dark: as the system has it and live, or as chosen, for everything that is painted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.style import Style


def system_turns(scheme: Qt.ColorScheme) -> None:
    """What the platform does when a person switches their desktop."""
    QGuiApplication.styleHints().setColorScheme(scheme)
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


def ground(qapp: QApplication) -> str:
    return qapp.palette().color(QPalette.ColorRole.Window).name().upper()


@pytest.fixture
def button(qtbot: QtBot, style: Style) -> QPushButton:
    made = QPushButton("Publish")
    made.setProperty("kind", "primary")
    qtbot.addWidget(made)
    made.resize(QSize(120, 40))
    made.show()
    return made


def middle(button: QPushButton) -> str:
    return button.grab().toImage().pixelColor(8, 20).name().upper()


def test_chosen_appearance_repaints_what_is_shown(qapp: QApplication, style: Style, button: QPushButton) -> None:
    assert (ground(qapp), middle(button)) == (tokens.LIGHT.canvas, tokens.LIGHT.accent)
    style.choose("dark")
    assert (ground(qapp), middle(button)) == (tokens.DARK.canvas, tokens.DARK.accent)
    style.choose("light")
    assert (ground(qapp), middle(button)) == (tokens.LIGHT.canvas, tokens.LIGHT.accent)


def test_system_is_followed_live(qapp: QApplication, style: Style, button: QPushButton) -> None:
    style.choose("system")
    heard: list[bool] = []
    style.changed.connect(lambda: heard.append(style.scheme.is_dark))
    style._system_is_dark = True
    style._follow()
    assert heard == [True]
    assert middle(button) == tokens.DARK.accent
    style._system_is_dark = False
    style._follow()
    assert heard == [True, False]


def test_systems_signal_is_heard(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    style.choose("system")
    style._system_is_dark = True
    system_turns(QGuiApplication.styleHints().colorScheme())
    assert style._system_is_dark is (QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_choice_stands_against_the_system(qapp: QApplication, style: Style) -> None:
    style.choose("light")
    style._system_is_dark = True
    style._follow()
    assert ground(qapp) == tokens.LIGHT.canvas
    style._system_is_dark = False


def test_icons_are_tinted_anew(style: Style, button: QPushButton) -> None:
    icons.wear(button, "plus", "text")
    assert distance(stroke(button), tokens.LIGHT.text) < 8
    style.choose("dark")
    assert distance(stroke(button), tokens.DARK.text) < 8


def stroke(button: QPushButton) -> QColor:
    """The colour of the icon's most solid point."""
    image = button.icon().pixmap(16, 16).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=lambda colour: colour.alpha())


def distance(colour: QColor, token: str) -> int:
    wanted = QColor(token)
    pairs = zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return max(abs(one - other) for one, other in pairs)


def test_view_menu_chooses_and_remembers(room: Any, qapp: QApplication) -> None:
    room.window.action("dark").trigger()
    assert ground(qapp) == tokens.DARK.canvas
    assert room.window.action("dark").isChecked()
    assert not room.window.action("system").isChecked()
    assert Memory().mode() == "dark"
    room.window.action("light").trigger()
    assert ground(qapp) == tokens.LIGHT.canvas
