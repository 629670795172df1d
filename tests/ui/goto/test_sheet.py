"""Ctrl+K: from a few letters to the page, the object, the action, the help."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from paywall_admin.services.queries import GetDraft
from paywall_admin.ui.goto import places
from paywall_admin.ui.goto.sheet import GoToSheet
from paywall_admin.ui.guide import About
from paywall_admin.ui.manual import Manual
from paywall_admin.ui.pages import PAGES

WAIT_MS = 20_000


@pytest.fixture
def sheet(room: Any, qtbot: QtBot) -> GoToSheet:
    room.finish()
    qtbot.keyClick(room.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    made = room.window.findChild(GoToSheet)
    qtbot.waitUntil(lambda: any(place.kind == "object" for place in made._places), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.line, timeout=WAIT_MS)
    return made


def titles(sheet: GoToSheet) -> list[str]:
    return [row.title for row in sheet.rows.rows.rows()]


def type_and_enter(sheet: GoToSheet, qtbot: QtBot, letters: str) -> None:
    qtbot.keyClicks(sheet.line, letters)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)


def test_every_page_and_every_usable_action_is_there(room: Any, sheet: GoToSheet) -> None:
    there = {(place.kind, place.target) for place in sheet._places}
    assert {("page", page.id) for page in PAGES} <= there
    usable = {name for name, action in room.window.actions_by_id.items() if action.isEnabled()}
    pages = {f"page_{page.id}" for page in PAGES}
    assert {("action", name) for name in usable - pages - {"goto"}} == {one for one in there if one[0] == "action"}


def test_every_object_with_a_page_is_there(room: Any, sheet: GoToSheet) -> None:
    settings = room.desk._app.ask(GetDraft()).settings
    there = {place.target for place in sheet._places if place.kind == "object"}
    assert {f"/offers/{index}" for index in range(len(settings.offers))} <= there
    assert {f"/meters/{index}" for index in range(len(settings.meters))} <= there


def test_a_page(room: Any, sheet: GoToSheet, qtbot: QtBot) -> None:
    type_and_enter(sheet, qtbot, "offers")
    assert room.window.current_page() == "offers"


def test_an_object_opens_on_its_page_with_the_cursor_in_it(room: Any, sheet: GoToSheet, qtbot: QtBot) -> None:
    type_and_enter(sheet, qtbot, "three month")
    assert room.window.current_page() == "offers"
    page = room.window.page("offers")
    qtbot.waitUntil(lambda: page.is_filled() and page.offer_editor.isAncestorOf(QApplication.focusWidget()),
                    timeout=WAIT_MS)  # fmt: skip
    offers = room.desk._app.ask(GetDraft()).settings.offers
    wanted = next(offer.id for offer in offers if offer.name and "Three-month" in offer.name)
    assert page.offers.view.key() == wanted


def test_an_action(room: Any, sheet: GoToSheet, qtbot: QtBot) -> None:
    type_and_enter(sheet, qtbot, "about")
    about = room.window.findChildren(About)
    assert len(about) == 1
    about[0].reject()


def test_help_opens_at_its_heading(room: Any, sheet: GoToSheet, qtbot: QtBot) -> None:
    headings = [place for place in sheet._places if place.kind == "help" and "#" in place.target]
    qtbot.keyClicks(sheet.line, headings[-1].title)
    sheet._choose(str([place.target for place in sheet._found].index(headings[-1].target)))
    manual = room.window.findChildren(Manual)[0]
    assert manual.isVisible()
    manual.reject()


def test_arrow_keys_pick_while_the_cursor_stays_in_the_line(sheet: GoToSheet, qtbot: QtBot) -> None:
    first = sheet.rows.key()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Down)
    assert sheet.rows.key() != first
    assert QApplication.focusWidget() is sheet.line
    picked = sheet.rows.rows.rows()[int(sheet.rows.key())]
    assert QAccessible.queryAccessibleInterface(sheet.line).text(QAccessible.Text.Description) == picked.spoken()


def test_escape_changes_nothing(room: Any, sheet: GoToSheet, qtbot: QtBot) -> None:
    before = room.window.current_page()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert room.window.current_page() == before


def test_nothing_found_is_said(sheet: GoToSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.line, "zzzzqq")
    assert titles(sheet) == []
    assert sheet.nothing.isVisible()
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_stores_of_late_can_be_opened(qapp: QApplication) -> None:
    found = list(places.of_stores(["/somewhere/other.db", "postgresql://desk@host/paywall"]))
    assert [place.title for place in found] == ["Open other.db", "Open paywall"]
    assert [place.target for place in found] == ["/somewhere/other.db", "postgresql://desk@host/paywall"]
