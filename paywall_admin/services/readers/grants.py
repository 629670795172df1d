"""Bringing remedies to the web tier: the grants in force as the signed `grants.json`, without a publish."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert

from paywall_admin.core import bundle
from paywall_admin.core import grants as core
from paywall_admin.core.calendar import instant
from paywall_admin.core.problems import Conflict, Problem
from paywall_admin.services import artifacts, deliveries, keys, publication
from paywall_admin.services.artifacts import Head
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.publishing import MOST_BYTES, remember
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.readers.engines import in_force
from paywall_admin.store import reading, rows
from paywall_admin.store.look import Look, first, value
from paywall_admin.system import highwater
from paywall_admin.system.highwater import Mark
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"grants"})


@dataclass(frozen=True)
class Snapshot:
    """What the next `grants.json` is made of, all read from one state of the store."""

    publication: str
    environment: str
    number: int
    given: core.Given


@dataclass(frozen=True)
class GrantsView:
    """The newest `grants.json`, and whether what is in force now differs from it."""

    version: int
    published_at: int | None
    readers: int
    stale: bool


@dataclass(frozen=True)
class SendOutcome:
    """Which version holds the grants in force, and how its deliveries went."""

    version: int
    readers: int
    deliveries: tuple[DeliveryView, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class GetSnapshot(Query[Snapshot]):
    """The next version's parts; `floor` is the highest version seen outside the store."""

    floor: int = 0


class GetGrants(Query[GrantsView]):
    """How the web tier's grants stand."""


@command("grant:release")
@dataclass(frozen=True)
class ReleaseGrants(Command):
    """Stores a signed `grants.json`; beside it comes its `envelope`."""

    undoable = False

    version: int
    published_at: int
    digest: str
    readers: int


@answers(GetSnapshot, looks=True)
def get_snapshot(asking: Asking, query: GetSnapshot) -> Snapshot:
    """Reads every grant that can still matter."""
    meta = reading.meta(asking.look)
    newest = int(value(asking.look, "SELECT max(version) FROM grants_release") or 0)
    given = _in_force(asking, meta.publication_id)
    return Snapshot(meta.publication_id, meta.environment, max(newest, query.floor) + 1, given)


@answers(GetGrants, looks=True)
def get_grants(asking: Asking, _: GetGrants) -> GrantsView:
    """Compares what is in force with the newest version."""
    newest = first(
        asking.look, "SELECT version, published_at, readers, digest FROM grants_release ORDER BY version DESC LIMIT 1"
    )
    given = _in_force(asking, reading.meta(asking.look).publication_id)
    if newest is None:
        return GrantsView(0, None, 0, stale=bool(given))
    return GrantsView(newest[0], newest[1], newest[2], stale=newest[3] != _digest(given))


@handles(ReleaseGrants)
def release_grants(context: Context, wanted: ReleaseGrants) -> Result:
    """Stores the version, if nobody else was first."""
    newest = int(value(context.look, "SELECT max(version) FROM grants_release") or 0)
    if wanted.version <= newest:
        raise Conflict(
            "Somebody else sent grants at the same moment; they are sent once more.",
            place="/version", fields={"version": (wanted.version - 1, newest, wanted.version)},
        )  # fmt: skip
    context.connection.execute(
        insert(rows.grants_release).values(
            version=wanted.version, published_at=wanted.published_at, published_by=context.actor,
            digest=wanted.digest, readers=wanted.readers, envelope=context.beside["envelope"],
        )
    )  # fmt: skip
    return Result(f"Send the grants, version {wanted.version}", TOPICS, object=("grants", str(wanted.version)))


