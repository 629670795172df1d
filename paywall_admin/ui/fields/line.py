"""Inputs of one line: text, and whole numbers."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from paywall_admin.ui.fields.inputs import Invalid, WrittenInput

NUMBER_WIDTH: Final = 88
_LEAST_TAKEN: Final = 1000
_MOST_TAKEN: Final = 20_000


class LineInput(WrittenInput, QLineEdit):
    """A text of one line; an empty one is no value, unless the field needs one."""

    edited = Signal()
    finished = Signal()

    def __init__(self, *, limit: int = 200, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._required = required
        # Longer than what fits, so that the field can say by how much; a whole book would hold up the window.
        self.setMaxLength(min(max(2 * limit, _LEAST_TAKEN), _MOST_TAKEN))
        self.textEdited.connect(self._tell)
        self.returnPressed.connect(self.finished)

    def _tell(self) -> None:
        self.edited.emit()

    def read(self) -> object:
        """The text without blanks around it, or None; raises `Invalid` where it cannot be kept."""
        text = self.text().strip()
        if not text:
            if self._required:
                raise Invalid(self.tr("This cannot be empty."))
            return None
        if len(text) > self._limit:
            raise Invalid(
                self.tr("This has {count} characters; {limit} fit.").format(count=len(text), limit=self._limit)
            )
        if not is_storable(text):
            raise Invalid(self.tr("This has a character that cannot be kept. Type it again without it."))
        return text

    def write(self, value: Any) -> None:
        """Show the value and keep the cursor where it is."""
        self._put(self.raw_of(value))

    def _put(self, text: str) -> None:
        if text == self.text():
            return
        cursor = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(cursor, len(text)) if self.hasFocus() else 0)

    def raw_of(self, value: Any) -> str:
        """The text that says the value."""
        return "" if value is None else str(value)

    def restore(self, raw: str) -> None:
        """Put a text back as it was typed."""
        self._put(raw)

    def words(self, value: Any) -> str:
        """The text itself."""
        return self.tr("nothing") if value is None else str(value)

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the text while it has something to undo or redo, else to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)


class NumberInput(LineInput):
    """A whole number; the arrow keys step it, and what is not a number stays as it was typed."""

    def __init__(self, low: int, high: int, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedWidth(NUMBER_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._low = low
        self._high = high
        self._optional = optional

    def read(self) -> object:
        """The number, or None where it may be left empty."""
        text = self.text().strip()
        if not text and self._optional:
            return None
        try:
            number = int(text) if text.isdecimal() else None
        except ValueError:
            number = None
        if number is None or not self._low <= number <= self._high:
            raise Invalid(self._right().format(low=self._low, high=self._high))
        return number

    def _right(self) -> str:
        if self._optional:
            return self.tr("Write a whole number from {low} to {high}, or leave this empty.")
        return self.tr("Write a whole number from {low} to {high}.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step the number by one."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._step(step)

    def _step(self, step: int) -> None:
        try:
            number = self.read()
        except Invalid:
            return
        start = number if isinstance(number, int) else self._low - 1
        wanted = min(self._high, max(self._low, start + step))
        if wanted != number:
            self.selectAll()
            self.insert(str(wanted))


def is_storable(text: str) -> bool:
    """No lone half of a character, and no control character: neither reaches a page in one piece."""
    return not any("\ud800" <= letter <= "\udfff" or ord(letter) < 32 for letter in text)
