"""`targets`: where published versions go."""

from __future__ import annotations

from pathlib import Path

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import moment, table


@click.group("targets", cls=Noun, context_settings=CONTEXT)
def targets_command() -> None:
    """Say where published versions go."""


@targets_command.command(
    "add", writes=True,
    examples=["paywall-admin targets add /srv/web/paywall", "paywall-admin targets add /mnt/edge --name edge"],
)  # fmt: skip
@click.argument("folder", metavar="FOLDER", type=click.Path())
@click.option("--name", metavar="NAME", help="What to call it; without it, the folder's own name.")
def add_target(folder: str, name: str | None) -> None:
    """Make a folder that the web tier reads a target of every publish from now on.

    The folder has to be there and to be writable. deliver brings the newest version there at once.
    """
    from paywall_admin.services import targets

    invocation = current()
    with invocation.app() as app:
        added = targets.add_folder(app, Path(folder), name, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    said = {"id": added.id, "kind": added.kind, "location": added.location}
    invocation.result(said, f"{added.location} {words} the target {added.id}; deliver brings the newest version there.")


@targets_command.command("list", examples=["paywall-admin targets list"])
def list_targets() -> None:
    """List the targets."""
    from paywall_admin.services.targets import ListTargets

    with current().app() as app:
        found = app.ask(ListTargets())
    rows = [(one.id, one.kind, one.location, moment(one.added_at)) for one in found]
    said = [
        {"id": one.id, "kind": one.kind, "location": one.location, "addedAt": moment(one.added_at)} for one in found
    ]
    current().result(said, table(("name", "kind", "location", "since"), rows) if rows else "There is no target yet.")


@targets_command.command("remove", writes=True, examples=["paywall-admin targets remove edge"])
@click.argument("name", metavar="NAME")
def remove_target(name: str) -> None:
    """Take a target off the list; what lies there stays."""
    from paywall_admin.services.targets import RemoveTarget

    invocation = current()
    with invocation.app() as app:
        app.do(RemoveTarget(name), dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"id": name}, f"The target {name} {words} removed; what lies there stays.")
