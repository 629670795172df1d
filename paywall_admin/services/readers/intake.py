"""Taking in the feed: files into the store, exactly once, whatever happens on the way.

Each chunk goes in with the place in its file up to which it was read, in one transaction; so a run that is stopped,
killed or repeated goes on where the store is. A view that was there already is the same row.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from paywall_admin.core.calendar import DAY
from paywall_admin.core.problems import BadInput, Problem, StoreRefused
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.readers.chunk import Chunk
from paywall_admin.services.readers.erased import Erased
from paywall_admin.services.readers.parsing import Job, chunks
from paywall_admin.services.readers.storing import store as store_chunk
from paywall_admin.services.readers.taken import FileTaken, Taken
from paywall_admin.services.readers.worker import in_child
from paywall_admin.store import backups, erasing, erasures, intake, keeping, reading
from paywall_admin.store.opened import Store
from paywall_admin.store.searchfile import SearchFile
from paywall_admin.system import feedfile, files
from paywall_admin.system.feedfile import Mark

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"readers", "feed"})
MOST_REJECTS: Final = 100_000
"""How many rejected lines are written down with their reasons; all are counted."""
MUCH: Final = 2 << 20
"""From so many bytes on it pays to read column by column, in a process of its own."""
BULK: Final = 10 << 20
"""From so many bytes on an import begins with a backup of the store."""

Progress = Callable[[Taken], bool]
"""Told after each chunk, and during the backup before; False stops the import there."""


@command("feed:record")
@dataclass(frozen=True)
class RecordImport(Command):
    """Writes down in the audit that files of the feed were taken in."""

    undoable = False

    files: int
    lines: int
    views: int
    readers: int
    rejected: int
    cancelled: bool = False
    erased: int = 0
    met: int = 0


@handles(RecordImport)
def record_import(_: Context, wanted: RecordImport) -> Result:
    """The rows are in the store already; this says who brought them."""
    said = "1 file" if wanted.files == 1 else f"{wanted.files} files"
    after = {
        "lines": wanted.lines, "views": wanted.views, "newReaders": wanted.met, "readers": wanted.readers,
        "rejected": wanted.rejected,
    }  # fmt: skip
    if wanted.erased:
        after["erased"] = wanted.erased
    return Result(
        f"Import {said} of the feed: {wanted.views:,} new views, {wanted.met:,} new readers",
        TOPICS, object=("feed", None), after=after,
    )  # fmt: skip


def take_in(
    app: App,
    places: list[str],
    *,
    progress: Progress | None = None,
    fast: bool = True,
    watching: bool = False,
    apart: bool = True,
    again: bool = False,
    dry_run: bool = False,
) -> Taken:
    """Take in feed files: names, folders, or `-` for standard input (JSON Lines).

    `apart` parses in a process of its own where there is much to read; a `dry_run` keeps nothing of what it would do.
    `again` reads from their beginning the files that were read before, too: what is in already stays as it is.
    What cannot be opened at all is refused before anything is taken in. A bulk import begins with a backup, at most
    once a day.
    """
    demand(role(app), RecordImport(0, 0, 0, 0, 0))
    if app.store.read_only:
        raise StoreRefused("store-read-only", "The store can only be read here, so nothing can be imported.")
    names = feedfile.find(places)
    if not names:
        if watching:
            return Taken([])
        raise BadInput("no-feed", "There is no feed file: .jsonl, .ndjson, .json or .csv, plain, .gz or .zst.")
    taken = Taken([FileTaken(name) for name in names])
    with nullcontext() if dry_run else intake.alone(app.store), intake.swiftly(app.store):
        wanted = _to_read(app, taken, again=again)
        unread = sum(taken.files[index].size for index, _, _ in wanted)
        is_much, streamed = bool(wanted) and unread >= MUCH, "-" in names
        tell = progress or (lambda _: True)
        if not dry_run and not _back_up_first(app, unread, taken, tell):
            return taken
        is_fast = fast and (is_much or streamed)
        erased, size = _erased(app.store), None if streamed else unread
        job = Job(app.store.location, wanted, app.clock(), is_fast, watching, erased, size)
        source = in_child(job) if apart and is_much and not streamed else chunks(job)
        try:
            _store_all(app, source, taken, tell, keep=not dry_run)
        finally:
            source.close()
    if not dry_run and (taken.views or taken.readers or taken.rejected or taken.erased):
        app.do(
            RecordImport(
                len(names),
                taken.lines,
                taken.views,
                taken.readers,
                taken.rejected,
                taken.cancelled,
                taken.erased,
                taken.met,
            )
        )
    return taken


def write_rejects(taken: Taken, target: Path, *, more: bool = False) -> None:
    """Write each rejected line's file, number and reason as JSON Lines; the line itself may name a reader.

    With `more` they are added to what is there.
    """
    try:
        with target.open("a" if more else "w", encoding="utf-8") as stream:
            for name, line, reason in taken.rejects:
                stream.write(json.dumps({"file": name, "line": line, "reason": reason}, ensure_ascii=False) + "\n")
    except OSError as error:
        sentence = f"The file cannot be written: {files.reason(error)}; choose another place."
        raise BadInput("unwritable", sentence, place=str(target)) from error


def _erased(store: Store) -> Erased:
    """Who was erased from a store, by its own rows and by the list beside its backups."""
    with store.look() as look:
        times, publication = erasing.times(look), reading.meta(look).publication_id
    for one in erasures.read(store.location):
        times[one["key"]] = max(one["erased_at"], times.get(one["key"], 0))
    return Erased(publication, times)


def _back_up_first(app: App, size: int, taken: Taken, progress: Progress) -> bool:
    """Backs the store up before much goes in, unless there is a backup of the last day; False: that was stopped."""
    newest = next((path.stat().st_mtime for path in backups.existing(app.store.location)), 0.0)
    if size < BULK or newest >= time.time() - DAY:
        return True

    def told(part: float) -> bool:
        taken.backing_up = part
        return progress(taken)

    try:
        keeping.back_up(app.store, app.clock(), told=told)
    except backups.Stopped:
        taken.cancelled = True
    taken.backing_up = None
    return not taken.cancelled


def _to_read(app: App, taken: Taken, *, again: bool) -> tuple[tuple[int, str, Mark | None], ...]:
    """The files that may hold something new, by number, with what is known of each; the others are done."""
    found = []
    for index, file in enumerate(taken.files):
        mark = None
        if file.name != "-":
            head = feedfile.head_of(file.name)
            file.size = Path(file.name).stat().st_size
            with app.store.look() as look:
                mark = file.before = None if again else intake.known_mark(look, head)
        if mark is not None and mark.offset and feedfile.is_read(file.name, mark):
            file.known, file.ended, file.position = True, True, file.size
        else:
            found.append((index, file.name, mark))
    return tuple(found)


def _store_all(app: App, source: Generator[Chunk, None, None], taken: Taken, progress: Progress, *, keep: bool) -> None:
    search = SearchFile.of(app.store) if keep else None
    began = time.monotonic()
    for chunk in source:
        file = taken.files[chunk.file]
        if search is not None and chunk.told:
            search.note_changed(_changed(chunk))  # before the store has it: found a moment early beats never
        with app.store.write(keep=keep, sync="NORMAL") as connection:  # the file is still there to be read again
            views = store_chunk(connection, chunk, file, app.clock())
        if not keep:
            file.number = None
        _count(taken, file, chunk, views)
        del chunk  # before the next one comes beside it
        taken.seconds = time.monotonic() - began
        if not progress(taken):
            taken.cancelled = True
            return


def _count(taken: Taken, file: FileTaken, chunk: Chunk, views: int) -> None:
    file.lines += chunk.lines
    file.views += views
    file.readers += len(chunk.told)
    file.met += sum(len(run.ids) for run in chunk.new_readers)
    file.rejected += chunk.rejected
    file.erased += chunk.erased
    file.position, file.size = chunk.position, max(chunk.size, file.size)
    file.ended, file.stopped = chunk.ended, chunk.stopped
    file.known = chunk.ended and file.lines == 0 and chunk.mark is not None and chunk.mark.offset > 0
    room = MOST_REJECTS - len(taken.rejects)
    taken.rejects += [(file.name, line, reason) for line, reason in chunk.rejects[:room]]


def _changed(chunk: Chunk) -> list[tuple[int, str]]:
    """What is told anew of readers that the search may know already."""
    new = {number for run in chunk.new_readers for number in range(run.first, run.first + len(run.ids))}
    return [
        (number, "\n".join((one.reader, one.email or "", one.customer or "")))
        for number, one in chunk.told
        if number not in new and (one.email or one.customer)
    ]


def problem_of(taken: Taken) -> Problem | None:
    """What to say where a file could not be read to its end."""
    stopped = [file for file in taken.files if file.stopped]
    if not stopped:
        return None
    return BadInput("feed-stopped", f"{stopped[0].stopped} {taken.views:,} views are in.", place=stopped[0].name)
