"""The list of notices: it follows what happens, and takes back any step in it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from paywall_admin.ui.notices import NoticeList

from .test_accessibility import nameless

WAIT_MS = 20_000


@pytest.fixture
def page(room: Any, qtbot: QtBot) -> Any:
    room.window.open_page("offers")
    page = room.window.page("offers")
    qtbot.waitUntil(lambda: page.is_filled() and not room.desk.in_hand, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: room.window.status is not None, timeout=WAIT_MS)
    return page


@pytest.fixture
def notices(room: Any, page: Any) -> NoticeList:
    room.window.action("notices").trigger()
    (found,) = room.window.findChildren(NoticeList)
    return found


def archive_first(room: Any, page: Any, qtbot: QtBot) -> str:
    rows = page.offers.view.rows.rows()
    page.offers.view.pick(rows[0].key)
    page.offers.archive()
    qtbot.waitUntil(lambda: not room.desk.in_hand, timeout=WAIT_MS)
    return rows[0].key


def live(page: Any) -> list[str]:
    return [row.key for row in page.offers.view.rows.rows() if row.movable]


def test_it_follows_and_takes_back_a_step_that_is_not_the_newest(
    room: Any, page: Any, notices: NoticeList, qtbot: QtBot
) -> None:
    first = archive_first(room, page, qtbot)
    second = archive_first(room, page, qtbot)
    room.window.toasts.say("Something else")
    assert [row.undo is not None for row in notices.rows] == [False, True, True]
    assert nameless(notices) == []
    notices.rows[2].undo.click()
    qtbot.waitUntil(lambda: not room.desk.in_hand and live(page) == [first], timeout=WAIT_MS)
    assert second not in live(page)
    assert notices.rows[3].undo is None
    assert any(label.text() == "Taken back" for label in notices.rows[3].findChildren(QLabel))
    assert notices.rows[0].notice.text.startswith("Undone: ")


def test_a_step_that_cannot_be_taken_back_any_more_says_why(
    room: Any, page: Any, notices: NoticeList, qtbot: QtBot
) -> None:
    archive_first(room, page, qtbot)
    room.window.action("undo").trigger()
    qtbot.waitUntil(lambda: not room.desk.in_hand, timeout=WAIT_MS)
    notices.rows[-1].undo.click()
    qtbot.waitUntil(lambda: not room.desk.in_hand, timeout=WAIT_MS)
    assert any("is not archived" in label.text() for label in notices.notes.findChildren(QLabel))


def test_it_is_copied_and_emptied(room: Any, notices: NoticeList) -> None:
    room.window.toasts.say("<b>One</b>")
    notices.copy.click()
    assert QGuiApplication.clipboard().text().endswith("\t<b>One</b>")
    notices.forget.click()
    assert notices.rows == []
    assert notices._empty.isVisibleTo(notices)
