"""The settings of the tool that belong to a store."""

from __future__ import annotations

from dataclasses import dataclass

from paywall_admin.core.problems import BadInput, Conflict
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.system import options

Choice = options.Choice


@command("option:set")
@dataclass(frozen=True)
class SetOption(Command):
    """Gives one option another value; None stands for its default."""

    undoable = False

    name: str
    was: bool | int | str | None
    now: bool | int | str | None


@handles(SetOption)
def set_option(context: Context, wanted: SetOption) -> Result:
    """Sets an option, where it still is as it was."""
    from sqlalchemy import delete, insert, select

    from paywall_admin.store import rows

    declared = options.option(wanted.name)
    if declared.home != "store":
        raise BadInput(
            "option_of_the_window",
            f"The option {wanted.name} belongs to the window on this computer; change it there, in Preferences.",
            place=wanted.name,
        )
    stored = context.connection.scalar(select(rows.option.c.value).where(rows.option.c.name == wanted.name))
    current = declared.default if stored is None else stored
    expected = declared.default if wanted.was is None else wanted.was
    now = declared.default if wanted.now is None else declared.accept(wanted.now)
    if current != expected:
        raise Conflict(
            f"The option {wanted.name} was changed by somebody else in the meantime; choose what shall stand.",
            place=wanted.name,
            fields={wanted.name: (expected, current, now)},
        )
    if now == current:
        return Result("Nothing changed", frozenset())
    context.connection.execute(delete(rows.option).where(rows.option.c.name == wanted.name))
    if now != declared.default:
        context.connection.execute(insert(rows.option).values(name=wanted.name, value=now))
    inverse = SetOption(wanted.name, was=now, now=current)
    label = f"Change the option {wanted.name}"
    return Result(label, frozenset({"options"}), inverse, now, ("option", wanted.name), current, now)
