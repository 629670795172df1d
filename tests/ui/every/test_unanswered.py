"""Whoever is faster than the store: what can be pressed before anything was answered does no harm."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from paywall_admin.services.queries import GetDraft
from paywall_admin.ui.pages import FIRST, PAGES

pytestmark = pytest.mark.usefixtures("nothing_outside")
NAMES = [entry.id for entry in PAGES]
# The window opens with the first page, so that one is filled before anybody could be faster.
UNSEEN = [name for name in NAMES if name != FIRST]


def press_everything(page: Any) -> None:
    """Press whatever can be pressed on a page, without letting anything come in."""
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            button.click()


def write_everywhere(page: Any) -> None:
    """Go through whatever can be written into, with a word and without one, without letting anything come in."""
    for text in ("", "abc"):
        for line in page.findChildren(QLineEdit):
            if line.isVisible() and line.isEnabled() and not line.isReadOnly():
                line.setFocus()
                QTest.keyClicks(line, text)
                line.clearFocus()


def leave(hall: Any) -> None:
    """Close what has opened, and let everything be answered."""
    for _ in range(3):
        for dialog in hall.dialogs():
            dialog.close()
        hall.settle()


@pytest.mark.parametrize("name", UNSEEN)
def test_a_page_that_was_just_opened(hall: Any, name: str) -> None:
    other = "history" if name == "overview" else "overview"
    hall.page(other)
    hall.window.open_page(name)
    page = hall.window.page(name)
    press_everything(page)
    leave(hall)
    assert page.is_filled(), "the answers have come all the same"


@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_written_on_a_page_that_was_just_opened(hall: Any, name: str) -> None:
    other = "history" if name == "overview" else "overview"
    hall.activate(hall.page(other))
    before = hall.desk._app.ask(GetDraft()).settings
    hall.window.open_page(name)
    page = hall.window.page(name)
    write_everywhere(page)
    leave(hall)
    assert hall.desk._app.ask(GetDraft()).settings == before


@pytest.mark.parametrize("name", NAMES)
def test_a_page_on_a_store_that_was_just_opened(hall: Any, name: str) -> None:
    page = hall.page(name)
    hall.desk.opened.connect(lambda: press_everything(page))
    with hall.bot.waitSignal(hall.desk.opened):
        hall.desk.open()
    leave(hall)
    assert hall.page(name).is_filled(), "as above"
