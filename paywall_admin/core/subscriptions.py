"""Subscription records over time: which of several decides, and what a record said at a moment that has passed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from paywall_admin.core.case import Subscription
from paywall_admin.core.entitlement import LAPSED_STATUSES


class Record(NamedTuple):
    """A subscription as it is known now: where that comes from, its id, when it began, and the contract's fields."""

    source: str
    id: str
    started_at: int | None
    subscription: Subscription


_GIVING: Final = ("active", "trialing", "past_due")
_RUNNING: Final = frozenset(_GIVING)


def at_moment(record: Record, at: int) -> Subscription | None:
    """Say what a record was at `at`, as far as its dates tell; None before it began.

    A trial that had not ended then was running, an end that lay ahead had not come, and so with a failed payment.
    """
    if record.started_at is not None and at < record.started_at:
        return None
    now = record.subscription
    in_trial = now.trial_end is not None and at < now.trial_end
    if now.ended_at is not None and at < now.ended_at:
        status = "trialing" if in_trial else "active"
        return Subscription(status, now.trial_end, now.current_period_end)
    if now.past_due_since is not None and at < now.past_due_since:
        return Subscription("trialing" if in_trial else "active", now.trial_end, now.current_period_end)
    if now.status == "active" and in_trial:
        return now._replace(status="trialing")
    return now


def deciding(records: Iterable[Subscription]) -> Subscription | None:
    """Choose the one that decides: one that gives access first, then one that has lapsed last, then any."""
    found = list(records)
    if not found:
        return None
    giving = [one for one in found if one.status in _RUNNING]
    if giving:
        return min(giving, key=lambda one: (_GIVING.index(one.status), -(one.current_period_end or 0)))
    lapsed = [one for one in found if one.status in LAPSED_STATUSES]
    return max(lapsed or found, key=lambda one: (one.ended_at or 0, one.current_period_end or 0))


def remarks(records: Sequence[Record], at: int) -> tuple[str, ...]:
    """Say what is out of the ordinary: several running at once, and more than one trial."""
    known = [(record, then) for record in records if (then := at_moment(record, at)) is not None]
    running = [record for record, then in known if then.status in _RUNNING]
    trials = [record for record, then in known if then.trial_end is not None or then.ended_during_trial]
    said = []
    if len(running) > 1:
        said.append(f"{len(running)} subscriptions run at the same time: the reader pays more than once.")
    if len(trials) > 1:
        said.append(f"This reader has had {len(trials)} trials.")
    return tuple(said)
