"""`readers`: the support desk on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli import reader_feed, reader_rights
from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import current
from paywall_admin.cli.reader_case import bring_out, case_options, number_of, support_case
from paywall_admin.cli.reader_words import card_json, card_text, hit_json, hits_text
from paywall_admin.cli.wording import delivery_json, delivery_line

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.command import Command

DAY = 86_400


@click.group("readers", cls=Noun, context_settings=CONTEXT)
def readers_command() -> None:
    """Take in the web tier's feed, find a reader, say why, and help."""


readers_command.add_command(reader_feed.import_readers)


@readers_command.command(
    "find", examples=["paywall-admin readers find ann.lee --purpose 'support request' --ticket T-123"]
)
@click.argument("text", metavar="TEXT")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True, metavar="N", help="How many.")
@case_options
def find_reader(text: str, limit: int, purpose: str | None, ticket: str) -> int:
    """Find readers by any part of an id or e-mail address, or by the Stripe customer; masked. Exit code 1 for none."""
    from paywall_admin.services.readers.cases import LookUp
    from paywall_admin.services.readers.finding import FindReaders

    with support_case(purpose, ticket) as (app, case):
        hits = app.ask(FindReaders(text, case, limit=limit))
        app.do(LookUp("find", case, hits=len(hits)))
    current().result([hit_json(hit) for hit in hits], hits_text(hits))
    return 0 if hits else 1


@readers_command.command(
    "show",
    examples=[
        "paywall-admin readers show u-100 --purpose 'support request' --ticket T-123",
        "paywall-admin readers show u-100 --at 2026-10-30T12:00:00Z --reveal --purpose 'billing question'",
    ],
)
@click.argument("reader", metavar="ID")
@click.option("--at", metavar="INSTANT", help="How it was at a past moment, with the version in force then.")
@click.option("--article", metavar="ID", help="On this article; without it, on an ordinary one.")
@click.option("--reveal", is_flag=True, help="Show ids and addresses in full; this is written down.")
@case_options
def show_reader(
    reader: str, *, at: str | None, article: str | None, reveal: bool, purpose: str | None, ticket: str
) -> None:
    """Show a reader's card: the state, articles left, when that resets, what counted and what did not, and why."""
    with support_case(purpose, ticket) as (app, case):
        card = _card(app, case, reader, at, article, reveal=reveal)
    current().result(card_json(card), lambda: card_text(card))


@readers_command.command(
    "explain", examples=["paywall-admin readers explain u-100 --purpose 'support request' --ticket T-123"]
)
@click.argument("reader", metavar="ID")
@click.option("--at", metavar="INSTANT", help="At a past moment, with the version in force then.")
@click.option("--article", metavar="ID", help="On this article; without it, on an ordinary one.")
@case_options
def explain_reader(reader: str, at: str | None, article: str | None, purpose: str | None, ticket: str) -> None:
    """Say why, step by step, and write a reply that can be sent as it is."""
    with support_case(purpose, ticket) as (app, case):
        card = _card(app, case, reader, at, article, reveal=False)
    steps = [step["outcome"] for step in card.decision["trace"]]
    said = {"sentence": card.sentence, "trace": card.decision["trace"], "reply": card.reply, "case": card.case}
    current().result(said, "\n".join([card.sentence, "", *steps, "", "Reply:", "", card.reply]))


