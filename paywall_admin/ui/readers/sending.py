"""What was given goes to the website at once; where that does not work yet, this says so."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from paywall_admin.services.readers.grants import GetGrants
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.readers import jobs
from paywall_admin.ui.secret import PassphraseSheet


class Sending(QWidget):
    """Looks whether the website has what is in force, and sends it; takes no room while it has.

    It sends by itself where nobody has to be asked for a passphrase; else there is a button. `sent` tells that it did.
    """

    sent = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_allowed = False
        self._is_under_way = False
        self.notes = Notes(parent=self)
        self.send = QPushButton(self.tr("Send it now…"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(self.notes, 1)
        row.addWidget(self.send)
        self.send.clicked.connect(self._ask_need)
        self.hide()

    def allow(self, allowed: bool) -> None:
        """Whether this person may give and send."""
        self._is_allowed = allowed

    def look(self) -> None:
        """Look whether anything is to be sent."""
        if self._is_allowed:
            self._desk.ask(self, GetGrants(), self._show, latest="grants")

    def _show(self, view: Any) -> None:
        if view.stale and not self._is_under_way:
            self._is_under_way = True
            self._desk.call(self, jobs.need, self._send_or_wait, self._refused)
        elif not view.stale and not self.notes.words():
            self.hide()

    def _send_or_wait(self, need: str) -> None:
        if need == "nothing":
            self._desk.call(self, jobs.sending(), self._sent, self._refused)
            return
        self._is_under_way = False
        self._say(
            self.tr("What was given has not reached the website yet: the key that signs it asks for a passphrase.")
        )

    def _ask_need(self) -> None:
        sheet = PassphraseSheet(self._desk, self.tr("It unlocks the key that signs what readers were given."), self)
        sheet.given.connect(self.send_with)
        sheet.open()

    def send_with(self, passphrase: str) -> None:
        """Send it, with the passphrase of the key."""
        self._is_under_way = True
        self._desk.call(self, jobs.sending(passphrase), self._sent, self._refused)

    def _sent(self, done: jobs.Done) -> None:
        self._is_under_way = False
        self.send.hide()
        self.notes.show_notes(())
        self.setVisible(bool(done.result))
        if done.result:
            words = self.tr("What was given did not reach {targets} yet; it is tried again by itself.")
            self.notes.show_notes([Note("warning", words.format(targets=", ".join(done.result)))])
        self.sent.emit()

    def _refused(self, problem: Exception) -> None:
        self._is_under_way = False
        if hasattr(problem, "sentence"):
            self._say(str(problem.sentence))
        else:
            self._desk.trouble.emit(problem)

    def _say(self, sentence: str) -> None:
        self.notes.show_notes([Note("warning", sentence)])
        self.send.show()
        self.show()
