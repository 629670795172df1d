"""What is due: scheduled publishes whose time has come, and deliveries that are to be tried again.

The window does it while it is open, `paywall-admin publish --due` whenever it is called; any number of them at once
publish each scheduled version exactly once, because the version and the mark that it is done are one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from paywall_admin.core.problems import Conflict, NotFound, Problem
from paywall_admin.services import deliveries, keys, publishing
from paywall_admin.services.permission import demand, role
from paywall_admin.services.publishing import Frozen, Progress, RecordVersion
from paywall_admin.services.queries.history import DeliveryView
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.schedule import (
    GetScheduledSettings,
    HinderSchedule,
    ListScheduled,
    ScheduledView,
    overtaken,
)
from paywall_admin.store import scheduled
from paywall_admin.system.highwater import Mark
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.services.app import App

_TRIES = 20


@dataclass(frozen=True)
class Carried:
    """What became of one scheduled publish: `published` as `version`, `late` seconds after its time; `held` by what
    `sentence` says; or `elsewhere`: another program was first.
    """

    id: int
    state: Literal["published", "held", "elsewhere"]
    at: int
    typed: str
    version: int | None = None
    late: int = 0
    sentence: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DueOutcome:
    """What was carried out, and the deliveries that followed."""

    carried: tuple[Carried, ...]
    deliveries: tuple[DeliveryView, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was remarked on the way."""
        return tuple(note for one in self.carried for note in one.notes)


class IsAnythingDue(Query[bool]):
    """Whether a scheduled publish or a delivery is due now; asked often, so it costs little."""


@answers(IsAnythingDue, looks=True)
def is_anything_due(asking: Asking, _: IsAnythingDue) -> bool:
    """Looks at what is pending."""
    if any(one.at <= asking.now for one in scheduled.pending(asking.look)):
        return True
    return any(state.is_due(asking.now) for state in deliveries.list_deliveries(asking, deliveries.ListDeliveries()))


def carry_out(app: App, *, passphrase: Ask | None = None, progress: Progress | None = None) -> DueOutcome:
    """Publish what is scheduled for now or before, oldest first, then deliver what is due."""
    due = [one for one in app.ask(ListScheduled()) if one.at <= app.clock()]
    return _all(app, due, passphrase=passphrase, progress=progress)


def carry_out_now(
    app: App, id_: int, *, overrule: bool = False, passphrase: Ask | None = None, progress: Progress | None = None
) -> DueOutcome:
    """Publish one scheduled publish now; `overrule` lets it take back what newer versions changed."""
    found = [one for one in app.ask(ListScheduled()) if one.id == id_]
    if not found:
        raise NotFound("no-such-schedule", f"There is no scheduled publish {id_} to come.", place=str(id_))
    return _all(app, found, overrule=overrule, passphrase=passphrase, progress=progress)


def _all(
    app: App, due: Iterable[ScheduledView], *, overrule: bool = False, passphrase: Ask | None, progress: Progress | None
) -> DueOutcome:
    demand(role(app), RecordVersion(0, "", "", None, 0, None))
    once = keys.asked_once(passphrase)
    carried: list[Carried] = []
    for one in due:
        if progress:
            progress(f"Publishing what was scheduled for {one.typed}")
        try:
            made = _publish(app, one, once, overrule=overrule)
        except Problem as problem:
            made = _held(app, one, problem)
        carried.append(made)
    published = any(one.state == "published" for one in carried)
    now = deliveries.deliver(app, progress=progress, passphrase=once) if published else ()
    later = deliveries.deliver_due(app, progress=progress, passphrase=once)
    return DueOutcome(tuple(carried), (*now, *later))


def _publish(app: App, one: ScheduledView, passphrase: Ask | None, *, overrule: bool) -> Carried:
    if one.overtaken_by and not overrule:
        raise overtaken(one.overtaken_by)
    settings = app.ask(GetScheduledSettings(one.id))
    publishing.refuse_findings(app, settings)
    signers = keys.signers(app, passphrase)
    floor = publishing.highest_outside(app, passphrase)
    frozen = Frozen(one.id, settings, overrule)
    for attempt in range(_TRIES):
        try:
            wanted = publishing.sign_and_store(app, one.note, signers, floor, frozen)
            break
        except Conflict as conflict:
            if conflict.place != "/auditHead" or attempt == _TRIES - 1:
                raise
    notes = publishing.remember(app, Mark(wanted.number, wanted.digest))
    return Carried(one.id, "published", one.at, one.typed, wanted.number, max(0, app.clock() - one.at), notes=notes)


def _held(app: App, one: ScheduledView, problem: Problem) -> Carried:
    """Says what kept it, and writes that down; unless it was another program that was first."""
    if not any(other.id == one.id for other in app.ask(ListScheduled())):
        return Carried(one.id, "elsewhere", one.at, one.typed)
    sentence = str(problem)
    try:
        app.do(HinderSchedule(one.id, sentence))
    except Problem as unwritten:
        sentence = f"{sentence} This could not be written down: {unwritten.sentence}"
    return Carried(one.id, "held", one.at, one.typed, sentence=sentence)
