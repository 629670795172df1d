"""The targets: where published versions go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from sqlalchemy import delete, insert, update

from paywall_admin.core.problems import BadInput, Conflict, NotFound
from paywall_admin.services import tokens
from paywall_admin.services.command import Command, Context, Fields, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.transport import FolderTransport, Transport, WebTransport, address, transport
from paywall_admin.store import rows
from paywall_admin.store.look import Look

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.system.vault import Ask

TOPICS: Final = frozenset({"targets"})
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
_EDITABLE: Final = ("location", "public_url")


@dataclass(frozen=True)
class TargetView:
    """One target: its name, kind and place, and where readers' browsers find what lies there, if that is known."""

    id: str
    kind: str
    location: str
    added_at: int
    public_url: str | None = None


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
    public_url: str | None = None


@command("target:edit")
@dataclass(frozen=True)
class EditTarget(Command):
    """Changes a target's `location` or `public_url`; other names are not among `was` and `now`."""

    id: str
    was: Fields
    now: Fields


@command("target:remove")
@dataclass(frozen=True)
class RemoveTarget(Command):
    """Takes a target off the list; what lies there stays."""

    id: str


@answers(ListTargets, looks=True)
def list_targets(asking: Asking, _: ListTargets) -> tuple[TargetView, ...]:
    """Reads the list."""
    return every(asking.look)


def every(look: Look) -> tuple[TargetView, ...]:
    """All targets in one state of the store, by name."""
    names = ", ".join(field.name for field in fields(TargetView))
    return tuple(TargetView(*row) for row in look.rows(f"SELECT {names} FROM target ORDER BY id"))  # noqa: S608 - our own names


@handles(AddTarget)
def add_target(context: Context, wanted: AddTarget) -> Result:
    """Writes a target down, unless its name or place is taken."""
    if not _ID.match(wanted.id):
        raise BadInput("target-name", "A target's name has small letters, digits and hyphens.", place="/id")
    added_at = context.now if wanted.added_at is None else wanted.added_at
    target = TargetView(wanted.id, wanted.kind, wanted.location, added_at, wanted.public_url)
    known = every(context.look)
    if any(one.id == wanted.id for one in known):
        raise BadInput("target-known", f"There is a target {wanted.id} already; choose another name.", place="/id")
    _refuse_place(target, known)
    row = {field.name: getattr(target, field.name) for field in fields(TargetView)}
    context.connection.execute(insert(rows.target).values(row))
    inverse = RemoveTarget(wanted.id)
    return Result(f"Add target {wanted.id}", TOPICS, inverse, object=("target", wanted.id), after=wanted.location)


@handles(EditTarget)
def edit_target(context: Context, wanted: EditTarget) -> Result:
    """Changes a target, where it still is as it was."""
    known = every(context.look)
    found = find(known, wanted.id)
    if not wanted.was.keys() == wanted.now.keys() <= set(_EDITABLE):
        raise BadInput("target-field", "Of a target, its place and its public address can be changed.", place="/now")
    current = {name: getattr(found, name) for name in wanted.was}
    if current != wanted.was:
        sentence = "Somebody else changed this target in the meantime; look at it again."
        clash = {name: (wanted.was[name], current[name], wanted.now[name]) for name in wanted.was}
        raise Conflict(sentence, place=wanted.id, fields=clash)
    changed = replace(found, **wanted.now)
    if changed == found:
        return Result("Nothing changed", frozenset())
    _refuse_place(changed, tuple(one for one in known if one.id != found.id))
    context.connection.execute(update(rows.target).where(rows.target.c.id == wanted.id).values(wanted.now))
    inverse = EditTarget(wanted.id, was=wanted.now, now=wanted.was)
    target = ("target", wanted.id)
    return Result(f"Change target {wanted.id}", TOPICS, inverse, object=target, before=wanted.was, after=wanted.now)


@handles(RemoveTarget)
def remove_target(context: Context, wanted: RemoveTarget) -> Result:
    """Takes a target off the list."""
    found = find(every(context.look), wanted.id)
    context.connection.execute(delete(rows.target).where(rows.target.c.id == wanted.id))
    inverse = AddTarget(found.id, found.kind, found.location, found.added_at, found.public_url)
    return Result(f"Remove target {wanted.id}", TOPICS, inverse, object=("target", wanted.id), before=found.location)


def way(app: App, target: TargetView, ask: Ask | None = None, *, seconds: float | None = None) -> Transport:
    """The way to a target, with its token where it has one."""
    return transport(
        target.kind, target.location, lambda: tokens.token(app, target.id, target.location, ask), seconds=seconds
    )


