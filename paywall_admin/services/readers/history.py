"""What one person has read, was given and paid for, put together as the engine takes it, at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paywall_admin.core.calendar import DAY
from paywall_admin.core.case import (
    AccessGrant,
    Article,
    ArticlesGrant,
    Case,
    Grant,
    Read,
    Reader,
    ResetGrant,
    Subscription,
)
from paywall_admin.core.feed import COUNTED, DENIED, NARROW
from paywall_admin.core.subscriptions import Record, at_moment, deciding
from paywall_admin.services.query import Asking
from paywall_admin.services.readers.engines import in_force
from paywall_admin.store import readers
from paywall_admin.store.readers import GrantRow, ReaderRow, SubscriptionRow, ViewRow

MOST_VIEWS: Final = 5000
"""How many of the latest views are looked at one by one; more of them within one period change no card."""
SHOWN_DAYS: Final = 93
_ACCESS: Final = {
    "open": "The wall was open for everyone.",
    "free_access": "Access was free for everyone.",
    "exempt": "This content is free and never counts.",
    "subscriber": "It was read under a subscription.",
    "trial": "It was read during a trial.",
    "grace": "It was read while a failed payment was being settled.",
    "complimentary": "It was read while access was given.",
}


@dataclass(frozen=True)
class CountedView:
    """A view that used up an article; `told` where the feed itself said so."""

    article: str
    at: int
    told: bool


@dataclass(frozen=True)
class OtherView:
    """A view that used up none, and why."""

    article: str
    at: int
    why: str


@dataclass(frozen=True)
class Past:
    """A person up to a moment: the ids, the records, and the views sorted into those that count and those that do not.

    `more` tells that there were more views than are looked at.
    """

    people: tuple[ReaderRow, ...]
    records: tuple[Record, ...]
    grants: tuple[GrantRow, ...]
    counted: tuple[CountedView, ...]
    others: tuple[OtherView, ...]
    more: bool

    def case(self, at: int, article: Article, device: str = "wide") -> Case:
        """The case of this person reading an article at that moment."""
        return Case(at, device, _reader(self, at, [Read(view.article, view.at) for view in self.counted]), article)


def past(asking: Asking, number: int, at: int) -> Past | None:
    """Everything about a person up to and with `at`; None where there is no such reader."""
    people = readers.person(asking.look, number)
    if not people:
        return None
    numbers = [one.number for one in people]
    records = tuple(_record(row) for row in readers.subscriptions(asking.look, people))
    grants = tuple(row for row in readers.grants(asking.look, numbers) if row.given_at <= at)
    since = min(in_force(asking, at).engine.looks_back(at), at - SHOWN_DAYS * DAY)
    oldest = readers.first_day(asking.look)
    since = max(since, (oldest or 0) * DAY)
    found = readers.views(asking.look, numbers, since, at, MOST_VIEWS + 1)
    more = len(found) > MOST_VIEWS
    known = Past(people, records, grants, (), (), more)
    counted, others = _sorted_out(asking, known, found[:MOST_VIEWS])
    return Past(people, records, grants, counted, others, more)


def _sorted_out(
    asking: Asking, known: Past, found: Sequence[ViewRow]
) -> tuple[tuple[CountedView, ...], tuple[OtherView, ...]]:
    """Goes through the views in order: what the feed says holds; where it says nothing, the rules of that time do."""
    counted: list[CountedView] = []
    reads: list[Read] = []
    others: list[OtherView] = []
    seen: set[tuple[str, int]] = set()
    for view in reversed(found):
        told, device = view.mark & 3, "narrow" if view.mark & NARROW else "wide"
        if told == COUNTED:
            if (view.article, view.at) not in seen:
                seen.add((view.article, view.at))
                counted.append(CountedView(view.article, view.at, told=True))
                reads.append(Read(view.article, view.at))
            continue
        article = Article(view.article, view.section, view.content_type, view.tags)
        case = Case(view.at, device, _reader(known, view.at, reads), article)
        verdict = in_force(asking, view.at).engine.judge(case)
        if verdict.counts and told != DENIED:
            counted.append(CountedView(view.article, view.at, told=False))
            reads.append(Read(view.article, view.at))
        else:
            others.append(OtherView(view.article, view.at, _why(verdict.access, verdict.state, counts=verdict.counts)))
    return tuple(reversed(counted)), tuple(reversed(others))


def _why(access: str, state: str, *, counts: bool) -> str:
    if counts:
        return "The website said that it did not count."
    if access == "deny":
        return "It was not shown: the reader met the wall."
    return _ACCESS.get(state, "It was counted already in that period.")


def _reader(known: Past, at: int, reads: Sequence[Read]) -> Reader:
    lead = known.people[0]
    facts = {
        name: next((value for one in known.people if (value := getattr(one, name)) is not None), None)
        for name in ("locale", "country")
    }
    return Reader(
        "registered" if any(one.is_registered for one in known.people) else "anonymous",
        lead.id,
        facts["locale"],
        facts["country"],
        subscription_of(known.records, at),
        tuple(_grant(row) for row in known.grants if row.given_at <= at),
        tuple(reads),
    )


def subscription_of(records: Sequence[Record], at: int) -> Subscription | None:
    """The record that decides at a moment."""
    return deciding(then for record in records if (then := at_moment(record, at)) is not None)


def _record(row: SubscriptionRow) -> Record:
    subscription = Subscription(
        row.status,
        row.trial_end,
        row.current_period_end,
        row.past_due_since,
        row.ended_at,
        bool(row.ended_during_trial),
    )
    return Record(row.source, row.id, row.started_at, subscription)


def _grant(row: GrantRow) -> Grant:
    if row.kind == "access":
        return AccessGrant(row.until or 0)
    if row.kind == "articles":
        return ArticlesGrant(row.count or 0, row.since, row.until or 0)
    return ResetGrant(row.since)
