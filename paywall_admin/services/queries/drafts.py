"""Questions about the draft: what it holds, what is wrong with it, what it would do, and how it would go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from paywall_admin.core.settings import ContentRule, Meter, Settings, Value
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published, reading
from paywall_admin.store.nouns import LISTED

if TYPE_CHECKING:
    from paywall_admin.core.check import Finding
    from paywall_admin.core.diff import Change


@dataclass(frozen=True)
class DraftView:
    """The draft, what is archived beside it (by kind), and the newest audit entry it includes."""

    settings: Settings
    archived: Mapping[str, tuple[Value, ...]]
    revision: int

    @property
    def archived_meters(self) -> tuple[Meter, ...]:
        """The archived meters, by id."""
        return tuple(value for value in self.archived["meter"] if isinstance(value, Meter))

    @property
    def archived_rules(self) -> tuple[ContentRule, ...]:
        """The archived content rules, by id."""
        return tuple(value for value in self.archived["contentRule"] if isinstance(value, ContentRule))


class KeptFindings(NamedTuple):
    """What was found last: in the draft as of which audit head, and from when to when time changes nothing in it."""

    head: str | None
    since: int
    until: int
    findings: tuple[Finding, ...]


class GetDraft(Query[DraftView]):
    """The draft and what is archived beside it."""


class GetFindings(Query["tuple[Finding, ...]"]):
    """What the publish gate says of the draft."""


class GetChanges(Query["tuple[Change, ...]"]):
    """What is unpublished: the draft against the newest version."""


class GetDraftPayload(Query[bytes]):
    """The draft as the next version's payload, unsigned."""


@dataclass(frozen=True)
class Explain(Query[Mapping[str, Any]]):
    """What the draft decides for a case, and why."""

    case: Mapping[str, Any]


@dataclass(frozen=True)
class ExplainEach(Query[tuple[Mapping[str, Any], ...]]):
    """What the draft decides for several cases, and why."""

    cases: tuple[Mapping[str, Any], ...]


@answers(GetDraft, looks=True)
def get_draft(asking: Asking, _: GetDraft) -> DraftView:
    """Reads the draft."""
    look = asking.look
    archived = reading.archived(look)
    return DraftView(
        asking.app.draft_settings(look),
        {
            noun.kind: tuple(noun.model.model_validate(one, strict=False) for one in archived.get(noun.kind, ()))
            for noun in LISTED
        },
        reading.audit_latest(look),
    )


@answers(GetFindings, looks=True)
def get_findings(asking: Asking, _: GetFindings) -> tuple[Finding, ...]:
    """Checks the draft as of now; several pages ask after each edit, so the answer is kept while it holds."""
    from paywall_admin.core.calendar import instant
    from paywall_admin.core.check import check, holds_until
    from paywall_admin.core.check.finding import order
    from paywall_admin.services.billing import offline

    head, kept = reading.audit_head(asking.look), asking.app.kept_findings
    if kept is not None and kept.head == head and kept.since <= asking.now < kept.until:
        return kept.findings
    settings = asking.app.draft_settings(asking.look)
    found = check(settings, at=instant(asking.now), readings=asking.app.readings())
    found = tuple(sorted((*found, *offline.findings(asking.look, settings, asking.now)), key=order))
    asking.app.kept_findings = KeptFindings(head, asking.now, holds_until(settings, asking.now), found)
    return found


@answers(GetChanges, looks=True)
def get_changes(asking: Asking, _: GetChanges) -> tuple[Change, ...]:
    """Compares the newest version's settings with the draft."""
    from paywall_admin.core.diff import diff

    app, look = asking.app, asking.look
    newest, draft = published.newest(look), app.draft_settings(look)
    number = newest.number if newest else None
    old = None if number is None else app.published_settings(look, number)
    return app.latest("changes", (reading.audit_head(look), number), lambda: diff(old, draft))


@answers(GetDraftPayload, looks=True)
def get_draft_payload(asking: Asking, _: GetDraftPayload) -> bytes:
    """Compiles the draft."""
    from paywall_admin.core.compiled import payload_bytes

    return payload_bytes(_compile(asking))


@answers(Explain, looks=True)
def explain(asking: Asking, query: Explain) -> Mapping[str, Any]:
    """Decides a case as the web tier would with the draft."""
    decision: Mapping[str, Any] = explain_each(asking, ExplainEach((query.case,)))[0]
    return decision


@answers(ExplainEach, looks=True)
def explain_each(asking: Asking, query: ExplainEach) -> tuple[Mapping[str, Any], ...]:
    """Decides cases as the web tier would with the draft, which is compiled once for all of them."""
    from paywall_admin.core.case import CaseProblem, parse_case
    from paywall_admin.core.decide import Engine
    from paywall_admin.core.problems import BadInput

    try:
        cases = [parse_case(case) for case in query.cases]
    except CaseProblem as problem:
        raise BadInput("case", problem.problem, place=problem.pointer) from None
    engine = Engine(_compile(asking))
    return tuple(engine.decide(case) for case in cases)


def _compile(asking: Asking) -> dict[str, Any]:
    from paywall_admin.core.calendar import instant
    from paywall_admin.core.compiled import compile_payload

    look = asking.look
    newest = published.newest(look)
    meta = reading.meta(look)
    return compile_payload(
        asking.app.draft_settings(look),
        environment=meta.environment,
        publication_id=meta.publication_id,
        version=published.next_number(look),
        previous=newest.digest if newest else None,
        published_at=instant(asking.now),
        audit_head=reading.audit_head(look),
    )
