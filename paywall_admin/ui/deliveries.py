"""What came of bringing something to the website: each target, and what to do where one did not take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.fields.notes import Note, NoteRow
from paywall_admin.ui.labels import Badge, plain


class Deliveries(QWidget):
    """The deliveries of what was signed; `nowhere` is said where there is no target."""

    again = Signal()

    def __init__(self, nowhere: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nowhere = nowhere
        self.is_shown = False
        self._rows: list[QWidget] = []
        self.repeat = QPushButton(self.tr("Bring it there again"))
        self.repeat.clicked.connect(self.again)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_12)
        self._column.addWidget(self.repeat, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_outcome(self, deliveries: Sequence[Any], notes: Sequence[str]) -> None:
        """Show how each target took it, and what was remarked on the way."""
        self.is_shown = True
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(delivery) for delivery in deliveries]
        self._rows += [NoteRow(Note("warning", note)) for note in notes]
        if not deliveries:
            self._rows.append(plain(self._nowhere, "body", wrap=True))
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self.repeat.setVisible(any(delivery.state == "failed" for delivery in deliveries))
        self.show()

    def _row(self, delivery: Any) -> QWidget:
        done = delivery.state == "done"
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_12)
        line.addWidget(plain(delivery.target, "label"))
        badge = Badge(self.tr("Has it") if done else self.tr("Did not take it"), "positive" if done else "danger")
        line.addWidget(badge)
        line.addWidget(plain(phrasebook.said(delivery.sentence), "secondary", wrap=True), 1)
        return row
