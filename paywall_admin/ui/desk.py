"""What pages ask and do through: the verb chooses the lane, the owner gets the answer, the change is announced."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import cached_property, partial
from operator import methodcaller
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from paywall_admin.ui.lanes import Lane

if TYPE_CHECKING:
    from paywall_admin.ui.answers import Answers, Listener, Request
    from paywall_admin.ui.colleagues import Colleagues

_log = logging.getLogger(__name__)
EXIT_SECONDS: Final = 4.0
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

    def __init__(self, app_factory: Callable[[], Services] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._factory = app_factory
        self._app: Services | None = None
        self._made: Services | None = None
        self._write = Lane("write")
        self._read = Lane("read")
        self._net = Lane("net", 2)
        self._waiting: list[tuple[Lane, Request]] = []
        self._held: list[tuple[Lane, Request]] | None = None
        self._under_way = 0
        self._closed = False

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
        self._colleagues.rest()
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
        waiting, self._waiting = self._waiting, []
        for lane, request in waiting:
            self._count(-1)
            self._start(lane, request, app)
        # Before any page asks, so that nothing that comes after its answer is missed.
        self._colleagues.begin()
        self.opened.emit()
        self.changed.emit(EVERYTHING, None)

    def _refused(self, problem: Exception) -> None:
        for _, request in self._waiting:
            self._colleagues.own_writes -= request.writes
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
            self._answers.supersede(request, latest)
        self._when_its_turn_comes(self._read, request, patient=patient)

    def _when_its_turn_comes(self, lane: Lane, request: Request, *, patient: bool) -> None:
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
        self._colleagues.own_writes += 1
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

    def _request(self, owner: object, job: Callable[[Any], Any], then: Answer | None, failed: Failed | None) -> Request:
        from paywall_admin.ui.answers import Request, weakly  # noqa: PLC0415 - after the first paint

        request = Request(job, self._answers.reported.emit, owner)
        request.then = weakly(then)
        request.failed = weakly(failed)
        return request

    def _queue(self, lane: Lane, request: Request) -> None:
        if self._app is None and not self._closed:
            self._waiting.append((lane, request))
            self._count(1)
        else:
            self._start(lane, request, self._app)

    def _start(self, lane: Lane, request: Request, app: Services | None) -> None:
        request.work = partial(request.job, app)
        if lane.put(request):
            self._count(1)
        else:
            _log.info("a request after closing was not taken")

    def _count(self, step: int) -> None:
        self._under_way += step
        self.busy.emit(self._under_way)

    # What jobs say on their way

    def tell(self, listener: Listener, *said: Any) -> None:
        """Say something on the window's thread, from whichever one, where the listener that `weakly` keeps still is.

        A job holds nothing of Qt's for that: let go of on its own thread, it would be taken down there.
        """
        self._answers.told.emit(listener, said)

    # Made when they are first needed, after the first paint

    @cached_property
    def _answers(self) -> Answers:
        from paywall_admin.ui.answers import Answers  # noqa: PLC0415 - after the first paint

        answers = Answers(self)
        answers.written.connect(self._colleagues.skip_own)
        answers.changed.connect(self.changed)
        answers.trouble.connect(self.trouble)
        answers.settled.connect(self._settled)
        return answers

    @Slot(object)
    def _settled(self, request: Request) -> None:
        self._colleagues.own_writes -= request.writes
        self._count(-1)

    @cached_property
    def _colleagues(self) -> Colleagues:
        from paywall_admin.ui.colleagues import Colleagues  # noqa: PLC0415 - after the first paint

        colleagues = Colleagues(self)
        colleagues.changed.connect(self._announce)
        return colleagues

    @Slot(object)
    def _announce(self, topics: frozenset[str]) -> None:
        self.changed.emit(topics, None)

    # The end

    def close(self) -> bool:
        """Stop in stages: timers, new work, queued questions; what was to be written is still written.

        Returns False where a job did not end in time; the store is then left to the end of the process.
        """
        if self._closed:
            return True
        self._closed = True
        self._colleagues.rest()
        self._answers.close()
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
