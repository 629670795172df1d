"""The sheet that compares a file with the draft, and makes it the draft."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.problems import Problem
from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.changes import Changes, count_words, grouped
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import plain
from paywall_admin.ui.scrolling import scrolled
from paywall_admin.ui.sheet_parts import sheet_foot
from paywall_admin.ui.tabbing import InReadingOrder


class ImportSheet(InReadingOrder):
    """Says what a file would change in the draft; `taken` tells that it is the draft now, and under which name."""

    taken = Signal(str)

    def __init__(self, desk: Desk, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file = file
        self._found: Any = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare with the draft"))
        self.setProperty("ground", "surface")
        self.resize(tokens.DETAIL_WIDTH, min(640, max(400, int(parent.height() * 0.85))))
        self.title = plain(file.name, "title", self, wrap=True)
        self.summary = plain(self.tr("Reading…"), "secondary", self, wrap=True)
        self.notes = Notes("", self)
        self.changes = Changes()
        self.take = QPushButton(self.tr("Make this the draft"), self)
        self.take.setProperty("kind", "primary")
        self.take.setEnabled(False)
        self.leave = QPushButton(self.tr("Keep the draft as it is"), self)
        self.leave.setAutoDefault(False)
        self._lay_out()
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.reject)
        desk.call(self, partial(_read, file), self._show, self._refuse)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, tokens.SPACE_12, 0)
        inner.addWidget(self.changes)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addWidget(self.notes)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(scrolled(content, self), 1)
        column.addLayout(sheet_foot(self.leave, self.take))

    def _show(self, found: Any) -> None:
        self._found = found
        count = len(found.changes)
        said = self.tr("{source} Taking it over would make {changes} in the draft; one undo brings it back.")
        same = self.tr("{source} It is the same as the draft.")
        words = said if count else same
        self.summary.setText(words.format(source=self._source(found), changes=count_words(count)))
        self.changes.show_groups(grouped(found.changes))
        self.take.setEnabled(bool(count))
        (self.take if count else self.leave).setFocus()

    def _source(self, found: Any) -> str:
        if found.source == "bundle":
            words = self.tr("This is version {version} as it was published, signed by a key of this store.")
            return words.format(version=found.version)
        if found.source == "payload":
            return self.tr("These are the contents of a version, without a signature.")
        return self.tr("This is a settings file.")

    def _refuse(self, problem: Exception) -> None:
        """Say what is wrong with the file; the draft stays as it is."""
        if not isinstance(problem, Problem):
            self.reject()
            self._desk.trouble.emit(problem)
            return
        said = phrasebook.said(problem.sentence)
        if problem.place:
            said = self.tr("{sentence} ({place})").format(sentence=said, place=problem.place)
        self.summary.setText(self.tr("Nothing was changed."))
        self.notes.show_notes([Note("danger", said)])
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus()

    def _take(self) -> None:
        from paywall_admin.core.codec import settings_dict  # noqa: PLC0415 - as elsewhere in the window
        from paywall_admin.services.drafts import ReplaceDraft  # noqa: PLC0415 - as elsewhere in the window

        self.take.setEnabled(False)
        self._desk.do(self, ReplaceDraft(settings_dict(self._found.settings)), self._taken, self._refuse)

    def _taken(self, _outcome: object) -> None:
        self.accept()
        self.taken.emit(self._file.name)


def _read(file: Path, app: Any) -> Any:
    from paywall_admin.services.incoming import read  # noqa: PLC0415 - as elsewhere in the window

    return read(app, file)
