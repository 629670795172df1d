"""`settings`: the draft as a file, out and in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.inputs import read_settings
from paywall_admin.cli.invocation import current, print_text
from paywall_admin.cli.wording import counted


@click.group("settings", cls=Noun, context_settings=CONTEXT)
def settings_command() -> None:
    """Print the draft as JSON, or take it from a file."""


@settings_command.command("show", examples=["paywall-admin settings show > settings.json"])
def show_settings() -> None:
    """Print the draft as the JSON of the contract, section 2."""
    from paywall_admin.core.codec import settings_json
    from paywall_admin.services.queries import GetDraft

    with current().app() as app:
        print_text(sys.stdout, settings_json(app.ask(GetDraft()).settings))


@settings_command.command(
    "import", writes=True,
    examples=["paywall-admin settings import settings.json", "paywall-admin settings import --dry-run settings.json"],
)  # fmt: skip
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
def import_settings(file: str) -> None:
    """Make the settings in FILE the draft, creating the store where there is none.

    A file with anything wrong in it is refused whole, with the place. What was the draft before comes back with undo.
    FILE may be - for standard input.
    """
    from paywall_admin.core.codec import settings_dict
    from paywall_admin.core.diff import diff
    from paywall_admin.services.drafts import ReplaceDraft
    from paywall_admin.services.queries import GetDraft

    invocation = current()
    settings = read_settings(file)
    if invocation.would_make_store():
        invocation.result({"changes": []}, "A store would be made, with these settings as its draft.")
        return
    with invocation.app(create=not invocation.dry_run) as app:
        changes = diff(app.ask(GetDraft()).settings, settings)
        source = "standard input" if file == "-" else Path(file).name
        app.do(ReplaceDraft(settings_dict(settings)), dry_run=invocation.dry_run, reason=f"From {source}")
    would = "would change" if invocation.dry_run else "changed"
    lines = [f"{counted(len(changes), 'thing')} {would} in the draft.", *(f"  {change.sentence}" for change in changes)]
    invocation.result({"changes": [change.sentence for change in changes]}, "\n".join(lines))
