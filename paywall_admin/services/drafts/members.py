"""Carries out the commands on the lists of the draft, for every noun alike."""

from __future__ import annotations

from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.problems import BadInput, Conflict, NotFound, Problem
from paywall_admin.services.command import Command, Context, Fields, Result, handles
from paywall_admin.services.drafts import lists
from paywall_admin.services.drafts.edits import differences, edited, refuse_changed, touched
from paywall_admin.services.drafts.lists import Add, Archive, Duplicate, Edit, Move, Remove, Restore
from paywall_admin.services.words import field_names, object_name
from paywall_admin.store import drafts, reading
from paywall_admin.store.nouns import Listed


@handles(Add)
def add(context: Context, wanted: Add) -> Result:
    """Adds an object under an id that is free."""
    noun = wanted.noun
    fields = settings_dict(parse_value(noun.model, wanted.value))
    position = None if wanted.archived else _slot(context, noun, wanted.position)
    _add(context, noun, fields, position)
    name = object_name(noun, fields)
    return _changed(noun, fields["id"], f"Add {name}", lists.of(noun, Remove)(fields["id"], was=fields), after=fields)


@handles(Edit)
def edit(context: Context, wanted: Edit) -> Result:
    """Changes the fields named, where they still are as they were."""
    noun = wanted.noun
    current, _ = _find(context, noun, wanted.id)
    name = object_name(noun, current)
    made = edited(current, wanted.was, wanted.now, name)
    after = settings_dict(parse_value(noun.model, made))
    was, now = differences(current, after, touched(wanted.was, wanted.now))
    if not now:
        return Result("Nothing changed", frozenset())
    drafts.rewrite(context.connection, noun, after)
    inverse = lists.of(noun, Edit)(wanted.id, was=now, now=was)
    return _changed(noun, wanted.id, f"Change the {field_names(now)} of {name}", inverse, before=was, after=now)


@handles(Move)
def move(context: Context, wanted: Move) -> Result:
    """Moves an object, where it still stands at its old position."""
    noun = wanted.noun
    current, here = _find(context, noun, wanted.id)
    name = object_name(noun, current)
    if here != wanted.was:
        raise Conflict(
            f"The {noun.words}s were reordered by somebody else in the meantime; look at them and try again.",
            place="/position",
            fields={"position": (wanted.was, here, wanted.now)},
        )
    last = reading.count(context.look, noun) - 1
    if not 0 <= wanted.now <= last:
        raise BadInput("position", f"A position is a whole number from 0 to {last}.", place="/position")
    if wanted.now == here:
        return Result("Nothing changed", frozenset())
    drafts.place(context.connection, noun, wanted.id, wanted.now)
    inverse = lists.of(noun, Move)(wanted.id, was=wanted.now, now=wanted.was)
    return _changed(noun, wanted.id, f"Move {name}", inverse, before={"position": here}, after={"position": wanted.now})


@handles(Archive)
def archive(context: Context, wanted: Archive) -> Result:
    """Takes an object out of the list and keeps it."""
    noun = wanted.noun
    current, here = _find(context, noun, wanted.id)
    name = object_name(noun, current)
    if here is None:
        raise Problem("archived", f"The {name} is archived already.")
    drafts.place(context.connection, noun, wanted.id, None)
    inverse = lists.of(noun, Restore)(wanted.id, here)
    return _changed(noun, wanted.id, f"Archive {name}", inverse, before={"position": here}, after={"position": None})


@handles(Restore)
def restore(context: Context, wanted: Restore) -> Result:
    """Puts an archived object back."""
    noun = wanted.noun
    current, here = _find(context, noun, wanted.id)
    name = object_name(noun, current)
    if here is not None:
        raise Problem("not-archived", f"The {name} is not archived.")
    position = _slot(context, noun, wanted.position)
    drafts.place(context.connection, noun, wanted.id, position)
    inverse = lists.of(noun, Archive)(wanted.id)
    return _changed(
        noun, wanted.id, f"Restore {name}", inverse, before={"position": None}, after={"position": position}
    )


@handles(Duplicate)
def duplicate(context: Context, wanted: Duplicate) -> Result:
    """Adds a copy right behind the original; behind all others where that is archived."""
    noun = wanted.noun
    current, here = _find(context, noun, wanted.id)
    fields = settings_dict(parse_value(noun.model, {**current, "id": wanted.new_id}))
    _add(context, noun, fields, _slot(context, noun, None if here is None else here + 1))
    name = object_name(noun, current)
    return _changed(
        noun, fields["id"], f"Duplicate {name}", lists.of(noun, Remove)(fields["id"], was=fields), after=fields
    )


@handles(Remove)
def remove(context: Context, wanted: Remove) -> Result:
    """Takes an object out for good."""
    noun = wanted.noun
    current, here = _find(context, noun, wanted.id)
    if wanted.was is not None:
        refuse_changed(current, wanted.was, {}, {**wanted.was, **current}, object_name(noun, current))
    drafts.remove(context.connection, noun, wanted.id)
    inverse = lists.of(noun, Add)(current, position=here, archived=here is None)
    return _changed(noun, wanted.id, f"Remove {object_name(noun, current)}", inverse, before=current)


def _changed(
    noun: Listed,
    id_: str,
    label: str,
    inverse: Command,
    *,
    before: Fields | None = None,
    after: Fields | None = None,
) -> Result:
    topics = frozenset({"draft", noun.field})
    return Result(label, topics, inverse, id_, (noun.kind, id_), before, after)


def _find(context: Context, noun: Listed, id_: str) -> tuple[Fields, int | None]:
    found = reading.find(context.look, noun, id_)
    if found is None:
        raise NotFound("no-such-object", f"There is no {noun.words} “{id_}” any more.", place="/id")
    return found


def _slot(context: Context, noun: Listed, position: int | None) -> int:
    """Where a new member goes: a position past the end, or none, is the end."""
    end = reading.count(context.look, noun)
    if position is None:
        return end
    if position < 0:
        raise BadInput("position", "A position is a whole number from 0 on.", place="/position")
    return min(position, end)


def _add(context: Context, noun: Listed, fields: Fields, position: int | None) -> None:
    taken = reading.find(context.look, noun, fields["id"])
    if taken is not None:
        which = "an archived" if taken[1] is None else "another"
        raise BadInput(
            "id-taken", f"The id “{fields['id']}” belongs to {which} {noun.words}; choose another id.", place="/id"
        )
    drafts.add(context.connection, noun, fields, position)
