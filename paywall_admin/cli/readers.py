"""`readers`: the support desk on the command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import asking, current
from paywall_admin.cli.reader_words import card_json, card_text, hit_json, hits_text
from paywall_admin.cli.wording import counted, delivery_json, delivery_line, moment

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.command import Command
    from paywall_admin.services.readers.taken import Taken

DAY = 86_400


def _case_options(command: Any) -> Any:
    """Why readers are looked up; asked by every command that shows or touches one."""
    purpose = click.option(
        "--purpose", metavar="WORDS", help="Why: support request, billing question, data request, misuse or test."
    )
    ticket = click.option("--ticket", default="", metavar="NUMBER", help="Which ticket it is for.")
    return purpose(ticket(command))


@click.group("readers", cls=Noun, context_settings=CONTEXT)
def readers_command() -> None:
    """Take in the web tier's feed, find a reader, say why, and help."""


@readers_command.command(
    "import", writes=True,
    examples=[
        "paywall-admin readers import /srv/feed", "zcat views.jsonl.gz | paywall-admin readers import -",
        "paywall-admin readers import --watch 60 /srv/feed", "paywall-admin readers import --again mended.jsonl",
        "paywall-admin readers import --sample 200",
    ],
)  # fmt: skip
@click.argument("places", metavar="[FILE_OR_FOLDER]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--rejects", metavar="FILE", type=click.Path(), help="Write rejected lines there: line and reason.")
@click.option("--watch", metavar="SECONDS", type=click.IntRange(1), help="Look again and again, until stopped.")
@click.option("--again", is_flag=True, help="Read from the beginning what was read before, too; no view counts twice.")
@click.option("--sample", metavar="N", type=click.IntRange(1), help="Make so many sample readers and take them in.")
def import_readers(
    places: tuple[str, ...], *, rejects: str | None, watch: int | None, again: bool, sample: int | None
) -> int:
    """Take in feed files: JSON Lines or CSV, plain, .gz or .zst; folders, and - for standard input.

    Nothing is taken in twice, and a run that was stopped goes on where it was. Exit code 1 where lines were rejected.
    """
    from paywall_admin.services.readers import finding, intake
    from paywall_admin.services.readers.sample import add_sample_readers
    from paywall_admin.services.readers.taken import Taken

    invocation = current()
    if not places and sample is None:
        raise click.UsageError("Name files or folders, - for standard input, or --sample N.")
    dry = invocation.dry_run
    with invocation.app() as app:
        if rejects is not None:  # refused now rather than when the lines have been read, and are known
            intake.write_rejects(Taken([]), Path(rejects))
        if sample is not None:
            done = add_sample_readers(app, sample, progress=_progress(), dry_run=dry)
        else:
            told, waits = _progress(), watch is not None
            done = intake.take_in(app, list(places), progress=told, watching=waits, again=again, dry_run=dry)
        _report(done, rejects, is_sample=sample is not None)
        while watch is not None and not dry:
            time.sleep(watch)
            done = intake.take_in(app, list(places), watching=True)
            if done.lines:
                _report(done, rejects)
        while not dry and finding.index_more(app):
            invocation.progress("Making readers easy to find")
    problem = intake.problem_of(done)
    if problem is not None:
        raise problem
    return 1 if done.rejected else 0


@readers_command.command(
    "find", examples=["paywall-admin readers find ann.lee --purpose 'support request' --ticket T-123"]
)
@click.argument("text", metavar="TEXT")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True, metavar="N", help="How many.")
@_case_options
def find_reader(text: str, limit: int, purpose: str | None, ticket: str) -> int:
    """Find readers by any part of an id or e-mail address, or by the Stripe customer; masked. Exit code 1 for none."""
    from paywall_admin.services.readers.cases import LookUp
    from paywall_admin.services.readers.finding import FindReaders

    with _case(purpose, ticket) as (app, case):
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
@_case_options
def show_reader(
    reader: str, *, at: str | None, article: str | None, reveal: bool, purpose: str | None, ticket: str
) -> None:
    """Show a reader's card: the state, articles left, when that resets, what counted and what did not, and why."""
    with _case(purpose, ticket) as (app, case):
        card = _card(app, case, reader, at, article, reveal=reveal)
    current().result(card_json(card), lambda: card_text(card))