def add_folder(
    app: App, folder: Path, name: str | None = None, *, public_url: str | None = None, dry_run: bool = False
) -> AddTarget:
    """Make a folder a target; it has to be there, to be writable, and not to hold another publication's bundle."""
    place = folder.expanduser().absolute()
    wanted = AddTarget(
        name or _free_name(app, place.name, "folder"), "folder", str(place), public_url=_public(public_url)
    )
    _look_at(app, FolderTransport(str(place)))
    app.do(wanted, dry_run=dry_run)
    return wanted


def add_address(
    app: App,
    url: str,
    name: str | None = None,
    *,
    token: str | None = None,
    public_url: str | None = None,
    ask: Ask | None = None,
    dry_run: bool = False,
) -> AddTarget:
    """Make an address that takes PUT a target; it has to answer, and not to hold another publication's bundle.

    The `token` goes into the vault; without one, the environment may have it, or the address needs none.
    """
    location = address(url, "/location")
    named = name or _free_name(app, urlsplit(location).hostname or "", "web")
    wanted = AddTarget(named, "https", location, public_url=_public(public_url))
    app.do(wanted, dry_run=True)  # what is wrong with it is said before anything is asked or kept
    sent = tokens.accepted(token) if token else tokens.token(app, named, location, ask)
    _look_at(app, WebTransport(location, lambda: sent))
    if dry_run:
        return wanted
    if token:
        tokens.keep(app, named, location, token, ask)
    try:
        app.do(wanted)
    except BaseException:
        if token:
            tokens.forget(app, named)
        raise
    return wanted


def edit(app: App, name: str, changes: Mapping[str, Any], *, dry_run: bool = False) -> EditTarget:
    """Give a target another `location` or `public_url`; a new place has to be fit like that of a new target."""
    found = find(app.ask(ListTargets()), name)
    now = dict(changes)
    if "public_url" in now:
        now["public_url"] = _public(now["public_url"])
    if "location" in now:
        folder = found.kind == "folder"
        now["location"] = str(Path(now["location"]).expanduser().absolute()) if folder else address(
            now["location"], "/location"
        )  # fmt: skip
    wanted = EditTarget(name, {key: getattr(found, key) for key in now}, now)
    demand(role(app), wanted)
    if now.get("location", found.location) != found.location:
        _look_at(app, way(app, replace(found, location=now["location"])))
    app.do(wanted, dry_run=dry_run)
    return wanted


def remove(app: App, name: str, *, dry_run: bool = False) -> None:
    """Take a target off the list, and its token out of the vault."""
    app.do(RemoveTarget(name), dry_run=dry_run)
    if not dry_run:
        tokens.forget(app, name)


def try_out(app: App, target: TargetView, ask: Ask | None = None) -> str:
    """Try a target without changing anything there, and say what it holds; what is wrong with it is raised."""
    from paywall_admin.services import deliveries

    there = way(app, target, ask)
    there.probe()
    deliveries.refuse_other_publication(app, there)
    seen = deliveries.seen_at(there)
    what = f"it has version {seen.version}" if seen else "nothing of this publication is there yet"
    clock = deliveries.clock_words(there.ahead) if isinstance(there, WebTransport) else ""
    return f"Reached; {what}.{clock}"


def find(targets: tuple[TargetView, ...], name: str) -> TargetView:
    """The target of that name."""
    for target in targets:
        if target.id == name:
            return target
    known = f"there are {', '.join(target.id for target in targets)}" if targets else "there is none yet"
    raise NotFound("no-such-target", f"There is no target {name}; {known}.", place=name)


def _look_at(app: App, way: Transport) -> None:
    from paywall_admin.services import deliveries

    way.probe()
    deliveries.refuse_other_publication(app, way)


def _refuse_place(target: TargetView, others: tuple[TargetView, ...]) -> None:
    transport(target.kind, target.location)
    if target.public_url is not None and address(target.public_url, "/public_url") != target.public_url:
        raise BadInput("bad-address", "The address is not written as this program keeps it.", place="/public_url")
    for known in others:
        if (known.kind, known.location) == (target.kind, target.location):
            raise BadInput("target-known", f"This place is the target {known.id} already.", place="/location")


def _public(url: str | None) -> str | None:
    return address(url, "/public_url") if url else None


def _free_name(app: App, stem: str, otherwise: str) -> str:
    taken = {target.id for target in app.ask(ListTargets())}
    first = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60] or otherwise
    names = [first, *(f"{first}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
