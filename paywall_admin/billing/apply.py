"""Carries a plan out and decides nothing: each request is written down before it leaves and again when it is done."""

from __future__ import annotations

import queue
import random
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, Final

from paywall_admin.billing import objects
from paywall_admin.billing.catalog import KINDS
from paywall_admin.billing.gateway import (
    Busy,
    Failed,
    Forbidden,
    Gateway,
    KeyInvalid,
    Limited,
    Rejected,
    StripeProblem,
    Unreachable,
)
from paywall_admin.billing.intent import KEY_SECONDS, Intent, Journal, Numbers, Settled, intent_of
from paywall_admin.billing.plan import Step

WORKERS: Final = 16
_PATIENCE_SECONDS: Final = 60.0
_MOST_FAILURES: Final = 3
_LONG_BEFORE: Final = 86_400
_CHANCE: Final = random.SystemRandom()  # two desks that wait do not come back together


@dataclass(frozen=True)
class Report:
    """How an apply went: `done` steps, what is `left`, and why it stopped before its end."""

    done: int
    left: int
    problem: StripeProblem | None = None
    cancelled: bool = False


@dataclass
class Run:
    """What an apply works with. `progress` hears how many of how many steps are done, and what was done last."""

    gateway: Gateway
    journal: Journal
    instance: str
    clock: Callable[[], int]
    cancelled: Callable[[], bool] = lambda: False
    progress: Callable[[int, int, str], None] = lambda *_: None
    workers: int = WORKERS
    sleep: Callable[[float], object] = time.sleep
    numbers: Numbers = field(default_factory=Numbers)


def apply(run: Run, steps: Sequence[Step], bound: Mapping[str, str]) -> Report:
    """Carries out the steps, which stand behind those they need; `bound` are the things that are there already."""
    run.numbers.ids.update(bound)
    return _Applying(run, [step for step in steps if step.verb != "use" and step.held is None]).go()


def resume(run: Run, open_intents: Sequence[Intent]) -> Report:
    """Finds out what became of requests whose answer was never written down, and sends what never arrived."""
    sending = _Sending(run)
    for number, intent in enumerate(open_intents):
        try:
            settled = sending.look_up(intent) or _again(run, sending, intent)
        except StripeProblem as problem:
            return Report(number, len(open_intents) - number, problem)
        run.journal.record([settled], [])
        run.progress(number + 1, len(open_intents), intent.words)
    return Report(len(open_intents), 0)


def _again(run: Run, sending: _Sending, intent: Intent) -> Settled:
    """The same request once more: under its own key while Stripe remembers that, else under a new one."""
    if run.clock() - intent.made_at >= KEY_SECONDS:
        return sending.send(sending.renewed(intent))
    return sending.send(intent)


