"""Carries a plan out and decides nothing: each request is written down before it leaves and again when it is done."""

from __future__ import annotations

import queue
import threading
import uuid
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from paywall_admin.billing.catalog import KINDS
from paywall_admin.billing.gateway import Forbidden, Gateway, KeyInvalid, NotSent, Rejected, StripeProblem, Unreachable
from paywall_admin.billing.intent import KEY_SECONDS, Intent, Journal, Settled, intent_of
from paywall_admin.billing.plan import Step
from paywall_admin.billing.sending import Run, Sending, Sent, stoppable
from paywall_admin.core.problems import Conflict, Problem


@dataclass(frozen=True)
class Report:
    """How an apply went: `done` steps, what is `left`, and why it stopped before its end."""

    done: int
    left: int
    problem: Problem | None = None
    cancelled: bool = False


def apply(run: Run, steps: Sequence[Step], bound: Mapping[str, str]) -> Report:
    """Carries out the steps, which stand behind those they need; `bound` are the things that are there already."""
    run.numbers.ids.update(bound)
    with stoppable(run):
        return _Applying(run, [step for step in steps if step.verb != "use" and step.held is None]).go()


def resume(run: Run, open_intents: Sequence[Intent]) -> Report:
    """Finds out what became of requests whose answer was never written down, and sends what never arrived."""
    with stoppable(run):
        return _resumed(run, open_intents)


def _resumed(run: Run, open_intents: Sequence[Intent]) -> Report:
    sending = Sending(run)
    for number, intent in enumerate(open_intents):
        left = len(open_intents) - number
        if run.cancelled():
            return Report(number, left, cancelled=True)
        try:
            settled = sending.look_up(intent)
            sent = Sent(settled) if settled else _again(run, sending, intent)
        except StripeProblem as problem:
            return Report(number, left, problem)
        if sent.settled is not None:
            run.journal.record([sent.settled], [])
        if sent.problem is not None:
            known = int(sent.settled is not None)
            return Report(number + known, left - known, sent.problem)
        run.progress(number + 1, len(open_intents), intent.words)
    return Report(len(open_intents), 0)


def _again(run: Run, sending: Sending, intent: Intent) -> Sent:
    """The same request once more: under its own key while Stripe remembers that, else under a new one."""
    if run.clock() - intent.made_at >= KEY_SECONDS:
        return sending.send(sending.renewed(intent))
    return sending.send(intent)


class _Applying:
    """The coordinator: hands requests to workers as what they need is done, and writes down what comes back."""

    def __init__(self, run: Run, steps: Sequence[Step]) -> None:
        self.journal = _Locked(run.journal)
        self.run = replace(run, journal=self.journal)
        self.sending = Sending(self.run)
        self.queue = _Queue(steps)
        self.total = len(steps)
        self.done = 0
        self.problem: Problem | None = None
        self.results: queue.SimpleQueue[tuple[Step, Sent | BaseException]] = queue.SimpleQueue()

    def go(self) -> Report:
        """Until nothing is left that can be done."""
        settled: list[Settled] = []
        with ThreadPoolExecutor(self.run.workers, "stripe") as pool:
            while True:
                steps = [] if self._stops() else self.queue.take(self.run.workers)
                for step, intent in self._written_down(settled, steps):
                    pool.submit(self._work, step, intent)
                if not self.queue.under_way:
                    break
                settled = self._collect()
        left = self.total - self.done
        return Report(self.done, left, self.problem, cancelled=left > 0 and self.run.cancelled())

    def _written_down(self, settled: Sequence[Settled], steps: Sequence[Step]) -> list[tuple[Step, Intent]]:
        """Writes down what came back and what is sent next; nothing is sent where somebody else was faster."""
        intents = [self._intent(step) for step in steps]
        try:
            if settled or intents:
                self.journal.record(settled, intents)
        except Conflict as raced:
            self.problem = self.problem or raced
            for step in steps:
                self.queue.finish(step, good=False)
            if settled:
                self.journal.record(settled, [])
            return []
        return list(zip(steps, intents, strict=True))

    def _stops(self) -> bool:
        if self.problem is not None or self.run.cancelled():
            self.sending.stopped.set()
            return True
        return False

    def _intent(self, step: Step) -> Intent:
        return intent_of(step, self.run.numbers, self.run.instance, now=self.run.clock())

    def _work(self, step: Step, intent: Intent) -> None:
        try:
            self.results.put((step, self.sending.send(intent)))
        except StripeProblem as problem:
            self.results.put((step, Sent(None, problem)))
        except BaseException as error:
            self.results.put((step, error))

    def _collect(self) -> list[Settled]:
        """Waits for a result, and takes along those that have come in beside it."""
        found = [self.results.get()]
        while not self.results.empty():
            found.append(self.results.get())
        settled = []
        for step, sent in found:
            if isinstance(sent, BaseException):
                raise sent
            self._settle(step, sent)
            if sent.settled is not None:
                settled.append(sent.settled)
        return settled

    def _settle(self, step: Step, sent: Sent) -> None:
        settled = sent.settled
        good = settled is not None and settled.state == "done"
        self.queue.finish(step, good=good)
        if isinstance(sent.problem, NotSent):  # nothing went wrong: somebody has stopped it
            return
        if settled is None or not good:
            refused = settled.sentence if settled else ""
            self.problem = self.problem or sent.problem or Rejected(f"{step.sentence} {refused}".strip())
            return
        self.done += 1
        if step.verb == "create" and settled.object_id:
            self.run.numbers.ids[step.key] = settled.object_id
        self.run.progress(self.done, self.total, step.sentence)


