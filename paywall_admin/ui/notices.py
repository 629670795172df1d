"""The list of notices: everything that was told since the window was opened, each step with its Undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import mark, plain
from paywall_admin.ui.scrolling import scrolled
from paywall_admin.ui.tabbing import InReadingOrder
from paywall_admin.ui.toasts import Notice, Toasts


class NoticeRow(QFrame):
    """One notice: its time, its words, and Undo where it tells of a step; `undo_wanted` carries the audit's entry."""

    undo_wanted = Signal(int)

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        time = plain(notice.at, "secondary", self)
        self.words = plain(notice.text, "body", self, wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if notice.tone in ("warning", "danger"):
            mark(self.words, "tone", notice.tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, tokens.SPACE_4, 0, tokens.SPACE_4)
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.undo: QPushButton | None = None
        if notice.is_undone:
            row.addWidget(plain(self.tr("Taken back"), "secondary", self), 0, Qt.AlignmentFlag.AlignTop)
        elif notice.entry is not None:
            self.undo = QPushButton(self.tr("Undo"), self)
            self.undo.setProperty("kind", "line")
            self.undo.setAccessibleName(self.tr("Undo: {what}").format(what=notice.text))
            self.undo.clicked.connect(self._want)
            row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)

    def _want(self) -> None:
        if self.notice.entry is not None:
            self.undo_wanted.emit(self.notice.entry)


class NoticeList(InReadingOrder):
    """Every notice since the window was opened, newest first; it stays open and follows what happens."""

    undo_wanted = Signal(int)

    def __init__(self, toasts: Toasts, parent: QWidget) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self.rows: list[NoticeRow] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self.setWindowTitle(self.tr("Notices"))
        self.resize(520, 420)
        self._empty = plain(
            self.tr("Nothing to tell yet. What you do here is listed with its time."), "secondary", self, wrap=True
        )
        self.notes = Notes(parent=self)
        self.copy = QPushButton(self.tr("Copy all"), self)
        self.copy.setProperty("kind", "quiet")
        self.forget = QPushButton(self.tr("Empty the list"), self)
        self.forget.setProperty("kind", "quiet")
        self._close = QPushButton(self.tr("Close"), self)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.forget.clicked.connect(toasts.forget)
        self._close.clicked.connect(self.accept)
        toasts.listed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        content = QWidget(self)
        scroll = scrolled(content, self)
        scroll.setAccessibleName(self.windowTitle())
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, tokens.SPACE_12, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.forget)
        foot.addStretch(1)
        foot.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        whole.setSpacing(tokens.SPACE_12)
        whole.addWidget(plain(self.windowTitle(), "title", self))
        whole.addWidget(self._empty)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.notes)
        whole.addLayout(foot)

    def _show(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [NoticeRow(notice, self) for notice in reversed(self._toasts.notices)]
        for place, row in enumerate(self.rows):
            row.undo_wanted.connect(self._undo)
            self._column.insertWidget(place, row)
        self._empty.setVisible(not self.rows)
        for button in (self.copy, self.forget):
            button.setEnabled(bool(self.rows))

    def _undo(self, entry: int) -> None:
        self.notes.show_notes(())
        self.undo_wanted.emit(entry)

    def show_refusal(self, problem: Exception) -> None:
        """Say why a step could not be taken back."""
        self.notes.show_notes([Note("danger", str(getattr(problem, "sentence", problem)))])

    def _copy(self) -> None:
        lines = (f"{notice.at}\t{notice.text}" for notice in reversed(self._toasts.notices))
        QGuiApplication.clipboard().setText("\n".join(lines))
