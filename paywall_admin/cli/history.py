"""`history`: the published versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import moment, table

if TYPE_CHECKING:
    from paywall_admin.services.queries import VersionView


@command("history", examples=["paywall-admin history", "paywall-admin history --limit 5 --json"])
@click.option(
    "--limit", type=click.IntRange(1, 500), metavar="N", default=20, show_default=True, help="How many, newest first."
)
@click.option("--before", type=click.IntRange(1), metavar="N", help="Only versions below this one.")
def history_command(limit: int, before: int | None) -> None:
    """List the published versions: when, who, and why."""
    from paywall_admin.services.queries import ListVersions

    with current().app() as app:
        versions = app.ask(ListVersions(before=before, limit=limit))
    rows = [(str(one.number), moment(one.published_at), one.published_by, one.note) for one in versions]
    text = table(("version", "published", "by", "note"), rows) if rows else "Nothing was published yet."
    current().result([_json(version) for version in versions], text)


def _json(version: VersionView) -> dict[str, Any]:
    return {
        "version": version.number, "publishedAt": moment(version.published_at), "publishedBy": version.published_by,
        "note": version.note, "digest": version.digest, "previous": version.previous,
        "environment": version.environment,
    }  # fmt: skip
