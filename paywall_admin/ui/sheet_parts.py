"""What sheets have in common: the line on top, the line of buttons below, the bar while they work, and F1."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from paywall_admin.ui import tokens


def sheet_head(title: QWidget, mode: QWidget) -> QHBoxLayout:
    """The title, and beside it whether this is for test or for live."""
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_12)
    row.addWidget(title)
    row.addWidget(mode)
    row.addStretch(1)
    return row


def sheet_foot(*buttons: QPushButton, step: QWidget | None = None) -> QHBoxLayout:
    """The buttons on the right, and on the left what is being done, where the sheet says it."""
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_12)
    if step is None:
        row.addStretch(1)
    else:
        row.addWidget(step, 1)
    for button in buttons:
        row.addWidget(button)
    return row


def busy_bar(spoken: str, parent: QWidget | None = None) -> QProgressBar:
    """A bar that moves while nobody knows how long it takes."""
    bar = QProgressBar(parent)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(spoken)
    return bar


class HelpKey(QShortcut):
    """F1 on a sheet: the page of the manual that tells of it."""

    def __init__(self, topic: str, sheet: QWidget) -> None:
        super().__init__(QKeySequence(QKeySequence.StandardKey.HelpContents), sheet)
        self._topic = topic
        self.activated.connect(self._open)

    def _open(self) -> None:
        from paywall_admin.ui.manual import Manual  # noqa: PLC0415 - imported when first needed

        sheet = self.parent()
        assert isinstance(sheet, QWidget)
        Manual(self._topic, sheet).show()
