"""Find in any page: what is to be seen on it, word for word, one hit after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from paywall_admin.ui import tokens
from paywall_admin.ui.find import FindBar
from paywall_admin.ui.style import scheme

_WIDTH = 420


class Hit(NamedTuple):
    """A place where the text stands: a widget, and in a list the row."""

    widget: QWidget
    row: QModelIndex | None = None


class Ring(QWidget):
    """A frame around the hit that one is at; it lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, widget: QWidget, rect: QRect) -> None:
        """Stand around a part of a widget."""
        parent = self.parentWidget()
        if parent is not None:
            corner = widget.mapTo(parent, rect.topLeft())
            self.setGeometry(QRect(corner, rect.size()).adjusted(-4, -4, 4, 4))
            self.show()
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line in the accent colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme().accent), tokens.FOCUS_WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), tokens.RADIUS_FIELD, tokens.RADIUS_FIELD)
        painter.end()


class Finder(QFrame):
    """A card in the corner of the pages. Enter goes to the next hit, Shift+Enter to the one before, Escape closes."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._page: QWidget | None = None
        self._hits: list[Hit] = []
        self._at = -1
        self._ring = Ring(over)
        self.setProperty("card", "true")
        self.bar = FindBar(self.tr("Find on this page"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_12, tokens.SPACE_8, tokens.SPACE_12, tokens.SPACE_8)
        row.addWidget(self.bar)
        self.bar.wanted.connect(self._look)
        self.bar.step.connect(self.step)
        self.bar.left.connect(self.leave)
        over.installEventFilter(self)
        self.hide()

    def begin(self, page: QWidget) -> None:
        """Look on a page, from its top on."""
        self._page = page
        self._place()
        self.show()
        self.raise_()
        self.bar.take_focus()
        self._look(self.bar.text())

    def leave(self) -> None:
        """Close, and give the keys back to the page."""
        self.hide()
        self._ring.hide()
        if self._page is not None:
            hit = self._hits[self._at].widget if 0 <= self._at < len(self._hits) else self._page
            hit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hits, self._page = [], None

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        if self._page is None:
            return
        at, hits = self._at, self._find(self.bar.text())
        self._hits = hits
        self.bar.show_hits(len(hits) if self.bar.text() else None)
        self._go((at + by) % len(hits) if hits else -1)

    def _look(self, text: str) -> None:
        self._hits = self._find(text)
        self.bar.show_hits(len(self._hits) if text else None)
        self._go(0 if self._hits else -1)

    def _go(self, at: int) -> None:
        self._at = at
        if at < 0:
            self._ring.hide()
            return
        widget, row = self._hits[at]
        if row is not None and isinstance(widget, QAbstractItemView):
            widget.setCurrentIndex(row)
            widget.scrollTo(row)
            self._reveal(widget, widget.viewport(), widget.visualRect(row))
        else:
            self._reveal(widget, widget, widget.rect())

    def _reveal(self, widget: QWidget, part: QWidget, rect: QRect) -> None:
        above = widget.parentWidget()
        while above is not None and above is not self._over:
            if isinstance(above, QScrollArea):
                inner = above.widget()
                spot = part.mapTo(inner, rect.center()) if inner is not None else QPoint()
                above.ensureVisible(spot.x(), spot.y(), tokens.SPACE_32, rect.height() // 2 + tokens.SPACE_32)
            above = above.parentWidget()
        self._ring.surround(part, rect)
        self.raise_()

    # What there is

    def _find(self, text: str) -> list[Hit]:
        wanted = text.casefold()
        if not wanted or self._page is None:
            return []
        found = [
            hit
            for widget in self._page.findChildren(QWidget)
            if widget.isVisibleTo(self._page) and widget.width() > 1
            for hit in _hits(widget, wanted)
        ]
        return sorted(found, key=self._where)

    def _where(self, hit: Hit) -> tuple[int, int]:
        assert self._page is not None
        corner = hit.widget.mapTo(self._page, QPoint(0, 0))
        return corner.y() + (hit.row.row() * tokens.ROW_HEIGHT if hit.row is not None else 0), corner.x()

    # Where it stands

    def _place(self) -> None:
        width = min(_WIDTH, self._over.width() - 2 * tokens.SPACE_16)
        height = self.sizeHint().height()
        self.setGeometry(self._over.width() - width - tokens.SPACE_16, tokens.SPACE_12, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner while the window changes its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
            self._ring.hide()
        return super().eventFilter(watched, event)


def _hits(widget: QWidget, wanted: str) -> Iterator[Hit]:
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        for row in range(model.rowCount() if model is not None else 0):
            index = model.index(row, 0)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
            if wanted in str(spoken).casefold():
                yield Hit(widget, index)
    elif wanted in _words(widget).casefold():
        yield Hit(widget)


def _words(widget: QWidget) -> str:
    """What a widget shows; nothing for what is only a part of another."""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        if isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal:
            return ""
        shown = getattr(widget, "whole", widget.text)
        return str(shown())
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
