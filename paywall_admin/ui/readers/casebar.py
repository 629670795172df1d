"""Why readers are looked up: asked once a case, and shown as long as it is open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from paywall_admin.services.readers.cases import PURPOSES
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import ElidedLabel, plain

translate = QCoreApplication.translate
_LONGEST = 64


class CaseBar(QFrame):
    """A purpose and a ticket to fill in, or the case that is open.

    `wanted` carries the two; `ended` tells that somebody wants to open another.
    """

    wanted = Signal(str, str)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.words = plain(self.tr("Why do you look somebody up?"), "label", self)
        self.purpose = QComboBox(self)
        self.purpose.setAccessibleName(self.tr("Purpose"))
        for name in PURPOSES:
            self.purpose.addItem(purpose_words(name), name)
        self.ticket = QLineEdit(self)
        self.ticket.setPlaceholderText(self.tr("Ticket, if there is one"))
        self.ticket.setAccessibleName(self.tr("Ticket number"))
        self.ticket.setMaxLength(_LONGEST)
        self.ticket.setFixedWidth(200)
        self.words.setFixedHeight(tokens.CONTROL_HEIGHT)
        self.begin = QPushButton(self.tr("Open the case"), self)
        self.begin.setProperty("kind", "primary")
        self.open_words = ElidedLabel("", "body", self)
        self.another = QPushButton(self.tr("New case"), self)
        self.another.setProperty("kind", "quiet")
        icons.wear(self.another, "plus", "accent")
        self.notes = Notes(parent=self)
        self._lay_out()
        self.begin.clicked.connect(self._begin)
        self.ticket.returnPressed.connect(self._begin)
        self.ticket.textEdited.connect(self._typed)
        self.another.clicked.connect(self.ended)
        self.show_case(None)

    def _lay_out(self) -> None:
        self.asking = QWidget(self)
        flow = FlowLayout(self.asking, tokens.SPACE_8)
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.purpose, self.ticket, self.begin, QWidget(self.asking)):
            flow.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(self.open_words, 1)
        row.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_8, tokens.SPACE_8, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        column.addWidget(self.asking)
        column.addLayout(row)
        column.addWidget(self.notes)

    def show_case(self, case: Any | None) -> None:
        """Show the open case, or ask for one."""
        self.asking.setVisible(case is None)
        for widget in (self.open_words, self.another):
            widget.setVisible(case is not None)
        self.notes.show_notes(())
        if case is None:
            self.ticket.clear()
            return
        with_ticket = self.tr("Case: {purpose}, {ticket}. Every look is written down.")
        alone = self.tr("Case: {purpose}. Every look is written down.")
        said = with_ticket if case.ticket else alone
        self.open_words.show_text(said.format(purpose=purpose_words(case.purpose), ticket=case.ticket))

    def lock(self, locked: bool) -> None:
        """Show, but let nobody open one."""
        for widget in (self.purpose, self.ticket, self.begin, self.another):
            widget.setEnabled(not locked)

    def take_focus(self) -> None:
        """Put the cursor where the case begins."""
        self.purpose.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it was not opened."""
        self.notes.show_notes([Note("danger", sentence)])
        self.ticket.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.notes.show_notes(())

    def _begin(self) -> None:
        self.wanted.emit(str(self.purpose.currentData()), self.ticket.text().strip())


def purpose_words(name: str) -> str:
    """A purpose in the window's language."""
    return {
        "support request": translate("Readers", "Support request"),
        "billing question": translate("Readers", "Billing question"),
        "data request": translate("Readers", "Data request"),
        "misuse": translate("Readers", "Misuse"),
        "test": translate("Readers", "Test"),
    }.get(name, name)
