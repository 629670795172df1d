"""How a row is drawn: grip, title, cells in columns, and the state as a dot and a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.rows.model import Index, Row
from paywall_admin.ui.style import scheme

GRIP_WIDTH = 24
_DOT = 7
_CELL_MINIMUM = 72
_CELL_COMFORT = 104


class RowDelegate(QStyledItemDelegate):
    """Draws rows of one line. `weights` shares the width between title and cells; the state keeps what it needs."""

    def __init__(self, weights: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._weights = tuple(weights)
        self._badge_width = 0
        self._beside_width = 0
        self._is_well = True

    def make_room(self, rows: Sequence[Row], metrics: QFontMetrics) -> None:
        """Keep room for the longest state, so that all columns line up."""
        self._badge_width = _room({row.badge for row in rows}, metrics)
        self._beside_width = _room({row.beside for row in rows}, metrics)
        # Where all is well elsewhere, the words of the cells are worth more than to say so.
        self._is_well = all(row.beside_tone == "positive" for row in rows if row.beside)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(160, tokens.ROW_HEIGHT)

    def columns(self, rect: QRect) -> list[QRect]:
        """Where title, cells and state stand in a row; a cell too narrow to read is left out."""
        inside = rect.adjusted(GRIP_WIDTH, 0, -tokens.SPACE_12 - self._beside(rect), 0)
        badge = QRect(inside.right() + 1 - self._badge_width, inside.top(), self._badge_width, inside.height())
        width = inside.width() - self._badge_width - (tokens.SPACE_16 if self._badge_width else 0)
        weights = list(self._weights)
        least = _CELL_COMFORT if self._beside(rect) else _CELL_MINIMUM
        while len(weights) > 1 and width * min(weights) // sum(weights) < least:
            weights.pop()
        places, left = [], inside.left()
        for weight in weights:
            share = width * weight // sum(weights)
            places.append(QRect(left, inside.top(), share - tokens.SPACE_12, inside.height()))
            left += share
        return [*places, badge]

    def _beside(self, rect: QRect) -> int:
        """The width for how the objects stand elsewhere; where all is well, none that a cell would lack."""
        taken = GRIP_WIDTH + tokens.SPACE_12 + self._badge_width + self._beside_width + 2 * tokens.SPACE_16
        weights = self._weights if self._is_well else self._weights[:2]
        least = _CELL_COMFORT * sum(weights) // min(weights)
        fits = self._beside_width and rect.width() - taken >= least
        return self._beside_width + tokens.SPACE_16 if fits else 0

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._heading(painter, option, row)
            painter.restore()
            return
        self._ground(painter, option)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered and row.movable:
            self._grip(painter, option.rect)
        *cells, badge = self.columns(option.rect)
        for place, text in zip(cells, (row.title, *row.cells), strict=False):
            is_title = place is cells[0]
            font = QFont(option.font)
            font.setWeight(QFont.Weight.Medium if is_title and not row.is_below else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(scheme().text if is_title and not row.quiet else scheme().secondary))
            indent = tokens.SPACE_16 if is_title and row.is_below else 0
            _words(painter, place.adjusted(indent, 0, 0, 0), text)
        if row.badge:
            _state(painter, badge, row.badge, row.tone, option.font)
        if row.beside and self._beside(option.rect):
            last = QRect(0, badge.top(), self._beside_width, badge.height())
            last.moveRight(option.rect.right() - tokens.SPACE_12)
            _state(painter, last, row.beside, row.beside_tone, option.font)
        painter.restore()

    def _heading(self, painter: QPainter, option: Any, row: Row) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(tokens.TYPE_SECONDARY)
        painter.setFont(font)
        painter.setPen(QColor(scheme().secondary))
        _words(painter, option.rect.adjusted(GRIP_WIDTH, tokens.SPACE_8, -tokens.SPACE_12, 0), row.title)

    def _ground(self, painter: QPainter, option: Any) -> None:
        state = option.state
        plate = option.rect.adjusted(0, 1, 0, -1)
        name = ""
        if state & QStyle.StateFlag.State_Selected:
            name = "accent_tint"
        elif state & QStyle.StateFlag.State_MouseOver:
            name = "hover"
        if name:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(scheme(), name)))
            painter.drawRoundedRect(plate, tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(scheme().accent), tokens.FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)

    def _grip(self, painter: QPainter, rect: QRect) -> None:
        ratio = painter.device().devicePixelRatioF()
        size = tokens.ICON_SMALL
        corner = QPoint(rect.left() + tokens.SPACE_4, rect.top() + (rect.height() - size) // 2)
        painter.drawPixmap(QRect(corner, QSize(size, size)), icons.pixmap("grip", "disabled", size, ratio))


def _room(words: set[str], metrics: QFontMetrics) -> int:
    widths = [metrics.horizontalAdvance(word) for word in words if word]
    return max(widths) + _DOT + tokens.SPACE_8 + 1 if widths else 0


def _state(painter: QPainter, rect: QRect, word: str, tone: Tone, font: QFont) -> None:
    colour = QColor(getattr(scheme(), tone or "secondary"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect.left(), rect.center().y() - _DOT // 2, _DOT, _DOT)
    painter.setFont(font)
    painter.setPen(QColor(scheme().secondary if tone in ("", "positive") else colour))
    _words(painter, rect.adjusted(_DOT + tokens.SPACE_8, 0, 0, 0), word)


def _words(painter: QPainter, rect: QRect, text: str) -> None:
    """One line of plain text, cut with an ellipsis."""
    shown = painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, shown)
