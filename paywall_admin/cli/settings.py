"""`settings`: the draft as a file, out and in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.inputs import read_file, settings_in
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
    examples=[
        "paywall-admin settings import settings.json", "paywall-admin settings import --dry-run settings.json",
        "paywall-admin --store live.db settings import --from test.db --dry-run",
    ],
)  # fmt: skip
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(allow_dash=True))
@click.option("--from", "source", metavar="STORE", help="Another store, such as the test store, instead of a file.")
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help="Its version N; else its newest.")
@click.option("--draft", is_flag=True, help="Its draft instead of a version.")
def import_settings(file: str | None, source: str | None, number: int | None, draft: bool) -> None:
    """Make the settings in FILE the draft, creating the store where there is none; or those of another store.

    FILE is what settings show prints, or a published settings.json, whose signature has to be by a key of this store.
    A file with anything wrong in it is refused whole, with the place. What was the draft before comes back with undo.
    FILE may be - for standard input. From a test store to a live one, or back, each offer keeps the checkout link that
    it has in this store, and one that is new here comes without: a link made for tests sells nothing.
    """
    if (file is None) == (source is None) or (source is None and (number or draft)) or (number and draft):
        raise click.UsageError(
            "Give a FILE, or --from STORE with --version or --draft where its newest version is not meant.",
            click.get_current_context(),
        )
    if source is not None:
        _take_over(source, number, draft)
    else:
        assert file is not None
        _import_file(file)


def _import_file(file: str) -> None:
    from paywall_admin.core.codec import settings_dict
    from paywall_admin.services import incoming
    from paywall_admin.services.drafts import ReplaceDraft

    invocation = current()
    content = read_file(file)
    if not incoming.is_published(content):
        settings_in(content, file)  # what is wrong with it is said before a store is made
        if invocation.would_make_store():
            invocation.result({"changes": []}, "A store would be made, with these settings as its draft.")
            return
    with invocation.app(create=not (invocation.dry_run or incoming.is_published(content))) as app:
        found = app.ask(incoming.Compare(content, file))
        source = "standard input" if file == "-" else Path(file).name
        wanted = ReplaceDraft(settings_dict(found.settings))
        app.do(wanted, dry_run=invocation.dry_run, reason=f"From {source}")
    would = "would change" if invocation.dry_run else "changed"
    signed = f", taken from version {found.version}, signed by {found.signed_by}" if found.signed_by else ""
    changes = [change.sentence for change in found.changes]
    lines = [f"{counted(len(changes), 'thing')} {would} in the draft{signed}.", *(f"  {change}" for change in changes)]
    invocation.result({"changes": changes, "version": found.version, "signedBy": found.signed_by}, "\n".join(lines))


def _take_over(source: str, number: int | None, draft: bool) -> None:
    from paywall_admin.services import takeover

    invocation = current()
    with invocation.app() as app:
        found = takeover.read(app, source, number, draft=draft)
        takeover.take_over(app, found, dry_run=invocation.dry_run)
    for remark in found.remarks:
        invocation.note(f"warning: {remark}")
    what = "the draft" if found.version is None else f"version {found.version}"
    worlds = " to ".join(found.environments)
    would = "would change" if invocation.dry_run else "changed"
    lines = [
        f"{counted(len(found.changes), 'thing')} {would} in the draft, taken from {what} of {found.source} ({worlds}):",
        *(f"  {change.sentence}" for change in found.changes),
        *(f"Offer {name} keeps the checkout link it has here." for name in found.kept),
        *(f"Offer {name} has no checkout link here; make one before you publish." for name in found.without),
    ]
    said = {
        "source": found.source, "version": found.version, "from": found.environments[0], "to": found.environments[1],
        "changes": [change.sentence for change in found.changes], "kept": list(found.kept),
        "without": list(found.without), "remarks": list(found.remarks),
    }  # fmt: skip
    invocation.result(said, "\n".join(lines))
