"""What rules the preview: the draft, or a version that readers had; one click leads from one to the other."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.labels import Badge, plain
from paywall_admin.ui.preview.draft import Draft


class Basis(QWidget):
    """Holds both, and says which one rules: beside a reader's case, and as long as a published version does.

    `switched` tells that the other one rules now.
    """

    switched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.draft: Draft | None = None
        self._version: int | None = None
        self._published: Draft | None = None
        self._is_published = False
        self._has_case = False
        self.state = Badge("", "", self)
        self.switch = QPushButton(self)
        self.switch.setProperty("kind", "quiet")
        self.switch.clicked.connect(self._switch)
        words = self.tr("This is one reader's case. Turn anything about the reader, and it is an example again.")
        self.note = plain(words, "secondary", self, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(row)
        column.addWidget(self.note)
        self.hide()

    @property
    def rules(self) -> Draft | None:
        """What the page is made from."""
        return self._published if self._is_published else self.draft

    @property
    def version(self) -> int | None:
        """The number of the version that rules; None for the draft."""
        return self._version if self._is_published else None

    def has(self, version: int) -> bool:
        """Whether this version is at hand."""
        return self._version == version

    def keep(self, version: int, published: Draft) -> None:
        """Have a published version at hand."""
        self._version, self._published = version, published

    def choose(self, *, published: bool) -> None:
        """Let the version rule that is at hand, or else the draft."""
        self._is_published = published and self._published is not None
        self._say()

    def show_case(self, *, is_one: bool) -> None:
        """Say whether one reader's case is shown; without one, the draft needs no other at its side."""
        self._has_case = is_one
        if not is_one and not self._is_published:
            self._version = self._published = None
        self._say()

    @Slot()
    def _switch(self) -> None:
        self.choose(published=not self._is_published)
        self.switched.emit()

    def _say(self) -> None:
        self.setVisible(self._has_case or self._is_published)
        self.note.setVisible(self._has_case)
        self.switch.setVisible(self._version is not None)
        if self._is_published:
            self.state.show_state(self.tr("As published: version {number}").format(number=self._version), "positive")
            words = self.tr("Show your draft")
        else:
            self.state.show_state(self.tr("Your draft"), "accent")
            words = self.tr("Show version {number}").format(number=self._version)
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
