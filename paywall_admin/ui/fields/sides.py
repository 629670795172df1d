"""Two people changed the same value: both stand side by side, and one click decides."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.labels import ElidedLabel, mark, plain

_SIDE_BY_SIDE: Final = 300


class Sides(QWidget):
    """Theirs and mine with a button each; closed until a conflict opens it, and empty until the first one."""

    mine = Signal()
    theirs = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        self._is_filled = False
        self.hide()

    def _fill(self) -> None:
        self._is_filled = True
        self._title = plain(self.tr("Somebody else changed this at the same time."), "label", self, wrap=True)
        mark(self._title, "tone", "warning")
        self._their_words = ElidedLabel(parent=self)
        self._my_words = ElidedLabel(parent=self)
        self.take_theirs = QPushButton(self.tr("Take theirs"), self)
        self.keep_mine = QPushButton(self.tr("Keep mine"), self)
        self.take_theirs.clicked.connect(self.theirs)
        self.keep_mine.clicked.connect(self.mine)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(tokens.SPACE_16)
        sides = (
            (self.tr("Theirs"), self._their_words, self.take_theirs),
            (self.tr("Yours"), self._my_words, self.keep_mine),
        )
        for heading, words, button in sides:
            column = QVBoxLayout()
            column.setSpacing(tokens.SPACE_4)
            column.addWidget(plain(heading, "secondary", self))
            column.addWidget(words)
            column.addWidget(button)
            self._columns.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        whole.setSpacing(tokens.SPACE_8)
        whole.addWidget(self._title)
        whole.addLayout(self._columns)

    def open_sides(self, *, theirs: str, mine: str) -> None:
        """Show both values, in words."""
        if not self._is_filled:
            self._fill()
        self._their_words.show_text(theirs)
        self._my_words.show_text(mine)
        self.take_theirs.setAccessibleName(self.tr("Take theirs: {value}").format(value=theirs))
        self.keep_mine.setAccessibleName(self.tr("Keep mine: {value}").format(value=mine))
        self.is_open = True
        self.show()

    def close_sides(self) -> None:
        """The conflict is over."""
        self.is_open = False
        self.hide()

    def words(self) -> str:
        """What a screen reader says of the conflict; nothing where there is none."""
        if not self.is_open:
            return ""
        both = self.tr("{title} Theirs: {theirs}. Yours: {mine}.")
        return both.format(title=self._title.text(), theirs=self._their_words.whole(), mine=self._my_words.whole())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is no room for them side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < _SIDE_BY_SIDE
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._is_filled and self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def minimumSizeHint(self) -> QSize:
        """As wide as one of the two."""
        return QSize(160, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted plate, so that the two sides belong together."""
        painter = QPainter(self)
        paint.plate(painter, self.rect(), "warning_tint")
        painter.end()
