"""A table with everything around it: finding, the menu of its rows, its columns, and what stands where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.find import FindBar
from paywall_admin.ui.labels import plain, tooltip
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.tables.column import Column, Sort, Source
from paywall_admin.ui.tables.copies import Copier, as_text, copiers
from paywall_admin.ui.tables.model import TableModel
from paywall_admin.ui.tables.view import TableView


class Table(QWidget):
    """Rows of a source, of which some are picked.

    `picked` is sent when another row is the current one or the current one changed; `opened` by Enter and double
    click. A page makes a source for what is looked for (`search.wanted`) and hands it to `show_source`; `actions` of
    its own stand first in the menu of a row.
    """

    picked = Signal()
    opened = Signal()

    def __init__(
        self,
        desk: Desk,
        name: str,
        columns: Sequence[Column],
        *,
        spoken: str,
        find: str,
        empty: str,
        nothing: str = "",
        parent: QWidget | None = None,
        memory: Memory | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = TableModel(desk, columns, self)
        self.view = TableView(self.rows, name, memory or Memory(), self)
        self.view.setAccessibleName(spoken)
        self.search = FindBar(find, self)
        self.own_actions: list[QAction] = []
        self._empty = plain(empty, "secondary", self, wrap=True)
        self._nothing = plain(nothing or self.tr("Nothing found. Clear the search to see all."), "secondary", self)
        self._columns = self._columns_button()
        self._tools = QHBoxLayout()
        self._key: Any = None
        self._is_filtered = False
        self._count: tuple[int, bool] | None = None
        self._copies = [self._copy_action(words, copier) for words, copier in copiers()]
        self._lay_out()
        self._connect()

    # Making

    def _columns_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(self.tr("Columns and sorting"))
        tooltip(button, self.tr("Columns and sorting"))
        button.setIconSize(QSize(tokens.ICON_SMALL, tokens.ICON_SMALL))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.wear(button, "more")
        return button

    def _copy_action(self, words: str, copier: Copier) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(partial(self.copy, copier))
        if copier is as_text:
            action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            icons.wear(action, "copy")
            self.view.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._tools.setSpacing(tokens.SPACE_8)
        self._tools.addWidget(self.search, 1)
        self._tools.addStretch(0)
        self._tools.addWidget(self._columns)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(_at_the_top(self._empty, body))
        self._stack.addWidget(_at_the_top(self._nothing, body))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        column.addLayout(self._tools)
        column.addWidget(body, 1)

    def _connect(self) -> None:
        self.view.picked.connect(self._picked)
        self.view.opened.connect(self.opened)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.columns_wanted.connect(self._show_columns)
        self._columns.clicked.connect(self._show_columns_below)
        self.search.step.connect(self._step)
        self.search.left.connect(self.view.setFocus)
        self.rows.answered.connect(self._answered)
        self.rows.rowsInserted.connect(self._say_hits)
        self.rows.dataChanged.connect(self._changed)
        self.rows.failed.connect(self._desk.trouble)

    # Rows

    def show_source(self, source: Source, *, filtered: bool = False) -> None:
        """Show the rows of a source from the first one on, in the order that is chosen.

        `filtered` tells that a page's own filters leave some out, as what is looked for does.
        """
        self._is_filtered = filtered
        self._count = None
        self.rows.show(source, self.rows.sorting)

    def show_count(self, count: int, *, more: bool = False) -> None:
        """Say how many rows there are in all, where the page has asked for that; `more` where there are even more."""
        self._count = count, more
        self._say_hits()

    def refresh(self) -> None:
        """Ask anew for the rows that are on screen; what is picked stays picked."""
        self.rows.refresh(self.view.last_shown() + 1)

    def row(self) -> Any | None:
        """The row that the detail is about; None where there is none."""
        return self.view.currentIndex().data(Qt.ItemDataRole.UserRole)

    def picked_rows(self) -> list[Any]:
        """All picked rows, from the top."""
        rows = self.rows.rows()
        return [rows[place] for place in self.view.picked_places()]

    def is_filled(self) -> bool:
        """Whether the first rows are here, or it is known that there are none."""
        return self.rows.rowCount() > 0 or self.rows.is_whole

    def _answered(self) -> None:
        filled = self.rows.rowCount() > 0
        self._stack.setCurrentIndex(0 if filled else 2 if self._leaves_out() else 1)
        if filled and not self.view.currentIndex().isValid():
            self.view.pick(max(self.rows.place(self._key), 0))
        else:
            self.picked.emit()
        self._say_hits()

    def _picked(self) -> None:
        if self.view.currentIndex().isValid():
            self._key = self.rows.key(self.view.currentIndex().row())
        self.picked.emit()

    def _changed(self) -> None:
        self.picked.emit()

    def _say_hits(self) -> None:
        if not self._leaves_out():
            self.search.show_hits(None)
            return
        count, more = self._count or (self.rows.rowCount(), not self.rows.is_whole)
        self.search.show_hits(count, more=more)

    def _leaves_out(self) -> bool:
        return self._is_filtered or bool(self.search.text())

    def _step(self, by: int) -> None:
        """The next hit, or the one before; everything that is left here is one."""
        self.view.pick(min(max(self.view.currentIndex().row() + by, 0), self.rows.rowCount() - 1))

    # Menus

    def copy(self, copier: Copier) -> None:
        """Copy the picked rows, in the columns that are shown."""
        QGuiApplication.clipboard().setText(copier(self.view.shown_columns(), self.picked_rows()))

    def _show_menu(self, at: QPoint) -> None:
        self.rows_menu().popup(at)

    def rows_menu(self) -> QMenu:
        """What can be done with the picked rows."""
        menu = self._menu()
        for action in self.own_actions:
            menu.addAction(action)
        if self.own_actions:
            menu.addSeparator()
        menu.addActions(self._copies)
        return menu

    def _show_columns_below(self) -> None:
        self._show_columns(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _show_columns(self, at: QPoint) -> None:
        self.columns_menu().popup(at)

    def columns_menu(self) -> QMenu:
        """Which columns are shown, and by which the rows are sorted."""
        menu = self._menu()
        shown = self.view.shown_columns()
        for column in self.rows.columns:
            is_shown = column in shown
            self._add(menu, column.heading, partial(self.view.show_column, column.name, not is_shown), checked=is_shown)
        menu.addSeparator()
        self._add(menu, self.tr("Columns as they were at first"), self.view.reset_columns)
        self._add_sorting(menu)
        return menu

    def _add_sorting(self, menu: QMenu) -> None:
        sortable = [column for column in self.rows.columns if column.sorts]
        if not sortable:
            return
        menu.addSeparator()
        sorting = self.rows.sorting
        for words, sort in self._orders(sortable):
            self._add(menu, words, partial(self.view.sort_by, sort), checked=sort == sorting)

    def _orders(self, columns: Iterable[Column]) -> Iterable[tuple[str, Sort | None]]:
        yield self.tr("Sorted as the list comes"), None
        for column in columns:
            yield self.tr("Sorted by {column}").format(column=column.heading), Sort(column.name)
            down = self.tr("Sorted by {column}, from the end").format(column=column.heading)
            yield down, Sort(column.name, descending=True)

    def _add(self, menu: QMenu, words: str, slot: Callable[..., None], *, checked: bool | None = None) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(slot)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _at_the_top(label: QWidget, parent: QWidget) -> QWidget:
    ground = QWidget(parent)
    column = QVBoxLayout(ground)
    column.setContentsMargins(tokens.SPACE_8, tokens.SPACE_24, 0, 0)
    column.addWidget(label)
    column.addStretch(1)
    return ground
