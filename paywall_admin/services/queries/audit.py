"""Questions about the audit: who changed what, when and why, filtered, and one change in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from paywall_admin.core.problems import NotFound
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.telling import Difference, tell
from paywall_admin.store import trail
from paywall_admin.store.look import first
from paywall_admin.store.trail import Filter, Line

MOST = 500


@dataclass(frozen=True)
class AuditLine:
    """One change: who did what, when and why, on which object, and whether it was undone."""

    number: int
    at: int
    actor: str
    tag: str
    label: str
    reason: str
    object: tuple[str, str | None] | None
    before: Any
    after: Any
    revertible: bool
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True)
class AuditView(AuditLine):
    """One change whole: what it changed in words, the command itself, and its seal with the one before."""

    differences: tuple[Difference, ...]
    command: Mapping[str, Any]
    prev: str
    hash: str


@dataclass(frozen=True)
class AuditFacets:
    """What the audit can be filtered by: everybody who changed anything, and every kind of object."""

    actors: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ListAudit(Query[tuple[AuditLine, ...]]):
    """Audit entries that a filter wants, newest first, those below `before`."""

    before: int | None = None
    limit: int = 100
    wanted: Filter = field(default_factory=Filter)


@dataclass(frozen=True)
class CountAudit(Query[int]):
    """How many entries a filter wants; one more than `trail.MOST_COUNTED` stands for more than that."""

    wanted: Filter


@dataclass(frozen=True)
class GetAuditEntry(Query[AuditView]):
    """One entry, whole and in words."""

    number: int


class GetAuditFacets(Query[AuditFacets]):
    """What there is to filter by."""


@answers(ListAudit, looks=True)
def list_audit(asking: Asking, query: ListAudit) -> tuple[AuditLine, ...]:
    """Reads one page of the audit."""
    found = trail.page(asking.look, query.wanted, before=query.before, limit=min(query.limit, MOST))
    return tuple(AuditLine(**_fields(line)) for line in found)


@answers(CountAudit, looks=True)
def count_audit(asking: Asking, query: CountAudit) -> int:
    """Counts."""
    return trail.count(asking.look, query.wanted)


@answers(GetAuditFacets, looks=True)
def get_facets(asking: Asking, _: GetAuditFacets) -> AuditFacets:
    """Reads the different names and kinds."""
    return AuditFacets(tuple(trail.actors(asking.look)), tuple(trail.kinds(asking.look)))


@answers(GetAuditEntry, looks=True)
def get_entry(asking: Asking, query: GetAuditEntry) -> AuditView:
    """Reads one entry, with what it says of the draft as it is now: names of plans, the zone of dates."""
    line = trail.line(asking.look, query.number)
    sql = "SELECT command, inverse, prev, hash FROM audit WHERE number = ?"
    kept = first(asking.look, sql, query.number)
    if line is None or kept is None:
        raise NotFound("no-such-entry", f"The audit has no entry {query.number}.", place="/entry")
    command, inverse, prev, seal = kept
    said = json.loads(command)
    back = None if inverse is None else json.loads(inverse)
    differences = tell(asking.app.draft_settings(asking.look), line, said, back)
    return AuditView(**_fields(line), differences=differences, command=said, prev=prev, hash=seal)


def _fields(line: Line) -> dict[str, Any]:
    values = {one.name: getattr(line, one.name) for one in fields(line)}
    kind, object_id = values.pop("object_kind"), values.pop("object_id")
    return {**values, "object": None if kind is None else (kind, object_id)}