class _Sending:
    """One request, with everything that can happen to it on the way."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.stopped = threading.Event()

    def send(self, intent: Intent) -> Settled:
        """Sends until there is a result; what only a person can put right is raised."""
        began, failures, tries = time.monotonic(), 0, 0
        while True:
            try:
                return self._sent(intent)
            except Limited as limited:
                self._wait(limited.seconds * _CHANCE.uniform(1.0, 1.5), "Stripe asks for a pause", began, limited)
            except (Busy, Unreachable) as problem:
                words = "Stripe cannot be reached" if isinstance(problem, Unreachable) else problem.sentence
                self._wait(min(0.2 * 2**tries, 8.0) * _CHANCE.uniform(0.8, 1.2), words, began, problem)
                tries += 1
                if isinstance(problem, Busy):  # whoever held the key may have done it
                    found = self.look_up(intent)
                    if found:
                        return found
            except Failed as failed:
                found = self.look_up(intent)
                if found:
                    return found
                failures += 1
                if failures >= _MOST_FAILURES:
                    raise failed from None
                intent = self.renewed(intent)  # the fault would be replayed under the same key

    def _sent(self, intent: Intent) -> Settled:
        try:
            raw = self.run.gateway.write(intent.path, intent.params, key=intent.id, verb=intent.method)
        except Rejected as rejected:
            return self._rejected(intent, rejected)
        return _done(intent, raw)

    def _rejected(self, intent: Intent, rejected: Rejected) -> Settled:
        """A refusal stands, but where it says that the thing is there, or gone, already."""
        settled = self.look_up(intent)
        return settled or Settled(intent, "refused", intent.target, sentence=rejected.sentence)

    def look_up(self, intent: Intent) -> Settled | None:
        """Whether an intent was carried out, seen in lists, which are never behind."""
        if intent.verb == "create":
            return self._look_for_made(intent)
        if intent.method == "delete":
            path = intent.path.rpartition("/")[0]
            there = any(raw["id"] == intent.target for raw in self._listed(path))
            return None if there else Settled(intent, "done", intent.target)
        expand = list(objects.EXPANDED.get(intent.kind, ()))
        raw = self.run.gateway.read(intent.path, {"expand": expand} if expand else {})
        found = objects.read(intent.kind, raw, self.run.instance)
        asked = {name: value for name, value in intent.fields.items() if name in found.fields}
        if not asked or any(found.fields[name] != value for name, value in asked.items()):
            return None
        return _done(intent, raw)

    def _look_for_made(self, intent: Intent) -> Settled | None:
        for raw in self._listed(intent.path):
            if raw.get("created", intent.made_at) < intent.made_at - _LONG_BEFORE:
                return None  # the newest come first, and what is older cannot be it
            if intent.kind == "product_feature":
                if raw["entitlement_feature"]["id"] == intent.fields["feature"]:
                    return _done(intent, raw)
            elif (raw.get("metadata") or {}).get(objects.INTENT) == intent.id:
                return _done(intent, raw)
        return None

    def _listed(self, path: str, params: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        for page in self.run.gateway.pages(path, params):
            yield from page

    def renewed(self, intent: Intent) -> Intent:
        """The same request under a new key, written down before it is sent."""
        step = Step(
            intent.step, "+", intent.verb, intent.kind, intent.key, "", fields=intent.fields, target=intent.target,
            sentence=intent.words,
        )  # fmt: skip
        new = intent_of(step, self.run.numbers, self.run.instance, now=self.run.clock())
        given_up = Settled(intent, "refused", sentence="Stripe had a fault; it was sent again under another key.")
        self.run.journal.record([given_up], [new])
        return new

    def _wait(self, seconds: float, words: str, began: float, problem: StripeProblem) -> None:
        """Waits visibly; gives up after a minute, when somebody cancels, and when another request has stopped all."""
        if self.stopped.is_set() or self.run.cancelled() or time.monotonic() - began > _PATIENCE_SECONDS:
            raise problem
        self.run.progress(-1, -1, f"{words}; trying again")
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.run.cancelled():
            self.run.sleep(min(0.1, max(end - time.monotonic(), 0.0)))


def _done(intent: Intent, raw: Mapping[str, Any]) -> Settled:
    return Settled(intent, "done", raw.get("id", intent.target), raw.get("url"), intent.words)


class _Applying:
    """The coordinator: hands requests to workers as what they need is done, and writes down what comes back."""

    def __init__(self, run: Run, steps: Sequence[Step]) -> None:
        self.journal = _Locked(run.journal)
        self.run = replace(run, journal=self.journal)
        self.sending = _Sending(self.run)
        self.queue = _Queue(steps)
        self.total = len(steps)
        self.done = 0
        self.problem: StripeProblem | None = None
        self.results: queue.SimpleQueue[tuple[Step, _Result]] = queue.SimpleQueue()

    def go(self) -> Report:
        """Until nothing is left that can be done."""
        settled: list[Settled] = []
        with ThreadPoolExecutor(self.run.workers, "stripe") as pool:
            while True:
                steps = [] if self._stops() else self.queue.take(self.run.workers)
                intents = [self._intent(step) for step in steps]
                if settled or intents:
                    self.journal.record(settled, intents)
                for step, intent in zip(steps, intents, strict=True):
                    pool.submit(self._work, step, intent)
                if not self.queue.under_way:
                    break
                settled = self._collect()
        return Report(self.done, self.total - self.done, self.problem, self.run.cancelled())

    def _stops(self) -> bool:
        if self.problem is not None or self.run.cancelled():
            self.sending.stopped.set()
            return True
        return False

    def _intent(self, step: Step) -> Intent:
        return intent_of(step, self.run.numbers, self.run.instance, now=self.run.clock())

    def _work(self, step: Step, intent: Intent) -> None:
        try:
            self.results.put((step, _Result(self.sending.send(intent))))
        except (Forbidden, KeyInvalid, Limited) as problem:  # it was certainly not carried out
            refused = Settled(intent, "refused", intent.target, sentence=problem.sentence)
            self.results.put((step, _Result(refused, problem)))
        except StripeProblem as problem:
            self.results.put((step, _Result(None, problem)))
        except BaseException as error:
            self.results.put((step, _Result(None, None, error)))

    def _collect(self) -> list[Settled]:
        """Waits for a result, and takes along those that have come in beside it."""
        found = [self.results.get()]
        while not self.results.empty():
            found.append(self.results.get())
        for step, result in found:
            if result.error is not None:
                raise result.error
            self._settle(step, result)
        return [result.settled for _, result in found if result.settled is not None]

    def _settle(self, step: Step, result: _Result) -> None:
        settled = result.settled
        good = settled is not None and settled.state == "done"
        self.queue.finish(step, good=good)
        if settled is None or not good:
            refused = settled.sentence if settled else ""
            self.problem = self.problem or result.problem or Rejected(f"{step.sentence} {refused}".strip())
            return
        self.done += 1
        if step.verb == "create" and settled.object_id:
            self.run.numbers.ids[step.key] = settled.object_id
        self.run.progress(self.done, self.total, step.sentence)


@dataclass(frozen=True, slots=True)
class _Result:
    settled: Settled | None
    problem: StripeProblem | None = None
    error: BaseException | None = None


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
