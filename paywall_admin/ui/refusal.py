"""The page that stands in the middle where a store cannot be opened: what is wrong, and three ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.problems import Problem
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.labels import plain


class RefusalPage(QWidget):
    """Says in one sentence why the store was not opened, and offers the ways on."""

    restore_wanted = Signal()
    new_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, problem: Exception, store: str, *, has_backup: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("This store cannot be opened")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_32, tokens.SPACE_32, tokens.SPACE_32)
        column.setSpacing(tokens.SPACE_12)
        picture = plain("", "body", self)
        picture.setPixmap(icons.pixmap("warning", "warning", 2 * tokens.ICON, self.devicePixelRatioF()))
        column.addStretch(1)
        column.addWidget(picture)
        column.addWidget(plain(self.title, "title", self))
        self.sentence = plain(_sentence(problem), "body", self, wrap=True)
        self.sentence.setMaximumWidth(tokens.DETAIL_WIDTH)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.sentence)
        self.place = plain(store, "secondary", self, wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.place)
        column.addSpacing(tokens.SPACE_12)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        if has_backup:
            row.addWidget(self._button(self.tr("Restore the latest backup"), self.restore_wanted, "primary"))
        row.addWidget(self._button(self.tr("Open another store…"), self.other_wanted))
        row.addWidget(self._button(self.tr("New store…"), self.new_wanted))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _button(self, words: str, wanted: SignalInstance, kind: str = "") -> QPushButton:
        button = QPushButton(words, self)
        button.setAccessibleName(words)
        button.setProperty("kind", kind)
        button.clicked.connect(wanted)
        return button


def _sentence(problem: Exception) -> str:
    said = problem.sentence if isinstance(problem, Problem) else str(problem) or type(problem).__name__
    return phrasebook.said(said)
