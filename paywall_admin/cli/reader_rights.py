"""`readers export`, `erase` and `retain`: what a reader may ask for, and what is kept no longer."""

from __future__ import annotations

from pathlib import Path

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current
from paywall_admin.cli.reader_case import bring_out, case_options, number_of, support_case
from paywall_admin.cli.wording import counted, delivery_json, moment


@command(
    "export",
    examples=["paywall-admin readers export u-100 --to ann.json --purpose 'data request' --ticket T-9"],
)
@click.argument("reader", metavar="ID")
@click.option("--to", metavar="FILE", type=click.Path(), help="Write it there; .txt for one that reads well.")
@case_options
def export_reader(reader: str, to: str | None, purpose: str | None, ticket: str) -> None:
    """Export everything that is known of one reader, as JSON or to read."""
    from paywall_admin.services.readers import privacy

    with support_case(purpose, ticket) as (app, case):
        number = number_of(app, reader, case)
        if to is None:
            found = privacy.export(app, number, case)
            current().result(found, lambda: privacy.readable(found))
            return
        privacy.save(app, number, case, Path(to))
    current().result({"file": to}, f"Everything that is known is in {to}.")


@command(
    "erase", writes=True, examples=["paywall-admin readers erase u-100 --purpose 'data request' --ticket T-9 --yes"]
)
@click.argument("reader", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@case_options
def erase_reader(reader: str, yes: bool, purpose: str | None, ticket: str) -> None:
    """Erase everything about one reader, after a backup; there is no way back.

    Backups that still hold the reader are listed with the day on which they go; whatever backup is put back later, the
    reader is erased from it again.
    """
    from paywall_admin.services.readers import privacy
    from paywall_admin.services.readers.privacy import EraseReader

    invocation = current()
    with support_case(purpose, ticket) as (app, case):
        number = number_of(app, reader, case)
        if invocation.dry_run:
            gone = int(app.do(EraseReader(number), dry_run=True).value)
            invocation.result({"views": gone}, f"The reader and {counted(gone, 'view')} would be erased.")
            return
        if not yes:
            click.confirm("Erase this reader for good?", abort=True, err=True)
        invocation.progress("Backing the store up")
        done = privacy.erase(app, number, case, told=_tell)
        sent = [delivery_json(one) for one in bring_out(app)]
    kept = [{"path": str(one.path), "expiresAt": moment(one.expires_at)} for one in done.backups]
    lines = [f"Erased: {counted(done.ids, 'id')} and {counted(done.views, 'view')}."]
    if not done.clean:
        lines.append("Bytes of the reader's names may still be in the store; run it again when nobody else uses it.")
    lines += [f"The backup {one['path']} may hold the reader; it goes on {one['expiresAt'][:10]}." for one in kept]
    said = {"ids": done.ids, "views": done.views, "clean": done.clean, "backups": kept, "deliveries": sent}
    invocation.result(said, "\n".join(lines))


def _tell(part: float) -> bool:
    if part >= 1:
        current().progress("Erasing every row, and every byte that is left")
    return True


@command(
    "retain", writes=True, examples=["paywall-admin readers retain --dry-run", "paywall-admin readers retain --days 60"]
)
@click.option("--days", type=click.IntRange(1), metavar="N", help="Keep so many; without it, the option viewsKeptDays.")
def retain_readers(days: int | None) -> None:
    """Delete views that are older than they are kept, and backups that hold erased readers for too long."""
    from paywall_admin.services.queries import GetOptions
    from paywall_admin.services.readers import privacy

    invocation = current()
    with invocation.app() as app:
        kept = days or int(app.ask(GetOptions())["viewsKeptDays"])
        gone, old = privacy.retain(app, kept, dry_run=invocation.dry_run)
    words = "would be deleted" if invocation.dry_run else "deleted"
    text = f"{counted(gone, 'view')} older than {kept} days {words}, and {counted(len(old), 'backup')}."
    invocation.result({"views": gone, "days": kept, "backups": [str(path) for path in old]}, text)
