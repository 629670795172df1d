"""One plan or offer in the plan: what would happen with it, step by step, and what follows."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.fields.notes import Note, NoteRow
from paywall_admin.ui.labels import ElidedLabel, flowing, mark, plain, tooltip
from paywall_admin.ui.stripe import words

_SIGN_WIDTH = 84


class SignWord(QWidget):
    """The sign of a step, as icon and word."""

    def __init__(self, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        name, tone, word = words.sign(sign)
        picture = QLabel(self)
        picture.setPixmap(icons.pixmap(name, tone, ratio=self.devicePixelRatioF()))
        label = plain(word, "label", self)
        mark(label, "tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(picture)
        row.addWidget(label)
        row.addStretch(1)
        self.setMinimumWidth(_SIGN_WIDTH)


class StepRow(QWidget):
    """One step. `settled` carries how a difference shall be settled."""

    settled = Signal(str)

    def __init__(self, step: Any, parent: QWidget, *, locked: bool) -> None:
        super().__init__(parent)
        self.step = step
        self.ways: list[QPushButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_12)
        grid.setVerticalSpacing(tokens.SPACE_4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(SignWord(step.sign, self), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(flowing(phrasebook.said(step.sentence), "body", self), 0, 1)
        line = 1
        if step.state == "waits":
            grid.addWidget(
                flowing(self.tr("Waits: {why}").format(why=phrasebook.said(step.reason)), "secondary", self), line, 1
            )
            line += 1
        if step.state == "decide":
            grid.addWidget(NoteRow(Note("warning", step.reason), self), line, 1)
            grid.addWidget(self._ways(locked=locked), line + 1, 1)
            line += 2
        self._changes = [change for change in step.changes if change.field != "mark"]
        if self._changes:
            self.more = QPushButton(self.tr("Show the fields"), self)
            self.more.setProperty("kind", "line")
            self.more.setCheckable(True)
            self.more.setAccessibleName(self.tr("Show the fields: {what}").format(what=phrasebook.said(step.sentence)))
            self.more.toggled.connect(self._show_fields)
            grid.addWidget(self.more, line, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid, self._line = grid, line + 1
        self._fields: QWidget | None = None

    def _ways(self, *, locked: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_8)
        for name in self.step.ways:
            text, follows = words.archiving() if name == "theirs" and self.step.archives else words.way(name)
            button = QPushButton(text, row)
            button.setProperty("way", name)
            button.setEnabled(not locked)
            button.setAccessibleName(self.tr("{way}: {what}").format(way=text, what=phrasebook.part(self.step.what)))
            button.setAccessibleDescription(follows)
            tooltip(button, follows)
            button.clicked.connect(partial(self.settled.emit, name))
            line.addWidget(button)
            self.ways.append(button)
        line.addStretch(1)
        return row

    def _show_fields(self, shown: bool) -> None:
        self.more.setText(self.tr("Hide the fields") if shown else self.tr("Show the fields"))
        if self._fields is None:
            self._fields = self._make_fields()
            self._grid.addWidget(self._fields, self._line, 1)
        self._fields.setVisible(shown)

    def _make_fields(self) -> QWidget:
        made = QWidget(self)
        grid = QGridLayout(made)
        grid.setContentsMargins(tokens.SPACE_8, 0, 0, tokens.SPACE_4)
        grid.setHorizontalSpacing(tokens.SPACE_16)
        grid.setVerticalSpacing(tokens.SPACE_4)
        grid.setColumnStretch(3, 1)
        heads = (self.tr("Field"), self.tr("At Stripe now"), self.tr("Will be"))
        for column, head in enumerate(heads):
            grid.addWidget(plain(head, "secondary", made), 0, column)
        for row, change in enumerate(self._changes, 1):
            grid.addWidget(plain(phrasebook.part(change.words), "label", made), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(flowing(phrasebook.part(change.was), "body", made), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(flowing(phrasebook.part(change.now), "body", made), row, 2, Qt.AlignmentFlag.AlignTop)
            if change.drift:
                who = plain(self.tr("changed at Stripe"), "secondary", made)
                mark(who, "tone", "warning")
                grid.addWidget(who, row, 3, Qt.AlignmentFlag.AlignTop)
        return made


class GroupCard(QFrame):
    """A plan or an offer with its steps. `go_wanted` carries its id and a field; `settled` a step's key and a way."""

    go_wanted = Signal(str, str)
    settled = Signal(str, str)

    def __init__(self, group: Any, parent: QWidget, *, locked: bool, state: str = "") -> None:
        super().__init__(parent)
        self.group = group
        self.rows: list[StepRow] = []
        self.setProperty("card", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_12, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(self._head())
        for place, sentence in group.blocked if state in ("", "blocked") else ():
            column.addWidget(self._blocked(place, sentence))
        for step in group.steps:
            if state in ("", step.state):
                row = StepRow(step, self, locked=locked)
                row.settled.connect(partial(self.settled.emit, step.key))
                column.addWidget(row)
                self.rows.append(row)
        for remark in group.remarks:
            column.addWidget(flowing(self.tr("Note: {words}").format(words=phrasebook.said(remark)), "secondary", self))

    def take_focus(self) -> None:
        """Put the cursor on the way to the plan or offer itself."""
        first = self.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        group = self.group
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(ElidedLabel(group.title, "section", self))
        row.addWidget(plain(words.kind(group.kind), "secondary", self))
        row.addStretch(1)
        if group.kind in ("plan", "offer"):
            row.addWidget(self._go("", self.tr("Open"), group.title))
        return row

    def _go(self, place: str, text: str, about: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(self.tr("{verb}: {name}").format(verb=text, name=about))
        button.clicked.connect(partial(self.go_wanted.emit, self.group.id, place))
        return button

    def _blocked(self, place: str, sentence: str) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_8)
        line.addWidget(NoteRow(Note("danger", sentence), row), 1)
        line.addWidget(self._go(place, self.tr("Go there"), phrasebook.said(sentence)))
        return row
