"""`audit`, `undo` and `redo`: who did what, whether that is all, and taking it back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun, command
from paywall_admin.cli.inputs import read_file
from paywall_admin.cli.invocation import current, print_part
from paywall_admin.cli.wording import moment, table
from paywall_admin.core.problems import BadInput, Problem

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.command import Command
    from paywall_admin.services.queries import AuditLine, AuditView
    from paywall_admin.store.trail import Filter


@click.group("audit", cls=Noun, context_settings=CONTEXT)
def audit_command() -> None:
    """Read, export and verify the audit trail."""


_FILTERS = (
    click.option("--person", metavar="NAME", default="", help="Only what this person did."),
    click.option("--object", "about", metavar="KIND[:ID]", default="", help="Only about this, such as offer:spring."),
    click.option("--since", metavar="DAY", help="Only from this day on, such as 2026-10-01; or from an instant on."),
    click.option("--until", metavar="DAY", help="Only up to the end of this day; or before an instant."),
    click.option("--text", metavar="TEXT", default="", help="Only where this text stands, to the letter."),
)


def _filtered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which entries are meant."""
    for option in reversed(_FILTERS):
        function = option(function)
    return function


def _wanted(app: App, *, person: str, about: str, since: str | None, until: str | None, text: str) -> Filter:
    from paywall_admin.store.trail import Filter

    kind, _, id_ = about.partition(":")
    return Filter(person, kind, id_ or None, _time(app, since, "--since"), _time(app, until, "--until"), text)


def _time(app: App, typed: str | None, place: str) -> int | None:
    """A day in the publication's zone, as its first second or the one after its last; or an instant itself."""
    from datetime import date

    from paywall_admin.core import calendar
    from paywall_admin.services.queries import GetDraft

    if typed is None:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        try:
            return calendar.epoch(typed)
        except (ValueError, Problem):
            raise BadInput(
                "time", "Write a day such as 2026-10-01, or an instant such as 2026-10-01T09:00:00Z.", place=place
            ) from None
    zone = calendar.Zone.load(app.ask(GetDraft()).settings.publication.time_zone)
    edge = calendar.start_of_day_instant if place == "--since" else calendar.end_of_day_instant
    return calendar.epoch(edge(zone, day))


@audit_command.command(
    "list",
    examples=[
        "paywall-admin audit list --limit 5 --json",
        "paywall-admin audit list --person aiko --object offer --since 2026-10-01 --text spring",
    ],
)
@click.option(
    "--limit", type=click.IntRange(1, 500), metavar="N", default=20, show_default=True, help="How many, newest first."
)
@click.option("--before", type=click.IntRange(1), metavar="N", help="Only entries below this one.")
@_filtered
def list_audit(limit: int, before: int | None, **which: Any) -> None:
    """List what was done: when, by whom, why."""
    from paywall_admin.services.queries import ListAudit

    with current().app() as app:
        wanted = _wanted(app, **which)
        entries = app.ask(ListAudit(before, limit, wanted))
    rows = [(str(one.number), moment(one.at), one.actor, _label(one)) for one in entries]
    nothing = "Nothing was done yet." if wanted.is_empty and before is None else "No entry is like that."
    current().result(
        [_json(entry) for entry in entries], table(("entry", "at", "by", "what"), rows) if rows else nothing
    )


@audit_command.command("show", examples=["paywall-admin audit show 12", "paywall-admin audit show 12 --json"])
@click.argument("entry", type=click.IntRange(1))
def show_entry(entry: int) -> None:
    """Show one entry: what was before and what is after, in words."""
    from paywall_admin.services.queries import GetAuditEntry

    with current().app() as app:
        found = app.ask(GetAuditEntry(entry))
    words = [{"field": one.field, "was": one.was, "now": one.now} for one in found.differences]
    said = {**_json(found), "differences": words, "command": found.command, "prev": found.prev, "hash": found.hash}
    current().result(said, lambda: _whole(found))


