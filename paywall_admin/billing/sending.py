"""One request to Stripe with everything that can happen to it on the way: waited for, looked up, sent again."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from paywall_admin.billing import objects
from paywall_admin.billing.gateway import (
    Busy,
    Failed,
    Forbidden,
    Gateway,
    KeyInvalid,
    Limited,
    NotSent,
    Rejected,
    StripeProblem,
    Unreachable,
)
from paywall_admin.billing.intent import Intent, Journal, Numbers, Settled, intent_of
from paywall_admin.billing.plan import Step
from paywall_admin.billing.snapshot import QUERIES

WORKERS: Final = 16
FIRST_PAUSE = 0.2
"""How long is waited before the second attempt, in seconds; each further pause is twice as long."""
_PATIENCE_SECONDS: Final = 60.0
_MOST_FAILURES: Final = 4
_LONG_BEFORE: Final = 86_400
_CHANCE: Final = random.SystemRandom()  # two desks that wait do not come back together


@dataclass
class Run:
    """What an apply works with. `progress` hears how many of how many steps are done, and what was done last.

    `clock` is Stripe's: ages of keys and of objects are told by it.
    """

    gateway: Gateway
    journal: Journal
    instance: str
    clock: Callable[[], int]
    cancelled: Callable[[], bool] = lambda: False
    progress: Callable[[int, int, str], None] = lambda *_: None
    workers: int = WORKERS
    sleep: Callable[[float], object] = time.sleep
    numbers: Numbers = field(default_factory=Numbers)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a request; `settled` is None where that is not known. `problem` is for a person to put right."""

    settled: Settled | None
    problem: StripeProblem | None = None


@contextmanager
def stoppable(run: Run) -> Iterator[None]:
    """While it lasts, what still waits to be sent is stopped with the run."""
    before, run.gateway.stopped = run.gateway.stopped, run.cancelled
    try:
        yield
    finally:
        run.gateway.stopped = before


class Sending:
    """Sends requests until there is a result. `stopped` ends the waiting of all of them."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.stopped = threading.Event()

    def send(self, intent: Intent) -> Sent:
        """Sends until there is a result; what it cannot find out is raised, or left open in the answer."""
        began, failures, tries, unsure = time.monotonic(), 0, 0, False
        while True:
            try:
                return Sent(self._sent(intent))
            except (Forbidden, KeyInvalid, NotSent) as problem:
                return _turned_away(intent, problem, unsure=unsure)
            except (Limited, Busy, Unreachable) as problem:
                unsure = unsure or not isinstance(problem, Limited)
                if not self._wait(problem, tries, began):
                    return _turned_away(intent, problem, unsure=unsure)
                tries += 1
                found = self.look_up(intent) if isinstance(problem, Busy) else None
                if found:  # whoever held the key has done it
                    return Sent(found)
            except Failed as failed:
                failures += 1
                found = self.look_up(intent)
                if found or failures >= _MOST_FAILURES or not self._wait(failed, failures, began):
                    return Sent(found, None if found else failed)
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
        try:
            return self._look_at_target(intent)
        except Rejected as rejected:
            if rejected.stripe_code != "resource_missing":
                raise
        # It is gone: what should be taken away is, and nothing of it can be changed any more.
        return Settled(intent, "done", intent.target) if intent.method == "delete" else None

    def _look_at_target(self, intent: Intent) -> Settled | None:
        if intent.method == "delete":
            path = intent.path.rpartition("/")[0]
            there = any(raw["id"] == intent.target for raw in self._listed(path))
            return None if there else Settled(intent, "done", intent.target)
        expand = list(objects.EXPANDED.get(intent.kind, ()))
        raw = self.run.gateway.read(intent.path, {"expand": expand} if expand else {})
        if raw.get("deleted"):
            return None
        found = objects.read(intent.kind, raw, self.run.instance)
        asked = {name: value for name, value in intent.fields.items() if name in found.fields}
        if not asked or any(found.fields[name] != value for name, value in asked.items()):
            return None
        return _done(intent, raw)

    def _look_for_made(self, intent: Intent) -> Settled | None:
        for query in QUERIES.get(intent.kind, ({},)):
            for raw in self._listed(intent.path, query):
                if raw.get("created", intent.made_at) < intent.made_at - _LONG_BEFORE:
                    break  # the newest come first, and what is older cannot be it
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

    def _wait(self, problem: StripeProblem, tries: int, began: float) -> bool:
        """Waits visibly; says no after a minute, once somebody cancels, and where another request has stopped all."""
        if self._is_over() or time.monotonic() - began > _PATIENCE_SECONDS:
            return False
        words, seconds = problem.sentence, min(FIRST_PAUSE * 2**tries, 8.0) * _CHANCE.uniform(0.8, 1.2)
        if isinstance(problem, Limited):
            words, seconds = "Stripe asks for a pause", problem.seconds * _CHANCE.uniform(1.0, 1.5)
        elif isinstance(problem, Unreachable):
            words = "Stripe cannot be reached"
        elif isinstance(problem, Failed):
            words = "Stripe had a fault of its own"
        self.run.progress(-1, -1, f"{words}; trying again")
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._is_over():
            self.run.sleep(min(0.1, max(end - time.monotonic(), 0.0)))
        return not self._is_over()

    def _is_over(self) -> bool:
        return self.stopped.is_set() or self.run.cancelled()


def _turned_away(intent: Intent, problem: StripeProblem, *, unsure: bool) -> Sent:
    """It was not carried out this time; whether it was before, while no answer came, has to be looked up."""
    refused = None if unsure else Settled(intent, "refused", intent.target, sentence=problem.sentence)
    return Sent(refused, problem)


def _done(intent: Intent, raw: Mapping[str, Any]) -> Settled:
    return Settled(intent, "done", raw.get("id", intent.target), raw.get("url"), intent.words)
