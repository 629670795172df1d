"""Scrolling what is higher than its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


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
