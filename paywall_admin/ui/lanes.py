"""Threads with a queue each: the window's own thread only paints, everything that takes time runs here."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Final

_STOP: Final = None


class Task:
    """A piece of work for a lane: `work` runs there, then `report` is handed the task, on the lane's thread.

    What was dropped before it began is reported without being done.
    """

    __slots__ = ("_report", "error", "is_dropped", "result", "work")

    def __init__(self, work: Callable[[], Any], report: Callable[[Task], None]) -> None:
        self.work = work
        self.result: Any = None
        self.error: BaseException | None = None
        self.is_dropped = False
        self._report = report

    def run(self) -> None:
        """Do the work, and report whatever came of it."""
        try:
            self.result = None if self.is_dropped else self.work()
        except BaseException as error:  # whatever happens on a thread has to reach the person
            self.error = error
        self._report(self)


class Lane:
    """One queue, worked off by one thread or a few; nothing starts before the first task."""

    def __init__(self, name: str, width: int = 1) -> None:
        self.name = name
        self._width = width
        self._queue: deque[Task | None] = deque()
        self._ready = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._running = 0
        self._closed = False

    def put(self, task: Task) -> bool:
        """Queue a task; False where the lane is closing and takes none."""
        with self._ready:
            if self._closed:
                return False
            self._queue.append(task)
            if len(self._threads) < min(self._width, self._running + len(self._queue)):
                self._start()
            self._ready.notify()
        return True

    def drop_queued(self) -> None:
        """Forget what has not started."""
        with self._ready:
            self._queue.clear()

    def close(self) -> None:
        """Take no new task; what is queued is still done."""
        with self._ready:
            self._closed = True
            self._queue.extend([_STOP] * len(self._threads))
            self._ready.notify_all()

    def join(self, deadline: float) -> bool:
        """Wait until all threads have ended; False where they have not by `deadline` (monotonic seconds)."""
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _start(self) -> None:
        # A daemon: a job that hangs must not keep a closed program alive.
        thread = threading.Thread(target=self._work, name=f"lane-{self.name}-{len(self._threads) + 1}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        while (task := self._next()) is not _STOP:
            task.run()
            del task
            with self._ready:
                self._running -= 1

    def _next(self) -> Task | None:
        with self._ready:
            while not self._queue:
                self._ready.wait()
            task = self._queue.popleft()
            if task is not _STOP:
                self._running += 1
            return task
