"""`audit`, `undo` and `redo`: who did what, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun, command
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import moment, table

if TYPE_CHECKING:
    from paywall_admin.services.command import Command
    from paywall_admin.services.queries import AuditView


@click.group("audit", cls=Noun, context_settings=CONTEXT)
def audit_command() -> None:
    """Read the audit trail."""


@audit_command.command("list", examples=["paywall-admin audit list", "paywall-admin audit list --limit 5 --json"])
@click.option(
    "--limit", type=click.IntRange(1, 500), metavar="N", default=20, show_default=True, help="How many, newest first."
)
@click.option("--before", type=click.IntRange(1), metavar="N", help="Only entries below this one.")
def list_audit(limit: int, before: int | None) -> None:
    """List what was done: when, by whom, why."""
    from paywall_admin.services.queries import ListAudit

    with current().app() as app:
        entries = app.ask(ListAudit(before=before, limit=limit))
    rows = [(str(one.number), moment(one.at), one.actor, _label(one)) for one in entries]
    text = table(("entry", "at", "by", "what"), rows) if rows else "Nothing was done yet."
    current().result([_json(entry) for entry in entries], text)


@command("undo", writes=True, examples=["paywall-admin undo", "paywall-admin undo 12"])
@click.argument("entry", metavar="[ENTRY]", required=False, type=click.IntRange(1))
def undo_command(entry: int | None) -> None:
    """Take back your last step, or one entry of the audit, whoever made it."""
    from paywall_admin.services.undo import Revert, Undo

    _do(Undo() if entry is None else Revert(entry), "undone")


@command("redo", writes=True, examples=["paywall-admin redo"])
def redo_command() -> None:
    """Do again what you took back last."""
    from paywall_admin.services.undo import Redo

    _do(Redo(), "done again")


def _do(wanted: Command, done: str) -> None:
    invocation = current()
    with invocation.app() as app:
        outcome = app.do(wanted, dry_run=invocation.dry_run)
    words = f"would be {done}" if invocation.dry_run else done
    invocation.result({"label": outcome.label, "entry": outcome.entry}, f"{outcome.label}: {words}.")


def _label(entry: AuditView) -> str:
    why = f" ({entry.reason})" if entry.reason else ""
    undone = f" [undone by {entry.undone_by}]" if entry.undone_by else ""
    return f"{entry.label}{why}{undone}"


def _json(entry: AuditView) -> dict[str, Any]:
    return {
        "entry": entry.number, "at": moment(entry.at), "actor": entry.actor, "tag": entry.tag, "label": entry.label,
        "reason": entry.reason, "before": entry.before, "after": entry.after, "undoes": entry.undoes,
        "undoneBy": entry.undone_by,
    }  # fmt: skip
