"""What stands on the page while there is no reader at all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import plain


class Blank(QWidget):
    """What the page is for, and the two first steps."""

    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(self.tr("Import the website's feed…"), self)
        self.button.setProperty("kind", "primary")
        self.sample = QPushButton(self.tr("Try with sample readers"), self)
        icons.wear(self.sample, "readers")
        text = plain(
            self.tr(
                "When somebody calls and says “it says I have read all my articles”, this page answers: what the "
                "reader meets, how many articles are left, why, and what to do about it. Readers and their views "
                "come from the website's feed: JSON Lines or CSV, plain or packed. Drop its files here, or choose "
                "them."
            ),
            "secondary", self, wrap=True,
        )  # fmt: skip
        words = QHBoxLayout()
        words.addWidget(text, 3)
        words.addStretch(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SPACE_12)
        buttons.addWidget(self.button)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_32, 0, tokens.SPACE_32)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(plain(self.tr("No readers yet"), "section", self))
        column.addLayout(words)
        column.addSpacing(tokens.SPACE_8)
        column.addLayout(buttons)
        column.addStretch(1)
        self.button.clicked.connect(self.import_wanted)
        self.sample.clicked.connect(self.sample_wanted)
