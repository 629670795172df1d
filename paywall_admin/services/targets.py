"""The targets: where published versions go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.transport import FolderTransport, transport
from paywall_admin.store import rows

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS = frozenset({"targets"})
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


@dataclass(frozen=True)
class TargetView:
    """One target: its name, kind and place."""

    id: str
    kind: str
    location: str
    added_at: int

    @property
    def transport(self) -> FolderTransport:
        """The way there."""
        return transport(self.kind, self.location)


@dataclass(frozen=True)
class ListTargets(Query[tuple[TargetView, ...]]):
    """Every target, by name."""


@command("target:add")
@dataclass(frozen=True)
class AddTarget(Command):
    """Makes a place a target; `added_at` is given only where an earlier one comes back."""

    id: str
    kind: str
    location: str
    added_at: int | None = None


@command("target:remove")
@dataclass(frozen=True)
class RemoveTarget(Command):
    """Takes a target off the list; what lies there stays."""

    id: str


@answers(ListTargets)
def list_targets(asking: Asking, _: ListTargets) -> tuple[TargetView, ...]:
    """Reads the list."""
    return _all(asking.connection)


@handles(AddTarget)
def add_target(context: Context, wanted: AddTarget) -> Result:
    """Writes a target down, unless its name or place is taken."""
    if not _ID.match(wanted.id):
        raise BadInput("target-name", "A target's name has small letters, digits and hyphens.", place="/id")
    transport(wanted.kind, wanted.location)
    for known in _all(context.connection):
        if known.id == wanted.id:
            raise BadInput("target-known", f"There is a target {known.id} already; choose another name.", place="/id")
        if (known.kind, known.location) == (wanted.kind, wanted.location):
            raise BadInput("target-known", f"This place is the target {known.id} already.", place="/location")
    added_at = context.now if wanted.added_at is None else wanted.added_at
    row = {"id": wanted.id, "kind": wanted.kind, "location": wanted.location, "added_at": added_at}
    context.connection.execute(insert(rows.target).values(row))
    inverse = RemoveTarget(wanted.id)
    return Result(f"Add target {wanted.id}", TOPICS, inverse, object=("target", wanted.id), after=wanted.location)


@handles(RemoveTarget)
def remove_target(context: Context, wanted: RemoveTarget) -> Result:
    """Takes a target off the list."""
    found = find(_all(context.connection), wanted.id)
    context.connection.execute(delete(rows.target).where(rows.target.c.id == wanted.id))
    inverse = AddTarget(found.id, found.kind, found.location, found.added_at)
    return Result(f"Remove target {wanted.id}", TOPICS, inverse, object=("target", wanted.id), before=found.location)


def add_folder(app: App, folder: Path, name: str | None = None, *, dry_run: bool = False) -> AddTarget:
    """Make a folder a target; it has to be there, to be writable, and not to hold another publication's bundle."""
    from paywall_admin.services import deliveries

    place = folder.expanduser().absolute()
    way = FolderTransport(str(place))
    way.probe()
    deliveries.refuse_other_publication(app, way)
    taken = {target.id for target in app.ask(ListTargets())}
    wanted = AddTarget(name or _free_name(place, taken), "folder", str(place))
    app.do(wanted, dry_run=dry_run)
    return wanted


def find(targets: tuple[TargetView, ...], name: str) -> TargetView:
    """The target of that name."""
    for target in targets:
        if target.id == name:
            return target
    known = f"there are {', '.join(target.id for target in targets)}" if targets else "there is none yet"
    raise NotFound("no-such-target", f"There is no target {name}; {known}.", place=name)


def _free_name(place: Path, taken: set[str]) -> str:
    first = re.sub(r"[^a-z0-9]+", "-", place.name.lower()).strip("-")[:60] or "folder"
    names = [first, *(f"{first}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _all(connection: Connection) -> tuple[TargetView, ...]:
    table = rows.target.c
    found = connection.execute(select(table.id, table.kind, table.location, table.added_at).order_by(table.id))
    return tuple(TargetView(*row) for row in found)
