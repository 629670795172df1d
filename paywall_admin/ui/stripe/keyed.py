"""Work with Stripe: one thing at a time, and after the key was unlocked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.jobs import JobStrip
from paywall_admin.ui.secret import PassphraseSheet
from paywall_admin.ui.stripe import jobs
from paywall_admin.ui.stripe.known import Known


class KeyedStrip(JobStrip):
    """A strip whose jobs take the key to Stripe: it is unlocked first where that takes a passphrase.

    `asked` is sent when something is to be done, `begun` once it is under way; `told` as of a page, `refused` carries
    the problem.
    """

    asked = Signal()
    begun = Signal()
    told = Signal(str, bool)
    refused = Signal(object)

    def __init__(self, desk: Desk, known: Known, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._ground = parent
        self._known = known

    def run_unlocked(self, title: str, work: jobs.Work, then: Callable[[Any], None]) -> None:
        """Do something with Stripe, unless something else is being done."""
        if self.is_running:
            return
        self.asked.emit()
        if self._known.is_locked:
            why = self.tr("It unlocks the key to Stripe.")
            sheet = PassphraseSheet(self._desk, why, self._ground)
            sheet.given.connect(partial(self._unlock, title, work, then))
            sheet.open()
            return
        self.run(title, work, then, self._stopped)
        self.begun.emit()

    def _unlock(self, title: str, work: jobs.Work, then: Callable[[Any], None], passphrase: str) -> None:
        unlocked = partial(self._unlocked, title, work, then)
        self._desk.call(self, jobs.unlocking(passphrase), unlocked, self._refuse)

    def _unlocked(self, title: str, work: jobs.Work, then: Callable[[Any], None], _nothing: Any) -> None:
        key = self._known.key
        assert key is not None
        self._known.key = jobs.KeyState(key.place, "nothing", key.to_keep)
        self.run_unlocked(title, work, then)

    def _stopped(self, problem: Exception) -> None:
        if isinstance(problem, jobs.Stopped):
            self.told.emit(self.tr("Stopped. Nothing was changed."), False)
        else:
            self.refused.emit(problem)

    def _refuse(self, problem: Exception) -> None:
        self.refused.emit(problem)
