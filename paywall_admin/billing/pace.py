"""Keeps requests under Stripe's limits: so many a second in all, and so many at one endpoint."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

LIVE_LIMITS: Final = (100, 25)
TEST_LIMITS: Final = (25, 25)
# A little below the limit: answers take their time, and what left evenly does not arrive so.
_SHARE: Final = 0.94


class Pace:
    """Lets requests through at an even pace; safe to use from several threads.

    `limits` are requests a second in all and at one endpoint. `slow_down` holds everything back for a while.
    """

    def __init__(
        self,
        limits: tuple[int, int],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._sent: dict[str, deque[float]] = {}

    def wait(self, endpoint: str) -> None:
        """Waits until a request to this endpoint may leave."""
        with self._lock:
            now = self._clock()
            at = max(now, self._due("", self._limits[0]), self._due(endpoint, self._limits[1]))
            for name in ("", endpoint):
                self._sent.setdefault(name, deque()).append(at)
        if at > now:
            self._sleep(at - now)

    def slow_down(self, seconds: float) -> None:
        """Lets nothing through for a while: Stripe has asked for it."""
        with self._lock:
            self._next[""] = max(self._next.get("", 0.0), self._clock() + seconds)

    def _due(self, name: str, limit: int) -> float:
        """When the next one may leave: behind the one before, at the pace of the limit."""
        sent = self._sent.get(name)
        before = sent[-1] if sent else float("-inf")
        while sent and len(sent) > limit:
            sent.popleft()
        return max(before + 1 / (limit * _SHARE), self._next.get(name, float("-inf")))