@readers_command.command(
    "give", writes=True,
    examples=[
        "paywall-admin readers give u-100 --articles 3 --days 7 --reason 'Wrong count' --purpose 'support request'",
        "paywall-admin readers give u-100 --access --days 14 --reason 'Paid by transfer' --purpose 'billing question'",
        "paywall-admin readers give --extend 4 --days 14 --reason 'It takes longer' --purpose 'billing question'",
    ],
)  # fmt: skip
@click.argument("reader", metavar="[ID]", required=False)
@click.option("--articles", type=click.IntRange(1), metavar="N", help="So many more free articles.")
@click.option("--access", is_flag=True, help="Access to everything.")
@click.option("--extend", type=click.IntRange(1), metavar="GRANT", help="Move the end of what was given before.")
@click.option("--days", type=click.IntRange(1), metavar="N", help="For so many days from now.")
@click.option("--until", metavar="INSTANT", help="Until then; in place of --days.")
@click.option("--reason", required=True, metavar="TEXT", help="Why: it stands in the audit trail, and names nobody.")
@case_options
def give_reader(
    reader: str | None, *, articles: int | None, access: bool, extend: int | None, days: int | None, until: str | None,
    reason: str, purpose: str | None, ticket: str,
) -> None:  # fmt: skip
    """Give a reader articles or access until some day; it goes to the web tier at once.

    With --dry-run what the reader would meet then is shown, and nothing is given.
    """
    from paywall_admin.core.calendar import epoch
    from paywall_admin.services.readers.remedies import GiveGrant

    if (articles is not None) + access + (extend is not None) != 1:
        raise click.UsageError("Say one of --articles, --access and --extend.")
    if (days is None) == (until is None):
        raise click.UsageError("Say one of --days and --until.")
    with support_case(purpose, ticket) as (app, case):
        end = app.clock() + days * DAY if days is not None else epoch(until or "")
        if extend is not None:
            _remedy(app, case, None, _extension(app, extend, end, reason))
        elif reader is None:
            raise click.UsageError("Say which reader.")
        else:
            number = number_of(app, reader, case)
            kind = "access" if access else "articles"
            _remedy(app, case, number, GiveGrant(number, kind, reason, count=articles, until=end))


@readers_command.command(
    "reset", writes=True,
    examples=["paywall-admin readers reset u-100 --reason 'A shared phone' --purpose 'support request' --ticket T-1"],
)  # fmt: skip
@click.argument("reader", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why: it stands in the audit trail, and names nobody.")
@case_options
def reset_reader(reader: str, reason: str, purpose: str | None, ticket: str) -> None:
    """Give a reader a fresh start: what was read until now counts no more."""
    from paywall_admin.services.readers.remedies import GiveGrant

    with support_case(purpose, ticket) as (app, case):
        number = number_of(app, reader, case)
        _remedy(app, case, number, GiveGrant(number, "reset", reason))


@readers_command.command(
    "merge", writes=True,
    examples=["paywall-admin readers merge u-100 d-77 --reason 'The device registered' --purpose 'support request'"],
)  # fmt: skip
@click.argument("reader", metavar="ID")
@click.argument("other", metavar="OTHER_ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why: it stands in the audit trail, and names nobody.")
@case_options
def merge_reader(reader: str, other: str, reason: str, purpose: str | None, ticket: str) -> None:
    """Join another id of the same person to a reader; undo takes them apart again."""
    from paywall_admin.services.readers.remedies import MergeReaders

    with support_case(purpose, ticket) as (app, case):
        number = number_of(app, reader, case)
        _remedy(app, case, number, MergeReaders(number, number_of(app, other, case), reason))


def _card(app: App, case: int, reader: str, at: str | None, article: str | None, *, reveal: bool) -> Any:
    from paywall_admin.core.calendar import epoch
    from paywall_admin.services.readers.card import GetCard
    from paywall_admin.services.readers.cases import LookUp

    number = number_of(app, reader, case)
    app.do(LookUp("reveal" if reveal else "card", case, reader=number))
    return app.ask(GetCard(number, case, at=None if at is None else epoch(at), article=article))


def _extension(app: App, number: int, until: int, reason: str) -> Command:
    from paywall_admin.services.readers.remedies import extension

    return extension(app, number, until, reason)


def _remedy(app: App, case: int, number: int | None, wanted: Command) -> None:
    """Do it, or in a dry run show what it would do, and bring it to the web tier."""
    from paywall_admin.services import deliveries
    from paywall_admin.services.readers import preview_remedy, remedies

    invocation = current()
    tried = preview_remedy.sentences(app, case, wanted) if number is not None else None
    outcome = remedies.give(app, wanted, dry_run=invocation.dry_run)
    said: dict[str, Any] = {"label": outcome.label, "entry": outcome.entry, "grant": outcome.value}
    lines = [f"{outcome.label}{': would be done.' if invocation.dry_run else ': done.'}"]
    if tried is not None:
        said |= {"before": tried[0], "after": tried[1]}
        lines += [f"Before: {tried[0]}", f"After: {tried[1]}"]
    made = () if invocation.dry_run else bring_out(app)
    said["deliveries"] = [delivery_json(one) for one in made]
    invocation.result(said, "\n".join([*lines, *map(delivery_line, made)]))
    deliveries.refuse_failed(made, "grants.json")


for _more in (reader_rights.export_reader, reader_rights.erase_reader, reader_rights.retain_readers):
    readers_command.add_command(_more)
