"""`history`: the published versions, what changed in them, and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import change_json, counted, delivery_json, delivery_line, moment, table

if TYPE_CHECKING:
    from paywall_admin.core.jsondiff import ObjectDiff
    from paywall_admin.services.comparison import ComparisonView
    from paywall_admin.services.queries import VersionView


@click.group(
    "history", cls=Noun, context_settings=CONTEXT, invoke_without_command=True, hide_options=False,
    examples=["paywall-admin history", "paywall-admin history --limit 5 --json", "paywall-admin history diff 7 9"],
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1, 500), metavar="N", default=20, show_default=True, help="How many, newest first."
)
@click.option("--before", type=click.IntRange(1), metavar="N", help="Only versions below this one.")
@click.pass_context
def history_command(context: click.Context, limit: int, before: int | None) -> None:
    """List the published versions: when, who, why, and what changed. Or compare them, or go back."""
    from paywall_admin.services.queries import ListVersions

    if context.invoked_subcommand is not None:
        return
    with current().app() as app:
        versions = app.ask(ListVersions(before=before, limit=limit))
    rows = [
        (str(one.number), moment(one.published_at), one.published_by, one.note, _summary(one)) for one in versions
    ]  # fmt: skip
    head = ("version", "published", "by", "note", "what changed")
    text = table(head, rows) if rows else "Nothing was published yet."
    current().result([_json(version) for version in versions], text)


@history_command.command("show", examples=["paywall-admin history show 7", "paywall-admin history show 7 --json"])
@click.argument("number", metavar="VERSION", type=click.IntRange(1))
def show_version(number: int) -> None:
    """Say what a version changed, and how it went out to the targets."""
    from paywall_admin.services.comparison import GetVersionChanges
    from paywall_admin.services.queries import GetVersion

    with current().app() as app:
        version = app.ask(GetVersion(number))
        changed = app.ask(GetVersionChanges(number))
    lines = [
        f"Version {number}, published {moment(version.published_at)} by {version.published_by}: {version.note}",
        f"{counted(len(changed.changes), 'change')}:",
        *(f"  {change.sentence}" for change in changed.changes),
        *map(delivery_line, version.deliveries),
    ]
    said = {
        **_json(version),
        "changes": list(map(change_json, changed.changes)),
        "deliveries": list(map(delivery_json, version.deliveries)),
    }
    current().result(said, "\n".join(lines))


@history_command.command(
    "diff", examples=["paywall-admin history diff 7 9", "paywall-admin history diff 7 9 --lines",
                      "paywall-admin history diff 9"],
)  # fmt: skip
@click.argument("old", metavar="VERSION", type=click.IntRange(1))
@click.argument("new", metavar="[VERSION]", required=False, type=click.IntRange(1))
@click.option("--lines", is_flag=True, help="The lines of the JSON that differ, instead of words.")
def compare_versions(old: int, new: int | None, lines: bool) -> None:
    """Say what differs between two versions, or between a version and the draft."""
    from paywall_admin.services.comparison import Compare

    with current().app() as app:
        found = app.ask(Compare(old, new))
    name = "the draft" if new is None else f"version {new}"
    if not found.changes:
        text = f"Version {old} and {name} are the same."
    elif lines:
        text = "\n".join(line for one in found.objects for line in _json_lines(one))
    else:
        head = f"{counted(len(found.changes), 'change')} from version {old} to {name}:"
        text = "\n".join((head, *(f"  {change.sentence}" for change in found.changes)))
    current().result(_comparison_json(found), text)


@history_command.command(
    "roll-back", writes=True,
    examples=["paywall-admin history roll-back 7 --dry-run", "paywall-admin history roll-back 7"],
)  # fmt: skip
@click.argument("number", metavar="VERSION", type=click.IntRange(1))
def roll_back(number: int) -> None:
    """Make the settings of an older version the draft again; publish then makes them the next version.

    Nothing changes for readers before that. What cannot be brought back is said. undo takes it back.
    """
    from paywall_admin.services import rollback

    invocation = current()
    with invocation.app() as app:
        view, _ = rollback.roll_back(app, number, dry_run=invocation.dry_run)
    for sentence in view.lost:
        invocation.note(f"warning: {sentence}")
    would = "would change" if invocation.dry_run else "changed"
    lines = [
        f"{counted(len(view.changes), 'thing')} {would} in the draft, which goes back to version {number}:",
        *(f"  {change.sentence}" for change in view.changes),
        "Publish to make it the next version; until then readers see no difference.",
    ]
    said = {"version": number, "changes": list(map(change_json, view.changes)), "lost": list(view.lost)}
    invocation.result(said, "\n".join(lines))


def _summary(version: VersionView) -> str:
    summary = version.summary
    if not summary or not summary["first"]:
        return ""
    more = summary["count"] - 1
    return f"{summary['first'][0]}{f' (and {more} more)' if more > 0 else ''}"


def _json(version: VersionView) -> dict[str, Any]:
    return {
        "version": version.number, "publishedAt": moment(version.published_at), "publishedBy": version.published_by,
        "note": version.note, "digest": version.digest, "previous": version.previous,
        "environment": version.environment, "summary": version.summary,
    }  # fmt: skip


def _comparison_json(found: ComparisonView) -> dict[str, Any]:
    return {
        "from": found.old, "to": found.new, "changes": list(map(change_json, found.changes)),
        "objects": [{"place": one.place, "was": one.was, "now": one.now} for one in found.objects],
    }  # fmt: skip


def _json_lines(one: ObjectDiff) -> list[str]:
    from paywall_admin.core.jsondiff import lines

    signs = {"same": " ", "removed": "-", "added": "+"}
    made = [f"@@ {one.place}"]
    for line in lines(one):
        made += ["  ..."] if line.gap else []
        made.append(f"{signs[line.side]} {line.text}")
    return made
