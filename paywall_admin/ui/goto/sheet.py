"""The sheet of Ctrl+K: a line to type into, and what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.goto.places import Place
from paywall_admin.ui.goto.ranking import rank
from paywall_admin.ui.labels import plain
from paywall_admin.ui.rows.delegate import GRIP_WIDTH, RowDelegate
from paywall_admin.ui.rows.model import Index, Row
from paywall_admin.ui.rows.view import RowsView
from paywall_admin.ui.tabbing import InReadingOrder

WIDTH: Final = 600
_AT_MOST: Final = 9
_WEIGHTS: Final = (7, 4)
_PASSED_ON: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _PlaceDelegate(RowDelegate):
    """A row with the picture of its kind where movable rows have their grip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_WEIGHTS, parent)
        self.pictures: dict[str, str] = {}

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one row, then its picture."""
        super().paint(painter, option, index)
        name = self.pictures.get(index.data(Qt.ItemDataRole.UserRole).key)
        if name:
            size = tokens.ICON_SMALL
            top = option.rect.top() + (option.rect.height() - size) // 2
            place = QRect(QPoint(option.rect.left() + (GRIP_WIDTH - size) // 2 + 2, top), QSize(size, size))
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(place, icons.pixmap(name, "secondary", size, ratio))


class GoToSheet(InReadingOrder):
    """Finds a place by a few letters; `chosen` carries it once the sheet is closed."""

    chosen = Signal(object)

    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go to anything"))
        self.setProperty("ground", "surface")
        self._places: tuple[Place, ...] = tuple(places)
        self._found: list[Place] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Go to a page, an offer, a message, an action, help…"))
        self.line.setAccessibleName(self.windowTitle())
        self.line.setClearButtonEnabled(True)
        self.rows = RowsView(_WEIGHTS, at_most=_AT_MOST, parent=self)
        self.rows.setAccessibleName(self.tr("Found"))
        self.rows.columns = self._delegate = _PlaceDelegate(self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.nothing = plain(self.tr("Nothing here is called like that."), "secondary", self)
        self._lay_out()
        self._stand_over(parent)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.rows.opened.connect(self._choose)
        self.rows.clicked.connect(self._clicked)
        self.rows.picked.connect(self._say)
        self._find()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.line)
        column.addWidget(self.rows, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignHCenter)
        keys = self.tr("Up and Down to pick, Enter to go, Escape to stay")
        column.addWidget(plain(keys, "secondary", self))

    def _stand_over(self, window: QWidget) -> None:
        height = 112 + _AT_MOST * tokens.ROW_HEIGHT
        self.setFixedSize(min(WIDTH, window.width() - tokens.SPACE_32), min(height, window.height() - tokens.SPACE_32))
        corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, window.height() // 9))
        self.move(corner)

    def add_places(self, places: Sequence[Place]) -> None:
        """More to be found, known a moment later than the rest."""
        self._places += tuple(places)
        self._find()

    @Slot()
    def _find(self) -> None:
        self._found = rank(self.line.text(), self._places)
        self._delegate.pictures = {str(place): found.icon for place, found in enumerate(self._found)}
        rows = [Row(str(place), found.title, (found.detail,), movable=False) for place, found in enumerate(self._found)]
        self.rows.show_rows(rows)
        if rows:
            self.rows.pick("0")
        self.rows.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._say()

    @Slot()
    def _say(self) -> None:
        """A screen reader hears what is picked although the focus stays in the line."""
        index = self.rows.currentIndex()
        self.line.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or self.nothing.text()))

    @Slot()
    def _clicked(self) -> None:
        self._choose(self.rows.key())

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key:
            self.accept()
            self.chosen.emit(self._found[int(key)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys pick a row, Enter goes there, while the cursor stays in the line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _PASSED_ON:
                self.rows.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.rows.key())
                return True
        return super().eventFilter(watched, event)
