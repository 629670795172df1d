"""`keys`: the keys that sign what is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import ask_for, asking, current
from paywall_admin.cli.wording import moment, table

if TYPE_CHECKING:
    from paywall_admin.services.keys import KeyView

_PLACES = {"keyring": "in the keyring", "file": "in a sealed file", None: "not on this computer"}


@click.group("keys", cls=Noun, context_settings=CONTEXT)
def keys_command() -> None:
    """Make, show, replace, back up and restore the signing keys.

    The private half is kept in the keyring of this computer, or in a file sealed under a passphrase, which is asked
    for or taken from PAYWALL_ADMIN_PASSPHRASE; never in the store.
    """


@keys_command.command("show", examples=["paywall-admin keys show", "paywall-admin keys show --json > trust.json"])
@click.option("--all", "everything", is_flag=True, help="Retired keys too, which nobody should trust.")
def show_keys(everything: bool) -> None:
    """Print the public keys in base64.

    With --json they are the trust list that the web tier's openBundle takes.
    """
    from paywall_admin.services import keys

    with current().app() as app:
        found = [key for key in keys.show(app) if key.signs or everything]
    _say(found, "There is no signing key yet; the first publish makes one, or keys new.")


@keys_command.command("new", writes=True, examples=["paywall-admin keys new"])
def new_key() -> None:
    """Make the first signing key, as the first publish would."""
    from paywall_admin.services import keys

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            keys.refuse_second(app)
            invocation.result([], "A signing key would be made.")
            return
        _say([keys.new(app, asking(app))])


@keys_command.command(
    "rotate", writes=True, examples=["paywall-admin keys rotate", "paywall-admin keys rotate --finish"]
)
@click.option("--finish", is_flag=True, help="Retire the older key, once every web tier trusts the new one.")
def rotate_key(finish: bool) -> None:
    """Replace the signing key: a new one signs, and the older one beside it until --finish.

    Publish, give every web tier the new public key, then finish. A retired key signs nothing and is trusted no more.
    """
    from paywall_admin.services import keys

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            foretold = keys.retiring(app) if finish else (keys.replaceable(app),)
            older = ", ".join(key.keyid for key in foretold)
            invocation.result(
                [], f"The key {older} would retire." if finish else f"A new key would sign beside {older}."
            )
            return
        if finish:
            keys.finish_rotation(app)
        else:
            keys.rotate(app, asking(app))
        _say([key for key in keys.show(app) if key.signs])


@keys_command.command("backup", writes=True, examples=["paywall-admin keys backup paywall-keys.json"])
@click.argument("file", metavar="FILE", type=click.Path())
def back_up_keys(file: str) -> None:
    """Write the keys that sign into FILE, sealed under a passphrase of its own."""
    from paywall_admin.services import key_backup, keys

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            key_backup.wanted(app, Path(file))
            invocation.result([], f"The signing keys would be written, sealed, to {file}.")
            return
        kept = key_backup.backup(
            app, Path(file), seal_with=ask_for("New passphrase for the backup", new=True), unlock_with=asking(app)
        )
        _say([key for key in keys.show(app) if key.keyid in {one.keyid for one in kept}])
    invocation.note(f"The backup is {file}; keep it and its passphrase apart.")


@keys_command.command("restore", writes=True, examples=["paywall-admin keys restore paywall-keys.json"])
@click.argument("file", metavar="FILE", type=click.Path())
def restore_keys(file: str) -> None:
    """Put the keys of a backup onto this computer, and into the store where it does not know them."""
    from paywall_admin.services import key_backup

    invocation = current()
    with invocation.app() as app:
        if invocation.dry_run:
            key_backup.look_at(Path(file))
            invocation.result([], f"The keys of {file} would be put onto this computer.")
            return
        _say(key_backup.restore(app, Path(file), open_with=ask_for("Passphrase of the backup"), seal_with=asking(app)))


def _say(found: list[KeyView] | tuple[KeyView, ...], none: str = "") -> None:
    rows = [(one.keyid, one.state, one.public, _PLACES[one.place]) for one in found]
    text = table(("id", "state", "public key", "private half"), rows) if rows else none
    current().result([_json(key) for key in found], text)


def _json(key: KeyView) -> dict[str, Any]:
    from paywall_admin.services.verification import PAYLOAD_TYPES

    return {
        "keyid": key.keyid, "publicKey": key.public, "payloadTypes": list(PAYLOAD_TYPES), "state": key.state,
        "createdAt": moment(key.created_at), "privateHalf": key.place,
    }  # fmt: skip
