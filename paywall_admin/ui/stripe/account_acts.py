"""What is done with the account of the Stripe page: connected, its key checked or replaced, disconnected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.labels import dialog
from paywall_admin.ui.stripe import jobs, words
from paywall_admin.ui.stripe.face import StripeFace
from paywall_admin.ui.stripe.known import Known


class AccountActs(QObject):
    """The buttons of the account and of the form for its key at work.

    `told` as of a page, `refused` carries a problem; `changed` tells that the page looks another way now, `bound` and
    `unbound` that the store has an account now, or none.
    """

    told = Signal(str, bool)
    refused = Signal(object)
    changed = Signal()
    bound = Signal()
    unbound = Signal()

    def __init__(self, desk: Desk, known: Known, face: StripeFace) -> None:
        super().__init__(face)
        self._desk = desk
        self._known = known
        self._face = face
        face.form.connect_wanted.connect(self.connect_account)
        face.form.leave_wanted.connect(self._leave_form)
        face.account.check.clicked.connect(self.check_key)
        face.account.other.clicked.connect(self._want_key)
        face.account.disconnect_.clicked.connect(self.ask_to_disconnect)

    def _refuse(self, problem: Exception) -> None:
        self.refused.emit(problem)

    # Connecting

    def _want_key(self) -> None:
        self._known.wants_key = True
        self._face.notes.show_notes(())
        self.changed.emit()
        self._face.form.key.take_focus()

    def _leave_form(self) -> None:
        self._known.wants_key = False
        self._face.form.forget()
        self.changed.emit()

    def connect_account(self) -> None:
        """Bind the store to the account of the key that was pasted."""
        strip = self._face.strip
        text, passphrase, once = self._face.form.given()
        self._face.notes.show_notes(())
        if not strip.is_running:
            work = jobs.connecting(text, passphrase, for_this_run=once)
            strip.run(self.tr("Asking Stripe whose key this is"), work, self._connected, self._not_connected)
            self.changed.emit()

    def _not_connected(self, problem: Exception) -> None:
        self.changed.emit()
        if hasattr(problem, "sentence"):
            self._face.form.refuse(problem)
        else:
            self._desk.trouble.emit(problem)

    def _connected(self, made: jobs.Connected) -> None:
        self._known.wants_key = False
        self._face.form.forget()
        self._known.connection, self._known.key = made.view, None
        self._face.account.show_missing(made.missing)
        self.bound.emit()
        words_ = self.tr("Connected to {account}.")
        self.told.emit(words_.format(account=words.account_name(made.view)), False)

    # The key

    def check_key(self) -> None:
        """Ask Stripe whose the key is and what it may do."""
        self._face.strip.run_unlocked(self.tr("Checking the key"), jobs.checking, self._checked)

    def _checked(self, made: jobs.Connected) -> None:
        self._face.account.show_missing(made.missing)
        if not made.missing:
            self.told.emit(self.tr("The key works and includes everything that is needed."), False)

    # Disconnecting

    def ask_to_disconnect(self) -> None:
        """Ask whether the store shall be nobody's any more."""
        sentence = self.tr(
            "Disconnect from {account}? The key is forgotten here, and so is which object is whose and what was read "
            "of subscribers. At Stripe everything stays as it is, and readers go on as before."
        ).format(account=words.account_name(self._known.connection))
        box = dialog(self._face, self.tr("Disconnect Stripe"), sentence, icon=QMessageBox.Icon.Question)
        go = box.addButton(self.tr("Disconnect"), QMessageBox.ButtonRole.DestructiveRole)
        go.clicked.connect(self.disconnect_account)
        box.setDefaultButton(box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole))
        box.open()

    def disconnect_account(self) -> None:
        """End the binding, and forget the key."""
        self._desk.call(self, jobs.disconnecting, self._disconnected, self._refuse)

    def _disconnected(self, _done: Any) -> None:
        self._face.notes.show_notes(())
        self.unbound.emit()
        self.told.emit(self.tr("Disconnected. At Stripe everything is as it was."), False)
