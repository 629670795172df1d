"""Scrolling what is higher than its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """An area that scrolls `content` up and down, on whatever ground lies below it."""
    area = QScrollArea(parent)
    let_scroll(area, content)
    return area


def let_scroll(area: QScrollArea, content: QWidget) -> None:
    """Make an area scroll `content` up and down, on whatever ground lies below it."""
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    # A scroll area would paint a ground of its own.
    content.setAutoFillBackground(False)


class _Upright(QVBoxLayout):
    """A column that asks for no more height than its parts need at least at its width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_reckoning = False

    def heightForWidth(self, width: int) -> int:
        """The least: what scrolls would take any more for needed, and scroll before anything in it does."""
        if self._is_reckoning:  # Qt reckons both heights at once, and asks for this one to do so
            return super().heightForWidth(width)
        self._is_reckoning = True
        least = self.minimumHeightForWidth(width)
        self._is_reckoning = False
        return least


def tall_column(page: QWidget) -> QVBoxLayout:
    """A column for the parts of a page; where the window is too low even for the least of them, all of it scrolls."""
    content = QWidget(page)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolled(content, page))
    return _Upright(content)
