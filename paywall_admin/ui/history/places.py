"""The targets at work: asked for, added, tried, brought what they lack, and looked at as readers see them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.problems import KeyRefused
from paywall_admin.services.deliveries import ListDeliveries
from paywall_admin.services.targets import ListTargets
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.history import jobs
from paywall_admin.ui.history.target_sheet import TargetSheet
from paywall_admin.ui.history.targets import Targets
from paywall_admin.ui.secret import PassphraseSheet


class TargetsPart(QWidget):
    """Where versions go. `told` as of a page; `counted` tells how many targets there are."""

    told = Signal(str, bool)
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._zone: Zone | None = None
        self._locked = True
        self._found: Any = None
        self._states: Any = ()
        self.targets = Targets(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.targets)
        self.targets.add_wanted.connect(self.add)
        self.targets.edit_wanted.connect(self.change)
        self.targets.try_wanted.connect(self.try_out)
        self.targets.deliver_wanted.connect(self.deliver)
        self.targets.remove_wanted.connect(self.remove)

    def is_filled(self) -> bool:
        """Whether the targets are known."""
        return self._found is not None

    def set_zone(self, zone: Zone) -> None:
        """The publication's zone, in which moments are said."""
        self._zone = zone
        self._show()

    def set_rights(self, *, locked: bool) -> None:
        """Whether this person may change targets."""
        self._locked = locked
        self._show()

    def ask(self) -> None:
        """Ask for the targets and how they stand."""
        self._desk.ask(self, ListDeliveries(), self._keep_states, latest="deliveries")
        self._desk.ask(self, ListTargets(), self._show_targets, latest="targets")

    def _keep_states(self, states: Any) -> None:
        self._states = states
        self._show()

    def _show_targets(self, found: Any) -> None:
        self._found = found
        self.counted.emit(len(found))
        self._show()

    def _show(self) -> None:
        if self._found is not None:
            self.targets.show_targets(self._found, self._states, self._zone, locked=self._locked)

    # What is done

    def look_live(self) -> None:
        """Fetch what readers get at every target."""
        self._desk.call(self, jobs.look_live, self._looked, self._refuse)

    def _looked(self, report: Any) -> None:
        self.targets.show_live(report)
        if not report.targets:
            self.told.emit(self.tr("There is nothing to look at: no version yet, or no target."), False)
        elif report.is_live:
            self.told.emit(self.tr("Readers everywhere get what was published last."), False)
        else:
            self.told.emit(self.tr("Not every target gives readers what was published last."), False)

    def add(self) -> None:
        """Add a target."""
        self._open(None)

    def change(self, name: str) -> None:
        """Change a target."""
        self._open(self.targets.of(name))

    def _open(self, target: Any) -> None:
        sheet = TargetSheet(self._desk, self, target)
        sheet.saved.connect(self._saved)
        sheet.open()

    def _saved(self, name: str) -> None:
        self.ask()
        self.deliver(name)

    def try_out(self, name: str) -> None:
        """Try whether a target can be reached."""
        self._desk.call(self, jobs.try_target(name), partial(self._tried, name), partial(self._failed, name))

    def _tried(self, name: str, sentence: str) -> None:
        self.targets.say(name, sentence, good=True)

    def _failed(self, name: str, problem: Exception) -> None:
        if isinstance(problem, KeyRefused):
            why = self.tr("It unlocks the token of this target.")
            sheet = PassphraseSheet(self._desk, why, self)
            sheet.given.connect(partial(self._deliver, name))
            sheet.open()
        elif hasattr(problem, "sentence"):
            self.targets.say(name, str(problem.sentence))
        else:
            self._desk.trouble.emit(problem)

    def deliver(self, name: str) -> None:
        """Bring a target whatever it lacks."""
        self._deliver(name, None)

    def _deliver(self, name: str, passphrase: str | None) -> None:
        self.targets.say(name, "")
        job = jobs.deliver(name, passphrase)
        self._desk.call(self, job, self._delivered, partial(self._failed, name))

    def _delivered(self, _done: Any) -> None:
        self.ask()

    def remove(self, name: str) -> None:
        """Take a target off the list; one undo brings it back, but for its token."""
        self._desk.call(self, jobs.remove_target(name), self._removed, self._refuse)

    def _removed(self, done: Any) -> None:
        words = self.tr("The target {name} is removed; what lies there stays.")
        self.told.emit(words.format(name=done.result), True)
        self.ask()

    def _refuse(self, problem: Exception) -> None:
        if hasattr(problem, "sentence"):
            self.targets.notes.show_notes([Note("danger", str(problem.sentence))])
        else:
            self._desk.trouble.emit(problem)
