"""The reader's card: what this reader meets at a moment, and why, all from the one decision engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from paywall_admin.core import replies
from paywall_admin.core.calendar import Zone, epoch, instant
from paywall_admin.core.case import Article, Case
from paywall_admin.core.countryzones import zones_of
from paywall_admin.core.decision import Decision
from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.core.subscriptions import Record, at_moment, remarks
from paywall_admin.core.vocabulary import Vocabulary
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.readers.cases import demand_case, is_revealed
from paywall_admin.services.readers.engines import Rules, in_force
from paywall_admin.services.readers.history import CountedView, OtherView, Past, past
from paywall_admin.services.readers.masks import masked_email, masked_id
from paywall_admin.store import readers
from paywall_admin.store.readers import GrantRow
from paywall_admin.system import assets

NEXT: Final = "the-next-article"
"""Stands for an ordinary article that the reader has not read yet."""
_MOST_SHOWN: Final = 500
_BACK_AND_FORTH: Final = {"audit:undo": "Undo: ", "audit:redo": "Do again: "}
_SOURCES: Final = {"feed": "the website's feed", "stripe": "Stripe"}


@dataclass(frozen=True)
class SubscriptionView:
    """A subscription as support sees it; `status` is what it was at the moment of the card."""

    source: str
    id: str
    status: str
    started_at: int | None
    trial_end: int | None
    current_period_end: int | None
    ended_at: int | None


@dataclass(frozen=True)
class Step:
    """One remedy or other step in the reader's history."""

    entry: int
    at: int
    actor: str
    label: str
    reason: str
    undone: bool


@dataclass(frozen=True)
class Card:
    """One reader at one moment. Times are UTC seconds; `version` None: nothing is published, the draft was asked.

    `reader_offsets` are what the clocks of `reader_zones` show at `resets_at`, as seconds from UTC.
    """

    number: int
    at: int
    ids: tuple[str, ...]
    email: str | None
    revealed: bool
    registered: bool
    country: str | None
    locale: str | None
    sentence: str
    left: int | None
    used: int | None
    limit: int | None
    resets_at: int | None
    zone: str
    reader_zones: tuple[str, ...]
    reader_offsets: tuple[int, ...]
    counted: tuple[CountedView, ...]
    others: tuple[OtherView, ...]
    more_views: bool
    entitlement: str
    subscriptions: tuple[SubscriptionView, ...]
    remarks: tuple[str, ...]
    grants: tuple[GrantRow, ...]
    decision: Decision
    version: int | None
    reply: str
    reply_language: str
    steps: tuple[Step, ...]
    case: Mapping[str, Any]


@dataclass(frozen=True)
class GetCard(Query[Card]):
    """The card of a reader under an open case: now or at a past moment, on an ordinary article or the one named."""

    number: int
    case: int | None
    at: int | None = None
    article: str | None = None
    device: str = "wide"


@answers(GetCard, looks=True)
def get_card(asking: Asking, query: GetCard) -> Card:
    """Puts the card together."""
    support_case = demand_case(asking, query.case)
    at = asking.now if query.at is None else query.at
    if at > asking.now:
        raise BadInput("future", "A card shows now or a past moment; choose an earlier one.", place="at")
    known = past(asking, query.number, at)
    if known is None:
        raise NotFound("no-such-reader", "There is no such reader here; search again.", place="number")
    rules = in_force(asking, at)
    case = known.case(at, _article(asking, query.article), query.device)
    decision = rules.engine.decide(case)
    revealed = any(is_revealed(asking, support_case.number, one.number) for one in known.people)
    return _card(asking, known, rules, case, decision, revealed=revealed)


