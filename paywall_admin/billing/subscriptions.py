"""A subscription at Stripe as the contract's record, and as support reads it. Pure: the time is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from paywall_admin.core.case import STATUSES, Subscription

Label = Literal[
    "trial", "paid_trial", "subscriber", "introductory", "grace", "unpaid", "unfinished", "never_started",
    "trial_expired", "paused", "expired", "unknown",
]  # fmt: skip
# A trial that ends unpaid is cancelled a little after its end.
_RETRY_SECONDS: Final = 3600
_BEST_FIRST: Final = ("active", "trialing", "past_due", "paused", "unpaid", "canceled", "incomplete")

WORDS: Final[Mapping[Label, str]] = {
    "trial": "Trial active",
    "paid_trial": "Trial active (paid)",
    "subscriber": "Subscriber",
    "introductory": "Subscriber (introductory price)",
    "grace": "In grace: the last payment failed",
    "unpaid": "Full access expired (unpaid)",
    "unfinished": "Payment not finished",
    "never_started": "Never started",
    "trial_expired": "Trial expired",
    "paused": "Paused",
    "expired": "Full access expired",
    "unknown": "Unknown",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One subscription as it is kept; instants are UTC seconds.

    `label` is how it is shown apart from what depends on the time, `until` the end that is shown with it, `price` and
    `offer` what it is for, `cancels` whether it ends instead of renewing.
    """

    id: str
    customer: str
    status: str
    trial_end: int | None
    current_period_end: int | None
    past_due_since: int | None
    ended_at: int | None
    ended_during_trial: bool
    label: str
    until: int | None
    cancels: bool
    collection_paused: bool
    current_trial_end: int | None
    price: str | None
    offer: str | None
    created_at: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """How a record is shown at a moment: `label`, its `words`, and until when where that is known."""

    label: Label
    words: str
    until: int | None


def read(raw: Mapping[str, Any], *, unpaid_since: int | None = None) -> Record:
    """A subscription of Stripe's as a record; `unpaid_since` is when its first unpaid invoice was finalized."""
    items = [item for item in (raw.get("items") or {}).get("data") or () if item]
    ends = [item["current_period_end"] for item in items if item.get("current_period_end")]
    starts = [item["current_period_start"] for item in items if item.get("current_period_start")]
    trials = [end for item in items if (end := (item.get("current_trial") or {}).get("end_date"))]
    status = str(raw.get("status"))
    period_end, trial_end = max(ends, default=None), raw.get("trial_end")
    ended_at, in_trial = _end(raw, status, trial_end)
    since = unpaid_since or max(starts, default=None) or raw.get("created")
    cancels = bool(raw.get("cancel_at_period_end") or raw.get("cancel_at"))
    label = _label(raw, status, in_trial=in_trial)
    until = {"trialing": trial_end, "active": raw.get("cancel_at") or period_end, "past_due": period_end}.get(status)
    return Record(
        id=raw["id"],
        customer=_id(raw.get("customer")) or "",
        status=status,
        trial_end=trial_end,
        current_period_end=period_end,
        past_due_since=since if status == "past_due" else None,
        ended_at=ended_at,
        ended_during_trial=in_trial,
        label=label,
        until=until or ended_at,
        cancels=cancels,
        collection_paused=bool(raw.get("pause_collection")),
        current_trial_end=max(trials, default=None),
        price=next((_id(item.get("price")) for item in items if item.get("price")), None),
        offer=(raw.get("metadata") or {}).get("pw_offer"),
        created_at=raw.get("created"),
    )


def _id(value: Any) -> str | None:
    return value.get("id") if isinstance(value, Mapping) else value


def _end(raw: Mapping[str, Any], status: str, trial_end: int | None) -> tuple[int | None, bool]:
    """When access ended, and whether that was still in the trial."""
    if status == "canceled":
        ended = raw.get("ended_at") or raw.get("canceled_at")
        return ended, bool(trial_end and ended and ended <= trial_end + _RETRY_SECONDS)
    if status == "paused":
        paused = (raw.get("status_details") or {}).get("paused") or {}
        reason = (paused.get("subscription") or {}).get("type")
        return paused.get("transitioned_at"), reason == "trial_end_without_payment_method"
    return None, False


def _label(raw: Mapping[str, Any], status: str, *, in_trial: bool) -> str:
    if status == "active":
        running = bool(raw.get("discounts")) or any(
            item.get("discounts") for item in (raw.get("items") or {}).get("data") or () if item
        )
        return "introductory" if running and (raw.get("metadata") or {}).get("pw_offer") else "subscriber"
    if status == "paused":
        return "trial_expired" if in_trial else "paused"
    if status == "canceled":
        return "trial_expired" if in_trial else "expired"
    plain = {
        "trialing": "trial", "past_due": "grace", "unpaid": "unpaid", "incomplete": "unfinished",
        "incomplete_expired": "never_started",
    }  # fmt: skip
    return plain.get(status, "unknown")


def shown(record: Record, now: int) -> Shown:
    """How a record is shown at a moment: a paid trial is one until the second at which it ends."""
    label: Any = record.label if record.label in WORDS else "unknown"
    until = record.until
    if record.status == "active" and record.current_trial_end is not None and now < record.current_trial_end:
        label, until = "paid_trial", record.current_trial_end
    words = WORDS[label]
    if label == "unknown":
        words = f"Unknown ({record.status})"
    elif record.cancels and record.status in ("trialing", "active"):
        words += ", will not renew"
    if record.collection_paused:
        words += ", collection paused"
    return Shown(label, words, until)


def contract(record: Record) -> Subscription | None:
    """The record as the contract has it; None for a status that it does not know."""
    if record.status not in STATUSES:
        return None
    return Subscription(
        status=record.status,
        trial_end=record.trial_end,
        current_period_end=record.current_period_end,
        past_due_since=record.past_due_since,
        ended_at=record.ended_at,
        ended_during_trial=record.ended_during_trial,
    )


def best(records: Iterable[Record]) -> Record | None:
    """The record that counts for a reader with several: the one that gives most, of equals the longest."""

    def rank(record: Record) -> tuple[int, int, str]:
        place = _BEST_FIRST.index(record.status) if record.status in _BEST_FIRST else len(_BEST_FIRST)
        return -place, record.current_period_end or record.ended_at or record.trial_end or 0, record.id

    return max(records, key=rank, default=None)
