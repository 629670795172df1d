"""What a person fills in before publishing: why, and where the key asks for it, the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.area import AreaInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.passphrase import PassphraseFields
from paywall_admin.ui.labels import plain


class PublishForm(QWidget):
    """The note, the passphrase where one is needed, and where the version goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        note = AreaInput(needed=self.tr("A version needs a note that says why it is published."))
        help_text = self.tr("Colleagues read it in History. Readers never see it.")
        self.note = Field(self.tr("What changes, and why"), note, help_text=help_text, keeps=False)
        self.note.load(None)
        self.secrets = PassphraseFields()
        self.passphrase, self.repeated = self.secrets.first, self.secrets.repeated
        self.destination = plain("", "secondary", wrap=True)
        self.folder = QPushButton(self.tr("Choose a folder…"))
        self.folder.setAutoDefault(False)
        self.folder.setToolTip(
            self.tr("Each version is then brought into this folder, from which the website reads it.")
        )
        self.folder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        for widget in (self.note, self.secrets, self.destination):
            column.addWidget(widget)
        column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_need(self, need: str) -> None:
        """Ask for nothing, for the passphrase, or for a new one that is made now."""
        self.secrets.show_need(need)

    def show_destination(self, words: str, *, offer_folder: bool) -> None:
        """Say where the version goes; where that is nowhere yet, offer to choose a folder."""
        self.destination.setText(words)
        self.folder.setVisible(offer_folder)

    @property
    def asks_for_secret(self) -> bool:
        """Whether a passphrase is asked for."""
        return self.secrets.is_asked

    def is_complete(self) -> bool:
        """Whether all is filled in; what is not says so, and gets the focus."""
        wrong = [] if self.note.has_value() else [self.note]
        wrong += self.secrets.missing()
        for field in wrong[:1]:
            field.take_focus()
        return not wrong

    def text(self) -> str:
        """The note."""
        return str(self.note.control.read())

    def secret(self) -> str | None:
        """The passphrase, or None where none is asked for."""
        return self.secrets.secret()

    def refuse_secret(self, sentence: str) -> None:
        """Say at the passphrase what is wrong with it."""
        self.secrets.refuse(sentence)

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        self.note.lock(locked)
        self.secrets.lock(locked)
        self.folder.setEnabled(not locked)

    def take_focus(self) -> None:
        """Put the cursor into the note."""
        self.note.take_focus()
