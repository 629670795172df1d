"""Several edits of the draft as one step: all of them or none, and one undo for all."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from paywall_admin.core.problems import BadInput
from paywall_admin.services.command import Command, Context, Result, carry_out, command, from_json, handles
from paywall_admin.services.drafts.lists import OfList
from paywall_admin.services.drafts.singles import EditSingle
from paywall_admin.services.permission import demand

_LONGEST_LABEL: Final = 200


@command("draft:together")
@dataclass(frozen=True)
class Together(Command):
    """Does several edits of the draft in their order; `steps` are the commands as JSON objects."""

    label: str
    steps: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, label: str, *commands: Command) -> Together:
        """These commands as one step."""
        return cls(label, [json.loads(one.to_json()) for one in commands])


@handles(Together)
def together(context: Context, wanted: Together) -> Result:
    """Carries out the edits one by one; what refuses one of them refuses all."""
    if not 1 <= len(wanted.label) <= _LONGEST_LABEL:
        raise BadInput("label", f"A step is named in 1 to {_LONGEST_LABEL} characters.", place="/label")
    edits = [_edit(place, step) for place, step in enumerate(wanted.steps)]
    for edit in edits:
        demand(context.role, edit)
    results = [carry_out(context, edit) for edit in edits]
    done = [result for result in results if result.topics]
    if not done:
        return Result("Nothing changed", frozenset())
    inverses = [result.inverse for result in reversed(done) if result.inverse is not None]
    return Result(
        wanted.label,
        frozenset().union(*(result.topics for result in done)),
        Together.of(wanted.label, *inverses),
        [result.value for result in results],
        done[0].object,
        before={_name(result): result.before for result in done},
        after={_name(result): result.after for result in done},
    )


def _name(result: Result) -> str:
    """The object that an edit changed, as it is told apart from the others of the step."""
    kind, id_ = result.object or ("", None)
    return kind if id_ is None else f"{kind} {id_}"


def _edit(place: int, step: Any) -> Command:
    found = from_json(json.dumps(step))
    if not isinstance(found, OfList | EditSingle):
        raise BadInput("not-an-edit", "Only edits of the draft can be done together.", place=f"/steps/{place}")
    return found
