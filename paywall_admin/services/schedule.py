"""Publishes at a set time: the draft as it was reviewed, frozen, goes out then; by `services.due`, wherever that runs.

What goes out is what was looked at, not whatever the draft will have become. Where somebody published newer settings
in between, the frozen ones would take those back: then it is held until a person decides.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, update

from paywall_admin.core.problems import BadInput, Conflict, NotFound, Problem
from paywall_admin.services.command import Command, Context, Fields, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import published, rows, scheduled
from paywall_admin.store.look import Look
from paywall_admin.store.scheduled import Scheduled

if TYPE_CHECKING:
    from paywall_admin.core.check import Finding
    from paywall_admin.core.diff import Change
    from paywall_admin.core.settings import Settings
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"schedule"})
_EDITABLE: Final = frozenset({"at", "typed", "zone", "note"})


@dataclass(frozen=True)
class ScheduledView:
    """A publish that is still to come, or late.

    `moved_on`: the draft is another by now. `overtaken_by`: versions published since, which it would take back, so it
    is held. `hindrance`: what kept it the last time it was due.
    """

    id: int
    at: int
    typed: str
    zone: str
    note: str
    digest: str
    created_by: str
    created_at: int
    hindrance: str
    moved_on: bool
    overtaken_by: tuple[int, ...]


@dataclass(frozen=True)
class ScheduledChanges:
    """What a scheduled publish would change for readers now, and how the draft differs from it."""

    changes: tuple[Change, ...]
    moved_on: tuple[Change, ...]


@dataclass(frozen=True)
class ListScheduled(Query[tuple[ScheduledView, ...]]):
    """Every publish that is still to come, or late, in the order in which they are due."""


@dataclass(frozen=True)
class GetScheduledChanges(Query[ScheduledChanges]):
    """What one of them would change."""

    id: int


@dataclass(frozen=True)
class GetScheduledSettings(Query["Settings"]):
    """What one of them would publish."""

    id: int


@command("schedule:add")
@dataclass(frozen=True)
class SchedulePublish(Command):
    """Sets a publish for the instant `at`, typed so in that zone; beside it come the frozen `settings`, as bytes.

    `replaces` is one that it takes the place of.
    """

    undoable = False

    at: int
    typed: str
    zone: str
    note: str
    digest: str
    replaces: int | None = None


@command("schedule:edit")
@dataclass(frozen=True)
class EditSchedule(Command):
    """Changes when a scheduled publish is due, or its note."""

    id: int
    was: Fields
    now: Fields


@command("schedule:cancel")
@dataclass(frozen=True)
class CancelSchedule(Command):
    """Calls a scheduled publish off."""

    id: int


@command("schedule:reinstate")
@dataclass(frozen=True)
class ReinstateSchedule(Command):
    """Brings back one that was called off, as long as its time has not come."""

    id: int


@command("schedule:hinder")
@dataclass(frozen=True)
class HinderSchedule(Command):
    """Writes down what kept a scheduled publish from going out when it was due."""

    undoable = False

    id: int
    hindrance: str


@answers(ListScheduled, looks=True)
def list_scheduled(asking: Asking, _: ListScheduled) -> tuple[ScheduledView, ...]:
    """Reads what is pending."""
    return tuple(_view(asking, one) for one in scheduled.pending(asking.look))


@answers(GetScheduledChanges, looks=True)
def get_scheduled_changes(asking: Asking, query: GetScheduledChanges) -> ScheduledChanges:
    """Compares what was frozen with what readers have, and with the draft."""
    from paywall_admin.core.diff import diff

    look = asking.look
    frozen = asking.app.scheduled_settings(look, pending(look, query.id))
    newest = published.newest(look)
    out = None if newest is None else asking.app.published_settings(look, newest.number)
    return ScheduledChanges(diff(out, frozen), diff(frozen, asking.app.draft_settings(look)))


@answers(GetScheduledSettings, looks=True)
def get_scheduled_settings(asking: Asking, query: GetScheduledSettings) -> Settings:
    """Reads what was frozen."""
    return asking.app.scheduled_settings(asking.look, pending(asking.look, query.id))


def _view(asking: Asking, one: Scheduled) -> ScheduledView:
    frozen = asking.app.scheduled_settings(asking.look, one)
    names = ("id", "at", "typed", "zone", "note", "digest", "created_by", "created_at", "hindrance")
    return ScheduledView(
        **{name: getattr(one, name) for name in names},
        moved_on=frozen != asking.app.draft_settings(asking.look),
        overtaken_by=tuple(scheduled.overtaken_by(asking.look, one)),
    )


@handles(SchedulePublish)
def schedule_publish(context: Context, wanted: SchedulePublish) -> Result:
    """Freezes the settings and writes it down."""
    from paywall_admin.store import pieces

    frozen: bytes = context.beside["settings"]
    if hashlib.sha256(frozen).hexdigest() != wanted.digest:
        raise BadInput("digest", "What was to be frozen is not what was reviewed.", place="/digest")
    _refuse_past(wanted.at, context.now)
    if wanted.replaces is not None:
        _set_state(context, pending(context.look, wanted.replaces).id, "cancelled")
    newest = published.newest(context.look)
    row = {
        "id": scheduled.next_id(context.look), "at": wanted.at, "typed": wanted.typed, "zone": wanted.zone,
        "note": wanted.note, "digest": wanted.digest, "root": pieces.put(context.connection, frozen),
        "after": newest.number if newest else 0, "state": "pending", "hindrance": "",
        "created_by": context.actor, "created_at": context.now,
    }  # fmt: skip
    context.connection.execute(insert(rows.schedule).values(row))
    label = f"Schedule a publish for {wanted.typed} ({wanted.zone})"
    return Result(label, TOPICS, value=row["id"], object=("schedule", str(row["id"])), after=wanted.note)


@handles(EditSchedule)
def edit_schedule(context: Context, wanted: EditSchedule) -> Result:
    """Changes time and note, where they still are as they were."""
    found = pending(context.look, wanted.id)
    if not wanted.was.keys() == wanted.now.keys() <= _EDITABLE:
        raise BadInput("schedule-field", "Of a scheduled publish, time and note can be changed.", place="/now")
    current = {name: getattr(found, name) for name in wanted.was}
    if current != wanted.was:
        clash = {name: (wanted.was[name], current[name], wanted.now[name]) for name in wanted.was}
        sentence = "Somebody else changed this scheduled publish in the meantime; look at it again."
        raise Conflict(sentence, place=str(wanted.id), fields=clash)
    if wanted.now == wanted.was:
        return Result("Nothing changed", frozenset())
    if "at" in wanted.now:
        _refuse_past(wanted.now["at"], context.now)
    context.connection.execute(update(rows.schedule).where(rows.schedule.c.id == wanted.id).values(wanted.now))
    inverse = EditSchedule(wanted.id, was=wanted.now, now=wanted.was)
    target = ("schedule", str(wanted.id))
    return Result(_moved(wanted), TOPICS, inverse, object=target, before=wanted.was, after=wanted.now)


@handles(CancelSchedule)
def cancel_schedule(context: Context, wanted: CancelSchedule) -> Result:
    """Calls it off."""
    found = pending(context.look, wanted.id)
    _set_state(context, wanted.id, "cancelled")
    inverse = ReinstateSchedule(wanted.id)
    label = f"Cancel the publish scheduled for {found.typed}"
    return Result(label, TOPICS, inverse, object=("schedule", str(wanted.id)), before=found.note)


@handles(ReinstateSchedule)
def reinstate_schedule(context: Context, wanted: ReinstateSchedule) -> Result:
    """Brings it back."""
    found = scheduled.get(context.look, wanted.id)
    if found is None or found.state != "cancelled":
        raise _gone(wanted.id)
    _refuse_past(found.at, context.now)
    _set_state(context, wanted.id, "pending")
    inverse = CancelSchedule(wanted.id)
    label = f"Bring back the publish scheduled for {found.typed}"
    return Result(label, TOPICS, inverse, object=("schedule", str(wanted.id)), after=found.note)


@handles(HinderSchedule)
def hinder_schedule(context: Context, wanted: HinderSchedule) -> Result:
    """Writes it down, once for as long as it stays the same."""
    found = pending(context.look, wanted.id)
    if found.hindrance == wanted.hindrance:
        return Result("Nothing changed", frozenset())
    table = rows.schedule
    context.connection.execute(update(table).where(table.c.id == wanted.id).values(hindrance=wanted.hindrance))
    label = f"Hold the publish scheduled for {found.typed}"
    return Result(label, TOPICS, object=("schedule", str(wanted.id)), after=wanted.hindrance)


def add(
    app: App, note: str, at: int, typed: str, *, strict: bool = False, reviewed: int | None = None,
    dry_run: bool = False, replaces: int | None = None, zone: str | None = None,
) -> tuple[int | None, tuple[Finding, ...]]:  # fmt: skip
    """Freeze the draft and schedule it; its number and the warnings. `reviewed` as for a publish.

    `typed` is local time in `zone`, without one in that of the draft.
    """
    from paywall_admin.services import publishing
    from paywall_admin.services.queries import GetDraft

    warnings = publishing.refuse_unfit(app, note, strict=strict, reviewed=reviewed)
    view = app.ask(GetDraft())
    if reviewed is not None and view.revision > reviewed:
        warnings = publishing.refuse_unfit(app, note, strict=strict, reviewed=reviewed)
    frozen = _frozen(view.settings)
    zone = zone or view.settings.publication.time_zone
    wanted = SchedulePublish(at, typed, zone, note.strip(), hashlib.sha256(frozen).hexdigest(), replaces)
    outcome = app.do(wanted, dry_run=dry_run, beside={"settings": frozen})
    return (None if dry_run else outcome.value), warnings


def renew(
    app: App, id_: int, *, at: int | None = None, typed: str = "", reviewed: int | None = None, dry_run: bool = False
) -> int | None:
    """Schedule the draft as it is now in the place of what was frozen, with the same note; at another time with `at`.

    The time stays as it is where none is given.
    """
    found = next((one for one in app.ask(ListScheduled()) if one.id == id_), None)
    if found is None:
        raise _gone(id_)
    when, zone = ((found.at, found.typed), found.zone) if at is None else ((at, typed), None)
    return add(app, found.note, *when, reviewed=reviewed, dry_run=dry_run, replaces=id_, zone=zone)[0]


def moved_to(found: ScheduledView | Scheduled, at: int, typed: str, zone: str) -> EditSchedule:
    """The command that gives it another time."""
    was = {"at": found.at, "typed": found.typed, "zone": found.zone}
    return EditSchedule(found.id, was, {"at": at, "typed": typed, "zone": zone})


def overtaken(versions: Iterable[int]) -> Problem:
    """Why a scheduled publish is held where newer versions have overtaken it."""
    names = [str(number) for number in versions]
    which = f"Version {names[0]} was" if len(names) == 1 else f"Versions {', '.join(names[:-1])} and {names[-1]} were"
    return Problem(
        "overtaken",
        f"{which} published after this was scheduled, and it would take back what changed there. "
        "Schedule the draft as it is now, or publish it all the same.",
    )


def pending(look: Look, id_: int) -> Scheduled:
    """One that is still to come; refuses any other."""
    found = scheduled.get(look, id_)
    if found is None or found.state != "pending":
        raise _gone(id_, found)
    return found


def _frozen(settings: Settings) -> bytes:
    from paywall_admin.core.codec import settings_dict

    # As in a payload, so that the pieces of both are the same.
    return json.dumps(settings_dict(settings), ensure_ascii=False, separators=(",", ":")).encode()


def _moved(wanted: EditSchedule) -> str:
    if "typed" in wanted.now:
        return f"Move a scheduled publish from {wanted.was['typed']} to {wanted.now['typed']}"
    return "Change the note of a scheduled publish"


def _refuse_past(at: Any, now: int) -> None:
    if type(at) is not int or at <= now:
        raise BadInput("past", "That time has passed already; choose a later one, or publish now.", place="at")


def _gone(id_: int, found: Scheduled | None = None) -> Problem:
    if found is not None and found.state == "done":
        sentence = f"The scheduled publish {id_} went out already, as version {found.version}."
        return Problem("schedule-done", sentence, place=str(id_))
    return NotFound("no-such-schedule", f"There is no scheduled publish {id_} to come.", place=str(id_))


def _set_state(context: Context, id_: int, state: str) -> None:
    context.connection.execute(update(rows.schedule).where(rows.schedule.c.id == id_).values(state=state))
