"""What the window does by itself while it is open: scheduled publishes whose time has come, and late deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Slot

from paywall_admin.ui import phrasebook
from paywall_admin.ui.window import Window

EVERY_MS: Final = 30_000
_TOPICS: Final = frozenset({"versions", "schedule", "deliveries", "audit"})


@dataclass(frozen=True)
class _Done:
    """What was carried out, and what everybody has to ask for again."""

    outcome: Any
    topics: frozenset[str] = _TOPICS


class Clockwork(QObject):
    """Looks every half minute whether something is due, and does it away from the window.

    Other windows and `publish --due` may do the same at the same time: each publish still happens once.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._is_busy = False
        self._held: frozenset[int] = frozenset()
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self.look)
        window.closed.connect(self.timer.stop)
        self.timer.start()

    @Slot()
    def look(self) -> None:
        """Ask whether something is due, unless it is being done already."""
        from paywall_admin.services.due import IsAnythingDue  # noqa: PLC0415 - after the first paint

        if not self._is_busy and self._desk.is_open:
            self._is_busy = True
            self._desk.ask(self, IsAnythingDue(), self._begin, self._failed)

    def _begin(self, is_due: bool) -> None:
        if is_due:
            self._desk.call(self, _carry_out, self._done, self._failed)
        else:
            self._is_busy = False

    def _done(self, done: _Done) -> None:
        self._is_busy = False
        for one in done.outcome.carried:
            if one.state == "published":
                words = self.tr("Version {number} is published, as scheduled.")
                self._window.toasts.say(words.format(number=one.version), "positive")
            elif one.state == "held" and one.id not in self._held:
                words = self.tr("What was scheduled for {when} was not published: {why}")
                self._window.toasts.say(words.format(when=one.typed, why=phrasebook.said(one.sentence)), "danger")
        self._held = frozenset(one.id for one in done.outcome.carried if one.state == "held")

    def _failed(self, problem: Exception) -> None:
        self._is_busy = False
        self._desk.trouble.emit(problem)


def _carry_out(app: Any) -> _Done:
    from paywall_admin.core.roles import allows  # noqa: PLC0415 - after the first paint
    from paywall_admin.services import due  # noqa: PLC0415 - as above
    from paywall_admin.services.permission import role  # noqa: PLC0415 - as above
    from paywall_admin.services.publishing import RecordVersion  # noqa: PLC0415 - as above

    if app.store.read_only or not allows(role(app), RecordVersion.tag):
        return _Done(due.DueOutcome((), ()), frozenset())
    outcome = due.carry_out(app)
    has_changed = bool(outcome.deliveries) or any(one.state == "published" for one in outcome.carried)
    return _Done(outcome, _TOPICS if has_changed else frozenset())
