"""The table on screen: rows of one height, columns that keep their size, order and visibility, and a menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.style import scheme
from paywall_admin.ui.tables import habits
from paywall_admin.ui.tables.column import Column, Sort
from paywall_admin.ui.tables.delegate import CellDelegate
from paywall_admin.ui.tables.habits import Habits
from paywall_admin.ui.tables.model import PAGE, TableModel

_KEPT_AFTER_MS: Final = 300
_NARROWEST: Final = 72
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """Shows a model of rows; more rows are asked for while half a page is still to come.

    `picked` is sent when another row becomes the current one, `opened` by Enter and double click, `menu_wanted`
    with the place for a menu about the picked rows, `columns_wanted` with the place for one about the columns.
    """

    picked = Signal()
    opened = Signal()
    menu_wanted = Signal(QPoint)
    columns_wanted = Signal(QPoint)

    def __init__(self, model: TableModel, name: str, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._name = name
        self._memory = memory
        self._cells = CellDelegate(model.columns, self)
        self._fits = True
        self._is_fitting = False
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self._keeping = QTimer(self, singleShot=True, interval=_KEPT_AFTER_MS)
        self._keeping.timeout.connect(self.remember)
        self._make_headers()
        self._connect()

    def _make_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(tokens.ROW_HEIGHT)
        rows.setDefaultSectionSize(tokens.ROW_HEIGHT)
        rows.hide()
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(tokens.ROW_HEIGHT)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._recall()

    def _connect(self) -> None:
        head = self.horizontalHeader()
        head.sectionResized.connect(self._resized)
        head.sectionMoved.connect(self._set_up_anew)
        head.sectionClicked.connect(self._clicked)
        head.customContextMenuRequested.connect(self._ask_for_columns)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self._rows.answered.connect(self._look_ahead)

    # Columns

    def _recall(self) -> None:
        kept = habits.recall(self._memory, self._name)
        self._fits = not kept.widths
        head = self.horizontalHeader()
        names = [column.name for column in self._rows.columns]
        for place, column in enumerate(self._rows.columns):
            head.resizeSection(place, kept.widths.get(column.name, column.width))
            head.setSectionHidden(place, column.hidden if kept.hidden is None else column.name in kept.hidden)
        if head.hiddenSectionCount() == len(names):
            head.setSectionHidden(0, False)
        for target, name in enumerate(name for name in kept.order if name in names):
            head.moveSection(head.visualIndex(names.index(name)), target)
        sort = kept.sort
        known = sort if sort and any(column.name == sort.column for column in self._sortable()) else None
        self._rows.sorting = known
        self._show_sorting(known)

    def remember(self) -> None:
        """Write down how the table is set up now."""
        head, columns = self.horizontalHeader(), self._rows.columns
        last = max(head.visualIndex(place) for place in range(len(columns)) if not head.isSectionHidden(place))
        widths = {
            column.name: head.sectionSize(place)
            for place, column in enumerate(columns)
            # The last one is as wide as the window leaves it, which says nothing of what anybody wants.
            if not head.isSectionHidden(place) and head.visualIndex(place) != last
        }
        before = {} if self._fits else habits.recall(self._memory, self._name).widths
        widths = {} if self._fits else widths
        order = tuple(columns[head.logicalIndex(place)].name for place in range(len(columns)))
        hidden = frozenset(column.name for place, column in enumerate(columns) if head.isSectionHidden(place))
        habits.keep(self._memory, self._name, Habits({**before, **widths}, order, hidden, self._rows.sorting))

    def shown_columns(self) -> list[Column]:
        """The columns on screen, in the order in which they stand."""
        head = self.horizontalHeader()
        places = [head.logicalIndex(place) for place in range(head.count())]
        return [self._rows.columns[place] for place in places if not head.isSectionHidden(place)]

    def show_column(self, name: str, shown: bool) -> None:
        """Show or hide a column; the last one that is shown stays."""
        if shown or len(self.shown_columns()) > 1:
            place = next(place for place, column in enumerate(self._rows.columns) if column.name == name)
            self.horizontalHeader().setSectionHidden(place, not shown)
            if shown and self.columnWidth(place) < _NARROWEST:
                self.setColumnWidth(place, self._rows.columns[place].width)
            self._fit()
            self._set_up_anew()

    def reset_columns(self) -> None:
        """Set the columns up as they were at first."""
        habits.keep(self._memory, self._name, Habits(sort=self._rows.sorting))
        head = self.horizontalHeader()
        for place, column in enumerate(self._rows.columns):
            head.moveSection(head.visualIndex(place), place)
            head.setSectionHidden(place, column.hidden)
        self._fits = True
        self._fit()

    def _fit(self) -> None:
        """Share the room among the columns as long as nobody has set a width."""
        if not self._fits:
            return
        shown = self.shown_columns()
        shares = _shared(shown, {column.name: self._least(column) for column in shown}, self.viewport().width())
        self._is_fitting = True
        for place, column in enumerate(self._rows.columns):
            if column.name in shares:
                self.horizontalHeader().resizeSection(place, shares[column.name])
        self._is_fitting = False

    def _least(self, column: Column) -> int:
        """What a column needs for its heading, and the arrow of one that sorts."""
        words = self.horizontalHeader().fontMetrics().horizontalAdvance(column.heading)
        return max(_NARROWEST, words + 2 * tokens.SPACE_8 + (tokens.ICON_SMALL if column.sorts else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _resized(self, section: int) -> None:
        """A person has set a width; the last column only follows the window."""
        last = self.shown_columns()[-1] if self.shown_columns() else None
        if not self._is_fitting and self._rows.columns[section] is not last:
            self._fits = False
            self._set_up_anew()

    def _set_up_anew(self) -> None:
        self._keeping.start()

    def _ask_for_columns(self, at: QPoint) -> None:
        self.columns_wanted.emit(self.horizontalHeader().mapToGlobal(at))

    # Sorting

    def _sortable(self) -> list[Column]:
        return [column for column in self._rows.columns if column.sorts]

    def sort_by(self, sorting: Sort | None) -> None:
        """Sort by a column, or as the source does by itself."""
        self._rows.order_by(sorting)
        self._show_sorting(sorting)
        self._set_up_anew()

    def _clicked(self, section: int) -> None:
        column, sorting = self._rows.columns[section], self._rows.sorting
        if not column.sorts:
            self._show_sorting(sorting)
        elif sorting is None or sorting.column != column.name:
            self.sort_by(Sort(column.name))
        else:
            self.sort_by(None if sorting.descending else Sort(column.name, descending=True))

    def _show_sorting(self, sorting: Sort | None) -> None:
        head = self.horizontalHeader()
        names = [column.name for column in self._rows.columns]
        head.setSortIndicatorShown(sorting is not None)
        descending = sorting is not None and sorting.descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(names.index(sorting.column) if sorting else -1, order)

    # Rows

    def picked_places(self) -> list[int]:
        """Where the picked rows stand, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def last_shown(self) -> int:
        """The lowest row that anybody sees or has picked."""
        return max(min(self._bottom(), self._rows.rowCount() - 1), self.currentIndex().row())

    def pick(self, place: int) -> None:
        """Pick the row of a place."""
        if 0 <= place < self._rows.rowCount():
            index = self._rows.index(place, max(self.horizontalHeader().logicalIndexAt(0), 0))
            select = QItemSelectionModel.SelectionFlag
            # Not by selectRow: what that does depends on which keys are pressed just now.
            self.selectionModel().setCurrentIndex(index, select.ClearAndSelect | select.Rows)
            self.scrollTo(index)

    def _look_ahead(self) -> None:
        if self._bottom() > self._rows.rowCount() - PAGE // 2:
            self._rows.fetchMore(QModelIndex())

    def _bottom(self) -> int:
        """The row at the lower edge, also where there are not so many yet."""
        return (self.verticalScrollBar().value() + self.viewport().height()) // tokens.ROW_HEIGHT

    def _tell(self) -> None:
        self.picked.emit()

    def _open(self) -> None:
        self.opened.emit()

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in _OPENERS and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by Tab picks the first row where none is picked."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.pick(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the picked rows; the row below the pointer is picked first where it was not."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            if index.row() not in self.picked_places():
                self.pick(index.row())
            spot = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(spot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the row below the pointer show that it can be picked."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: object) -> None:
        """No row is below the pointer any more."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a ring around the one that the keyboard is at."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if not self.hasFocus() or row < 0:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme().accent), tokens.FOCUS_WIDTH))
        top = self.rowViewportPosition(row)
        plate = self.viewport().rect().adjusted(1, 0, -2, 0)
        plate.setTop(top + 1)
        plate.setHeight(tokens.ROW_HEIGHT - 2)
        painter.drawRoundedRect(plate, tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)
        painter.end()


def _shared(columns: Sequence[Column], least: Mapping[str, int], room: int) -> dict[str, int]:
    """The width of each column in a room: firm ones as they are, the others in their measure, none below its least."""
    firm = {column.name: max(least[column.name], column.width) for column in columns if column.firm}
    loose = [column for column in columns if not column.firm]
    left = room - sum(firm.values())
    whole = sum(column.width for column in loose)
    shares = {column.name: max(least[column.name], left * column.width // whole) for column in loose}
    # The widest gives what the others need beyond their measure.
    if loose:
        widest = max(shares, key=lambda name: shares[name])
        shares[widest] = max(least[widest], shares[widest] + left - sum(shares.values()))
    return {**firm, **shares}
