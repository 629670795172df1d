"""Long tables: asked for by key and a page at a time, set up as one likes it, copied in three ways."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.style import Style
from paywall_admin.ui.tables.column import Column, Sort
from paywall_admin.ui.tables.copies import as_csv, as_json
from paywall_admin.ui.tables.model import PAGE
from paywall_admin.ui.tables.table import Table
from paywall_admin.ui.tokens import ROW_HEIGHT

WAIT_MS = 10_000


@dataclass(frozen=True)
class Fruit:
    """A row."""

    number: int
    name: str
    weight: int = 0


@dataclass(frozen=True)
class Ask:
    """A question for fruit."""

    after: int | None
    limit: int
    sort: Sort | None
    text: str


class Shop:
    """Answers like the services would: pages behind a key."""

    def __init__(self, fruit: list[Fruit]) -> None:
        self.fruit = fruit
        self.asked: list[Ask] = []
        self.fails = False

    def ask(self, query: Any) -> Any:
        if not isinstance(query, Ask):
            return SimpleNamespace(revision=0, topics=frozenset(), latest=0)  # the desk's own look for changes
        self.asked.append(query)
        if self.fails:
            raise RuntimeError("no shop")
        found = [one for one in self.fruit if query.text in one.name]
        if query.sort is not None:
            wanted = query.sort.column
            found.sort(key=lambda one: getattr(one, wanted), reverse=query.sort.descending)
        start = next((at + 1 for at, one in enumerate(found) if one.number == query.after), 0)
        return tuple(found[start : start + query.limit])

    def close(self) -> None:
        pass


@dataclass(frozen=True)
class Fruits:
    """Where the rows come from."""

    text: str = ""

    def page(self, after: Fruit | None, limit: int, sort: Sort | None) -> Ask:
        return Ask(after.number if after else None, limit, sort, self.text)

    def key(self, row: Fruit) -> int:
        return row.number


COLUMNS = (
    Column("number", "Number", lambda row: str(row.number), lambda row: row.number, 80, numeric=True, sorts=True),
    Column("name", "Name", lambda row: row.name, width=200, strong=True, sorts=True),
    Column("weight", "Weight", lambda row: f"{row.weight} g", lambda row: row.weight, 120, numeric=True),
    Column("state", "State", lambda _row: "Ripe", tone=lambda _row: "positive"),
)


@pytest.fixture
def shop() -> Shop:
    return Shop([Fruit(number, f"fruit {number:04}", -number) for number in range(1000)])


@pytest.fixture
def make(qtbot: QtBot, style: Style, shop: Shop) -> Iterator[Callable[[], Table]]:
    desk = Desk(lambda: shop)
    with qtbot.waitSignal(desk.opened, timeout=WAIT_MS):
        desk.open()
    troubles: list[object] = []
    desk.trouble.connect(troubles.append)

    def build() -> Table:
        table = Table(
            desk, "fruit", COLUMNS, spoken="Fruit", find="Find fruit", empty="There is no fruit yet.", memory=Memory()
        )
        build.troubles = troubles  # type: ignore[attr-defined]
        table.search.wanted.connect(lambda text: table.show_source(Fruits(text)))
        qtbot.addWidget(table)
        table.resize(720, 480)
        table.show_source(Fruits())
        table.show()
        table.activateWindow()
        qtbot.waitUntil(lambda: table.is_filled() or bool(troubles), timeout=WAIT_MS)
        return table

    yield build
    assert desk.close()


@pytest.fixture
def table(make: Callable[[], Table]) -> Table:
    return make()


def numbers(table: Table) -> list[int]:
    return [row.number for row in table.rows.rows()]


def test_rows_are_asked_for_behind_a_key_as_far_as_one_looks(table: Table, shop: Shop, qtbot: QtBot) -> None:
    assert numbers(table) == list(range(PAGE))
    table.view.scrollToBottom()
    qtbot.waitUntil(lambda: table.rows.rowCount() == 2 * PAGE, timeout=WAIT_MS)
    assert [query.after for query in shop.asked] == [None, PAGE - 1]
    while not table.rows.is_whole:
        table.view.scrollToBottom()
        qtbot.wait(5)
    assert numbers(table) == list(range(1000))
    assert all(query.limit == PAGE <= 500 for query in shop.asked)


def test_the_model_keeps_what_qt_expects_of_models(table: Table, shop: Shop, qtbot: QtBot) -> None:
    QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Warning, table)
    qtbot.waitUntil(lambda: table.rows.is_whole, timeout=WAIT_MS)  # the tester asks for all there is
    for fruit in (shop.fruit[50:], shop.fruit[40:100], [*shop.fruit[60:70], *shop.fruit[:10]], shop.fruit[::-1], []):
        shop.fruit = fruit
        with qtbot.waitSignal(table.rows.answered, timeout=WAIT_MS):
            table.rows.refresh(1000)
        assert numbers(table)[:PAGE] == [one.number for one in fruit][:PAGE]


def test_more_is_asked_for_before_the_last_row_is_reached(table: Table, shop: Shop, qtbot: QtBot) -> None:
    table.view.verticalScrollBar().setValue((PAGE - PAGE // 2) * ROW_HEIGHT)
    qtbot.waitUntil(lambda: table.rows.rowCount() == 2 * PAGE, timeout=WAIT_MS)


def test_every_row_is_forty_high_and_numbers_stand_on_the_right(table: Table) -> None:
    assert {table.view.rowHeight(row) for row in (0, 7, PAGE - 1)} == {ROW_HEIGHT}
    right = table.rows.data(table.rows.index(0, 0), Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert not table.rows.data(table.rows.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_find_asks_once_for_what_was_typed_and_counts(table: Table, shop: Shop, qtbot: QtBot) -> None:
    before = len(shop.asked)
    table.search.take_focus()
    qtbot.keyClicks(table.search.line, "fruit 099")
    qtbot.waitUntil(lambda: table.rows.rowCount() == 10, timeout=WAIT_MS)
    assert [query.text for query in shop.asked[before:]] == ["fruit 099"]
    assert table.search.hits.text() == "10 found"
    qtbot.keyClick(table.search.line, Qt.Key.Key_Return)
    assert table.row().number == 991
    qtbot.keyClick(table.search.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert table.row().number == 990
    qtbot.keyClick(table.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.rows.rowCount() == PAGE, timeout=WAIT_MS)
    assert table.search.hits.text() == ""


def test_nothing_found_and_nothing_there_say_so(make: Callable[[], Table], shop: Shop, qtbot: QtBot) -> None:
    table = make()
    table.search.line.setText("pear")
    qtbot.waitUntil(table._nothing.isVisible, timeout=WAIT_MS)
    assert table.search.hits.text() == "Nothing found"
    shop.fruit = []
    table.search.empty()
    qtbot.waitUntil(table._empty.isVisible, timeout=WAIT_MS)
    assert table.is_filled()
    assert table.row() is None


def test_what_came_and_went_is_taken_over_around_the_picked_row(table: Table, shop: Shop, qtbot: QtBot) -> None:
    table.view.pick(5)
    told: list[object] = []
    table.picked.connect(lambda: told.append(table.row()))
    changed = Fruit(6, "riper")
    shop.fruit = [Fruit(-1, "newest"), *shop.fruit[:3], *shop.fruit[4:6], changed, *shop.fruit[7:]]
    with qtbot.waitSignal(table.rows.answered, timeout=WAIT_MS):
        table.refresh()
    assert numbers(table)[:7] == [-1, 0, 1, 2, 4, 5, 6]
    assert table.rows.rows()[6] == changed
    assert table.row().number == 5
    assert told


def test_a_refresh_asks_for_all_that_is_seen_and_no_more(table: Table, shop: Shop, qtbot: QtBot) -> None:
    table.view.scrollToBottom()
    qtbot.waitUntil(lambda: table.rows.rowCount() == 2 * PAGE, timeout=WAIT_MS)
    table.view.verticalScrollBar().setValue(0)
    before = len(shop.asked)
    with qtbot.waitSignal(table.rows.answered, timeout=WAIT_MS):
        table.refresh()
    assert len(shop.asked) == before + 1
    assert table.rows.rowCount() == PAGE


def test_a_click_on_a_heading_sorts_up_then_down_then_not(table: Table, shop: Shop, qtbot: QtBot) -> None:
    head = table.view.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    seen = []
    for _ in range(3):
        with qtbot.waitSignal(table.rows.answered, timeout=WAIT_MS):
            qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        seen.append(table.rows.sorting)
    assert seen == [Sort("name"), Sort("name", descending=True), None]
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(head.sectionViewportPosition(2) + 20, 9))
    assert table.rows.sorting is None
    assert not head.isSortIndicatorShown()


def test_widths_order_visibility_and_sorting_are_remembered(make: Callable[[], Table], qtbot: QtBot) -> None:
    first = make()
    first.view.setColumnWidth(1, 333)
    first.view.horizontalHeader().moveSection(1, 0)
    first.view.show_column("weight", False)
    with qtbot.waitSignal(first.rows.answered, timeout=WAIT_MS):
        first.view.sort_by(Sort("name", descending=True))
    first.view.remember()
    second = make()
    assert [column.name for column in second.view.shown_columns()] == ["name", "number", "state"]
    assert second.view.columnWidth(1) == 333
    assert second.rows.sorting == Sort("name", descending=True)
    assert numbers(second)[0] == 999
    second.view.reset_columns()
    assert [column.name for column in second.view.shown_columns()] == ["number", "name", "weight", "state"]


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        '{"widths": {"name": "wide"}}',
        '{"hidden": ["number", "name", "weight", "state"]}',
        '{"sort": ["price", true], "order": ["x"]}',
    ],
)
def test_a_damaged_memory_is_as_none(make: Callable[[], Table], kept: str) -> None:
    Memory().keep_text("table/fruit", kept)
    table = make()
    assert table.view.shown_columns()
    assert table.rows.sorting is None


def test_the_last_column_cannot_be_hidden(table: Table) -> None:
    for column in COLUMNS:
        table.view.show_column(column.name, False)
    assert [column.name for column in table.view.shown_columns()] == ["state"]


def test_ctrl_c_copies_the_picked_rows_as_text(table: Table, qtbot: QtBot) -> None:
    table.view.setFocus()
    table.view.pick(2)
    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Number\tName\tWeight\tState",
        "2\tfruit 0002\t-2 g\tRipe",
        "3\tfruit 0003\t-3 g\tRipe",
    ]


def test_csv_neutralises_formulas_in_texts_and_json_keeps_values() -> None:
    rows = [Fruit(1, '=HYPERLINK("x")', -7)]
    found = list(csv.reader(io.StringIO(as_csv(COLUMNS, rows), newline="")))
    assert found == [["number", "name", "weight", "state"], ["1", '\'=HYPERLINK("x")', "-7", "Ripe"]]
    assert json.loads(as_json(COLUMNS, rows)) == [
        {"number": 1, "name": '=HYPERLINK("x")', "weight": -7, "state": "Ripe"}
    ]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    menu.deleteLater()


def test_the_menu_of_a_row_copies_it(table: Table, qtbot: QtBot) -> None:
    asked: list[object] = []
    table.view.menu_wanted.disconnect(table._show_menu)
    table.view.menu_wanted.connect(asked.append)
    table.view.pick(1)
    spot = table.view.visualRect(table.rows.index(4, 1)).center()
    about = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, table.view.mapToGlobal(spot))
    QApplication.sendEvent(table.view.viewport(), about)
    assert len(asked) == 1
    choose(table.rows_menu(), "Copy as JSON")
    assert [row["number"] for row in json.loads(QGuiApplication.clipboard().text())] == [4]


def test_columns_and_sorting_are_chosen_from_a_menu(table: Table, qtbot: QtBot) -> None:
    choose(table.columns_menu(), "Weight")
    assert [column.name for column in table.view.shown_columns()] == ["number", "name", "state"]
    assert not next(action for action in table.columns_menu().actions() if action.text() == "Weight").isChecked()
    with qtbot.waitSignal(table.rows.answered, timeout=WAIT_MS):
        choose(table.columns_menu(), "Sorted by Name, from the end")
    assert numbers(table)[0] == 999
    choose(table.columns_menu(), "Columns as they were at first")
    assert len(table.view.shown_columns()) == len(COLUMNS)


def test_enter_opens_and_escape_leaves_an_empty_search(table: Table, qtbot: QtBot) -> None:
    opened: list[int] = []
    table.opened.connect(lambda: opened.append(table.row().number))
    table.search.take_focus()
    qtbot.keyClick(table.search.line, Qt.Key.Key_Escape)
    assert table.view.hasFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == [1]


def test_a_failure_is_told_once_and_a_refresh_tries_again(make: Callable[[], Table], shop: Shop, qtbot: QtBot) -> None:
    shop.fails = True
    table = make()
    assert [str(one) for one in make.troubles] == ["no shop"]
    shop.fails = False
    with qtbot.waitSignal(table.rows.answered, timeout=WAIT_MS):
        table.refresh()
    assert table.rows.rowCount() == PAGE
