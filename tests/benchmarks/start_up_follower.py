"""Follows one start of the window from inside, and looks every millisecond whether its event loop is alive."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from paywall_admin.ui import main

PATIENCE_MS = 30_000  # where something does not come up, the rest is told all the same
CALM_MS = 1000


class Follower(QObject):
    """Hears the milestones of a session.

    A `first` session goes on until the start is over. Of one that is `watched`, `gaps` holds the longest silence of
    the event loop in each phase, and the next one.
    """

    def __init__(
        self, session: main.Session, tell: Callable[[str], None], gaps: dict[str, float], *, watched: bool, first: bool
    ) -> None:
        super().__init__()
        self._is_first = first
        self._is_watched = watched
        self._session = session
        self._tell = tell
        self._gaps = gaps
        self._phase = ""
        self._last = 0.0
        self._pulse = QTimer(self, interval=1)
        self._pulse.timeout.connect(self._beat)
        session.window.painted.connect(self._painted)
        session.furnished.connect(self._furnished)
        session.started.connect(self._started)
        QTimer.singleShot(PATIENCE_MS, session.window.close)

    def _painted(self) -> None:
        self._tell("painted")
        self._begin("filled")
        if self._is_watched:
            self._pulse.start()

    def _furnished(self, furnisher: QObject) -> None:
        furnisher.ready.connect(self._filled)
        furnisher.preview_shown.connect(self._preview)

    def _filled(self) -> None:
        self._tell("filled")
        self._begin("preview")

    def _preview(self) -> None:
        if self._phase != "after":
            self._tell("preview")
            self._begin("after")
            if not self._is_first:
                QTimer.singleShot(CALM_MS, self._session.window.close)

    def _started(self) -> None:
        if self._is_first:  # by now all is kept that the next start is spared
            QTimer.singleShot(CALM_MS, self._session.window.close)

    def _begin(self, phase: str) -> None:
        self._beat()
        self._phase = phase

    def _beat(self) -> None:
        now = time.monotonic()
        if self._phase and self._is_watched:
            longest, second = f"gap_{self._phase}", f"second_{self._phase}"
            gap = round((now - self._last) * 1000, 1)
            known = sorted([gap, self._gaps.get(longest, 0.0), self._gaps.get(second, 0.0)])
            self._gaps[second], self._gaps[longest] = known[1:]
        self._last = now


def follow(tell: Callable[[str], None], gaps: dict[str, float], *, watched: bool, first: bool) -> None:
    """Let every session that is made from now on be followed."""
    begin = main.Session.__init__

    def followed(self: main.Session, *words: object) -> None:
        begin(self, *words)
        self.follower = Follower(self, tell, gaps, watched=watched, first=first)

    main.Session.__init__ = followed
