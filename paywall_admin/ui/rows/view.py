"""A list of rows that can be picked, opened, and put in another order by drag and drop or by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.rows.delegate import RowDelegate
from paywall_admin.ui.rows.model import Index, Row, RowsModel
from paywall_admin.ui.style import scheme

_SCROLL_EVERY_MS: Final = 40
_EDGE: Final = 28
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowsView(QListView):
    """Rows of which one is picked. The order shown changes at once; `moved` asks for it to be kept.

    The mouse moves a row with its own drag: a list that reorders itself needs no exchange with other programs, and
    this one can be stopped with Escape and scrolls at its edges.
    """

    picked = Signal(str)
    opened = Signal(str)
    moved = Signal(str, int, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, weights: Sequence[int], *, at_most: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.columns = RowDelegate(weights, self)
        self._at_most = at_most
        self._pressed: tuple[int, QPoint] | None = None
        self._target = -1
        self._is_dragging = False
        self._locked = False
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_at_edge)
        self.setModel(self.rows)
        self.setItemDelegate(self.columns)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(self._open)

    # What is shown

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Draw the row anew; a list whose rows are all as high need not be laid out from its top for that."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the picked one stays picked while it is there, and nothing scrolls away."""
        key, scrolled = self.key(), self.verticalScrollBar().value()
        if [row.key for row in rows] != [row.key for row in self.rows.rows()]:
            self._stop_drag()
        self.columns.make_room(rows, self.fontMetrics())
        self.rows.show_rows(rows)
        place = self.rows.place(key)
        if place >= 0 and place != self.currentIndex().row():
            self._put_current(place)
        self.verticalScrollBar().setValue(scrolled)
        self.updateGeometry()
        self.viewport().update()

    def key(self) -> str:
        """The key of the picked row; empty where none is."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, Row) else ""

    def pick(self, key: str) -> bool:
        """Pick a row; says whether it is there."""
        place = self.rows.place(key)
        if place >= 0:
            self._put_current(place)
            self.scrollTo(self.rows.index(place))
            if place == 1 and self.rows.rows()[0].heading:
                self.scrollToTop()
        return place >= 0

    def show_at_most(self, rows: int) -> None:
        """Be as high as this many rows; more of them scroll."""
        if rows != self._at_most:
            self._at_most = rows
            self.updateGeometry()

    def lock(self, locked: bool) -> None:
        """Let nobody change the order."""
        self._locked = locked

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a limit."""
        return QSize(480, min(max(self.rows.rowCount(), 1), self._at_most) * tokens.ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few rows at least."""
        return QSize(160, min(self.sizeHint().height(), 3 * tokens.ROW_HEIGHT))

    def _put_current(self, place: int) -> None:
        index = self.rows.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell(self, _index: QModelIndex) -> None:
        self.picked.emit(self.key())

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit(self.key())

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with Up or Down moves the row, Enter opens it, Escape stops a drag."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier:
            self.step(step)
        elif event.key() == Qt.Key.Key_Escape and self._is_dragging:
            self._stop_drag()
        elif event.key() in _OPENERS and self.key():
            self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def step(self, step: int) -> None:
        """Move the picked row up or down by one."""
        was = self.currentIndex().row()
        self._move(was, was + step)

    def _move(self, was: int, now: int) -> None:
        if self._locked or was == now or now not in self.rows.room_of(was):
            return
        key = self.rows.rows()[was].key
        self.rows.move(was, now)
        self.scrollTo(self.rows.index(now))
        self.moved.emit(key, was, now)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving by Tab picks the first row where none is picked."""
        super().focusInEvent(event)
        first = next((place for place, row in enumerate(self.rows.rows()) if not row.heading), -1)
        if not self.currentIndex().isValid() and first >= 0:
            self._put_current(first)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer; of the picked one when the keyboard asks."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._put_current(index.row())
            spot = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(self.key(), self.viewport().mapToGlobal(spot))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the row, and remember where a drag would start."""
        super().mousePressEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        if event.button() == Qt.MouseButton.LeftButton and self.rows.room_of(place) and not self._locked:
            self._pressed = place, event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the row once the pointer has gone far enough to mean it."""
        spot = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (spot - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._is_dragging:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        if self._is_dragging:
            self._target = self._gap_at(spot.y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the row."""
        if self._is_dragging and self._pressed is not None:
            was, gap = self._pressed[0], self._gap_at(event.position().toPoint().y())
            self._stop_drag()
            self._move(was, gap - (gap > was))
        else:
            self._pressed = None
            super().mouseReleaseEvent(event)

    def _gap_at(self, y: int) -> int:
        offset = y + self.verticalScrollBar().value()
        span = self.rows.room_of(self._pressed[0] if self._pressed else -1)
        return max(span.start, min(span.stop, round(offset / tokens.ROW_HEIGHT)))

    def _stop_drag(self) -> None:
        self._pressed = None
        self._is_dragging = False
        self._target = -1
        self._scrolling.stop()
        self.unsetCursor()
        self.viewport().update()

    def _scroll_at_edge(self) -> None:
        y = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        step = -1 if y < _EDGE else 1 if y > self.viewport().height() - _EDGE else 0
        if step:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * tokens.SPACE_12)
            self._target = self._gap_at(y)
            self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is dragged in a list that is not shown."""
        self._stop_drag()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and while one is dragged the line at which it would land."""
        super().paintEvent(event)
        if self._target >= 0:
            y = self._target * tokens.ROW_HEIGHT - self.verticalScrollBar().value()
            line = QRect(0, min(max(y - 1, 0), self.viewport().height() - 2), self.viewport().width(), 2)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(scheme().accent), 2))
            painter.drawLine(line.left(), line.center().y(), line.right(), line.center().y())
            painter.end()
