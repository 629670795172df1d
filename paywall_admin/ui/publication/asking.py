"""Fields that ask before they are kept, because more hangs on them than is to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.fields.form import Binding, Edit, Form, Sent
from paywall_admin.ui.labels import plain


class AskingForm(Form):
    """A form of which some fields wait for an answer.

    `asked` carries the path of such a field and the value that it shall have, or None where it is as it was again.
    `answer` does a command, or puts the old value back.
    """

    asked = Signal(str, object)

    def __init__(self, desk: Desk, edit: Edit, asks: Sequence[str], parent: QWidget) -> None:
        super().__init__(desk, edit, parent)
        self._asks = frozenset(asks)
        self._open: dict[str, Sent] = {}

    def _send(self, binding: Binding, value: Any) -> None:
        path = binding.path
        if path not in self._asks:
            super()._send(binding, value)
            return
        was = self._open[path].was if path in self._open else binding.field.was
        if path not in self._open:
            self._flights[self.object_id, path] += 1
        self._open[path] = Sent(self.object_id, binding, path, was, value)
        if value == was:
            self._landed(self._open.pop(path))
            self.asked.emit(path, None)
        else:
            self.asked.emit(path, value)

    def pending(self, path: str) -> tuple[Any, Any] | None:
        """What a field was and shall be while it waits for its answer."""
        sent = self._open.get(path)
        return (sent.was, sent.value) if sent else None

    def answer(self, path: str, command: Any) -> None:
        """Do what was asked about; None leaves everything as it was."""
        sent = self._open.pop(path)
        if command is None:
            self._landed(sent)
            sent.binding.field.load(sent.was)
            sent.binding.field.take_focus()
        else:
            self._desk.do(self, command, then=partial(self._landed, sent), failed=partial(self._failed, sent))


class Question(QFrame):
    """What would change, and the ways to answer. `answered` carries the name of the way; empty is to leave it."""

    answered = Signal(str)

    def __init__(self, ways: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "warning")
        self.title = plain("", "label", self, wrap=True)
        self.lines = plain("", "body", self, wrap=True)
        self.buttons: dict[str, QPushButton] = {}
        choices = QWidget(self)
        row = FlowLayout(choices, tokens.SPACE_8)
        row.setContentsMargins(0, 0, 0, 0)
        for way in (*ways, ""):
            button = self.buttons[way] = QPushButton(choices)
            button.setObjectName(way)
            button.clicked.connect(self._answer)
            row.addWidget(button)
        row.addWidget(QWidget(choices))
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_16, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_8)
        for widget in (self.title, self.lines, choices):
            column.addWidget(widget)
        self.hide()

    def ask(self, title: str, lines: Sequence[str], answers: Sequence[str]) -> None:
        """Show what would change; the answers stand in the order of the ways, the one that leaves it last."""
        self.title.setText(title)
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        for button, words in zip(self.buttons.values(), answers, strict=True):
            button.setText(words.replace("&", "&&"))
            button.setAccessibleDescription(self.words())
        self.show()

    def take_focus(self) -> None:
        """Go to the answer that leaves everything as it was: Enter pressed once too often changes nothing."""
        self.buttons[""].setFocus(Qt.FocusReason.TabFocusReason)

    def words(self) -> str:
        """All that is said, for a screen reader."""
        return f"{self.title.text()}\n{self.lines.text()}".strip()

    def _answer(self) -> None:
        self.hide()
        self.answered.emit(self.sender().objectName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.buttons[""].click()
        else:
            super().keyPressEvent(event)
