"""The History page over a store of many versions, in the real page on no screen: opened, and gone through."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import as_started  # noqa: F401 - before Qt
from pages import Loop
from PySide6.QtWidgets import QApplication

from paywall_admin.services.app import App
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.history.page import HistoryPage
from paywall_admin.ui.style import FUSION, Style
from paywall_admin.ui.tables.model import PAGE

_PAGES = 10


class Shown(NamedTuple):
    """Milliseconds: a bare SELECT of as many rows, the page filled, then each further page; and the longest turns."""

    bare: float
    filled: float
    further: float
    own: float
    rows: int

    def __str__(self) -> str:
        return (
            f"the History page: filled {self.filled:.0f} ms, each further {PAGE} versions {self.further:.0f} ms "
            f"(sqlite3 alone {self.bare:.1f} ms, ratio {self.further / self.bare:.1f}), {self.rows:,} shown; "
            f"the window's thread worked at most {self.own:.0f} ms of processor time in one turn"
        )


def look(store: Path) -> Shown:
    """Open the page, and scroll on to the end of what was read, again and again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["paywall-admin", *FUSION])
    assert isinstance(app, QApplication)
    style = Style(app, "light")
    desk = Desk(lambda: App.open(store))
    desk.open()
    loop = Loop()
    loop.run(lambda: desk.is_open and not desk.in_hand)
    loop.begin()
    began = time.perf_counter()
    page = HistoryPage(desk)
    page.resize(1000, 760)
    page.show()
    table = page.versions.table
    loop.run(lambda: page.is_filled() and table.rows.rowCount() > 0)
    page.repaint()
    filled = (time.perf_counter() - began) * 1000
    loop.run(lambda: not desk.in_hand)
    began = time.perf_counter()
    for _ in range(_PAGES):
        shown = table.rows.rowCount()
        table.view.scrollToBottom()
        loop.run(lambda shown=shown: table.rows.rowCount() > shown or table.rows.is_whole)
    further = (time.perf_counter() - began) * 1000 / _PAGES
    figures = Shown(_bare(store), filled, further, loop.longest[1], table.rows.rowCount())
    page.close()
    page.deleteLater()
    desk.close()
    style.deleteLater()
    return figures


def _bare(store: Path) -> float:
    """What any list of versions has to do: read the rows of a page from the file."""
    with closing(sqlite3.connect(store)) as connection:
        sql = "SELECT number, published_at, published_by, note, summary FROM version ORDER BY number DESC LIMIT ?"
        return _best(lambda: connection.execute(sql, (PAGE,)).fetchall())


def _best(step: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        step()
        taken.append((time.perf_counter() - began) * 1000)
    return min(taken)