@readers_command.command(
    "explain", examples=["paywall-admin readers explain u-100 --purpose 'support request' --ticket T-123"]
)
@click.argument("reader", metavar="ID")
@click.option("--at", metavar="INSTANT", help="At a past moment, with the version in force then.")
@click.option("--article", metavar="ID", help="On this article; without it, on an ordinary one.")
@_case_options
def explain_reader(reader: str, at: str | None, article: str | None, purpose: str | None, ticket: str) -> None:
    """Say why, step by step, and write a reply that can be sent as it is."""
    with _case(purpose, ticket) as (app, case):
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
@_case_options
def give_reader(
    reader: str | None, *, articles: int | None, access: bool, extend: int | None, days: int | None, until: str | None,
    reason: str, purpose: str | None, ticket: str,
) -> None:  # fmt: skip
    """Give a reader articles or access until some day; it goes to the web tier at once.

    With --dry-run what the reader would meet then is shown, and nothing is given.
    """
    from paywall_admin.services.readers.remedies import GiveGrant

    if (articles is not None) + access + (extend is not None) != 1:
        raise click.UsageError("Say one of --articles, --access and --extend.")
    if (days is None) == (until is None):
        raise click.UsageError("Say one of --days and --until.")
    with _case(purpose, ticket) as (app, case):
        end = app.clock() + days * DAY if days is not None else _epoch(until or "")
        if extend is not None:
            _remedy(app, case, None, _extension(app, extend, end, reason))
        elif reader is None:
            raise click.UsageError("Say which reader.")
        else:
            number = _number(app, reader, case)
            kind = "access" if access else "articles"
            _remedy(app, case, number, GiveGrant(number, kind, reason, count=articles, until=end))


