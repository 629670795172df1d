"""`database`: status, upgrade, backup, restore and check of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import counted

if TYPE_CHECKING:
    from paywall_admin.services.database import DatabaseStatus


@click.group("database", cls=Noun, context_settings=CONTEXT)
def database_command() -> None:
    """Look after a store: a file, or a PostgreSQL database."""


@database_command.command("status", examples=["paywall-admin database status", "paywall-admin database status --json"])
def show_status() -> None:
    """Say what the store is, without opening it for work or changing anything."""
    from paywall_admin.services import database

    found = database.status(current().store)
    lines = [found.sentence]
    if found.backups:
        lines.append(f"{counted(len(found.backups), 'backup')}, the newest {found.backups[0]}.")
    search = database.search(current().store)
    if search is not None:
        lines.append(search)
    current().result(_json(found) | {"search": search}, "\n".join(lines))


@database_command.command("upgrade", writes=True, examples=["paywall-admin --store old.db database upgrade"])
def upgrade_store() -> None:
    """Bring the store to this program's format, after a verified backup.

    Opening a store does the same; here it can be done ahead.
    """
    from paywall_admin.services import database

    invocation = current()
    if invocation.dry_run:
        found = database.status(invocation.store)
        invocation.result(_json(found), found.sentence)
        return
    before, after = database.upgrade(invocation.store)
    changed = before.revision != after.revision
    words = f"The store went from format {before.revision} to {after.revision}." if changed else after.sentence
    invocation.result({"from": before.revision, "to": after.revision}, words)


@database_command.command(
    "backup", writes=True,
    examples=["paywall-admin database backup", "paywall-admin database backup --to /mnt/safe/paywall.db"],
)  # fmt: skip
@click.option("--to", "target", type=click.Path(), metavar="FILE", help="A new file; without it, beside the store.")
def back_up_store(target: str | None) -> None:
    """Make a verified backup of the store, also while it is in use."""
    from paywall_admin.services import database

    invocation = current()
    if invocation.dry_run:
        found = database.status(invocation.store)
        if target:
            database.refuse_target(Path(target))
        invocation.result(_json(found), f"A backup would be made. {found.sentence}")
        return
    made = database.backup(invocation.store, Path(target) if target else None)
    invocation.result({"file": str(made)}, f"The backup is {made}.")


@database_command.command(
    "restore", writes=True, examples=["paywall-admin database restore paywall-20201030T120000Z-4f1c.db"]
)
@click.argument("file", metavar="BACKUP", type=click.Path())
def restore_store(file: str) -> None:
    """Put a backup in the place of the store; what stood there is backed up first.

    Version numbers go on from the highest there ever was, never from the backup's.
    """
    from paywall_admin.services import database

    invocation = current()
    backup = database.look_at_backup(Path(file))
    if invocation.dry_run:
        invocation.result(_json(backup), f"The backup would be restored. {backup.sentence}")
        return
    kept = database.restore(invocation.store, Path(file))
    words = f" What stood there is kept as {kept}." if kept else ""
    invocation.result({"restored": file, "kept": kept and str(kept)}, f"The backup is restored.{words}")


@database_command.command("check", examples=["paywall-admin database check"])
def check_store() -> int:
    """Read the whole store and say everything that is wrong with it; the exit code is 1 where something is."""
    from paywall_admin.services import database

    wrong = database.check(current().store)
    current().result(list(wrong), "\n".join(wrong) or "The store is sound.")
    return 1 if wrong else 0


@database_command.command(
    "environment", writes=True,
    examples=["paywall-admin database environment", "paywall-admin --store live.db database environment live"],
)  # fmt: skip
@click.argument("chosen", required=False, type=click.Choice(["test", "live"]))
def choose_environment(chosen: str | None) -> None:
    """Say whether this is a test store or a live one, or choose it before the first version is published.

    The website refuses what was published for the other one.
    """
    from paywall_admin.services.environment import ChooseEnvironment
    from paywall_admin.services.queries import GetStatus

    invocation = current()
    with invocation.app() as app:
        now = app.ask(GetStatus()).environment
        if chosen:
            app.do(ChooseEnvironment(now, chosen), dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run and chosen else "is"
    invocation.result({"environment": chosen or now}, f"This {words} a {chosen or now} store.")


def _json(found: DatabaseStatus) -> dict[str, Any]:
    return {
        "label": found.label, "place": found.place, "revision": found.revision, "newest": found.newest,
        "readOnly": found.read_only, "backups": [str(path) for path in found.backups],
    }  # fmt: skip
