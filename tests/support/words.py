"""What is to be read on a part of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def texts_on(widget: QWidget) -> list[str]:
    """The texts of its labels and then of its buttons; only those that are shown."""
    found = [(one, one.text()) for kind in (QLabel, QPushButton) for one in widget.findChildren(kind)]
    return [text for one, text in found if text and one.isVisibleTo(widget)]


def words_on(widget: QWidget) -> str:
    """All its texts, one a line."""
    return "\n".join(texts_on(widget))
