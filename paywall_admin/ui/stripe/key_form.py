"""Connecting: what a restricted key is, where to make one, and the field to paste it into."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.problems import KeyRefused
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.area import SecretInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.passphrase import PassphraseFields
from paywall_admin.ui.labels import flowing, plain
from paywall_admin.ui.stripe import words


class KeyForm(QFrame):
    """Asks for a key. `connect_wanted` says that all that is needed stands here, `leave_wanted` that none is wanted."""

    connect_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._need = "nothing"
        self.heading = flowing("", "section", self)
        self.purpose = flowing("", "body", self)
        secret = SecretInput(needed=self.tr("Paste the key here."))
        self.key = Field(self.tr("Key"), secret, keeps=False, parent=self)
        self.key.load(None)
        self.once = QCheckBox(self.tr("For this run only: forget the key when the window closes"), self)
        self.passphrase = PassphraseFields(
            self,
            help_text=self.tr("This computer has no keyring; the passphrase unlocks the file that the key is kept in."),
            new=self.tr(
                "This computer has no keyring, so the key is kept in a file that this passphrase locks. Choose one "
                "and keep it safe: nobody can restore it."
            ),
        )
        self.go = QPushButton(self.tr("Connect"), self)
        self.go.setProperty("kind", "primary")
        self.leave = QPushButton(self.tr("Not now"), self)
        self._lay_out()
        self.once.toggled.connect(self._show_passphrase)
        self.go.clicked.connect(self._want)
        self.leave.clicked.connect(self.leave_wanted)
        secret.returnPressed.connect(self._want)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_24, tokens.SPACE_16, tokens.SPACE_24, tokens.SPACE_24)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.heading)
        column.addWidget(self.purpose)
        column.addSpacing(tokens.SPACE_8)
        for number, step in enumerate(self._steps(), 1):
            line = QHBoxLayout()
            line.setSpacing(tokens.SPACE_8)
            line.addWidget(plain(f"{number}.", "label", self), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(flowing(step, "body", self), 1)
            column.addLayout(line)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(self.key)
        column.addWidget(self.once, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.passphrase)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SPACE_12)
        foot.addWidget(self.go)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column.addSpacing(tokens.SPACE_8)
        column.addLayout(foot)

    def _steps(self) -> tuple[str, ...]:
        permissions = self.tr(
            "Let it write: {write}. Let it read, for your subscribers: {read}. Everything else stays at None."
        )
        return (
            self.tr(
                "In Stripe’s dashboard open Developers, API keys, and make a restricted key. It can do only what you "
                "allow it; a secret key can do everything with your money, so a live one is not taken here."
            ),
            permissions.format(write=words.areas(words.TO_WRITE), read=words.areas(words.TO_READ)),
            self.tr("Copy the key and paste it here. Nothing is changed at Stripe by connecting."),
        )

    def show_need(self, view: Any, to_keep: str, *, locked: bool) -> None:
        """Say what the key is for; `to_keep` is which passphrase keeping it takes."""
        self._need = to_keep
        if view.connected:
            self.heading.setText(self.tr("Paste a key of {account}").format(account=words.account_name(view)))
            self.purpose.setText(self.tr("This store belongs to that account; a key of another one is not taken."))
        else:
            self.heading.setText(self.tr("Connect your Stripe account"))
            self.purpose.setText(
                self.tr(
                    "Your plans and offers are what Stripe charges. This page shows what would be made, changed and "
                    "retired at Stripe, what follows from it, and where somebody changed something there. Nothing is "
                    "changed that you have not seen."
                )
            )
        live = view.environment == "live"
        prefix = "rk_live_" if live else "rk_test_"
        sentence = (
            self.tr("This store is for live, so the key begins with {prefix}.")
            if live
            else self.tr("This store is for testing, so the key is one of a sandbox and begins with {prefix}.")
        )
        self.key.notes.show_help(sentence.format(prefix=prefix))
        self.leave.setVisible(view.connected)
        self.key.lock(locked)
        self.go.setEnabled(not locked)
        self._show_passphrase()

    def _show_passphrase(self) -> None:
        self.passphrase.show_need("nothing" if self.once.isChecked() else self._need)

    def _want(self) -> None:
        if not self.go.isEnabled():
            return
        missing = [] if self.key.has_value() else [self.key]
        missing += self.passphrase.missing()
        if missing:
            missing[0].take_focus()
        else:
            self.connect_wanted.emit()

    def given(self) -> tuple[str, str | None, bool]:
        """The key, the passphrase it is kept under, and whether it is for this run only."""
        return str(self.key.control.raw()), self.passphrase.secret(), self.once.isChecked()

    def refuse(self, problem: Exception) -> None:
        """Say why the key is not taken."""
        if isinstance(problem, KeyRefused) and self.passphrase.is_asked:
            self.passphrase.refuse(words.sentence_of(problem))
            return
        self.key.refuse(words.sentence_of(problem), settled=None, final=True)
        self.key.take_focus()

    def forget(self) -> None:
        """Keep nothing of what was written here."""
        for field in (self.key, self.passphrase.first, self.passphrase.repeated):
            field.load(None)
            field.control.write("")
