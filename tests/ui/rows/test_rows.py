"""Rows in their order: picked, opened and moved by keyboard and by mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui.rows.delegate import RowDelegate
from paywall_admin.ui.rows.entry import free_id
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.view import RowsView
from paywall_admin.ui.style import Style
from paywall_admin.ui.tokens import ROW_HEIGHT


def rows(*keys: str, archived: tuple[str, ...] = ()) -> list[Row]:
    live = [Row(key, key.upper(), ("5 a month",), "Draft") for key in keys]
    return live + [Row(key, key.upper(), (), "Archived", movable=False, quiet=True) for key in archived]


class Watched(RowsView):
    """A list that remembers what it asked for."""

    def __init__(self) -> None:
        super().__init__((2, 1), at_most=4)
        self.asked: list[tuple[str, int, int]] = []
        self.moved.connect(self._remember)
        QAbstractItemModelTester(self.rows, QAbstractItemModelTester.FailureReportingMode.Warning, self)

    def _remember(self, key: str, was: int, now: int) -> None:
        self.asked.append((key, was, now))

    def order(self) -> str:
        return "".join(row.key for row in self.rows.rows())

    def middle(self, place: int) -> QPoint:
        return self.visualRect(self.rows.index(place)).center()


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Watched:
    if qapp.findChild(Style) is None:
        Style(qapp)
    made = Watched()
    qtbot.addWidget(made)
    made.resize(520, 400)
    made.show_rows(rows("a", "b", "c", archived=("x",)))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.pick("a")
    made.setFocus()
    return made


def drag(qtbot: QtBot, view: Watched, start: int, end: QPoint) -> None:
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=view.middle(start))
    for step in (0.3, 0.7, 1.0):
        where = view.middle(start) + (end - view.middle(start)) * step
        qtbot.mouseMove(port, where)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_arrow_keys_pick_and_enter_opens(shown: Watched, qtbot: QtBot) -> None:
    opened: list[str] = []
    shown.opened.connect(opened.append)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert (shown.key(), opened) == ("b", ["b"])


def test_alt_and_arrow_keys_move_the_picked_row(shown: Watched, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(shown, key, Qt.KeyboardModifier.AltModifier)
    assert shown.asked == [("a", 0, 1), ("a", 1, 2), ("a", 2, 1)]
    assert (shown.order(), shown.key()) == ("bacx", "a")


def test_row_cannot_leave_the_list_or_pass_the_archived(shown: Watched, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown.pick("c")
    qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown.pick("x")
    qtbot.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (shown.asked, shown.order()) == ([], "abcx")


@pytest.mark.parametrize(("start", "end", "order"), [(0, 2, "bcax"), (2, 0, "cabx"), (0, 1, "bacx"), (1, 1, "abcx")])
def test_mouse_drags_a_row(shown: Watched, qtbot: QtBot, start: int, end: int, order: str) -> None:
    edge = ROW_HEIGHT // 4 if end > start else -ROW_HEIGHT // 4
    drag(qtbot, shown, start, shown.middle(end) + QPoint(30, edge if start != end else 2))
    assert shown.order() == order
    assert len(shown.asked) == (start != end)


def test_drag_over_the_archived_ends_before_them(shown: Watched, qtbot: QtBot) -> None:
    drag(qtbot, shown, 0, QPoint(60, 390))
    assert (shown.order(), shown.asked) == ("bcax", [("a", 0, 2)])


def test_escape_stops_a_drag(shown: Watched, qtbot: QtBot) -> None:
    port = shown.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=shown.middle(0))
    qtbot.mouseMove(port, shown.middle(2) + QPoint(0, 10))
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=shown.middle(2))
    assert (shown.order(), shown.asked) == ("abcx", [])


def test_a_small_shake_of_the_hand_is_no_drag(shown: Watched, qtbot: QtBot) -> None:
    drag(qtbot, shown, 1, shown.middle(1) + QPoint(3, 3))
    assert (shown.asked, shown.key()) == ([], "b")


def test_locked_order_stays(shown: Watched, qtbot: QtBot) -> None:
    shown.lock(True)
    qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    drag(qtbot, shown, 0, shown.middle(2) + QPoint(0, 12))
    assert (shown.asked, shown.order()) == ([], "abcx")


def test_refresh_keeps_the_picked_row_and_the_scroll(shown: Watched, qtbot: QtBot) -> None:
    many = [f"k{number}" for number in range(100)]
    shown.show_rows(rows(*many))
    shown.pick("k70")
    scrolled = shown.verticalScrollBar().value()
    assert scrolled > 0
    picked: list[str] = []
    shown.picked.connect(picked.append)
    shown.show_rows(rows(*many[:3], "new", *many[3:]))
    assert (shown.key(), picked[-1:]) == ("k70", ["k70"])
    assert shown.verticalScrollBar().value() == scrolled
    assert shown.sizeHint().height() == 4 * ROW_HEIGHT


def test_screen_reader_hears_the_whole_row(shown: Watched) -> None:
    assert shown.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "A, 5 a month, Draft"
    reader = QAccessible.queryAccessibleInterface(shown)
    assert [reader.child(place).text(QAccessible.Text.Name) for place in range(2)] == [
        "A, 5 a month, Draft", "B, 5 a month, Draft",
    ]  # fmt: skip


def test_markup_in_a_title_is_shown_to_the_letter(shown: Watched) -> None:
    shown.show_rows([Row("a", "<b>All</b>")])
    assert shown.rows.index(0).data(Qt.ItemDataRole.ToolTipRole) == "<span>&lt;b&gt;All&lt;/b&gt;</span>"


def test_narrow_list_leaves_out_what_nobody_could_read(shown: Watched) -> None:
    shown.columns.make_room(rows("a"), shown.fontMetrics())
    wide = shown.columns.columns(shown.rect())
    narrow = shown.columns.columns(shown.rect().adjusted(0, 0, -280, 0))
    assert (len(wide), len(narrow)) == (3, 2)
    assert all(left.right() < right.left() for left, right in pairwise(wide))


@pytest.mark.parametrize(
    ("stem", "taken", "expected"),
    [("meter", [], "meter-1"), ("meter", ["meter-1", "meter-2"], "meter-3"), ("all", ["all"], "all-2")],
)
def test_new_ids_are_free(stem: str, taken: list[str], expected: str) -> None:
    assert free_id(stem, taken) == expected


def test_model_is_flat(shown: Watched) -> None:
    model: Any = shown.rows
    assert isinstance(model, QAbstractItemModel)
    assert model.rowCount(model.index(0)) == 0


def test_a_row_that_changes_lays_out_no_other(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [str(number) for number in range(300)]
    view = RowsView((2, 1))
    qtbot.addWidget(view)
    view.show_rows(rows(*many))
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    looked: list[int] = []
    row_of = view.rows.rowCount
    monkeypatch.setattr(view.rows, "rowCount", lambda *words: (looked.append(1), row_of(*words))[1])
    changed = rows(*many)
    changed[1] = Row("1", "Another title")
    view.show_rows(changed)
    QApplication.processEvents()
    view.grab()
    assert view.rows.data(view.rows.index(1)) == "Another title"
    assert len(looked) < 150


@pytest.mark.parametrize(
    ("width", "state", "cells", "shown"),
    [
        (420, ("In Stripe", "positive"), 3, False),
        (420, ("Differs", "warning"), 2, True),
        (900, ("In Stripe", "positive"), 3, True),
        (900, ("", ""), 3, False),
        (300, ("Differs", "warning"), 2, False),
    ],
)
def test_how_it_stands_elsewhere_takes_no_room_that_the_words_need(
    qapp: QApplication, width: int, state: tuple[str, Any], cells: int, shown: bool
) -> None:
    beside, tone = state
    holder = QWidget()
    delegate = RowDelegate((5, 5, 4), holder)
    row = Row("a", "An offer", ("3 months for $9", "until Oct 31"), "Live", "positive", beside=beside, beside_tone=tone)
    delegate.make_room([row], holder.fontMetrics())
    places = delegate.columns(QRect(0, 0, width, ROW_HEIGHT))
    assert len(places) - 1 == cells
    assert (places[-1].right() < width - 50) is shown
    assert beside in row.spoken()
