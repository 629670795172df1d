"""The question for the passphrase that locks keys and tokens on a computer without a keyring."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.area import SecretInput
from paywall_admin.ui.fields.field import Field


class PassphraseSheet(Sheet):
    """Asks once; `given` carries the answer."""

    given = Signal(str)

    def __init__(self, desk: Desk, why: str, parent: QWidget) -> None:
        super().__init__(desk, self.tr("Passphrase"), self.tr("Go on"), parent, height=300)
        self.summary.setText(why)
        secret = SecretInput(needed=self.tr("The passphrase is needed to go on."))
        self.passphrase = Field(self.tr("Passphrase"), secret, keeps=False)
        self.passphrase.load(None)
        self.column.addWidget(self.passphrase)
        self.column.addStretch(1)
        self.passphrase.take_focus()

    def carry_out(self) -> None:
        """Hand it over."""
        if self.passphrase.has_value():
            self.given.emit(str(self.passphrase.control.raw()))
            self.accept()
