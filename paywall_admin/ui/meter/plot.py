"""A picture of what each limit would mean: a bar a limit, as high as the share of readers who meet the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint

_HEIGHT: Final = 132
_FOOT: Final = 20
_WIDEST: Final = 32


class LimitPlot(QWidget):
    """The bars, that of the tried limit filled; those that are estimated are lighter. A click tries a limit.

    What it shows stands beside it in words, so it takes no focus and has no other name than what it is.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._curve: Sequence[Any] = ()
        self._limit = 0
        self._present = 0

    def show_curve(self, curve: Sequence[Any], present: int) -> None:
        """Show what each limit from 0 on would mean; `present` is the draft's."""
        self._curve, self._present = curve, present
        self.update()

    def show_limit(self, limit: int) -> None:
        """Mark the limit that is tried."""
        self._limit = limit
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is let."""
        return QSize(360, _HEIGHT)

    def bars_width(self) -> int:
        """How wide all the bars are together."""
        return int(self._each() * len(self._curve))

    def _each(self) -> float:
        return min(_WIDEST, self.width() / max(1, len(self._curve)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Try the limit that was pressed."""
        place = int(event.position().x() / self._each())
        if 0 <= place < len(self._curve):
            self.chosen.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars above a line, with some limits below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each, room = self._each(), self.height() - _FOOT - tokens.SPACE_4
        gap = tokens.SPACE_4 if each > 3 * tokens.SPACE_4 else 1
        highest = max((one.share for one in self._curve), default=0.0) or 1.0
        every = max(1, -(-len(self._curve) * 24 // max(1, int(each * len(self._curve)))))
        for limit, one in enumerate(self._curve):
            height = max(1.0, room * one.share / highest)
            bar = QRectF(limit * each, room - height, each - gap, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paint.colour("accent" if limit == self._limit else "pressed"))
            if not one.is_exact and limit != self._limit:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(paint.colour("outline"), 1))
                bar.adjust(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(bar, 2, 2)
            if limit % every == 0 or limit == self._present:
                self._write(painter, limit, each, gap)
        painter.setPen(QPen(paint.colour("hairline"), 1))
        painter.drawLine(0, room + 1, int(each * len(self._curve)), room + 1)
        painter.end()

    def _write(self, painter: QPainter, limit: int, each: float, gap: float) -> None:
        font = painter.font()
        font.setBold(limit == self._present)
        painter.setFont(font)
        painter.setPen(paint.colour("text" if limit in (self._limit, self._present) else "secondary"))
        place = QRectF(limit * each - 12, self.height() - _FOOT, each - gap + 24, _FOOT)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(limit))
