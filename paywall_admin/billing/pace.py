"""Keeps requests under Stripe's limits: so many a second in all, and so many at one endpoint."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

LIVE_LIMITS: Final = (100, 25)
TEST_LIMITS: Final = (25, 25)
# A little below the limit: what left evenly does not arrive so.
_SHARE: Final = 0.93
_SLICE_SECONDS: Final = 0.1  # how long a pause goes on after somebody has stopped it


class Pace:
    """Lets requests through at an even pace; safe to use from several threads.

    `limits` are requests a second in all and at one endpoint. A request leaves a fixed time after the one before it has
    really left, so that threads that wake up late never leave in a bunch; half of one that was late is made up for.
    """

    def __init__(
        self,
        limits: tuple[int, int],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._in_all = _Gate(1 / (limits[0] * _SHARE), clock, sleep)
        self._limit = limits[1]
        self._clock = clock
        self._sleep = sleep
        self._making = threading.Lock()
        self._endpoints: dict[str, _Gate] = {}

    def wait(self, endpoint: str, stopped: Callable[[], bool] = lambda: False) -> bool:
        """Waits until a request to this endpoint may leave; False once it was stopped meanwhile."""
        with self._making:
            gate = self._endpoints.get(endpoint)
            if gate is None:
                gate = self._endpoints[endpoint] = _Gate(1 / (self._limit * _SHARE), self._clock, self._sleep)
        with gate.turn(stopped), self._in_all.turn(stopped):
            return not stopped()

    def slow_down(self, seconds: float) -> None:
        """Lets nothing through for a while: Stripe has asked for it."""
        self._in_all.close(seconds)


class _Gate:
    """Lets one through at a time, each a while after the last."""

    def __init__(self, interval: float, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next = float("-inf")

    @contextmanager
    def turn(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """One's turn: waited for on the way in, unless it was stopped, and counted from the way out."""
        with self._lock:
            while (left := self._next - self._clock()) > 0 and not stopped():
                self._sleep(min(left, _SLICE_SECONDS))
            now = self._clock()
            late = min(max(now - self._next, 0.0), self._interval / 2)
            yield
            self._next = max(self._next, now + self._interval - late)

    def close(self, seconds: float) -> None:
        """Nobody's turn comes for a while."""
        self._next = max(self._next, self._clock() + seconds)
