"""Another whole draft: an import, the sample, or a version rolled back to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.problems import BadInput, Conflict
from paywall_admin.core.settings import Settings
from paywall_admin.services import topics
from paywall_admin.services.command import Command, Context, Fields, Result, command, handles
from paywall_admin.store import reading
from paywall_admin.store.nouns import LISTED
from paywall_admin.store.reading import Archived


@command("draft:replace")
@dataclass(frozen=True)
class ReplaceDraft(Command):
    """Makes other settings the draft.

    `archived` (kind: objects) says what is archived beside them; without it the archived objects stay, but for
    those whose ids the new settings use. `onto` is the digest of the draft that it was made for: where it is
    given, any other draft is left alone.
    """

    settings: Fields
    archived: dict[str, Any] | None = None
    onto: str | None = None


@handles(ReplaceDraft)
def replace_draft(context: Context, wanted: ReplaceDraft) -> Result:
    """Replaces the whole draft."""
    from paywall_admin.store import drafts

    settings = parse_value(Settings, wanted.settings)
    before = reading.settings(context.look)
    kept = reading.archived(context.look)
    _refuse_another(wanted.onto, digest(before, kept))
    archived = _without(kept, settings) if wanted.archived is None else _archived(wanted.archived)
    if settings == before and archived == kept:
        return Result("Nothing changed", frozenset())
    drafts.replace(context.connection, settings, archived)
    put_back = {kind: list(objects) for kind, objects in kept.items()}
    inverse = ReplaceDraft(settings_dict(before), put_back, onto=digest(settings, archived))
    return Result("Replace the whole draft", topics.DRAFT, inverse, object=("draft", None))


def digest(settings: Settings, archived: Archived) -> str:
    """One hash over a draft and what is archived beside it."""
    whole = [settings_dict(settings), {kind: list(objects) for kind, objects in archived.items()}]
    return hashlib.sha256(json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _refuse_another(expected: str | None, found: str) -> None:
    if expected not in (None, found):
        raise Conflict(
            "The draft was changed by somebody else in the meantime; look at it and try again.",
            place="",
            fields={"": (expected, found, None)},
        )


def _without(archived: Archived, settings: Settings) -> dict[str, tuple[Fields, ...]]:
    whole = settings_dict(settings)
    used = {noun.kind: {fields["id"] for fields in whole[noun.field]} for noun in LISTED}
    left = {kind: tuple(one for one in objects if one["id"] not in used[kind]) for kind, objects in archived.items()}
    return {kind: objects for kind, objects in left.items() if objects}


def _archived(wanted: dict[str, Any]) -> dict[str, tuple[Fields, ...]]:
    known = {noun.kind: noun for noun in LISTED}
    made: dict[str, tuple[Fields, ...]] = {}
    for kind, objects in wanted.items():
        if kind not in known or not isinstance(objects, list):
            raise BadInput("archived", "Archived objects are listed by their kind.", place=f"/archived/{kind}")
        values = [
            settings_dict(parse_value(known[kind].model, one, f"/archived/{kind}/{index}"))
            for index, one in enumerate(objects)
        ]
        made[kind] = tuple(sorted(values, key=lambda fields: str(fields["id"])))
    return made
