"""`schedule`, and what `publish --at` and `publish --due` do: publishes at a set time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import Invocation, asking, current
from paywall_admin.cli.wording import change_json, counted, delivery_json, delivery_line, finding_line, moment, table

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.due import Carried, DueOutcome
    from paywall_admin.services.schedule import ScheduledView

WHO = "paywall-admin publish --due publishes it then, run by cron or systemd; or the window, while it is open."


@click.group("schedule", cls=Noun, context_settings=CONTEXT)
def schedule_command() -> None:
    """See, move and cancel scheduled publishes; publish --at makes one."""


@schedule_command.command("list", examples=["paywall-admin schedule list", "paywall-admin schedule list --json"])
def list_scheduled() -> None:
    """List what is to be published when."""
    from paywall_admin.services.schedule import ListScheduled

    with current().app() as app:
        found = app.ask(ListScheduled())
        now = app.clock()
    rows = [(str(one.id), one.typed, one.zone, one.created_by, _state(one, now), one.note) for one in found]
    head = ("id", "when", "zone", "by", "state", "note")
    current().result(
        [scheduled_json(one) for one in found], table(head, rows) if rows else "Nothing is scheduled."
    )  # fmt: skip


@schedule_command.command("show", examples=["paywall-admin schedule show 3"])
@click.argument("number", metavar="ID", type=click.IntRange(1))
def show_scheduled(number: int) -> None:
    """Say what a scheduled publish would change for readers, and how the draft differs from it by now."""
    from paywall_admin.services.schedule import GetScheduledChanges

    with current().app() as app:
        found = app.ask(GetScheduledChanges(number))
    lines = [f"{counted(len(found.changes), 'change')} for readers:", *(f"  {one.sentence}" for one in found.changes)]
    if found.moved_on:
        lines.append("The draft has moved on since; this is not part of it:")
        lines += [f"  {one.sentence}" for one in found.moved_on]
    said = {"changes": list(map(change_json, found.changes)), "movedOn": list(map(change_json, found.moved_on))}
    current().result(said, "\n".join(lines))


@schedule_command.command("move", writes=True, examples=['paywall-admin schedule move 3 --at "2026-11-01 06:00"'])
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.option("--at", "when", required=True, metavar="TIME", help="Date and time in the publication's zone.")
def move_scheduled(number: int, when: str) -> None:
    """Give a scheduled publish another time."""
    from paywall_admin.services import schedule

    invocation = current()
    with invocation.app() as app:
        at, typed, zone = read_moment(app, when)
        wanted = schedule.moved_to(_find(app, number), at, typed, zone)
        app.do(wanted, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result(
        {"id": number, "at": moment(at)}, f"The scheduled publish {number} {words} due at {typed} ({zone})."
    )


@schedule_command.command("cancel", writes=True, examples=["paywall-admin schedule cancel 3"])
@click.argument("number", metavar="ID", type=click.IntRange(1))
def cancel_scheduled(number: int) -> None:
    """Call a scheduled publish off; undo brings it back."""
    from paywall_admin.services.schedule import CancelSchedule

    invocation = current()
    with invocation.app() as app:
        outcome = app.do(CancelSchedule(number), dry_run=invocation.dry_run)
    words = "would be done" if invocation.dry_run else "done"
    invocation.result({"id": number}, f"{outcome.label}: {words}.")


@schedule_command.command(
    "renew", writes=True,
    examples=["paywall-admin schedule renew 3", 'paywall-admin schedule renew 3 --at "2026-11-01 06:00"'],
)  # fmt: skip
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.option("--at", "when", metavar="TIME", help="Another date and time, where the old one has passed.")
def renew_scheduled(number: int, when: str | None) -> None:
    """Take the draft as it is now in the place of what was frozen; the note stays."""
    from paywall_admin.services import schedule

    invocation = current()
    with invocation.app() as app:
        at, typed, _ = read_moment(app, when) if when else (None, "", "")
        made = schedule.renew(app, number, at=at, typed=typed, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"id": made, "replaces": number}, f"The draft as it is now {words} scheduled in its place.")


@schedule_command.command(
    "publish", writes=True, examples=["paywall-admin schedule publish 3", "paywall-admin schedule publish 3 --overrule"]
)
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.option("--overrule", is_flag=True, help="Even where it takes back what newer versions changed.")
def publish_scheduled(number: int, overrule: bool) -> None:
    """Publish a scheduled publish now, without waiting for its time."""
    from paywall_admin.services import due
    from paywall_admin.services.schedule import overtaken

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            found = _find(app, number)
            if found.overtaken_by and not overrule:
                raise overtaken(found.overtaken_by)
            invocation.result(scheduled_json(found), f"What was scheduled for {found.typed} would be published now.")
            return
        outcome = due.carry_out_now(
            app, number, overrule=overrule, passphrase=asking(app), progress=invocation.progress
        )  # fmt: skip
    say_due(invocation, outcome)


def schedule(app: App, invocation: Invocation, note: str, when: str, strict: bool) -> None:
    """What `publish --at` does."""
    from paywall_admin.services import schedule as service

    at, typed, zone = read_moment(app, when)
    number, warnings = service.add(app, note, at, typed, strict=strict, dry_run=invocation.dry_run)
    for finding in warnings:
        invocation.note(finding_line(finding))
    words = "would be" if invocation.dry_run else "is"
    lines = [f"The draft as it is now {words} published at {typed} ({zone}, {moment(at)}). {WHO}"]
    invocation.result({"id": number, "at": moment(at), "typed": typed, "zone": zone}, "\n".join(lines))


def publish_due(app: App, invocation: Invocation) -> None:
    """What `publish --due` does."""
    from paywall_admin.services import due
    from paywall_admin.services.schedule import ListScheduled

    if invocation.dry_run:
        found = [one for one in app.ask(ListScheduled()) if one.at <= app.clock()]
        lines = [
            f"What was scheduled for {one.typed} would be {'held' if one.overtaken_by else 'published'}: {one.note}"
            for one in found
        ]
        invocation.result([scheduled_json(one) for one in found], "\n".join(lines) or "Nothing is due.")
        return
    say_due(invocation, due.carry_out(app, passphrase=asking(app), progress=invocation.progress))


def say_due(invocation: Invocation, outcome: DueOutcome) -> None:
    """Say what was carried out, and end with the exit code of the first thing that went wrong."""
    from paywall_admin.core.problems import Problem
    from paywall_admin.services import deliveries

    for remark in outcome.notes:
        invocation.note(remark)
    lines = [*map(_carried, outcome.carried), *map(delivery_line, outcome.deliveries)]
    said = {
        "scheduled": [_carried_json(one) for one in outcome.carried],
        "deliveries": [delivery_json(one) for one in outcome.deliveries],
    }
    invocation.result(said, "\n".join(lines) or "Nothing is due.")
    held = [one for one in outcome.carried if one.state == "held"]
    if held:
        raise Problem("held", f"What was scheduled for {held[0].typed} was not published: {held[0].sentence}")
    deliveries.refuse_failed(outcome.deliveries, "What was published")


def read_moment(app: App, when: str) -> tuple[int, str, str]:
    """A date and time in the publication's zone: the instant, the words for it, and the zone."""
    from paywall_admin.core.calendar import Zone
    from paywall_admin.core.moments import local_text, typed_moment
    from paywall_admin.services.queries import GetDraft

    name = app.ask(GetDraft()).settings.publication.time_zone
    zone = Zone.load(name)
    at = typed_moment(zone, when, place="--at")
    return at, local_text(zone, at), name


