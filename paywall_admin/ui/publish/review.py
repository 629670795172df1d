"""The review before publishing: what the check says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.fields.notes import Note, Sign
from paywall_admin.ui.labels import plain


class Findings(QWidget):
    """What the check says: errors stand against publishing, warnings want to be seen. Each leads to its field."""

    place_chosen = Signal(str)
    acknowledged = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._shown: tuple[Any, ...] = ()
        self._title = plain("", "section", wrap=True)
        self._seen = QCheckBox()
        self._seen.toggled.connect(self.acknowledged)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_8)
        self._column.addWidget(self._title)
        self._column.addWidget(self._seen)
        self.hide()

    def show_findings(self, findings: Sequence[Any]) -> None:
        """Show these; warnings that were seen once stay seen while they are the same."""
        if tuple(findings) != self._shown:
            self._shown = tuple(findings)
            self._seen.setChecked(False)
            _clear(self._rows)
            for place, finding in enumerate(findings):
                row = self._row(finding)
                self._column.insertWidget(1 + place, row)
                self._rows.append(row)
        self._say()

    def _say(self) -> None:
        errors = sum(finding.severity == "error" for finding in self._shown)
        warnings = len(self._shown) - errors
        if errors:
            self._title.setText(self.tr("This has to be put right first"))
        elif warnings:
            self._title.setText(self.tr("Worth a look before it goes out"))
        self._seen.setText(self.tr("I have looked at this") if warnings == 1 else self.tr("I have looked at these"))
        self._seen.setVisible(bool(warnings) and not errors)

    def _row(self, finding: Any) -> QWidget:
        note = Note("danger" if finding.severity == "error" else "warning", phrasebook.said(finding.sentence))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_8)
        line.addWidget(Sign(note.tone))
        line.addWidget(plain(note.sentence, "body", wrap=True), 1)
        button = QPushButton(self.tr("Go there"))
        button.setProperty("kind", "quiet")
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("Go there: {sentence}").format(sentence=note.sentence))
        button.clicked.connect(partial(self.place_chosen.emit, finding.place))
        line.addWidget(button)
        return row

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to see."""
        return bool(self._shown)

    @property
    def blocks(self) -> bool:
        """Whether an error stands against publishing."""
        return any(finding.severity == "error" for finding in self._shown)

    @property
    def wants_a_look(self) -> bool:
        """Whether warnings were not acknowledged yet."""
        return bool(self._shown) and not self.blocks and not self._seen.isChecked()

    def take_focus(self) -> None:
        """Put the focus on what has to be done here."""
        target = self._seen if self._seen.isVisibleTo(self) else self._rows[0].findChild(QPushButton)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _clear(rows: list[QWidget]) -> None:
    for row in rows:
        row.hide()
        row.deleteLater()
    rows.clear()