def _card(asking: Asking, known: Past, rules: Rules, case: Case, decision: Decision, *, revealed: bool) -> Card:
    lead, reader = known.people[0], case.reader
    email = next((one.email for one in known.people if one.email), None)
    used, limit = decision["articlesRead"], decision["limit"]
    left = None if limit is None or used is None else max(0, limit - used)
    zone = rules.payload["publication"]["timeZone"]
    resets_at = _seconds(decision["resetsAt"])
    reader_zones = () if resets_at is None else zones_of(reader.country or "")
    words = _replies()
    language = replies.language_of(reader.locale, words)
    return Card(
        number=lead.number,
        at=case.at,
        ids=tuple(one.id if revealed else masked_id(one.id) for one in known.people),
        email=email if revealed or email is None else masked_email(email),
        revealed=revealed,
        registered=reader.kind == "registered",
        country=reader.country,
        locale=reader.locale,
        sentence=state_sentence(decision, left),
        left=left,
        used=used,
        limit=limit,
        resets_at=resets_at,
        zone=zone,
        reader_zones=reader_zones,
        reader_offsets=tuple(Zone.load(name).offset(resets_at or 0) for name in reader_zones),
        counted=known.counted[:_MOST_SHOWN],
        others=known.others[:_MOST_SHOWN],
        more_views=known.more or max(len(known.counted), len(known.others)) > _MOST_SHOWN,
        entitlement=_entitlement(known, case, decision),
        subscriptions=_subscriptions(known, case.at, revealed=revealed),
        remarks=remarks(known.records, case.at),
        grants=known.grants,
        decision=decision,
        version=rules.number,
        reply=replies.reply(decision, _facts(rules, decision, known, case, language), language, words[language]),
        reply_language=language,
        steps=_steps(asking, known, case.at),
        case=case_json(case),
    )


def state_sentence(decision: Decision, left: int | None) -> str:
    """Say what the reader meets on the next article, in a sentence."""
    state, limit = decision["state"], decision["limit"]
    known = _STATES.get(state)
    if known is not None:
        return known
    if decision["access"] == "deny":
        return (
            f"Meets the wall: all {limit} free articles are read."
            if limit
            else "Meets the wall: no meter is for this reader."
        )
    if left == 1:
        return f"Can read 1 more free article of {limit}."
    return f"Can read {left} more free articles of {limit}."


_STATES: Final = {
    "open": "Reads everything: the wall is open for everyone.",
    "free_access": "Reads everything: access is free for everyone today.",
    "exempt": "Reads this article: it is free and never counts.",
    "subscriber": "Reads everything: the subscription is active.",
    "trial": "Reads everything: the trial is running.",
    "grace": "Reads everything for now: a payment failed and is being settled.",
    "complimentary": "Reads everything: access was given.",
    "trial_expired": "Meets the wall: the trial has ended.",
    "access_expired": "Meets the wall: the subscription has ended.",
    "locked": "Meets the wall: this article is for subscribers only.",
}


def case_json(case: Case) -> dict[str, Any]:
    """The case as the contract writes it, for the preview and for `decide`."""
    reader = case.reader
    record = reader.subscription
    made: dict[str, Any] = {
        "at": instant(case.at),
        "device": case.device,
        "reader": {
            "id": reader.id, "kind": reader.kind, "locale": reader.locale, "country": reader.country,
            "subscription": None if record is None else _record_json(record._asdict()),
            "grants": [_grant_json(grant) for grant in reader.grants],
            "reads": [{"article": read.article, "at": instant(read.at)} for read in reader.reads],
        },
        "article": {
            "id": case.article.id, "section": case.article.section, "contentType": case.article.content_type,
            "tags": list(case.article.tags),
        },
    }  # fmt: skip
    return made


_RECORD: Final = {
    "trial_end": "trialEnd", "current_period_end": "currentPeriodEnd", "past_due_since": "pastDueSince",
    "ended_at": "endedAt",
}  # fmt: skip


def _record_json(fields: dict[str, Any]) -> dict[str, Any]:
    made = {"status": fields["status"], "endedDuringTrial": fields["ended_during_trial"]}
    return made | {name: instant(fields[key]) for key, name in _RECORD.items() if fields[key] is not None}