@audit_command.command(
    "export",
    examples=[
        "paywall-admin audit export --to audit.csv",
        "paywall-admin audit export --format json --since 2026-10-01 > october.json",
    ],
)
@click.option("--format", "form", type=click.Choice(["csv", "json"]), help="Without it, as the file's name ends.")
@click.option("--to", "file", type=click.Path(dir_okay=False), metavar="FILE", help="Without it, it is printed.")
@_filtered
def export_audit(form: str | None, file: str | None, **which: Any) -> None:
    """Export every entry of a filter, newest first, as CSV for a spreadsheet or as JSON.

    The file appears when it is whole. In CSV a text that a spreadsheet would take for a formula gets an apostrophe.
    """
    from paywall_admin.services import ledger

    chosen: Any = form or ("json" if current().as_json or (file or "").endswith(".json") else "csv")
    with current().app() as app:
        wanted = _wanted(app, **which)
        if file is None:
            for text, _ in ledger.written(app, wanted, chosen):
                print_part(sys.stdout, text)
            return
        place = Path(file).absolute()
        count = ledger.save(app, wanted, chosen, place)
    current().result({"file": str(place), "entries": count}, f"{_entries(count)} written to {place}.")


@audit_command.command(
    "verify", examples=["paywall-admin audit verify", "paywall-admin audit verify --against /srv/web/settings.json"]
)
@click.option(
    "--against", "files", multiple=True, metavar="FILE", type=click.Path(dir_okay=False),
    help="A published settings.json: the audit must hold the entry that it came after.",
)  # fmt: skip
def verify_audit(files: tuple[str, ...]) -> int:
    """Verify that every entry is as it was written and none is missing; names the first bad one.

    Each entry is sealed over its content and the seal before it, and each published version carries the seal that was
    newest then. The exit code is 0 only where all is good.
    """
    from paywall_admin.services import ledger

    heads = tuple(ledger.head_of(read_file(name), name) for name in files)
    with current().app() as app:
        verdict = ledger.verify(app, heads=heads, progress=_progress())
    said = {"good": verdict.good, "entries": verdict.entries, "broken": verdict.broken, "missing": verdict.missing}
    current().result(said, verdict.sentence)
    return 0 if verdict.good else 1


def _progress() -> Callable[[int, int], None] | None:
    """Says on a terminal how far it is, in one line that is written over."""
    if not sys.stderr.isatty() or current().as_json:
        return None

    def say(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done:,} of {total:,} entries" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    return say


def _entries(count: int) -> str:
    """A number of entries in words."""
    return "1 entry is" if count == 1 else f"{count:,} entries are"


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


def _label(entry: AuditLine) -> str:
    why = f" ({entry.reason})" if entry.reason else ""
    undone = f" [undone by {entry.undone_by}]" if entry.undone_by else ""
    return f"{entry.label}{why}{undone}"


def _json(entry: AuditLine) -> dict[str, Any]:
    return {
        "entry": entry.number, "at": moment(entry.at), "actor": entry.actor, "tag": entry.tag, "label": entry.label,
        "reason": entry.reason, "object": entry.object, "before": entry.before, "after": entry.after,
        "undoes": entry.undoes, "undoneBy": entry.undone_by,
    }  # fmt: skip


def _whole(entry: AuditView) -> str:
    about = " ".join(filter(None, entry.object or ()))
    head = [f"Entry {entry.number}: {entry.label}", f"{moment(entry.at)} by {entry.actor}"]
    head += [f"About: {about}"] if about else []
    head += [f"Reason: {entry.reason}"] if entry.reason else []
    head += [f"Takes back entry {entry.undoes}"] if entry.undoes else []
    head += [f"Taken back by entry {entry.undone_by}"] if entry.undone_by else []
    rows = [(one.field, one.was or "", one.now or "") for one in entry.differences]
    plain = [one.field for one in entry.differences if one.was is None and one.now is None]
    if plain:
        return "\n".join([*head, "", *plain])
    return "\n".join([*head, *(["", table(("field", "before", "after"), rows)] if rows else [])])
