"""`overview`: what readers have now, what is unpublished, what happens next, and what asks to be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import counted, finding_json, finding_line, moment, table

if TYPE_CHECKING:
    from paywall_admin.core.check import Finding
    from paywall_admin.core.diff import Change
    from paywall_admin.core.timeline import Event
    from paywall_admin.services.queries import Alert, OverviewView


@command(
    "overview", examples=["paywall-admin overview", "paywall-admin overview --days 14", "paywall-admin overview --json"]
)
@click.option(
    "--days",
    type=click.IntRange(1, 3660),
    metavar="N",
    default=90,
    show_default=True,
    help="How many days to look ahead.",
)
def overview_command(days: int) -> None:
    """Say what readers have now, and what happens next.

    What is live is told by the newest version, what happens next by it and the draft. Days are those of the
    publication's zone.
    """
    from paywall_admin.services.checkup import missing_keys
    from paywall_admin.services.queries import GetChanges, GetFindings, GetOverview

    with current().app() as app:
        view, changes, findings = app.ask(GetOverview(days)), app.ask(GetChanges()), app.ask(GetFindings())
        alerts = (*view.alerts, *(missing_keys(app) if view.version else ()))
    current().result(_json(view, alerts, changes, findings), lambda: "\n".join(_lines(view, alerts, changes, findings)))


def _lines(
    view: OverviewView, alerts: tuple[Alert, ...], changes: tuple[Change, ...], findings: tuple[Finding, ...]
) -> Iterator[str]:
    yield from (f"{alert.tone}: {alert.sentence}" for alert in alerts)
    if view.version is None or view.published_at is None:
        yield "Nothing was published yet: readers have nothing of this."
    else:
        yield f"Live: version {view.version}, published by {view.published_by} at {moment(view.published_at)}"
        yield from (f"  {line.sentence}" for line in view.live)
        yield f"Not published yet: {counted(len(changes), 'change') if changes else 'nothing'}"
        yield from (f"  {change.sentence}" for change in changes)
    yield f"The next days in {view.timeline.zone}:"
    rows = [(event.day.isoformat(), event.clock, event.sentence) for event in view.timeline.events]
    yield table(("day", "time", "what"), rows) if rows else "  Nothing starts, ends or happens by itself."
    yield from (f"  {overlap.sentence}" for bar in view.timeline.bars for overlap in bar.overlaps)
    yield from (finding_line(finding) for finding in findings)


def _json(
    view: OverviewView, alerts: tuple[Alert, ...], changes: tuple[Change, ...], findings: tuple[Finding, ...]
) -> dict[str, Any]:
    expires = view.expires_at
    return {
        "at": moment(view.now),
        "version": view.version,
        "publishedAt": None if view.published_at is None else moment(view.published_at),
        "publishedBy": view.published_by or None,
        "expiresAt": None if expires is None else moment(expires),
        "targets": list(view.targets),
        "live": [asdict(line) for line in view.live],
        "unpublished": [change.sentence for change in changes],
        "timeZone": view.timeline.zone,
        "events": [_event(event) for event in view.timeline.events],
        "overlaps": [
            {"place": bar.place, "from": moment(part.starts), "until": moment(part.ends), "sentence": part.sentence}
            for bar in view.timeline.bars
            for part in bar.overlaps
        ],
        "alerts": [asdict(alert) for alert in alerts],
        "findings": [finding_json(finding) for finding in findings],
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "at": moment(event.at), "day": event.day.isoformat(), "time": event.clock or None, "kind": event.kind,
        "id": event.id or None, "place": event.place or None, "standing": event.standing, "sentence": event.sentence,
    }  # fmt: skip
