"""Entitlement: whether a reader may read without the meter, and what it means to have lapsed (contract, section 4)."""

from __future__ import annotations

from typing import Final, NamedTuple

from paywall_admin.core.calendar import DAY, instant
from paywall_admin.core.case import AccessGrant, Case, Subscription

LAPSED_STATUSES: Final = frozenset({"canceled", "unpaid", "paused", "past_due"})


class Entitlement(NamedTuple):
    """The state that lets a reader in (None: nothing does), why, and until when a grant that decides lasts."""

    state: str | None
    outcome: str
    until: int | None = None


def entitlement(case: Case, grace: int) -> Entitlement:
    """Find what entitles the reader: the subscription first, then an access grant; `grace` is in seconds."""
    record = case.reader.subscription
    if record is not None:
        if record.status == "active":
            return _ACTIVE
        if record.status == "trialing":
            return _TRIAL
        if (end := _grace_end(record, grace)) is not None and case.at < end:
            return Entitlement("grace", f"A payment failed; access goes on until {instant(end)}.")
    until = max((grant.until for grant in case.reader.grants if isinstance(grant, AccessGrant)), default=0)
    if case.at < until:
        return Entitlement("complimentary", f"Access was given until {instant(until)}.", until)
    if record is None:
        return _NOTHING
    return Entitlement(None, f"The subscription gives no access (status {record.status}).")


_ACTIVE: Final = Entitlement("subscriber", "The subscription is active.")
_TRIAL: Final = Entitlement("trial", "The trial is running.")
_NOTHING: Final = Entitlement(None, "There is no subscription.")


def _grace_end(record: Subscription, grace: int) -> int | None:
    if record.status != "past_due" or record.past_due_since is None:
        return None
    return record.past_due_since + grace


def has_lapsed(record: Subscription | None) -> bool:
    """Say whether a subscription that does not entitle has lapsed; an incomplete one never gave access."""
    return record is not None and record.status in LAPSED_STATUSES


def is_over(record: Subscription, days: int | None, at: int) -> bool:
    """Say whether the subscription ended so long ago that its reader is an ordinary one again."""
    return days is not None and record.ended_at is not None and at >= record.ended_at + days * DAY
