"""A sheet over a page that does one thing: a title, a sentence, what scrolls, notes, and two buttons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.problems import Problem
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import plain
from paywall_admin.ui.scrolling import scrolled
from paywall_admin.ui.sheet_parts import sheet_foot
from paywall_admin.ui.tabbing import InReadingOrder


class Sheet(InReadingOrder):
    """A sheet over the page; `column` takes what scrolls, `go` is its verb, and so is Ctrl+Enter.

    `foot` is the line of its buttons.
    """

    def __init__(self, desk: Desk, title: str, verb: str, parent: QWidget, *, height: int = 640) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setProperty("ground", "surface")
        self.title = plain(title, "title", self, wrap=True)
        self.summary = plain("", "secondary", self, wrap=True)
        self.notes = Notes(parent=self)
        self.go = QPushButton(verb, self)
        self.go.setProperty("kind", "primary")
        self.go.setDefault(True)
        self.leave = QPushButton(self.tr("Not now"), self)
        self.leave.setAutoDefault(False)
        self._lay_out()
        self.resize(tokens.DETAIL_WIDTH, min(height, max(360, int(parent.window().height() * 0.9))))
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self.carry_out)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go.click)

    def _lay_out(self) -> None:
        content = QWidget(self)
        self.scrolling = scrolled(content, self)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, tokens.SPACE_12, tokens.SPACE_8)
        self.column.setSpacing(tokens.SPACE_16)
        self.foot = sheet_foot(self.leave, self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        whole.setSpacing(tokens.SPACE_8)
        whole.addWidget(self.title)
        whole.addWidget(self.summary)
        whole.addSpacing(tokens.SPACE_8)
        whole.addWidget(self.scrolling, 1)
        whole.addWidget(self.notes)
        whole.addLayout(self.foot)

    def carry_out(self) -> None:
        """Do what the sheet is for."""

    def begin_work(self) -> None:
        """It is under way."""
        self.notes.show_notes(())
        self.go.setEnabled(False)

    def refuse(self, problem: Exception) -> None:
        """Say what is wrong; nothing was changed."""
        self.go.setEnabled(True)
        if not isinstance(problem, Problem):
            self.reject()
            self._desk.trouble.emit(problem)
            return
        self.notes.show_notes([Note("danger", problem.sentence)])

    def finish(self, _result: Any = None) -> None:
        """It is done."""
        self.accept()
