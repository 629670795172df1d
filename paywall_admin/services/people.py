"""Who works with a store, and as what. On a file, roles are a convenience: whoever can write it can do anything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from paywall_admin.core.problems import BadInput, Conflict, Problem
from paywall_admin.core.roles import ROLES
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import rows

_ADMIN = "admin"


class ListPeople(Query[tuple[tuple[str, str], ...]]):
    """Everybody who has a role, by name."""


@answers(ListPeople, looks=True)
def list_people(asking: Asking, _: ListPeople) -> tuple[tuple[str, str], ...]:
    """Reads the list."""
    return tuple((name, role) for name, role in asking.look.rows("SELECT name, role FROM person ORDER BY name"))


@command("person:role")
@dataclass(frozen=True)
class SetRole(Command):
    """Gives a person a role; None takes the person off the list."""

    undoable = False

    name: str
    was: str | None
    now: str | None


@handles(SetRole)
def set_role(context: Context, wanted: SetRole) -> Result:
    """Sets a role, where it still is as it was and somebody stays administrator."""
    people = rows.person
    current = context.connection.scalar(select(people.c.role).where(people.c.name == wanted.name))
    if wanted.now is not None and wanted.now not in ROLES:
        raise BadInput("role", f"A role is one of {', '.join(ROLES)}.", place="/now")
    if not wanted.name.strip():
        raise BadInput("name", "A person needs a name; add it.", place="/name")
    if current != wanted.was:
        raise Conflict(
            f"The role of {wanted.name} was changed by somebody else in the meantime; choose what shall stand.",
            place="/now",
            fields={"role": (wanted.was, current, wanted.now)},
        )
    if current == wanted.now:
        return Result("Nothing changed", frozenset())
    context.connection.execute(delete(people).where(people.c.name == wanted.name))
    if wanted.now is not None:
        context.connection.execute(insert(people).values(name=wanted.name, role=wanted.now))
    _refuse_without_admin(context.connection)
    label = f"Change the role of {wanted.name}"
    inverse = SetRole(wanted.name, was=wanted.now, now=current)
    return Result(label, frozenset({"people"}), inverse, wanted.now, ("person", wanted.name), current, wanted.now)


def _refuse_without_admin(connection: Connection) -> None:
    roles = set(connection.scalars(select(rows.person.c.role)))
    if roles and _ADMIN not in roles:
        raise Problem("no-admin", "Somebody has to stay administrator; give another person that role first.")