def _grant_json(grant: Any) -> dict[str, Any]:
    fields = grant._asdict()
    if "articles" in fields:
        return {
            "kind": "articles",
            "count": grant.articles,
            "from": instant(grant.since),
            "until": instant(grant.until),
        }
    return (
        {"kind": "access", "until": instant(grant.until)}
        if "until" in fields
        else {"kind": "reset", "at": instant(grant.at)}
    )


def _article(asking: Asking, id_: str | None) -> Article:
    if not id_:
        return Article(NEXT)
    known = readers.article(asking.look, id_)
    return Article(id_) if known is None else Article(id_, known.section, known.content_type, known.tags)


def _entitlement(known: Past, case: Case, decision: Decision) -> str:
    """Where access comes from, or that there is none."""
    said = next((step["outcome"] for step in decision["trace"] if step["step"] == "entitlement"), None)
    if said is None:
        return "It was not asked: the content or the wall decided before."
    record = next((one for one in known.records if at_moment(one, case.at) == case.reader.subscription), None)
    if record is None or case.reader.subscription is None:
        return said
    return f"{said} Source: {_SOURCES.get(record.source, record.source)}."


def _subscriptions(known: Past, at: int, *, revealed: bool) -> tuple[SubscriptionView, ...]:
    return tuple(_subscription(one, at, revealed=revealed) for one in known.records)


def _subscription(record: Record, at: int, *, revealed: bool) -> SubscriptionView:
    then = at_moment(record, at)
    now = record.subscription
    return SubscriptionView(
        record.source, record.id if revealed or not record.id else masked_id(record.id),
        "not begun" if then is None else then.status, record.started_at, now.trial_end, now.current_period_end,
        now.ended_at,
    )  # fmt: skip


def _facts(rules: Rules, decision: Decision, known: Past, case: Case, language: str) -> replies.Facts:
    publication = rules.payload["publication"]
    until = max((grant.until or 0 for grant in known.grants if grant.kind == "access"), default=0)
    resets_at = _seconds(decision["resetsAt"])
    return replies.Facts(
        publication["name"], decision["limit"], decision["articlesRead"],
        None if resets_at is None else _date(rules, resets_at, language),
        _date(rules, until - 1, language) if until > case.at else None, publication["offersUrl"],
    )  # fmt: skip


def _date(rules: Rules, at: int, language: str) -> str | None:
    """A day in the publication's zone, as the language writes it: from the payload's tables, else from CLDR's."""
    zone = Zone.from_compiled(rules.payload["compiled"]["zone"])
    table = rules.payload["compiled"]["locales"].get(language)
    if table is None:
        from paywall_admin.core.languages import date_patterns

        table = {"dates": {style: list(found) for style, found in date_patterns(language).items()}}
    return Vocabulary(table).date(zone.local_ordinal(at), "long")


@lru_cache(maxsize=1)
def _replies() -> Mapping[str, replies.Sentences]:
    found: Mapping[str, replies.Sentences] = json.loads(assets.read_text(replies.ASSET))
    return found


def _seconds(value: str | None) -> int | None:
    return None if value is None else epoch(value)


def _steps(asking: Asking, known: Past, at: int) -> tuple[Step, ...]:
    """The remedies of a person, from the audit, newest first."""
    marks = ", ".join("?" * len(known.people))
    sql = (
        "SELECT number, at, actor, tag, label, reason, command, "  # noqa: S608 - marks only
        "(SELECT count(*) FROM audit AS later WHERE later.undoes = audit.number AND later.inverse IS NOT NULL) "
        f"FROM audit WHERE object_kind = ? AND object_id IN ({marks}) AND tag <> ? AND at <= ? "
        "ORDER BY number DESC LIMIT 100"
    )
    ids = [str(one.number) for one in known.people]
    found = asking.look.rows(sql, "reader", *ids, "reader:look-up", at)
    return tuple(
        Step(
            number,
            when,
            actor,
            _BACK_AND_FORTH.get(tag, "") + label,
            reason or str(json.loads(command).get("why", "")),
            bool(undone),
        )
        for number, when, actor, tag, label, reason, command, undone in found
    )
