"""`export`: a published version as a file in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current
from paywall_admin.core.problems import DeliveryFailed, NotFound

if TYPE_CHECKING:
    from paywall_admin.services.app import App


@command(
    "export", writes=True,
    examples=["paywall-admin export --to /srv/web/paywall", "paywall-admin export --version 7 --to ./out"],
)  # fmt: skip
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help="Which version; without it, the newest.")
@click.option("--to", "folder", required=True, type=click.Path(), metavar="DIR", help="The folder, made where missing.")
def export_command(number: int | None, folder: str) -> None:
    """Write settings.json of a published version into a folder.

    The file is replaced whole, so that nobody ever reads half of it. Nothing is signed anew.
    """
    from paywall_admin.services.transport import FolderTransport
    from paywall_admin.system import files

    invocation = current()
    with invocation.app() as app:
        version, envelope = _version(app, number)
    place = Path(folder).absolute()
    if not invocation.dry_run:
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DeliveryFailed(
                "target-failed", f"The folder cannot be made: {files.reason(error)}.", place=str(place)
            ) from error
        FolderTransport(str(place)).write("settings.json", envelope)
    words = "would be written" if invocation.dry_run else "is written"
    file = place / "settings.json"
    invocation.result({"version": version, "file": str(file)}, f"Version {version} {words} to {file}.")


def _version(app: App, number: int | None) -> tuple[int, bytes]:
    from paywall_admin.services.artifacts import NewestArtifact
    from paywall_admin.services.queries import GetVersion

    if number is not None:
        found = app.ask(GetVersion(number))
        return found.number, found.envelope
    newest = app.ask(NewestArtifact())
    if newest is None:
        raise NotFound("no-version", "Nothing was published from this store yet; publish makes the first version.")
    return newest.version, newest.envelope
