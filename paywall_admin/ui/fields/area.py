"""An input of several lines, and one for secrets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.inputs import Invalid, WrittenInput
from paywall_admin.ui.fields.line import LineInput


class AreaInput(WrittenInput, QPlainTextEdit):
    """A text of several lines; Tab goes on to the next field.

    What is pasted is taken whole or, where it does not fit, not at all: `remarked` says so in a sentence.
    """

    edited = Signal()
    finished = Signal()
    remarked = Signal(str)

    def __init__(self, *, lines: int = 3, limit: int = 2000, needed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._needed = needed
        self._writing = False
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * tokens.SPACE_12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._writing:
            self.edited.emit()

    def text(self) -> str:
        """What stands here to the letter: with its no-break spaces, for which Qt's own way out puts others."""
        return self.document().toRawText().replace("\u2029", "\n")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, where it fits: a long text would hold up the window."""
        text = source.text()
        room = self._limit - len(self.text()) + len(self.textCursor().selectedText())
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        sentence = self.tr("Nothing was pasted: it has {count} characters, and here {room} more fit.")
        self.remarked.emit(sentence.format(count=f"{len(text):,}", room=f"{max(room, 0):,}"))

    def read(self) -> object:
        """The text without blanks around it; raises `Invalid` where it is missing or too long."""
        text = self.text().strip()
        if not text and self._needed:
            raise Invalid(self._needed)
        if len(text) > self._limit:
            sentence = self.tr("This has {count} characters; {limit} fit.")
            raise Invalid(sentence.format(count=len(text), limit=self._limit))
        return text

    def write(self, value: Any) -> None:
        """Show a text, unless it stands here already."""
        text = value or ""
        if text.strip() != self.text().strip():
            self._writing = True
            self.setPlainText(text)
            self._writing = False

    def raw_of(self, value: Any) -> str:
        """The text itself."""
        return str(value or "")

    def restore(self, raw: str) -> None:
        """Put a text back."""
        self.write(raw)

    def words(self, value: Any) -> str:
        """The text itself."""
        return str(value or "")


class SecretInput(LineInput):
    """A passphrase: to the letter, and never shown."""

    def __init__(self, *, needed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._needed = needed
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def read(self) -> object:
        """The passphrase with all its blanks."""
        if not self.text():
            raise Invalid(self._needed)
        return self.text()

    def words(self, value: Any) -> str:
        """Dots, as many as it takes to hide how many there are."""
        return "••••••••" if value else self.tr("nothing")
