"""A styled window in which single fields are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.style import Style


class Bench(QWidget):
    """One field, and another one below it to go to; it remembers what the first one handed over."""

    def __init__(self, control: Any, *, help_text: str = "") -> None:
        super().__init__()
        self.field = Field("Free articles", control, help_text=help_text)
        self.other = Field("Other", LineInput())
        self.other.load(None)
        self.got: list[Any] = []
        self.field.committed.connect(self.got.append)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)

    def leave(self) -> None:
        """Go to the other field."""
        self.other.take_focus()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Callable[..., Bench]:
    """Shows a field with an input and a first value."""
    if qapp.findChild(Style) is None:
        Style(qapp)

    def show(control: Any, value: Any, **words: str) -> Bench:
        made = Bench(control, **words)
        qtbot.addWidget(made)
        made.field.load(value)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.field.take_focus()
        return made

    return show