@readers_command.command(
    "reset", writes=True,
    examples=["paywall-admin readers reset u-100 --reason 'A shared phone' --purpose 'support request' --ticket T-1"],
)  # fmt: skip
@click.argument("reader", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why: it stands in the audit trail, and names nobody.")
@_case_options
def reset_reader(reader: str, reason: str, purpose: str | None, ticket: str) -> None:
    """Give a reader a fresh start: what was read until now counts no more."""
    from paywall_admin.services.readers.remedies import GiveGrant

    with _case(purpose, ticket) as (app, case):
        number = _number(app, reader, case)
        _remedy(app, case, number, GiveGrant(number, "reset", reason))


@readers_command.command(
    "merge", writes=True,
    examples=["paywall-admin readers merge u-100 d-77 --reason 'The device registered' --purpose 'support request'"],
)  # fmt: skip
@click.argument("reader", metavar="ID")
@click.argument("other", metavar="OTHER_ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why: it stands in the audit trail, and names nobody.")
@_case_options
def merge_reader(reader: str, other: str, reason: str, purpose: str | None, ticket: str) -> None:
    """Join another id of the same person to a reader; undo takes them apart again."""
    from paywall_admin.services.readers.remedies import MergeReaders

    with _case(purpose, ticket) as (app, case):
        number = _number(app, reader, case)
        _remedy(app, case, number, MergeReaders(number, _number(app, other, case), reason))


@readers_command.command(
    "export",
    examples=["paywall-admin readers export u-100 --to ann.json --purpose 'data request' --ticket T-9"],
)
@click.argument("reader", metavar="ID")
@click.option("--to", metavar="FILE", type=click.Path(), help="Write it there; .txt for one that reads well.")
@_case_options
def export_reader(reader: str, to: str | None, purpose: str | None, ticket: str) -> None:
    """Export everything that is known of one reader, as JSON or to read."""
    from paywall_admin.services.readers import privacy

    with _case(purpose, ticket) as (app, case):
        number = _number(app, reader, case)
        if to is None:
            found = privacy.export(app, number, case)
            current().result(found, lambda: privacy.readable(found))
            return
        privacy.save(app, number, case, Path(to))
    current().result({"file": to}, f"Everything that is known is in {to}.")


@readers_command.command(
    "erase", writes=True, examples=["paywall-admin readers erase u-100 --purpose 'data request' --ticket T-9 --yes"]
)
@click.argument("reader", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@_case_options
def erase_reader(reader: str, yes: bool, purpose: str | None, ticket: str) -> None:
    """Erase everything about one reader, after a backup; there is no way back.

    Backups that still hold the reader are listed with the day on which they go; whatever backup is put back later, the
    reader is erased from it again.
    """
    from paywall_admin.services.readers import privacy
    from paywall_admin.services.readers.privacy import EraseReader

    invocation = current()
    with _case(purpose, ticket) as (app, case):
        number = _number(app, reader, case)
        if invocation.dry_run:
            gone = int(app.do(EraseReader(number), dry_run=True).value)
            invocation.result({"views": gone}, f"The reader and {counted(gone, 'view')} would be erased.")
            return
        if not yes:
            click.confirm("Erase this reader for good?", abort=True, err=True)
        done = privacy.erase(app, number, case)
        sent = _send(app)
    kept = [{"path": str(one.path), "expiresAt": moment(one.expires_at)} for one in done.backups]
    lines = [f"Erased: {counted(done.ids, 'id')} and {counted(done.views, 'view')}."]
    if not done.clean:
        lines.append("Bytes of the reader's names may still be in the store; run it again when nobody else uses it.")
    lines += [f"The backup {one['path']} may hold the reader; it goes on {one['expiresAt'][:10]}." for one in kept]
    said = {"ids": done.ids, "views": done.views, "clean": done.clean, "backups": kept, "deliveries": sent}
    invocation.result(said, "\n".join(lines))


@readers_command.command(
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


@contextmanager
def _case(purpose: str | None, ticket: str) -> Iterator[tuple[App, int]]:
    """The App with a support case open: the one that is open already, or a new one for the purpose given."""
    from paywall_admin.core.problems import BadInput
    from paywall_admin.services.readers import cases
    from paywall_admin.services.readers.cases import PURPOSES, GetCase

    with current().app() as app:
        now = app.ask(GetCase())
        if purpose is None:
            if now is None:
                words = ", ".join(PURPOSES)
                raise BadInput("no-purpose", f"Looking up a reader needs --purpose: {words}.", place="--purpose")
            yield app, now.number
        elif now is not None and (now.purpose, now.ticket) == (purpose, ticket):
            yield app, now.number
        else:
            yield app, cases.open_case(app, purpose, ticket)


def _number(app: App, reader: str, case: int) -> int:
    from paywall_admin.core.problems import NotFound
    from paywall_admin.services.readers.cases import LookUp
    from paywall_admin.store import readers

    with app.store.look() as look:
        found = readers.by_id(look, reader)
    if found is None:
        app.do(LookUp("find", case, hits=0))  # whoever tries ids leaves a trace as well
        raise NotFound("no-such-reader", "There is no reader with this id; readers find looks for parts.", place="ID")
    return found.number


def _card(app: App, case: int, reader: str, at: str | None, article: str | None, *, reveal: bool) -> Any:
    from paywall_admin.services.readers.card import GetCard
    from paywall_admin.services.readers.cases import LookUp

    number = _number(app, reader, case)
    app.do(LookUp("reveal" if reveal else "card", case, reader=number))
    return app.ask(GetCard(number, case, at=None if at is None else _epoch(at), article=article))


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
    made = () if invocation.dry_run else _deliver(app)
    said["deliveries"] = [delivery_json(one) for one in made]
    invocation.result(said, "\n".join([*lines, *map(delivery_line, made)]))
    deliveries.refuse_failed(made, "grants.json")


def _deliver(app: App) -> Any:
    from paywall_admin.services.readers import grants

    return grants.send(app, passphrase=asking(app), progress=current().progress).deliveries


def _send(app: App) -> list[Any]:
    return [delivery_json(one) for one in _deliver(app)]


def _epoch(text: str) -> int:
    from paywall_admin.core.calendar import epoch

    return epoch(text)


def _progress() -> Any:
    """A line on the terminal that says how far an import has come; nothing where nobody watches."""
    if not sys.stderr.isatty() or current().as_json:
        return None

    def say(taken: Taken) -> bool:
        if taken.backing_up is not None:
            sys.stderr.write(f"\r{taken.part:4.0%}  of the backup that is made first ")
            sys.stderr.flush()
            return True
        speed = taken.lines / taken.seconds if taken.seconds else 0
        sys.stderr.write(
            f"\r{taken.part:4.0%}  {taken.lines:,} lines, {taken.views:,} new views, {speed:,.0f} a second "
        )
        sys.stderr.flush()
        return True

    return say


def _report(done: Taken, rejects: str | None, *, is_sample: bool = False) -> None:
    from paywall_admin.services.readers import intake

    invocation = current()
    if sys.stderr.isatty() and not invocation.as_json:
        sys.stderr.write("\n")
    if rejects is not None:
        intake.write_rejects(done, Path(rejects), more=True)
    views, met, words = counted(done.views, "new view"), counted(done.met, "new reader"), counted(done.readers, "word")
    lines = [f"{counted(done.lines, 'line')} read: {views}, {met}, {words} about readers, {done.rejected} rejected."]
    known = sum(file.known for file in done.files)
    if known and is_sample:
        lines.append("The sample readers were in before.")
    elif known:
        lines.append(f"{counted(known, 'file')} had been read before; --again reads from the beginning.")
    if done.erased:
        lines.append(f"{counted(done.erased, 'line')} from before the erasure of their reader left out.")
    lines += [f"{name}, line {line}: {reason}" for name, line, reason in done.rejects[:10]]
    said = {
        "lines": done.lines, "views": done.views, "readers": done.readers, "newReaders": done.met,
        "rejected": done.rejected, "erased": done.erased, "seconds": round(done.seconds, 3),
        "cancelled": done.cancelled,
        "files": [
            {name: value for name, value in asdict(file).items() if name not in ("before", "number")}
            for file in done.files
        ],
        "rejects": [{"file": name, "line": line, "reason": reason} for name, line, reason in done.rejects[:100]],
    }  # fmt: skip
    invocation.result(said, "\n".join(lines))
