"""Whoever is faster than the store: what can be pressed before anything was answered does no harm."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from paywall_admin.ui.pages import PAGES

pytestmark = pytest.mark.usefixtures("nothing_outside")
NAMES = [entry.id for entry in PAGES]


def press_everything(hall: Any, page: Any) -> list[str]:
    """Press whatever can be seen on a page, without letting anything come in; says what that was."""
    pressed = []
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            pressed.append(button.text() or button.accessibleName())
            button.click()
    return pressed


def leave(hall: Any) -> None:
    """Close what has opened, and let everything be answered."""
    for _ in range(3):
        for dialog in hall.dialogs():
            dialog.close()
        hall.settle()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_was_just_opened(hall: Any, name: str) -> None:
    other = "history" if name == "overview" else "overview"
    hall.page(other)
    hall.window.open_page(name)
    press_everything(hall, hall.window.page(name))
    leave(hall)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_on_a_store_that_was_just_opened(hall: Any, name: str) -> None:
    page = hall.page(name)
    opened: list[list[str]] = []
    hall.desk.opened.connect(lambda: opened.append(press_everything(hall, page)))
    hall.desk.open()
    hall.bot.waitUntil(lambda: bool(opened))
    leave(hall)
