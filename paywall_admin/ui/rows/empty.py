"""What stands in the place of a list that is empty: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.labels import plain


class Empty(QWidget):
    """A heading, a sentence or two, and one button."""

    wanted = Signal()

    def __init__(self, title: str, text: str, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(step, self)
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.wanted)
        words = self._words = plain(text, "secondary", self, wrap=True)
        # A share of the width, not a limit of its own: what wraps within a limit is given too little height.
        line = QHBoxLayout()
        line.addWidget(words, 3)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_32, 0, tokens.SPACE_32)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(plain(title, "section", self))
        column.addLayout(line)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, text: str) -> None:
        """Say something else below the heading."""
        self._words.setText(text)
