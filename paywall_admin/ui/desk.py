"""What pages ask and do through: the verb chooses the lane, the owner gets the answer, the change is announced."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from inspect import ismethod
from operator import methodcaller
from typing import Any, Final, Protocol
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from paywall_admin.ui.lanes import Lane, Task

_log = logging.getLogger(__name__)
POLL_MS: Final = 2000
EXIT_SECONDS: Final = 4.0
_NEVER: Final = 2**31 - 1
# What is announced when everything may be another: a store was opened.
EVERYTHING: Final = frozenset(
    {"draft", "publication", "meters", "contentRules", "plans", "offers", "freeAccess", "messages", "policy", "wall",
     "expiryStates", "graceDays", "versions", "deliveries", "audit", "options", "keys", "people",
     "emergency", "targets", "readers", "feed", "grants", "cases", "stripe"}
)  # fmt: skip


class Services(Protocol):
    """The two calls through which the window does everything, and the end."""

    def do(self, cmd: Any, *, dry_run: bool = False, reason: str = "") -> Any:
        """Carry out a command in one transaction."""

    def ask(self, query: Any) -> Any:
        """Answer a question with a frozen value."""

    def close(self) -> None:
        """Let go of the store."""


Answer = Callable[[Any], None]
Failed = Callable[[Exception], None]


class _Request(Task):
    """A task that remembers for whom it is done; it holds neither the owner nor its methods alive."""

    __slots__ = ("announces", "failed", "job", "key", "owner", "then", "writes")

    def __init__(self, job: Callable[[Any], Any], report: Callable[[Task], None], owner: object) -> None:
        super().__init__(_nobody, report)
        self.job = job
        self.owner = ref(owner)
        self.then: Callable[[], Answer | None] = _nobody
        self.failed: Callable[[], Failed | None] = _nobody
        self.key: tuple[int, str] | None = None
        self.announces = False
        self.writes = False

    def present_owner(self) -> object | None:
        """The owner, or None where it is gone, in Python or in Qt."""
        owner = self.owner()
        return None if owner is None or (isinstance(owner, QObject) and not isValid(owner)) else owner


class Desk(QObject):
    """The window's way to the services: `ask` reads, `do` writes, `call` talks to the world outside.

    Answers come back on the window's thread, one in each turn of its loop, only to an owner that is still there.
    A failure goes to `failed`, and where none was given to `trouble`, so that none is lost. `changed` tells, after
    each command and after colleagues' work, which topics to ask for again, and who began it.
    """

    opened = Signal()
    refused = Signal(object)
    changed = Signal(object, object)
    trouble = Signal(object)
    busy = Signal(int)
    _reported = Signal(object)
    _told = Signal(object, object)

    def __init__(self, app_factory: Callable[[], Services] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._factory = app_factory
        self._app: Services | None = None
        self._made: Services | None = None
        self._write = Lane("write")
        self._read = Lane("read")
        self._net = Lane("net", 2)
        self._waiting: list[tuple[Lane, _Request]] = []
        self._held: list[tuple[Lane, _Request]] | None = None
        self._latest: dict[tuple[int, str], _Request] = {}
        self._under_way = 0
        self._closed = False
        self._seen = -1
        self._own_writes = 0
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look_for_changes)
        self._answered: deque[_Request] = deque()
        self._hand = QTimer(self, singleShot=True, interval=0)
        self._hand.timeout.connect(self._deliver)
        # Sent on a lane's thread and received on this one, so Qt queues it.
        self._reported.connect(self._take)
        self._told.connect(self._pass_on)

    # The store

    @property
    def is_open(self) -> bool:
        """Whether a store is open."""
        return self._app is not None

    @property
    def is_closing(self) -> bool:
        """Whether the end has begun: a long job stops then."""
        return self._closed

    @property
    def in_hand(self) -> int:
        """How many requests have not been answered yet."""
        return self._under_way

    def open(self, app_factory: Callable[[], Services] | None = None) -> None:
        """Open the store, or another one in its place; requests wait until it is open.

        Ends in `opened`, or in `refused` with the problem; then the store opened before is no longer open either.
        """
        self._factory = app_factory or self._factory
        assert self._factory is not None
        self._poll.stop()
        previous, self._app = self._app, None
        request = self._request(self, partial(self._reopen, self._factory), self._opened, self._refused)
        self._start(self._write, request, previous)

    def _reopen(self, factory: Callable[[], Services], previous: Services | None) -> Services:
        if previous is not None:
            previous.close()
        self._made = None
        self._made = factory()
        return self._made

    def _opened(self, app: Services) -> None:
        self._app = app
        self._seen = -1
        waiting, self._waiting = self._waiting, []
        for lane, request in waiting:
            self._count(-1)
            self._start(lane, request, app)
        self._poll.start()
        # Before any page asks, so that nothing that comes after its answer is missed.
        self._look_for_changes()
        self.opened.emit()
        self.changed.emit(EVERYTHING, None)

    def _refused(self, problem: Exception) -> None:
        for _, request in self._waiting:
            self._own_writes -= request.writes
            self._count(-1)
        self._waiting.clear()
        self.refused.emit(problem)

    # The three verbs

    def ask(
        self,
        owner: object,
        query: Any,
        then: Answer,
        failed: Failed | None = None,
        latest: str | None = None,
        *,
        patient: bool = False,
    ) -> None:
        """Ask a question; with `latest`, an answer that a newer question of that name superseded is dropped.

        One that is `patient` is asked only after the start, while `hold` is in force.
        """
        request = self._request(owner, methodcaller("ask", query), then, failed)
        if latest is not None:
            request.key = (id(owner), latest)
            older = self._latest.get(request.key)
            if older is not None:
                older.is_dropped = True
            self._latest[request.key] = request
        self._when_its_turn_comes(self._read, request, patient=patient)

    def _when_its_turn_comes(self, lane: Lane, request: _Request, *, patient: bool) -> None:
        if patient and self._held is not None:
            self._held.append((lane, request))
            self._count(1)
        else:
            self._queue(lane, request)

    def hold(self) -> None:
        """Keep back questions that are patient: what the person sees first comes before them."""
        self._held = []

    def release(self) -> None:
        """Ask what was kept back, and keep nothing back any more."""
        held, self._held = self._held or [], None
        for lane, request in held:
            self._count(-1)
            self._queue(lane, request)

    def do(self, owner: object, command: Any, then: Answer | None = None, failed: Failed | None = None) -> None:
        """Carry out a command; `then` gets its outcome, and after that everyone hears what has changed."""
        request = self._request(owner, methodcaller("do", command), then, failed)
        request.announces = request.writes = True
        self._own_writes += 1
        self._queue(self._write, request)

    def call(
        self,
        owner: object,
        job: Callable[[Any], Any],
        then: Answer | None = None,
        failed: Failed | None = None,
        *,
        patient: bool = False,
    ) -> None:
        """Run `job(app)` where waiting for the world outside holds up nobody; `patient` as in `ask`."""
        request = self._request(owner, job, then, failed)
        request.announces = True
        self._when_its_turn_comes(self._net, request, patient=patient)

    def _request(
        self, owner: object, job: Callable[[Any], Any], then: Answer | None, failed: Failed | None
    ) -> _Request:
        request = _Request(job, self._reported.emit, owner)
        request.then = weakly(then)
        request.failed = weakly(failed)
        return request

    def _queue(self, lane: Lane, request: _Request) -> None:
        if self._app is None and not self._closed:
            self._waiting.append((lane, request))
            self._count(1)
        else:
            self._start(lane, request, self._app)

    def _start(self, lane: Lane, request: _Request, app: Services | None) -> None:
        request.work = partial(request.job, app)
        if lane.put(request):
            self._count(1)
        else:
            _log.info("a request after closing was not taken")

    def _count(self, step: int) -> None:
        self._under_way += step
        self.busy.emit(self._under_way)

    # What jobs say on their way

    def tell(self, listener: Callable[[], Callable[..., None] | None], *said: Any) -> None:
        """Say something on the window's thread, from whichever one, where the listener that `weakly` keeps still is.

        A job holds nothing of Qt's for that: let go of on its own thread, it would be taken down there.
        """
        self._told.emit(listener, said)

    @Slot(object, object)
    def _pass_on(self, listener: Callable[[], Callable[..., None] | None], said: tuple[Any, ...]) -> None:
        hear = listener()
        owner = getattr(hear, "__self__", None)
        if hear is not None and not self._closed and (not isinstance(owner, QObject) or isValid(owner)):
            hear(*said)

    # Answers

    @Slot(object)
    def _take(self, request: _Request) -> None:
        """Keep an answer for a turn of the loop of its own: each may fill a page, and keys and paint come between."""
        self._answered.append(request)
        if self._closed:
            self._deliver_all()
        else:
            self._hand.start()

    def _deliver_all(self) -> None:
        while self._answered:
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        request = self._answered.popleft()
        if self._answered and not self._closed:
            self._hand.start()
        try:
            self._hand_over(request)
        finally:
            self._own_writes -= request.writes
            self._count(-1)

    def _hand_over(self, request: _Request) -> None:
        if request.key is not None and self._latest.get(request.key) is request:
            del self._latest[request.key]
        # After the end began pages are taken down part by part; what they only asked for is told to nobody.
        is_late = self._closed and not request.writes
        owner = None if request.is_dropped or is_late else request.present_owner()
        if request.error is not None:
            self._deliver_failure(request, owner, request.error)
            return
        then = request.then()
        if owner is not None and then is not None:
            then(request.result)
        topics = getattr(request.result, "topics", None) if request.announces else None
        if topics:
            self._skip_own(getattr(request.result, "entry", None))
            self.changed.emit(frozenset(topics), owner)

    def _deliver_failure(self, request: _Request, owner: object | None, error: BaseException) -> None:
        if owner is None:
            _log.warning("nobody waits for this failure any more: %s", error)
            return
        failed = request.failed()
        if failed is not None:
            failed(error)  # type: ignore[arg-type]
        else:
            self.trouble.emit(error)

    # Colleagues' work

    @Slot()
    def _look_for_changes(self) -> None:
        from paywall_admin.services.queries import ChangesSince  # noqa: PLC0415 - not for the first paint

        if self._seen < 0:
            # Since an entry that is still to come: this tells only which is the newest one.
            self.ask(self, ChangesSince(_NEVER), self._begin_to_look, self._poll_failed, latest="changes")
        else:
            self.ask(self, ChangesSince(self._seen), self._changes_seen, self._poll_failed, latest="changes")

    def _begin_to_look(self, view: Any) -> None:
        self._seen = view.latest

    def _changes_seen(self, view: Any) -> None:
        if self._own_writes:
            return  # what was seen may be one's own, which is announced with its answer; the next look tells the rest
        self._seen = max(self._seen, view.latest)
        if view.topics:
            self.changed.emit(frozenset(view.topics), None)

    def _skip_own(self, entry: int | None) -> None:
        """One's own work was announced already; what stands between is a colleague's and is found by the poll."""
        if entry is not None and entry == self._seen + 1:
            self._seen = entry

    def _poll_failed(self, error: Exception) -> None:
        _log.warning("looking for colleagues' changes failed: %s", error)

    # The end

    def close(self) -> bool:
        """Stop in stages: timers, new work, queued questions; what was to be written is still written.

        Returns False where a job did not end in time; the store is then left to the end of the process.
        """
        if self._closed:
            return True
        self._closed = True
        self._poll.stop()
        self._hand.stop()
        self._deliver_all()
        self._waiting.clear()
        self._held = None
        self._read.drop_queued()
        self._net.drop_queued()
        for lane in (self._read, self._net, self._write):
            lane.close()
        deadline = time.monotonic() + EXIT_SECONDS
        ended = [lane.join(deadline) for lane in (self._write, self._read, self._net)]
        self._app = None
        if all(ended) and self._made is not None:
            self._made.close()
        return all(ended)


def _nobody() -> None:
    return None


def weakly(callback: Callable[..., None] | None) -> Callable[[], Callable[..., None] | None]:
    """The callback as long as its object lives; a plain function as it is."""
    if callback is None:
        return _nobody
    return WeakMethod(callback) if ismethod(callback) else (lambda: callback)
