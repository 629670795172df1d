"""Articles read and left, at a glance."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint

_MOST_PIPS: Final = 20
_PIP: Final = 28
_HEIGHT: Final = 8


class Gauge(QWidget):
    """A bar with a piece for each article, filled where it was read; one piece where they would be too small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.used = 0
        self.limit = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_meter(self, used: int, limit: int, words: str) -> None:
        """Show how many of how many are read; `words` are what a screen reader says."""
        self.used, self.limit = min(used, limit), limit
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A pip an article, or a whole bar."""
        pips = self.limit if self.limit <= _MOST_PIPS else _MOST_PIPS // 2
        return QSize(max(1, pips) * (_PIP + tokens.SPACE_4), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pieces."""
        if not self.limit:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        full = "danger" if self.used >= self.limit else "accent"
        width = min(self.width(), self.sizeHint().width())
        if self.limit <= _MOST_PIPS:
            each = width / self.limit
            for place in range(self.limit):
                painter.setBrush(paint.colour(full if place < self.used else "pressed"))
                piece = QRectF(place * each, 0, each - tokens.SPACE_4, _HEIGHT)
                painter.drawRoundedRect(piece, _HEIGHT / 2, _HEIGHT / 2)
        else:
            for share, name in ((1.0, "pressed"), (self.used / self.limit, full)):
                painter.setBrush(paint.colour(name))
                painter.drawRoundedRect(QRectF(0, 0, width * share, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
