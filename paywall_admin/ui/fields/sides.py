"""Two people changed the same value: both stand side by side, and one click decides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.labels import ElidedLabel, mark, plain


class Sides(QWidget):
    """Theirs and mine with a button each; closed until a conflict opens it, and empty until the first one."""

    mine = Signal()
    theirs = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        self._is_filled = False
        self.hide()

    def _fill(self, after: QWidget) -> None:
        self._is_filled = True
        self._title = plain(self.tr("Somebody else changed this at the same time."), "label", self, wrap=True)
        mark(self._title, "tone", "warning")
        self._their_words = ElidedLabel(parent=self)
        self._my_words = ElidedLabel(parent=self)
        self.take_theirs = QPushButton(self.tr("Take theirs"), self)
        self.keep_mine = QPushButton(self.tr("Keep mine"), self)
        self.take_theirs.clicked.connect(self.theirs)
        self.keep_mine.clicked.connect(self.mine)
        grid = QGridLayout(self)
        grid.setContentsMargins(tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        grid.setHorizontalSpacing(tokens.SPACE_24)
        grid.setVerticalSpacing(tokens.SPACE_4)
        grid.addWidget(self._title, 0, 0, 1, 2)
        sides = (
            (self.tr("Theirs"), self._their_words, self.take_theirs),
            (self.tr("Yours"), self._my_words, self.keep_mine),
        )
        for column, (heading, words, button) in enumerate(sides):
            grid.addWidget(plain(heading, "secondary", self), 1, column)
            grid.addWidget(words, 2, column)
            grid.addWidget(button, 3, column)
            grid.setColumnStretch(column, 1)
        QWidget.setTabOrder(after, self.take_theirs)
        QWidget.setTabOrder(self.take_theirs, self.keep_mine)

    def open_sides(self, *, theirs: str, mine: str, after: QWidget) -> None:
        """Show both values, in words; Tab comes here from `after`."""
        if not self._is_filled:
            self._fill(after)
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted plate, so that the two sides belong together."""
        painter = QPainter(self)
        paint.plate(painter, self.rect(), "warning_tint")
        painter.end()
