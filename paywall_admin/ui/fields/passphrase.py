"""The passphrase of the key that signs: asked for where it is needed, twice where it is made now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.area import SecretInput
from paywall_admin.ui.fields.field import Field


class PassphraseFields(QWidget):
    """Nothing, one field, or two; what stands in them is never kept."""

    def __init__(self, parent: QWidget | None = None, *, help_text: str = "", new: str = "") -> None:
        super().__init__(parent)
        self._need = "nothing"
        missing = self.tr("The key that signs the version asks for its passphrase.")
        if help_text:
            missing = self.tr("The passphrase is needed to go on.")
        self._new = new or self.tr(
            "Choose one and keep it safe: it will lock the key that signs. Nobody can restore it."
        )
        help_text = help_text or self.tr("It unlocks the key that signs what is published.")
        self.first = Field(self.tr("Passphrase"), SecretInput(needed=missing), help_text=help_text, keeps=False)
        again = self.tr("Write the passphrase a second time.")
        self.repeated = Field(self.tr("Passphrase again"), SecretInput(needed=again), keeps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_16)
        for field in (self.first, self.repeated):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.load(None)
        self.first.control.edited.connect(self.repeated.forgive)
        self.hide()
        self.show_need("nothing")

    def show_need(self, need: str) -> None:
        """Ask for nothing, for the passphrase, or for a new one that is made now."""
        self._need = need
        if need == "new passphrase":
            self.first.notes.show_help(self._new)
        self.repeated.setVisible(need == "new passphrase")
        self.setVisible(need != "nothing")

    @property
    def is_asked(self) -> bool:
        """Whether a passphrase is asked for."""
        return self._need != "nothing"

    def missing(self) -> list[Field]:
        """The fields that are not filled in as they must be; each says why."""
        asked = [field for field in (self.first, self.repeated) if field.isVisibleTo(self)] if self.is_asked else []
        wrong = [field for field in asked if not field.has_value()]
        new = self._need == "new passphrase"
        if new and not wrong and self.repeated.control.raw() != self.first.control.raw():
            words = self.tr("The two passphrases are not the same. Write them again.")
            self.repeated.refuse(words, settled=None, final=True)
            wrong = [self.repeated]
        return wrong

    def secret(self) -> str | None:
        """The passphrase, or None where none is asked for."""
        return str(self.first.control.raw()) if self.is_asked else None

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with it."""
        self.first.refuse(sentence, settled=None, final=True)
        self.first.take_focus()

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in (self.first, self.repeated):
            field.lock(locked)
