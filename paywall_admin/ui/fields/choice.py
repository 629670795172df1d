"""Inputs that offer a few values in words: a list to open, and segments side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QRadioButton, QSizePolicy, QWidget

from paywall_admin.ui.fields import paint
from paywall_admin.ui.fields.inputs import OfferedInput, SingleInput
from paywall_admin.ui.labels import tooltip

# The arrow of a list, and the air around its words.
_BESIDE_WORDS: Final = 58
Options = Sequence[tuple[Any, str]]


def _words(options: Options, value: Any) -> str:
    return next((words for option, words in options if option == value), str(value))


class ChoiceInput(OfferedInput, SingleInput, QComboBox):
    """A list that opens; choosing is finishing."""

    edited = Signal()
    finished = Signal()

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: Options = ()
        self._unknown: Any = None
        self.offer(options)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._tell)
        self.currentTextChanged.connect(self._tell_whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that are cut stand in the tooltip."""
        super().resizeEvent(event)
        self._tell_whole(self.currentText())

    def _tell_whole(self, words: str) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(words) > self.width() - _BESIDE_WORDS
        tooltip(self, words if is_cut else "")

    def offer(self, options: Options) -> None:
        """Offer these values from now on; the chosen one stays, though it may be offered no longer."""
        if tuple(options) != self._options:
            had_options, chosen = bool(self._options), self._unknown if self.currentIndex() < 0 else self.read()
            self._options = tuple(options)
            self.clear()
            self.addItems([words for _, words in self._options])
            if had_options:
                self.write(chosen)

    def _tell(self) -> None:
        self.edited.emit()
        self.finished.emit()

    def read(self) -> object:
        """The chosen value."""
        index = self.currentIndex()
        return self._options[index][0] if index >= 0 else None

    def write(self, value: Any) -> None:
        """Show a value; one that is not offered shows in the place of the choice."""
        found = next((index for index, (option, _) in enumerate(self._options) if option == value), -1)
        self._unknown = None if found >= 0 else value
        self.setPlaceholderText("" if found >= 0 or value is None else str(value))
        self.setCurrentIndex(found)

    def words(self, value: Any) -> str:
        """The words the value is offered with."""
        return _words(self._options, value)

    def lock(self, locked: bool) -> None:
        """Shown, but not to be opened."""
        self.setEnabled(not locked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page: a value must not change because the pointer passed over it."""
        event.ignore()


class Segment(QRadioButton):
    """One of the values side by side; a radio button in all but its looks."""

    def sizeHint(self) -> QSize:
        """The words with air around them."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * paint.AIR, paint.CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked, not only the words."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words on a plate: raised when chosen, ringed when it has the focus."""
        painter = QPainter(self)
        paint.segment(painter, self)
        painter.end()


class SegmentsInput(OfferedInput, QWidget):
    """Values side by side, one of them chosen; the arrow keys move, and choosing is finishing."""

    edited = Signal()
    finished = Signal()

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self.segments = [Segment(words, self) for _, words in self._options]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(paint.INSET, paint.INSET, paint.INSET, paint.INSET)
        self._row.setSpacing(paint.INSET)
        for segment in self.segments:
            self._row.addWidget(segment)
            segment.clicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._told: object = None
        self._is_wrong = False

    def _tell(self) -> None:
        if self.read() != self._told:
            self._told = self.read()
            self.edited.emit()
            self.finished.emit()

    def read(self) -> object:
        """The chosen value."""
        return next((self._options[i][0] for i, segment in enumerate(self.segments) if segment.isChecked()), None)

    def write(self, value: Any) -> None:
        """Show a value."""
        self._told = value
        for (option, _), segment in zip(self._options, self.segments, strict=True):
            if option == value:
                segment.setChecked(True)

    def clear(self) -> None:
        """Choose none of them."""
        self._told = None
        for segment in self.segments:
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)

    def words(self, value: Any) -> str:
        """The words the value is offered with."""
        return _words(self._options, value)

    def lock(self, locked: bool) -> None:
        """Shown, but not to be changed."""
        for segment in self.segments:
            segment.setEnabled(not locked)

    def target(self) -> QWidget:
        """The chosen segment: where Tab and a screen reader arrive."""
        return next((segment for segment in self.segments if segment.isChecked()), self.segments[0])

    def describe(self, name: str, description: str) -> None:
        """Each segment says which question it answers."""
        for (_, words), segment in zip(self._options, self.segments, strict=True):
            segment.setAccessibleName(self.tr("{question}: {answer}").format(question=name, answer=words))
            segment.setAccessibleDescription(description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame while something is wrong."""
        self._is_wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        """All side by side, at the height they have now."""
        width = sum(segment.sizeHint().width() for segment in self.segments)
        return QSize(width + (len(self.segments) + 1) * paint.INSET, self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The widest of them, at the height they have now."""
        width = max(segment.sizeHint().width() for segment in self.segments)
        return QSize(width + 2 * paint.INSET, self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is no room for them side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.sizeHint().width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The trough the segments lie in."""
        painter = QPainter(self)
        paint.trough(painter, self.rect(), wrong=self._is_wrong)
        painter.end()