def scheduled_json(one: ScheduledView) -> dict[str, Any]:
    """A scheduled publish for machines."""
    return {
        "id": one.id, "at": moment(one.at), "typed": one.typed, "zone": one.zone, "note": one.note,
        "createdBy": one.created_by, "createdAt": moment(one.created_at), "digest": one.digest,
        "hindrance": one.hindrance or None, "movedOn": one.moved_on, "overtakenBy": list(one.overtaken_by),
    }  # fmt: skip


def _find(app: App, number: int) -> ScheduledView:
    from paywall_admin.core.problems import NotFound
    from paywall_admin.services.schedule import ListScheduled

    for one in app.ask(ListScheduled()):
        if one.id == number:
            return one
    raise NotFound("no-such-schedule", f"There is no scheduled publish {number} to come.", place=str(number))


def _state(one: ScheduledView, now: int) -> str:
    if one.overtaken_by:
        return f"held: version {one.overtaken_by[-1]} is newer"
    if one.at <= now:
        return f"late: {one.hindrance}" if one.hindrance else "due"
    return "to come, draft has moved on" if one.moved_on else "to come"


def _carried(one: Carried) -> str:
    if one.state == "published":
        late = f", {_span(one.late)} late" if one.late >= 60 else ""
        return f"Version {one.version} is published, as scheduled for {one.typed}{late}."
    if one.state == "elsewhere":
        return f"What was scheduled for {one.typed} was published or called off by another program."
    return f"What was scheduled for {one.typed} is held: {one.sentence}"


def _carried_json(one: Carried) -> dict[str, Any]:
    return {
        "id": one.id, "state": one.state, "at": moment(one.at), "version": one.version, "lateSeconds": one.late,
        "sentence": one.sentence or None,
    }  # fmt: skip


def _span(seconds: int) -> str:
    minutes = seconds // 60
    if minutes < 120:
        return counted(minutes, "minute")
    return counted(minutes // 60, "hour") if minutes < 48 * 60 else counted(minutes // 1440, "day")
