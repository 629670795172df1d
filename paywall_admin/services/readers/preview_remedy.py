"""What a remedy would change, before it is given: the card as it is, and as it would be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paywall_admin.core import remedies
from paywall_admin.core.case import Article
from paywall_admin.services.command import Command
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.readers.card import NEXT, state_sentence
from paywall_admin.services.readers.cases import demand_case
from paywall_admin.services.readers.engines import in_force
from paywall_admin.services.readers.history import Past, past
from paywall_admin.services.readers.remedies import ExtendGrant, GiveGrant, MergeReaders
from paywall_admin.store.readers import GrantRow

if TYPE_CHECKING:
    from paywall_admin.services.app import App


@dataclass(frozen=True)
class BeforeAfter:
    """What a reader meets now, and what with the remedy, a sentence each."""

    before: str
    after: str


@dataclass(frozen=True)
class PreviewRemedy(Query[BeforeAfter]):
    """What a remedy would change for its reader, under an open case."""

    wanted: Command
    reader: int
    case: int | None


@answers(PreviewRemedy, looks=True)
def preview_remedy(asking: Asking, query: PreviewRemedy) -> BeforeAfter:
    """Decides twice: on what there is, and on what there would be."""
    demand_case(asking, query.case)
    now = past(asking, query.reader, asking.now)
    if now is None:
        return BeforeAfter("", "")
    return BeforeAfter(_sentence(asking, now), _sentence(asking, _with(asking, now, query.wanted)))


def sentences(app: App, case: int, wanted: Command) -> tuple[str, str]:
    """The two sentences about a remedy."""
    reader = wanted.into if isinstance(wanted, MergeReaders) else getattr(wanted, "reader", 0)
    found = app.ask(PreviewRemedy(wanted, reader, case))
    return found.before, found.after


def _sentence(asking: Asking, known: Past) -> str:
    case = known.case(asking.now, Article(NEXT))
    decision = in_force(asking, asking.now).engine.decide(case)
    used, limit = decision["articlesRead"], decision["limit"]
    return state_sentence(decision, None if used is None or limit is None else max(0, limit - used))


def _with(asking: Asking, known: Past, wanted: Command) -> Past:
    now = asking.now
    if isinstance(wanted, GiveGrant):
        if wanted.kind != "reset":
            remedies.accept_until(wanted.until, now)
        row = GrantRow(0, wanted.reader, wanted.kind, wanted.count, now, wanted.until, wanted.why, asking.actor, now)
        return replace(known, grants=(row, *known.grants))
    if isinstance(wanted, ExtendGrant):
        grants = (replace(row, until=wanted.now) if row.number == wanted.number else row for row in known.grants)
        return replace(known, grants=tuple(grants))
    if isinstance(wanted, MergeReaders):
        other = past(asking, wanted.other, now)
        if other is not None:
            return Past(
                (*known.people, *other.people), (*known.records, *other.records), (*known.grants, *other.grants),
                (*known.counted, *other.counted), (*known.others, *other.others), known.more or other.more,
            )  # fmt: skip
    return known