class _Queue:
    """Steps that wait for others, and those that can go: from every endpoint in turn, so that none holds up all."""

    def __init__(self, steps: Sequence[Step]) -> None:
        inside = {step.id for step in steps}
        self._left = {step.id: {need for need in step.needs if need in inside} for step in steps}
        self._behind: dict[str, list[Step]] = {}
        self._ready: dict[str, deque[Step]] = {}
        self._busy: dict[str, int] = {}
        for step in steps:
            for need in self._left[step.id]:
                self._behind.setdefault(need, []).append(step)
            if not self._left[step.id]:
                self._add(step)

    @property
    def under_way(self) -> int:
        """How many steps are being carried out."""
        return sum(self._busy.values())

    def take(self, most: int) -> list[Step]:
        """The steps to begin now, with `most` under way in all."""
        taken: list[Step] = []
        while self.under_way < most:
            waiting = [kind for kind, steps in self._ready.items() if steps]
            if not waiting:
                break
            kind = min(waiting, key=lambda one: self._busy.get(one, 0))
            taken.append(self._ready[kind].popleft())
            self._busy[kind] = self._busy.get(kind, 0) + 1
        return taken

    def finish(self, step: Step, *, good: bool) -> None:
        """A step is over; what waited for it can go where it was good."""
        self._busy[step.kind] -= 1
        for other in self._behind.pop(step.id, ()) if good else ():
            self._left[other.id].discard(step.id)
            if not self._left[other.id]:
                self._add(other)

    def _add(self, step: Step) -> None:
        self._ready.setdefault(step.kind, deque()).append(step)


class _Locked:
    """A journal that is written by one thread at a time."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()

    def record(self, settled: Sequence[Settled], intents: Sequence[Intent]) -> None:
        """Keeps what became of some intents, and what is sent next."""
        with self._lock:
            self._journal.record(settled, intents)


def missing_permission(gateway: Gateway, steps: Sequence[Step]) -> Forbidden | None:
    """The first permission that the steps need and the key does not include, found out without changing anything.

    An empty request to make an object is refused for what it lacks; where the key may not make one, for that.
    """
    kinds = dict.fromkeys(step.kind for step in steps if step.verb != "use" and step.kind != "product_feature")
    for kind in kinds:
        try:
            gateway.write(KINDS[kind].path, {}, key=str(uuid.uuid4()))
        except Forbidden as forbidden:
            return forbidden
        except (KeyInvalid, Unreachable):
            raise
        except StripeProblem:
            continue
    return None
