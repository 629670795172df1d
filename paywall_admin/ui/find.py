"""Find in page: a line to type into, what it finds while one types, and how much that is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import plain, tooltip

_PATIENCE_MS: Final = 150
MOST_LETTERS: Final = 200


class FindBar(QWidget):
    """A line that asks a moment after the last key.

    `wanted` carries the text to find, an empty one when it was cleared; `step` asks for the next hit (1) or the one
    before (-1); `left` tells that Escape was pressed in an empty line. Who searches answers with `show_hits`.
    """

    wanted = Signal(str)
    step = Signal(int)
    left = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.line.setMaxLength(MOST_LETTERS)
        self.line.setMinimumWidth(200)
        picture = self.line.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        icons.wear(picture, "search")
        self.hits = plain("", "secondary", self)
        self.clear = QToolButton(self)
        self.clear.setAccessibleName(self.tr("Clear"))
        tooltip(self.clear, self.tr("Clear (Escape)"))
        self.clear.setIconSize(QSize(tokens.ICON_SMALL, tokens.ICON_SMALL))
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.wear(self.clear, "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.line, 1)
        row.addWidget(self.clear)
        row.addWidget(self.hits)
        self._asked = ""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._ask)
        self.line.textChanged.connect(self._typed)
        self.clear.clicked.connect(self.empty)
        self._typed()

    def text(self) -> str:
        """What is looked for."""
        return self.line.text().strip()

    def take_focus(self) -> None:
        """Put the cursor here, with all of the text marked."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_hits(self, count: int | None, *, more: bool = False) -> None:
        """Say how much was found, or nothing; `more` where there may be further hits than those counted."""
        if count is None:
            self.hits.setText("")
        elif count == 0:
            self.hits.setText(self.tr("Nothing found"))
        elif count == 1 and not more:
            self.hits.setText(self.tr("1 found"))
        else:
            words = self.tr("{count}+ found") if more else self.tr("{count} found")
            self.hits.setText(words.format(count=f"{count:,}"))

    def empty(self) -> None:
        """Look for nothing any more."""
        self.line.clear()
        self._patience.stop()
        self._ask()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.clear.setVisible(bool(self.line.text()))
        if self.text() != self._asked:
            self._patience.start()

    def _ask(self) -> None:
        if self.text() != self._asked:
            self._asked = self.text()
            self.hits.setText("")
            self.wanted.emit(self._asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, and leaves an empty line; Enter goes to the next hit, with Shift to the one before."""
        if event.key() == Qt.Key.Key_Escape:
            if self.line.text():
                self.empty()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._patience.stop()
            self._ask()
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
