"""`readers import`: the web tier's feed into the store."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paywall_admin.cli.frame import command
from paywall_admin.cli.invocation import current
from paywall_admin.cli.wording import counted

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.readers.taken import Taken


@command(
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
    from paywall_admin.services.readers import intake
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
            _index(app)
            time.sleep(watch)
            done = intake.take_in(app, list(places), watching=True)
            if done.lines:
                _report(done, rejects)
        if not dry:
            _index(app)
    problem = intake.problem_of(done)
    if problem is not None:
        raise problem
    return 1 if done.rejected else 0


def _index(app: App) -> None:
    """Makes who came in easy to find by any part of a name."""
    from paywall_admin.services.readers import finding

    while finding.index_more(app):
        current().progress("Making readers easy to find")


def _progress() -> Callable[[Taken], bool] | None:
    """A line on the terminal that says how far an import has come; nothing where nobody watches."""
    if not sys.stderr.isatty() or current().as_json:
        return None

    def say(taken: Taken) -> bool:
        speed = taken.lines / taken.seconds if taken.seconds else 0
        words = f"{taken.lines:,} lines, {taken.views:,} new views, {speed:,.0f} a second"
        if taken.backing_up is not None:
            words = "of the backup that is made first"
        sys.stderr.write(f"\r{taken.part:4.0%}  {words} ")
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
