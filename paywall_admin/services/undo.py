"""Undo, redo and revert, read from the audit: the inverse is a command like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paywall_admin.core.problems import Conflict, NotFound, Problem
from paywall_admin.services.command import Command, Context, Result, carry_out, command, from_json, handles
from paywall_admin.services.permission import demand
from paywall_admin.store.reading import stacks

if TYPE_CHECKING:
    from paywall_admin.store.audit import Entry


@command("audit:undo")
@dataclass(frozen=True)
class Undo(Command):
    """Takes back the last step of the person who asks."""


@command("audit:skip")
@dataclass(frozen=True)
class SkipUndo(Command):
    """Leaves the last step as it is, where somebody else's change is in its way; the next undo goes on below it."""

    undoable = False


@command("audit:redo")
@dataclass(frozen=True)
class Redo(Command):
    """Does again what the person who asks took back last."""


@command("audit:revert")
@dataclass(frozen=True)
class Revert(Command):
    """Takes back one entry of the audit, whoever made it, as a new step."""

    entry: int


@handles(Undo)
def undo(context: Context, _: Undo) -> Result:
    """Takes back the last step."""
    top = stacks(context.look, context.actor).undo_top
    if top is None:
        raise Problem("nothing-to-undo", "Nothing was undone: there is no step of yours left to undo.")
    entry = _entry(context, top)
    return replace(_take_back(context, entry, entry.step_inverse or entry.inverse), step="undo")


@handles(SkipUndo)
def skip_undo(context: Context, _: SkipUndo) -> Result:
    """Passes over the last step."""
    top = stacks(context.look, context.actor).undo_top
    if top is None:
        raise Problem("nothing-to-undo", "Nothing was undone: there is no step of yours left to undo.")
    label = f"Keep: {_entry(context, top).label}"
    return Result(label, frozenset({"audit"}), step="skip", undoes=top)


@handles(Redo)
def redo(context: Context, _: Redo) -> Result:
    """Does the last undone step again."""
    top = stacks(context.look, context.actor).redo_top
    if top is None:
        raise Problem("nothing-to-redo", "Nothing was done again: you have undone nothing since your last step.")
    entry = _entry(context, top)
    return replace(_take_back(context, entry, entry.inverse), step="redo")


@handles(Revert)
def revert(context: Context, wanted: Revert) -> Result:
    """Takes back one entry, as a new step."""
    entry = _entry(context, wanted.entry)
    result = _take_back(context, entry, entry.inverse)
    return replace(result, label=f"Revert: {entry.label}")


def _entry(context: Context, number: int) -> Entry:
    from paywall_admin.store import audit

    entry = audit.get(context.connection, number)
    if entry is None:
        raise NotFound("no-such-entry", f"The audit has no entry {number}.", place="/entry")
    return entry


def _take_back(context: Context, entry: Entry, inverse: str | None) -> Result:
    if inverse is None:
        raise Problem(
            "no-way-back",
            f"“{entry.label}” cannot be taken back: it stays in the records. Make a new step that does the opposite.",
        )
    wanted = from_json(inverse)
    demand(context.role, wanted)
    try:
        result = carry_out(context, wanted)
    except Conflict as conflict:
        raise Conflict(
            f"“{entry.label}” was not taken back: what it changed was changed again since. Take back the later step "
            "first, or change it by hand.",
            place=conflict.place, fields=conflict.fields,
        ) from conflict  # fmt: skip
    return replace(result, label=entry.label, undoes=entry.number, inverse=result.inverse or wanted)
