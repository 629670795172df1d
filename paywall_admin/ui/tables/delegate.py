"""How a cell is drawn: one line, numbers on the right in figures of one width, a state as a dot and a word."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.style import scheme
from paywall_admin.ui.tables.column import Column
from paywall_admin.ui.tables.model import Index

_DOT = 7


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a table; `hovered` is the row below the pointer."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, as wide as its words."""
        shown: Any = option
        words = shown.fontMetrics.horizontalAdvance(str(index.data()))
        dot = _DOT + tokens.SPACE_8 if self._columns[index.column()].tone else 0
        return QSize(words + dot + 2 * tokens.SPACE_12, tokens.ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one cell."""
        column = self._columns[index.column()]
        painter.save()
        self._ground(painter, option, index)
        inside = self._inside(option.rect)
        colour = scheme().text if column.strong else scheme().secondary
        if column.tone is not None and index.data():
            tone = column.tone(index.data(Qt.ItemDataRole.UserRole))
            inside = self._dot(painter, inside, getattr(scheme(), tone or "secondary"))
            colour = scheme().secondary if tone in ("", "positive", "accent") else getattr(scheme(), tone)
        painter.setFont(self._font(option.font, column))
        painter.setPen(QColor(colour))
        words = " ".join(str(index.data()).split())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)
        painter.restore()

    def _ground(self, painter: QPainter, option: Any, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(scheme().accent_tint))
        elif index.row() == self.hovered:
            painter.fillRect(option.rect, QColor(scheme().hover))

    def _dot(self, painter: QPainter, inside: QRect, colour: str) -> QRect:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(inside.left(), inside.center().y() - _DOT // 2, _DOT, _DOT)
        return inside.adjusted(_DOT + tokens.SPACE_8, 0, 0, 0)

    def _font(self, font: QFont, column: Column) -> QFont:
        made = QFont(font)
        if column.strong:
            made.setWeight(QFont.Weight.Medium)
        made.setFeature(QFont.Tag("tnum"), 1)
        return made

    def _inside(self, rect: QRect) -> QRect:
        return rect.adjusted(tokens.SPACE_8, 0, -tokens.SPACE_8, 0)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell the whole of a text that is cut."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        shown: Any = option
        cut = self.sizeHint(option, index).width() - tokens.SPACE_8 > shown.rect.width()
        QToolTip.showText(event.globalPos(), f"<span>{escape(str(index.data()))}</span>" if cut else "", view)
        return True
