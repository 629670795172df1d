"""What a person fills in before publishing: why, and where the key asks for it, the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.area import AreaInput, SecretInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.labels import plain


class PublishForm(QWidget):
    """The note, the passphrase where one is needed, and where the version goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._need = "nothing"
        note = AreaInput(needed=self.tr("A version needs a note that says why it is published."))
        help_text = self.tr("Colleagues read it in History. Readers never see it.")
        self.note = Field(self.tr("What changes, and why"), note, help_text=help_text, keeps=False)
        missing = self.tr("The key that signs the version asks for its passphrase.")
        help_text = self.tr("It unlocks the key that signs what is published.")
        self.passphrase = Field(self.tr("Passphrase"), SecretInput(needed=missing), help_text=help_text, keeps=False)
        again = self.tr("Write the passphrase a second time.")
        self.repeated = Field(self.tr("Passphrase again"), SecretInput(needed=again), keeps=False)
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
        secrets = QHBoxLayout()
        secrets.setSpacing(tokens.SPACE_16)
        secrets.addWidget(self.passphrase, 1, Qt.AlignmentFlag.AlignTop)
        secrets.addWidget(self.repeated, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.note)
        column.addLayout(secrets)
        column.addWidget(self.destination)
        column.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.note, self.passphrase, self.repeated):
            field.load(None)
        self.hide()
        self.passphrase.control.edited.connect(self.repeated.forgive)
        self.show_need("nothing")

    def show_need(self, need: str) -> None:
        """Ask for nothing, for the passphrase, or for a new one that is made now."""
        self._need = need
        if need == "new passphrase":
            words = self.tr("Choose one and keep it safe: it will lock the key that signs. Nobody can restore it.")
            self.passphrase.notes.show_help(words)
        self.passphrase.setVisible(need != "nothing")
        self.repeated.setVisible(need == "new passphrase")

    def show_destination(self, words: str, *, offer_folder: bool) -> None:
        """Say where the version goes; where that is nowhere yet, offer to choose a folder."""
        self.destination.setText(words)
        self.folder.setVisible(offer_folder)

    @property
    def asks_for_secret(self) -> bool:
        """Whether a passphrase is asked for."""
        return self._need != "nothing"

    def is_complete(self) -> bool:
        """Whether all is filled in; what is not says so, and gets the focus."""
        asked = [field for field in (self.note, self.passphrase, self.repeated) if field.isVisibleTo(self)]
        wrong = [field for field in asked if not field.has_value()]
        if (
            not wrong
            and self._need == "new passphrase"
            and self.repeated.control.raw() != self.passphrase.control.raw()
        ):
            words = self.tr("The two passphrases are not the same. Write them again.")
            self.repeated.refuse(words, settled=None, final=True)
            wrong = [self.repeated]
        for field in wrong[:1]:
            field.take_focus()
        return not wrong

    def text(self) -> str:
        """The note."""
        return str(self.note.control.read())

    def secret(self) -> str | None:
        """The passphrase, or None where none is asked for."""
        return str(self.passphrase.control.raw()) if self.asks_for_secret else None

    def refuse_secret(self, sentence: str) -> None:
        """Say at the passphrase what is wrong with it."""
        self.passphrase.refuse(sentence, settled=None, final=True)
        self.passphrase.take_focus()

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in (self.note, self.passphrase, self.repeated):
            field.lock(locked)
        self.folder.setEnabled(not locked)

    def take_focus(self) -> None:
        """Put the cursor into the note."""
        self.note.take_focus()
