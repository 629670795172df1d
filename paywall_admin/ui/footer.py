"""The line below the pages: the last publish, what is under way, the notices and Undo."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from paywall_admin.ui import tokens


class Footer(QFrame):
    """The status line."""

    def __init__(self, undo: QAction, notices: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self.setFixedHeight(tokens.CONTROL_HEIGHT + tokens.SPACE_4)
        self._undo_action = undo
        self.news: Any = None
        self.notices = self._button(self.tr("Notices"), notices)
        self.undo = self._button(self.tr("Undo"), undo)
        undo.changed.connect(self._follow)
        self._follow()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.SPACE_24, 0, tokens.SPACE_16, 0)
        self._row.setSpacing(tokens.SPACE_8)
        self._row.addStretch(1)
        self._row.addWidget(self.notices)
        self._row.addWidget(self.undo)

    def _button(self, words: str, action: QAction) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "line")
        button.setAccessibleName(words)
        button.clicked.connect(action.trigger)
        return button

    def dress(self) -> None:
        """Give the buttons their icons; after the first paint."""
        from paywall_admin.ui import icons  # noqa: PLC0415 - after the first paint

        icons.wear(self.undo, "undo")
        icons.wear(self.notices, "list")

    def show_status(self, status: Any) -> None:
        """Show when the website last got something new, and from whom."""
        if self.news is None:
            from paywall_admin.ui.news import News  # noqa: PLC0415 - after the first paint

            self.news = News(self)
            self._row.insertWidget(0, self.news, 1)
        self.news.show_status(status)

    def show_busy(self, words: str) -> None:
        """Show what is under way; an empty text where nothing is."""
        if self.news is not None:
            self.news.show_busy(words)

    @Slot()
    def _follow(self) -> None:
        self.undo.setEnabled(self._undo_action.isEnabled())
        self.undo.setToolTip(self._undo_action.text() if self._undo_action.isEnabled() else "")
