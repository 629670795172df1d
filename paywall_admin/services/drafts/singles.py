"""Edits of what there is once: the publication, the wall, the policy, the expiry states, the days of grace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.services.command import Command, Context, Fields, Result, command, handles
from paywall_admin.services.drafts.edits import differences, edited, touched
from paywall_admin.services.words import field_names
from paywall_admin.store import nouns, reading
from paywall_admin.store.nouns import Noun


@dataclass(frozen=True)
class EditSingle(Command):
    """Changes fields of an object that there is once."""

    noun: ClassVar[Noun]
    was: Fields = field(default_factory=dict)
    now: Fields = field(default_factory=dict)
    typing: bool = False


def _edits(noun: Noun) -> type[EditSingle]:
    name = f"Edit{noun.kind[0].upper()}{noun.kind[1:]}"
    doc = f"Changes fields of the {noun.words}."
    kind = type(name, (EditSingle,), {"noun": noun, "__doc__": doc, "__module__": __name__})
    return command(f"{noun.kind}:edit")(kind)


EditPublication = _edits(nouns.PUBLICATION)
EditWall = _edits(nouns.WALL)
EditPolicy = _edits(nouns.POLICY)
EditExpiryStates = _edits(nouns.EXPIRY_STATES)
EditGraceDays = _edits(nouns.GRACE_DAYS)


@handles(EditSingle)
def edit_single(context: Context, wanted: EditSingle) -> Result:
    """Changes the fields named, where they still are as they were."""
    from paywall_admin.store import drafts

    noun = wanted.noun
    current = reading.single(context.look, noun)
    made = edited(current, wanted.was, wanted.now, f"the {noun.words}")
    after = settings_dict(parse_value(noun.model, made))
    was, now = differences(current, after, touched(wanted.was, wanted.now))
    if not now:
        return Result("Nothing changed", frozenset())
    drafts.write_single(context.connection, noun, after)
    return Result(
        f"Change the {field_names(now)} of the {noun.words}",
        frozenset({"draft", noun.kind}),
        inverse=type(wanted)(was=now, now=was),
        object=(noun.kind, None),
        before=was,
        after=now,
    )
