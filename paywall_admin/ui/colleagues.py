"""Colleagues' work in the same store: it is looked for while the store is open, and told as one's own is."""

from __future__ import annotations

import logging
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from paywall_admin.ui.desk import Desk

_log = logging.getLogger(__name__)
POLL_MS: Final = 2000
_NEVER: Final = 2**31 - 1


class Colleagues(QObject):
    """Looks every two seconds which topics others have changed; `changed` carries them.

    `own_writes` is how many commands of one's own are under way: what a look finds meanwhile may be theirs.
    """

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.seen = -1
        self.own_writes = 0
        self.poll = QTimer(self)
        self.poll.setInterval(POLL_MS)
        self.poll.timeout.connect(self.look)

    def begin(self) -> None:
        """Look for what comes from now on."""
        self.seen = -1
        self.poll.start()
        self.look()

    def rest(self) -> None:
        """Look no more, until it begins anew."""
        self.poll.stop()

    @Slot()
    def look(self) -> None:
        """Ask what has changed since the last time."""
        from paywall_admin.services.queries import ChangesSince  # noqa: PLC0415 - not for the first paint

        if self.seen < 0:
            # Since an entry that is still to come: this tells only which is the newest one.
            self._desk.ask(self, ChangesSince(_NEVER), self._begin_to_look, self._failed, latest="changes")
        else:
            self._desk.ask(self, ChangesSince(self.seen), self.take, self._failed, latest="changes")

    def _begin_to_look(self, view: Any) -> None:
        self.seen = view.latest

    def take(self, view: Any) -> None:
        """Tell what has changed."""
        if self.own_writes:
            return  # what was seen may be one's own, which is announced with its answer; the next look tells the rest
        self.seen = max(self.seen, view.latest)
        if view.topics:
            self.changed.emit(frozenset(view.topics))

    @Slot(object)
    def skip_own(self, entry: int | None) -> None:
        """One's own work was announced already; what stands between is a colleague's and is found by the poll."""
        if entry is not None and entry == self.seen + 1:
            self.seen = entry

    def _failed(self, error: Exception) -> None:
        _log.warning("looking for colleagues' changes failed: %s", error)
