"""What stands below an input: its help, or what is wrong with it, with icon and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.labels import mark, plain

NoteTone = Literal["danger", "warning"]


class Note(NamedTuple):
    """One sentence about a field, and how grave it is."""

    tone: NoteTone
    sentence: str


class Sign(QWidget):
    """The sign before a note: a shape of its own for each tone, so that colour is not all that tells."""

    def __init__(self, tone: NoteTone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A small icon."""
        return QSize(tokens.ICON_SMALL, tokens.ICON_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon in the colours in force."""
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), icons.pixmap(self._tone, self._tone, ratio=self.devicePixelRatioF()))
        painter.end()


class NoteRow(QWidget):
    """A note as sign and sentence."""

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = plain(phrasebook.said(note.sentence), "secondary", self, wrap=True)
        mark(words, "tone", note.tone)
        # Where there is more room than the words need, they stay beside their sign.
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(Sign(note.tone, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)


class Notes(QWidget):
    """The help of a field; in its place, while there are any, the notes about it."""

    def __init__(self, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Note, ...] = ()
        self._rows: list[NoteRow] = []
        self.help = plain(help_text, "secondary", self, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_4)
        self._column.addWidget(self.help)
        self._arrange()

    def show_help(self, text: str) -> None:
        """Say something else as help."""
        if text != self.help.text():
            self.help.setText(text)
            self._arrange()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes, or the help where there are none."""
        if tuple(notes) == self._shown:
            return
        self._shown = tuple(notes)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [NoteRow(note, self) for note in self._shown]
        for row in self._rows:
            self._column.addWidget(row)
        self._arrange()

    def words(self) -> str:
        """All that stands here, for a screen reader."""
        return "\n".join(phrasebook.said(note.sentence) for note in self._shown) or self.help.text()

    def _arrange(self) -> None:
        self.help.setVisible(bool(self.help.text()) and not self._shown)
        self.setVisible(bool(self.help.text()) or bool(self._shown))