def send(app: App, *, passphrase: Ask | None = None, progress: Callable[[str], None] | None = None) -> SendOutcome:
    """Sign the grants in force, where they differ from the newest version, and bring them to every target."""
    demand(role(app), ReleaseGrants(0, 0, "", 0))
    now = app.ask(GetGrants())
    passphrase = keys.asked_once(passphrase)
    version, held = now.version, now.readers
    notes: tuple[str, ...] = ()
    if now.stale:
        version, held, notes = _release(app, passphrase)
    made = deliveries.deliver(app, "grants", progress=progress, passphrase=passphrase) if version else ()
    return SendOutcome(version, held, made, notes)


def _newest(look: Look) -> Head | None:
    found = first(look, "SELECT version, published_at FROM grants_release ORDER BY version DESC LIMIT 1")
    return None if found is None else Head(*found)


def _envelope(look: Look, version: int) -> bytes:
    return bytes(value(look, "SELECT envelope FROM grants_release WHERE version = ?", version))


artifacts.register("grants", _newest, _envelope)


def _release(app: App, passphrase: Ask | None) -> tuple[int, int, tuple[str, ...]]:
    signers = keys.signers(app, passphrase)
    for attempt in range(5):
        snapshot = app.ask(GetSnapshot(_highest_outside(app, passphrase)))
        signed_at = app.clock()
        payload = core.payload(snapshot.publication, snapshot.environment, snapshot.number, signed_at, snapshot.given)
        envelope = keys.signed(payload, core.GRANTS_TYPE, signers)
        if len(envelope) > MOST_BYTES:
            raise Problem(
                "too-large",
                f"grants.json would have {len(envelope):,} bytes, and the web tier takes at most {MOST_BYTES:,}; "
                "take back grants that are not needed any more.",
            )
        wanted = ReleaseGrants(snapshot.number, signed_at, _digest(snapshot.given), len(snapshot.given))
        try:
            app.do(wanted, beside={"envelope": envelope})
        except Conflict:
            if attempt == 4:
                raise
            continue
        return wanted.version, wanted.readers, remember(app, Mark(wanted.version, bundle.digest(payload)), "grants")
    raise AssertionError("the last attempt returns or raises")


def _highest_outside(app: App, passphrase: Ask | None) -> int:
    known = app.ask(publication.GetPublicationId())
    seen = [seen.version for seen in deliveries.seen_everywhere(app, "grants", passphrase)]
    return max([highwater.read(known, "grants").version, *seen])


def _in_force(asking: Asking, publication: str) -> core.Given:
    """What the web tier has to know now: grants that have not ended, and resets that a meter can still look back to."""
    since = in_force(asking, asking.now).engine.looks_back(asking.now)
    found: dict[str, list[dict[str, Any]]] = {}
    for reader, grant in _rows(asking.look, asking.now, since):
        found.setdefault(core.reader_key(publication, reader), []).append(grant)
    return found


def _rows(look: Look, now: int, since: int) -> list[tuple[str, dict[str, Any]]]:
    """The grants by the ids they hold for: those of every id of the person that was given something."""
    sql = (
        'SELECT reader.id, given.kind, given."count", given.since, given.until FROM reader_grant AS given '
        "JOIN reader AS holder ON holder.number = given.reader "
        "JOIN reader ON coalesce(reader.merged_into, reader.number) = coalesce(holder.merged_into, holder.number) "
        "WHERE (given.kind <> ? AND given.until > ?) OR (given.kind = ? AND given.since >= ?) "
        "ORDER BY given.number, reader.number"
    )
    return [
        (id_, _as_contract(kind, count, begins, until))
        for id_, kind, count, begins, until in look.rows(sql, "reset", now, "reset", since)
    ]


def _as_contract(kind: str, count: int | None, since: int, until: int | None) -> dict[str, Any]:
    if kind == "reset":
        return {"kind": kind, "at": instant(since)}
    if kind == "access":
        return {"kind": kind, "until": instant(until or 0)}
    return {"kind": kind, "count": count, "from": instant(since), "until": instant(until or 0)}


def _digest(given: core.Given) -> str:
    return hashlib.sha256(json.dumps(given, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
