"""Ctrl+F on pages without a line of their own for finding."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

WAIT_MS = 20_000


@pytest.fixture
def finder(room: Any, qtbot: QtBot) -> Any:
    window = room.window
    window.open_page("offers")
    qtbot.waitUntil(lambda: window.page("offers").is_filled() and not room.desk.in_hand, timeout=WAIT_MS)
    window.action("find").trigger()
    return window.finder


def look_for(finder: Any, text: str) -> None:
    QTest.keyClicks(finder.bar.line, text)
    finder.bar._patience.timeout.emit()


def test_it_counts_what_is_to_be_seen_and_goes_round(room: Any, finder: Any) -> None:
    assert finder.bar.line.hasFocus()
    look_for(finder, "MONTH trial")
    titles = [row.title for row in room.window.page("offers").offers.view.rows.rows()]
    in_list = sum("month trial" in title.lower() for title in titles)
    assert in_list == 2
    # Beside the rows: the heading of the detail, and its field for the name.
    assert finder.bar.hits.text() == f"{in_list + 2} found"
    seen = []
    for _ in range(in_list + 3):
        seen.append(finder._hits[finder._at])
        QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
    assert len({(hit.widget, hit.row.row() if hit.row else -1) for hit in seen}) == in_list + 2
    assert seen[0].widget is seen[-1].widget
    assert finder._ring.isVisible()


def test_nothing_found_and_escape(room: Any, finder: Any) -> None:
    look_for(finder, "no such words")
    assert finder.bar.hits.text() == "Nothing found"
    assert not finder._ring.isVisible()
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Escape)
    assert finder.bar.line.text() == ""
    QTest.keyClick(finder.bar.line, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_another_page_closes_it(room: Any, finder: Any) -> None:
    look_for(finder, "trial")
    room.window.open_page("meter")
    assert not finder.isVisible()
    assert not finder._ring.isVisible()
    room.window.action("find").trigger()
    assert finder.isVisible()


def test_a_hit_below_the_fold_is_scrolled_to(room: Any, finder: Any, qtbot: QtBot) -> None:
    look_for(finder, "checkout")
    hit = finder._hits[finder._at].widget
    qtbot.waitUntil(lambda: not hit.visibleRegion().isEmpty(), timeout=WAIT_MS)
