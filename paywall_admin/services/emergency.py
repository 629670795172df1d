"""The emergency switch: a small signed object that opens the wall for everyone, and ends by itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, Conflict, Problem, StoreRefused
from paywall_admin.services import artifacts, deliveries, keys
from paywall_admin.services.artifacts import Head
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.publication import GetEnvironment, GetPublicationId
from paywall_admin.services.publishing import Progress, remember
from paywall_admin.services.queries.emergency import EmergencyView, GetEmergency
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.store.look import Look, first, value
from paywall_admin.store.rows import emergency
from paywall_admin.system import highwater
from paywall_admin.system.highwater import Mark
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.services.app import App

__all__ = [
    "CloseWall", "EmergencyView", "GetEmergency", "OpenWall", "SwitchOutcome", "close_wall", "open_wall",
]  # fmt: skip
TOPICS = frozenset({"emergency"})
MOST_HOURS = 72


@dataclass(frozen=True)
class SwitchOutcome:
    """What was signed and where it went."""

    version: int
    starts_at: int
    until: int
    deliveries: tuple[DeliveryView, ...]
    notes: tuple[str, ...] = ()


@command("emergency:open")
@dataclass(frozen=True)
class OpenWall(Command):
    """Stores a signed opening; beside it comes its `envelope`."""

    undoable = False

    version: int
    starts_at: int
    until: int


@command("emergency:close")
@dataclass(frozen=True)
class CloseWall(Command):
    """Stores a signed opening that is over already, which takes the place of the one before."""

    undoable = False

    version: int
    starts_at: int


@handles(OpenWall)
def record_opening(context: Context, wanted: OpenWall) -> Result:
    """Stores the opening."""
    hours = (wanted.until - wanted.starts_at) / 3600
    if not 0 < hours <= MOST_HOURS:
        raise BadInput("hours", f"The wall can be opened for at most {MOST_HOURS} hours.", place="/until")
    _store(context, wanted.version, wanted.starts_at, wanted.until)
    return Result(f"Open the wall for {hours:g} hours", TOPICS, object=("emergency", str(wanted.version)))


@handles(CloseWall)
def record_closing(context: Context, wanted: CloseWall) -> Result:
    """Stores the end of the opening."""
    _store(context, wanted.version, wanted.starts_at, wanted.starts_at)
    return Result("Close the wall again", TOPICS, object=("emergency", str(wanted.version)))


def open_wall(
    app: App, hours: int, *, passphrase: Ask | None = None, reason: str = "", progress: Progress | None = None
) -> SwitchOutcome:
    """Open the wall for everyone, from now on and for so many hours, at every target."""
    if type(hours) is not int or not 1 <= hours <= MOST_HOURS:
        raise BadInput(
            "hours", f"The wall can be opened for 1 to {MOST_HOURS} hours; nothing was opened.", place="hours"
        )
    now = app.clock()
    until = now + hours * 3600
    return _switch(app, now, until, passphrase=passphrase, reason=reason, progress=progress)


def close_wall(
    app: App, *, passphrase: Ask | None = None, reason: str = "", progress: Progress | None = None
) -> SwitchOutcome:
    """End the emergency opening before its time."""
    opening(app)
    now = app.clock()
    return _switch(app, now, now, passphrase=passphrase, reason=reason, progress=progress)


def opening(app: App) -> EmergencyView:
    """The opening that is on now and could be ended; refused where there is none."""
    current = app.ask(GetEmergency())
    if current is None or not current.open:
        raise Problem("not-open", "The emergency switch is not on, so there is nothing to close.")
    return current


def may_switch(app: App) -> None:
    """Refuse whoever may not use the switch, and a store that can only be read."""
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so the switch cannot be used from it.")
    demand(role(app), OpenWall(0, 0, 0))


def _switch(
    app: App, starts_at: int, until: int, *, passphrase: Ask | None, reason: str, progress: Progress | None
) -> SwitchOutcome:
    from paywall_admin.core.calendar import instant

    may_switch(app)
    once = keys.asked_once(passphrase)
    signers = keys.signers(app, once)
    publication = app.ask(GetPublicationId())
    current = app.ask(GetEmergency())
    seen = [seen.version for seen in deliveries.seen_everywhere(app, "open", once)]
    version = max([current.version if current else 0, highwater.read(publication, "open").version, *seen]) + 1
    payload = {
        "publicationId": publication,
        "environment": app.ask(GetEnvironment()),
        "version": version,
        "from": instant(starts_at),
        "until": instant(until),
    }
    envelope = keys.signed(json.dumps(payload, separators=(",", ":")).encode(), bundle.OPEN_TYPE, signers)
    wanted = OpenWall(version, starts_at, until) if until > starts_at else CloseWall(version, starts_at)
    app.do(wanted, reason=reason, beside={"envelope": envelope})
    notes = remember(app, Mark(version), "open")
    made = deliveries.deliver(app, "open", progress=progress, passphrase=once)
    return SwitchOutcome(version, starts_at, until, made, notes)


def _newest(look: Look) -> Head | None:
    row = first(look, "SELECT version, opened_at, starts_at FROM emergency ORDER BY version DESC LIMIT 1")
    # Even a closing has to arrive as long as an opening before it could still be in force.
    return None if row is None else Head(row[0], row[1], needed_until=row[2] + MOST_HOURS * 3600)


def _envelope(look: Look, version: int) -> bytes:
    return bytes(value(look, "SELECT envelope FROM emergency WHERE version = ?", version))


artifacts.register("open", _newest, _envelope)


def _store(context: Context, version: int, starts_at: int, until: int) -> None:
    newest = context.connection.scalar(select(func.max(emergency.c.version))) or 0
    if version <= newest:
        raise Conflict(
            "Somebody else used the emergency switch at the same moment; look at it and try again.",
            place="/version", fields={"version": (version - 1, newest, version)},
        )  # fmt: skip
    context.connection.execute(
        insert(emergency).values(
            version=version, starts_at=starts_at, until=until, opened_by=context.actor, opened_at=context.now,
            envelope=context.beside["envelope"],
        )
    )  # fmt: skip
