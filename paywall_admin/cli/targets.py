"""`targets`: where published versions go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import asking, current
from paywall_admin.cli.wording import moment, table

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.targets import TargetView

_MOST_TOKEN = 10_000


@click.group("targets", cls=Noun, context_settings=CONTEXT)
def targets_command() -> None:
    """Say where published versions go."""


@targets_command.command(
    "add", writes=True,
    examples=[
        "paywall-admin targets add /srv/web/paywall", "paywall-admin targets add /mnt/edge --name edge",
        "paywall-admin targets add https://deploy.example/paywall --public-url https://www.example/paywall",
    ],
)  # fmt: skip
@click.argument("place", metavar="FOLDER_OR_URL", type=click.Path())
@click.option("--name", metavar="NAME", help="What to call it; without it, the folder's or server's own name.")
@click.option("--public-url", metavar="URL", help="Where readers' browsers find what lies there; live looks at it.")
@click.option("--token-stdin", is_flag=True, help="Read the bearer token of an address from standard input.")
def add_target(place: str, name: str | None, public_url: str | None, token_stdin: bool) -> None:
    """Make a folder that the web tier reads, or an https address, a target of every publish from now on.

    A folder has to be there and to be writable. An address takes settings.json and its companions by PUT, with a
    bearer token: asked for, read with --token-stdin, or taken from PAYWALL_ADMIN_TOKEN_NAME. It goes into the keyring
    of this computer, never into the store. deliver brings the newest version there at once.
    """
    from paywall_admin.services import targets

    invocation = current()
    with invocation.app() as app:
        if "://" in place:
            added = targets.add_address(
                app, place, name, token=_token(ask=not invocation.dry_run, given=token_stdin), public_url=public_url,
                ask=asking(app), dry_run=invocation.dry_run,
            )  # fmt: skip
        else:
            added = targets.add_folder(app, Path(place), name, public_url=public_url, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    said = {"id": added.id, "kind": added.kind, "location": added.location, "publicUrl": added.public_url}
    invocation.result(said, f"{added.location} {words} the target {added.id}; deliver brings the newest version there.")


@targets_command.command("list", examples=["paywall-admin targets list"])
def list_targets() -> None:
    """List the targets, and how they stand with what was published last."""
    from paywall_admin.services.deliveries import ListDeliveries
    from paywall_admin.services.targets import ListTargets

    with current().app() as app:
        found = app.ask(ListTargets())
        states = app.ask(ListDeliveries())
    rows, said = [], []
    for one in found:
        mine = [state for state in states if state.target == one.id]
        rows.append((one.id, one.kind, one.location, moment(one.added_at), "; ".join(map(_state, mine)) or "-"))
        said.append({**_json(one), "deliveries": [_state_json(state) for state in mine]})
    head = ("name", "kind", "location", "since", "state")
    current().result(said, table(head, rows) if rows else "There is no target yet.")


@targets_command.command(
    "edit", writes=True, examples=["paywall-admin targets edit edge --public-url https://www.example/paywall"]
)
@click.argument("name", metavar="NAME")
@click.option("--location", metavar="FOLDER_OR_URL", help="Another place of the same kind.")
@click.option("--public-url", metavar="URL", help="Where readers' browsers find it; an empty text takes it away.")
def edit_target(name: str, location: str | None, public_url: str | None) -> None:
    """Give a target another place or another public address."""
    from paywall_admin.services import targets

    given = {"location": location, "public_url": public_url}
    changes = {key: value for key, value in given.items() if value is not None}
    if not changes:
        raise click.UsageError("Say what is to change: --location, --public-url.", click.get_current_context())
    invocation = current()
    with invocation.app() as app:
        done = targets.edit(app, name, changes, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"id": name, **done.now}, f"The target {name} {words} changed.")


@targets_command.command(
    "token", writes=True, examples=["paywall-admin targets token edge", "paywall-admin targets token edge --forget"]
)
@click.argument("name", metavar="NAME")
@click.option("--forget", is_flag=True, help="Take the token out of the keyring instead.")
@click.option("--token-stdin", is_flag=True, help="Read it from standard input.")
def give_token(name: str, forget: bool, token_stdin: bool) -> None:
    """Keep the bearer token of a target in the keyring of this computer."""
    from paywall_admin.services import targets, tokens

    invocation = current()
    with invocation.app() as app:
        found = targets.find(app.ask(targets.ListTargets()), name)
        if invocation.dry_run:
            place = tokens.place(app, name)
        elif forget:
            tokens.forget(app, name)
            place = None
        else:
            given = _token(ask=True, given=token_stdin)
            if not given:
                raise click.UsageError("There is no token to keep; give one with --token-stdin.")
            place = tokens.keep(app, name, found.location, given, asking(app))
    words = f"The token of {name} is in the {place}." if place else f"This computer has no token for {name}."
    invocation.result({"id": name, "token": place}, words)


@targets_command.command("test", examples=["paywall-admin targets test", "paywall-admin targets test edge"])
@click.argument("name", metavar="[NAME]", required=False)
def test_targets(name: str | None) -> int:
    """Try whether a target, or each of them, can be reached and would take a version; nothing is changed there."""
    from paywall_admin.core.problems import Problem
    from paywall_admin.services import targets

    rows = []
    with current().app() as app:
        known = app.ask(targets.ListTargets())
        for target in known if name is None else (targets.find(known, name),):
            try:
                rows.append((target.id, True, _tried(app, target)))
            except Problem as problem:
                rows.append((target.id, False, problem.sentence))
    said = [{"id": id_, "good": good, "sentence": sentence} for id_, good, sentence in rows]
    lines = [f"{id_}: {sentence}" for id_, _, sentence in rows]
    current().result(said, "\n".join(lines) or "There is no target yet.")
    return 0 if all(good for _, good, _ in rows) else 1


@targets_command.command("remove", writes=True, examples=["paywall-admin targets remove edge"])
@click.argument("name", metavar="NAME")
def remove_target(name: str) -> None:
    """Take a target off the list, and its token out of the keyring; what lies there stays."""
    from paywall_admin.services import targets

    invocation = current()
    with invocation.app() as app:
        targets.remove(app, name, dry_run=invocation.dry_run)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"id": name}, f"The target {name} {words} removed; what lies there stays.")


def _tried(app: App, target: TargetView) -> str:
    from paywall_admin.services import targets

    return targets.try_out(app, target, asking(app))


def _token(*, ask: bool, given: bool) -> str | None:
    """The token from standard input, or from the person at the terminal."""
    if given:
        return sys.stdin.readline(_MOST_TOKEN).strip() or None
    if not ask or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return str(click.prompt("Bearer token (empty for none)", hide_input=True, default="", show_default=False, err=True))


def _state(state: Any) -> str:
    if state.state == "done":
        return f"has {state.file_name} {state.version}"
    if state.state == "waiting":
        return f"{state.file_name} {state.version} not brought there yet"
    return (
        f"did not take {state.file_name} {state.version} (attempt {state.attempt}, next {moment(state.next_at)})"
        if state.next_at
        else f"did not take {state.file_name} {state.version}"
    )


def _json(one: TargetView) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "location": one.location, "addedAt": moment(one.added_at),
        "publicUrl": one.public_url,
    }  # fmt: skip


def _state_json(state: Any) -> dict[str, Any]:
    return {
        "file": state.file_name, "version": state.version, "state": state.state, "has": state.has,
        "at": state.at and moment(state.at), "attempt": state.attempt,
        "nextAt": state.next_at and moment(state.next_at), "sentence": state.sentence or None,
    }  # fmt: skip
