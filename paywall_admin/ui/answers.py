"""What becomes of an answer: whoever asked gets it, on the window's thread, in a turn of its loop of its own."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from inspect import ismethod
from typing import Any
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from paywall_admin.core.problems import Problem
from paywall_admin.ui.lanes import Task

_log = logging.getLogger(__name__)
Listener = Callable[[], Callable[..., None] | None]


def _nobody() -> None:
    return None


def weakly(callback: Callable[..., None] | None) -> Listener:
    """The callback as long as its object lives; a plain function as it is."""
    if callback is None:
        return _nobody
    return WeakMethod(callback) if ismethod(callback) else (lambda: callback)


class Request(Task):
    """A task that remembers for whom it is done; it holds neither the owner nor its methods alive."""

    __slots__ = ("announces", "failed", "job", "key", "owner", "then", "writes")

    def __init__(self, job: Callable[[Any], Any], report: Callable[[Task], None], owner: object) -> None:
        super().__init__(_nobody, report)
        self.job = job
        self.owner = ref(owner)
        self.then: Listener = _nobody
        self.failed: Listener = _nobody
        self.key: tuple[int, str] | None = None
        self.announces = False
        self.writes = False

    def present_owner(self) -> object | None:
        """The owner, or None where it is gone, in Python or in Qt."""
        owner = self.owner()
        return None if owner is None or (isinstance(owner, QObject) and not isValid(owner)) else owner


class Answers(QObject):
    """Hands over what was answered, and what jobs say on their way, to owners that are still there.

    `changed` and `trouble` as of the desk; `written` carries the audit's entry of one's own command before `changed`
    tells of it, `settled` the request that is done with. `reported` takes requests from the lanes' threads.
    """

    changed = Signal(object, object)
    trouble = Signal(object)
    written = Signal(object)
    settled = Signal(object)
    reported = Signal(object)
    told = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.latest: dict[tuple[int, str], Request] = {}
        self._queue: deque[Request] = deque()
        self._is_closed = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._deliver)
        # Sent on a lane's thread and received on this one, so Qt queues it.
        self.reported.connect(self._take)
        self.told.connect(self._pass_on)

    def supersede(self, request: Request, name: str) -> None:
        """Drop the answer to an older question of that name and owner."""
        request.key = (id(request.owner()), name)
        older = self.latest.get(request.key)
        if older is not None:
            older.is_dropped = True
        self.latest[request.key] = request

    @Slot(object)
    def _take(self, request: Request) -> None:
        """Keep an answer for a turn of the loop of its own: each may fill a page, and keys and paint come between."""
        self._queue.append(request)
        if self._is_closed:
            self._deliver_all()
        else:
            self._turn.start()

    def close(self) -> None:
        """Hand over at once what there is, and what still comes."""
        self._is_closed = True
        self._turn.stop()
        self._deliver_all()

    def _deliver_all(self) -> None:
        while self._queue:
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        request = self._queue.popleft()
        if self._queue and not self._is_closed:
            self._turn.start()
        try:
            self._hand_over(request)
        finally:
            self.settled.emit(request)

    def _hand_over(self, request: Request) -> None:
        if request.key is not None and self.latest.get(request.key) is request:
            del self.latest[request.key]
        # After the end began pages are taken down part by part; what they only asked for is told to nobody.
        is_late = self._is_closed and not request.writes
        owner = None if request.is_dropped or is_late else request.present_owner()
        if request.error is not None:
            self._deliver_failure(request, owner, request.error)
            return
        then = request.then()
        if owner is not None and then is not None:
            then(request.result)
        topics = getattr(request.result, "topics", None) if request.announces else None
        if topics:
            self.written.emit(getattr(request.result, "entry", None))
            self.changed.emit(frozenset(topics), owner)

    def _deliver_failure(self, request: Request, owner: object | None, error: BaseException) -> None:
        failed = request.failed() if owner is not None else None
        if owner is None and (self._is_closed or not request.writes):
            # That there is no answer is nothing to worry about, where whoever asked is gone, or has asked anew.
            is_answer = isinstance(error, Problem) and not request.writes
            _log.log(
                logging.INFO if is_answer else logging.WARNING, "nobody waits for this failure any more: %s", error
            )
        elif failed is not None:
            failed(error)
        else:
            self.trouble.emit(error)

    @Slot(object, object)
    def _pass_on(self, listener: Listener, said: tuple[Any, ...]) -> None:
        hear = listener()
        owner = getattr(hear, "__self__", None)
        if hear is not None and not self._is_closed and (not isinstance(owner, QObject) or isValid(owner)):
            hear(*said)
