"""`publish` and `deliver`: the draft becomes a version, and versions go to the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import Invocation, asking, current
from paywall_admin.cli.wording import counted, delivery_json, delivery_line, finding_json, finding_line

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.publishing import PublishOutcome
    from paywall_admin.services.queries import DeliveryView


@command(
    "publish", writes=True,
    examples=[
        'paywall-admin publish --note "Five articles instead of three"',
        'paywall-admin publish --note "Autumn offer" --dry-run',
        'paywall-admin publish --note "Autumn offer" --at "2026-11-01 06:00"',
        "paywall-admin publish --due",
    ],
)  # fmt: skip
@click.option("--note", metavar="TEXT", help="Why: it stands in the history beside the version.")
@click.option("--strict", is_flag=True, help="Let warnings stop it as well.")
@click.option("--at", "when", metavar="TIME", help="Not now but then; date and time in the publication's zone.")
@click.option("--due", is_flag=True, help="Publish what was scheduled for now or before; for cron and systemd.")
def publish_command(note: str | None, strict: bool, when: str | None, due: bool) -> None:
    """Publish the draft as the next version and bring it to the targets.

    The version is signed and stored first; a target that does not take it leaves the exit code 8, and deliver brings
    it there later. The first publish makes the signing key. With --at the draft as it is now is frozen, and goes out
    then, whatever becomes of the draft; --due does that, and brings late deliveries to their targets.
    """
    from paywall_admin.cli import schedule

    if due == (note is not None) or (due and when):
        raise click.UsageError("Give either --note, or --due without it.", click.get_current_context())
    invocation = current()
    with invocation.app() as app:
        if note is None:
            schedule.publish_due(app, invocation)
        elif when is not None:
            schedule.schedule(app, invocation, note, when, strict)
        elif invocation.dry_run:
            _foretell(app, invocation, note, strict)
        else:
            outcome = app.publish(note, passphrase=asking(app), strict=strict, progress=invocation.progress)
            _say(invocation, outcome)


def _say(invocation: Invocation, outcome: PublishOutcome) -> None:
    from paywall_admin.services import deliveries

    for finding in outcome.warnings:
        invocation.note(finding_line(finding))
    for remark in outcome.notes:
        invocation.note(remark)
    said = {
        "version": outcome.version, "digest": outcome.digest,
        "deliveries": [delivery_json(delivery) for delivery in outcome.deliveries],
        "warnings": [finding_json(finding) for finding in outcome.warnings],
    }  # fmt: skip
    lines = [
        f"Version {outcome.version} is published (SHA-256 {outcome.digest}).",
        *map(delivery_line, outcome.deliveries),
    ]
    if not outcome.deliveries:
        lines.append("There is no target yet; targets add makes one, and export writes the bundle into a folder.")
    invocation.result(said, "\n".join(lines))
    deliveries.refuse_failed(outcome.deliveries, f"Version {outcome.version}")


@command(
    "deliver", writes=True,
    examples=["paywall-admin deliver", "paywall-admin deliver web-1 web-2", "paywall-admin deliver --due"],
)  # fmt: skip
@click.argument("names", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--due", is_flag=True, help="Only where it is time to try again: each failure waits longer than the last."
)
def deliver_command(names: tuple[str, ...], due: bool) -> None:
    """Bring the newest version to every target, or to those named.

    For a target that did not take it when it was published, or that was added later. Whatever else the targets need
    goes along, such as a running emergency opening.
    """
    from paywall_admin.services import artifacts, deliveries, targets

    invocation = current()
    with invocation.app() as app:
        known = app.ask(targets.ListTargets())
        wanted = tuple(targets.find(known, name) for name in names) or known
        newest = app.ask(artifacts.NewestArtifact())
        states = [one for one in app.ask(deliveries.ListDeliveries()) if one.is_due(app.clock()) or not due]
        places = {one.target for one in states} & {target.id for target in wanted}
        version = newest.version if newest else None
        kinds = dict.fromkeys(one.kind for one in states if one.target in places)
        what = f"Version {version}" if "settings" in kinds else " and ".join(map(artifacts.file_name, kinds))
        if invocation.dry_run or not places:
            words = _undelivered(version, sorted(places), what, known=bool(known))
            invocation.result({"version": version, "deliveries": []}, words)
            return
        made: tuple[DeliveryView, ...] = ()
        for kind in kinds:
            there = {one.target for one in states if one.kind == kind}
            chosen = tuple(target for target in wanted if target.id in there)
            made += deliveries.deliver(app, kind, targets=chosen, passphrase=asking(app))
    said = {"version": version, "deliveries": [delivery_json(delivery) for delivery in made]}
    invocation.result(said, "\n".join(map(delivery_line, made)))
    deliveries.refuse_failed(made, what)


def _undelivered(version: int | None, places: list[str], what: str, *, known: bool) -> str:
    if places:
        return f"{what} would be delivered to {', '.join(places)}."
    if version is None:
        return "Nothing was published yet, so there is nothing to deliver; publish makes the first version."
    return "Nothing is due." if known else "There is no target yet, so nothing was delivered; targets add makes one."


def _foretell(app: App, invocation: Invocation, note: str, strict: bool) -> None:
    from paywall_admin.services import publishing
    from paywall_admin.services.queries import GetChanges, GetStatus
    from paywall_admin.services.targets import ListTargets

    warnings = publishing.refuse_unfit(app, note, strict=strict)
    number = app.ask(publishing.GetSnapshot(publishing.highest_outside(app))).number
    changes = [change.sentence for change in app.ask(GetChanges())]
    places = [target.id for target in app.ask(ListTargets())]
    for finding in warnings:
        invocation.note(finding_line(finding))
    before = app.ask(GetStatus()).version
    unchanged = f"Nothing has changed since version {before}; it would go out again as version {number}."
    lines = [
        f"Version {number} would be published with {counted(len(changes), 'change')}:" if changes else unchanged,
        *(f"  {change}" for change in changes),
        f"It would go to {', '.join(places) or 'no target'}.",
    ]
    said = {
        "version": number,
        "changes": changes,
        "targets": places,
        "warnings": [finding_json(one) for one in warnings],
    }
    invocation.result(said, "\n".join(lines))
