"""Tabs: a few headings in a row, one of them open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint


class Tab(QRadioButton):
    """One heading; a radio button in all but its looks, so that the arrow keys move between tabs."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._count = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_count(self, count: int) -> None:
        """Show how much there is behind the heading."""
        self._count = str(count)
        self.setAccessibleName(f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Heading and count."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._count)
        return QSize(width + 2 * tokens.SPACE_8 + tokens.SPACE_4, paint.CONTROL_HEIGHT + tokens.SPACE_4)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The heading, underlined when open."""
        painter = QPainter(self)
        paint.tab(painter, self, self._count)
        painter.end()


class Tabs(QWidget):
    """The headings in a row over a hairline."""

    chosen = Signal(int)

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = [Tab(heading, self) for heading in headings]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        for tab in self._tabs:
            row.addWidget(tab)
            tab.toggled.connect(self._toggled)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tabs[0].setChecked(True)

    def choose(self, place: int) -> None:
        """Open a tab."""
        self._tabs[place].setChecked(True)

    def place(self) -> int:
        """Which tab is open."""
        return next(place for place, tab in enumerate(self._tabs) if tab.isChecked())

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how much there is behind each heading."""
        for tab, count in zip(self._tabs, counts, strict=True):
            tab.show_count(count)

    def _toggled(self, is_open: bool) -> None:
        tab = self.sender()
        if is_open and isinstance(tab, Tab):
            self.chosen.emit(self._tabs.index(tab))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline that the open tab stands on."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), paint.colour("hairline"))
        painter.end()
