"""What a reader was given, each with its way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import tokens
from paywall_admin.ui.labels import plain
from paywall_admin.ui.readers.words import given_words

_MOST: Final = 20


class Given(QWidget):
    """The grants, newest first; both signals carry one of them."""

    extend_wanted = Signal(object)
    take_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._shown: tuple[Any, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_4)
        self._column.addWidget(plain(self.tr("Given by support"), "section", self))

    def show_grants(self, grants: Sequence[Any], zone: Zone, *, locked: bool) -> None:
        """Show these."""
        self.setVisible(bool(grants))
        wanted = (tuple(grants[:_MOST]), zone.name, locked)
        if wanted == self._shown:
            return
        self._shown = wanted
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(grant, zone, locked=locked) for grant in grants[:_MOST]]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, grant: Any, zone: Zone, *, locked: bool) -> QWidget:
        row = QWidget(self)
        what = given_words(grant, zone)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.SPACE_8)
        layout.addWidget(plain(f"{what}\n{grant.reason}", "body", row, wrap=True), 1)
        acts = [(self.tr("Take back"), self.take_back_wanted)]
        if grant.until is not None:
            acts.insert(0, (self.tr("Extend…"), self.extend_wanted))
        for words, signal in acts:
            button = QPushButton(words, row)
            button.setProperty("kind", "quiet")
            button.setAccessibleName(f"{words} {what}")
            button.setEnabled(not locked)
            button.clicked.connect(partial(self._emit, signal, grant))
            layout.addWidget(button)
        return row

    def _emit(self, signal: Any, grant: Any) -> None:
        signal.emit(grant)
