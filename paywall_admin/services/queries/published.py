"""The questions what readers have: the settings of the newest version, and what a version decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.core.settings import Settings
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published


class GetPublished(Query["Settings | None"]):
    """The settings of the newest version; None before the first one."""


@dataclass(frozen=True)
class ExplainPublished(Query[Mapping[str, Any]]):
    """What a published version decides for a case, and why."""

    number: int
    case: Mapping[str, Any]


@answers(GetPublished, looks=True)
def get_published(asking: Asking, _: GetPublished) -> Settings | None:
    """Reads the newest version's settings."""
    newest = published.newest(asking.look)
    return None if newest is None else asking.app.published_settings(asking.look, newest.number)


@answers(ExplainPublished, looks=True)
def explain_published(asking: Asking, query: ExplainPublished) -> Mapping[str, Any]:
    """Decides a case as the web tier did with that version."""
    from paywall_admin.core.case import CaseProblem, parse_case
    from paywall_admin.core.decide import Engine

    payload = published.payload(asking.look, query.number)
    if payload is None:
        raise NotFound("no-such-version", f"There is no version {query.number}.", place="/number")
    try:
        case = parse_case(query.case)
    except CaseProblem as problem:
        raise BadInput("case", problem.problem, place=problem.pointer) from None
    decision: Mapping[str, Any] = Engine(json.loads(payload)).decide(case)
    return decision
