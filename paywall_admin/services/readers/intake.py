"""Taking in the feed: files into the store, exactly once, whatever happens on the way.

Each chunk goes in with the place in its file up to which it was read, in one transaction; so a run that is stopped,
killed or repeated goes on where the store is. A view that was there already is the same row.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from paywall_admin.core.calendar import DAY
from paywall_admin.core.problems import BadInput, Problem, StoreRefused
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.permission import demand, role
from paywall_admin.services.readers.parsing import Chunk, Job, chunks
from paywall_admin.services.readers.worker import in_child
from paywall_admin.store import backups, intake, keeping, rows
from paywall_admin.store.look import EngineLook
from paywall_admin.store.searchfile import SearchFile
from paywall_admin.system import feedfile
from paywall_admin.system.feedfile import Mark

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"readers", "feed"})
MOST_REJECTS: Final = 100_000
"""How many rejected lines are written down with their reasons; all are counted."""


@dataclass
class FileTaken:
    """How far the taking in of one file has come; `stopped` says why it ended early."""

    name: str
    lines: int = 0
    views: int = 0
    readers: int = 0
    rejected: int = 0
    known: bool = False
    ended: bool = False
    stopped: str | None = None
    position: int = 0
    size: int = 0
    before: Mark | None = None
    number: int | None = None


@dataclass
class Taken:
    """What an import has done so far; `rejects` are (file, line, reason)."""

    files: list[FileTaken]
    cancelled: bool = False
    seconds: float = 0.0
    rejects: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """Lines read."""
        return sum(file.lines for file in self.files)

    @property
    def views(self) -> int:
        """Views that were new."""
        return sum(file.views for file in self.files)

    @property
    def readers(self) -> int:
        """Lines that told of a reader."""
        return sum(file.readers for file in self.files)

    @property
    def rejected(self) -> int:
        """Lines that were not taken."""
        return sum(file.rejected for file in self.files)

    @property
    def size(self) -> int:
        """Bytes of all files, as they lie on the disk."""
        return sum(file.size for file in self.files)

    @property
    def part(self) -> float:
        """How much of all the bytes is done, from 0 to 1."""
        whole = self.size
        return min(1.0, sum(min(file.position, file.size) for file in self.files) / whole) if whole else 0.0


MUCH: Final = 2 << 20
"""From so many bytes on it pays to read column by column, in a process of its own."""
BULK: Final = 10 << 20
"""From so many bytes on an import begins with a backup of the store."""

Progress = Callable[[Taken], bool]
"""Told after each chunk; False stops the import there."""


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


@handles(RecordImport)
def record_import(_: Context, wanted: RecordImport) -> Result:
    """The rows are in the store already; this says who brought them."""
    said = "1 file" if wanted.files == 1 else f"{wanted.files} files"
    return Result(
        f"Import {said} of the feed: {wanted.views:,} new views, {wanted.readers:,} readers",
        TOPICS, object=("feed", None),
        after={"lines": wanted.lines, "views": wanted.views, "readers": wanted.readers, "rejected": wanted.rejected},
    )  # fmt: skip


def take_in(
    app: App,
    places: list[str],
    *,
    progress: Progress | None = None,
    fast: bool = True,
    watching: bool = False,
    apart: bool = True,
    dry_run: bool = False,
) -> Taken:
    """Take in feed files: names, folders, or `-` for standard input (JSON Lines).

    `apart` parses in a process of its own where there is much to read; a `dry_run` keeps nothing of what it would do.
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
    if not dry_run:
        _back_up_first(app, names)
    with nullcontext() if dry_run else intake.alone(app.store), intake.swiftly(app.store):
        marked = _with_marks(app, names, taken)
        is_much = taken.size >= MUCH
        job = Job(app.store.location, marked, app.clock(), fast and (is_much or "-" in names), watching)
        source = in_child(job) if apart and is_much and "-" not in names else chunks(job)
        try:
            _store_all(app, source, taken, progress or (lambda _: True), keep=not dry_run)
        finally:
            source.close()
    if not dry_run and (taken.views or taken.readers or taken.rejected):
        app.do(
            RecordImport(len(names), taken.lines, taken.views, taken.readers, taken.rejected, cancelled=taken.cancelled)
        )
    return taken


def write_rejects(taken: Taken, target: Path) -> None:
    """Write each rejected line's file, number and reason as JSON Lines; the line itself may name a reader."""
    with target.open("w", encoding="utf-8") as stream:
        for name, line, reason in taken.rejects:
            stream.write(json.dumps({"file": name, "line": line, "reason": reason}, ensure_ascii=False) + "\n")


def _back_up_first(app: App, names: list[str]) -> None:
    """Backs the store up before much goes in, unless there is a backup of the last day."""
    size = sum(Path(name).stat().st_size for name in names if name != "-" and Path(name).is_file())
    if size < BULK:
        return
    newest = next((path.stat().st_mtime for path in backups.existing(app.store.location)), 0.0)
    if newest < time.time() - DAY:
        keeping.back_up(app.store, app.clock())


def _with_marks(app: App, names: list[str], taken: Taken) -> tuple[tuple[str, Mark | None], ...]:
    found = []
    for name, file in zip(names, taken.files, strict=True):
        mark = None
        if name != "-":
            head = feedfile.head_of(name)
            file.size = Path(name).stat().st_size
            with app.store.look() as look:
                mark = file.before = intake.known_mark(look, head)
        found.append((name, mark))
    return tuple(found)


def _store_all(app: App, source: Generator[Chunk, None, None], taken: Taken, progress: Progress, *, keep: bool) -> None:
    search = SearchFile.of(app.store) if keep else None
    began = time.monotonic()
    for chunk in source:
        file = taken.files[chunk.file]
        if search is not None and chunk.told:
            search.note_changed(_changed(chunk))  # before the store has it: found a moment early beats never
        with app.store.write(keep=keep, sync="NORMAL") as connection:  # the file is still there to be read again
            views = _store(connection, chunk, file, app.clock())
        if not keep:
            file.number = None
        _count(taken, file, chunk, views)
        taken.seconds = time.monotonic() - began
        if not progress(taken):
            taken.cancelled = True
            return


def _count(taken: Taken, file: FileTaken, chunk: Chunk, views: int) -> None:
    file.lines += chunk.lines
    file.views += views
    file.readers += len(chunk.told)
    file.rejected += chunk.rejected
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


def _store(connection: Connection, chunk: Chunk, file: FileTaken, now: int) -> int:
    """One chunk and its place, in the transaction of the connection."""
    writer = intake.Writer(connection)
    for table, given in (("reader", chunk.new_readers), ("article", chunk.new_articles)):
        for run in given:
            writer.numbered(table, run.first, run.ids)
    articles = [
        (said.section, said.content_type, None if said.tags is None else _json(said.tags), number)
        for number, said in chunk.articles
    ]
    writer.many(
        "UPDATE article SET section = coalesce(?, section), content_type = coalesce(?, content_type), "
        "tags = coalesce(?, tags) WHERE number = ?", articles,
    )  # fmt: skip
    views = writer.views(chunk.rows(), chunk.count) if chunk.views else 0
    _tell(writer, chunk, now)
    if chunk.mark is not None and chunk.mark.offset:
        _keep_mark(connection, chunk, file, now, views)
    return views


def _tell(writer: intake.Writer, chunk: Chunk, now: int) -> None:
    """What the chunk says of readers; what is older than what is known changes nothing."""
    writer.many(
        "UPDATE reader SET registered = coalesce(?, registered), country = coalesce(?, country) "
        "WHERE number = ? AND told_at <= ?",
        [(registered, country, number, at) for number, registered, country, at in chunk.met],
    )
    writer.many(
        "UPDATE reader SET email = coalesce(?, email), registered = coalesce(?, registered), "
        "country = coalesce(?, country), locale = coalesce(?, locale), customer = coalesce(?, customer), told_at = ? "
        "WHERE number = ? AND told_at <= ?",
        [
            (one.email, _registered(one), one.country, one.locale, one.customer, at := one.at or now, number, at)
            for number, one in chunk.told
        ],
    )
    columns = (
        "reader, id, status, started_at, trial_end, current_period_end, past_due_since, ended_at, ended_during_trial, "
        "told_at"
    )
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[2:])
    writer.many(
        f"INSERT INTO reader_subscription ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608 - our own names
        f"ON CONFLICT (reader, id) DO UPDATE SET {changes} WHERE reader_subscription.told_at <= excluded.told_at",
        [(number, *one.subscription, one.at or now) for number, one in chunk.told if one.subscription is not None],
    )


def _registered(one: Any) -> bool | None:
    """Whoever has an address has registered, whether the feed says so or not."""
    return True if one.registered is None and one.email is not None else one.registered


def _keep_mark(connection: Connection, chunk: Chunk, file: FileTaken, now: int, views: int) -> None:
    """Up to where the file was read, in the row that it has had from the first chunk on."""
    assert chunk.mark is not None
    table, mark = rows.feed_file, chunk.mark
    place = {**mark._asdict(), "read_at": now}
    counted = {"lines": chunk.lines, "views": views, "readers": len(chunk.told), "rejected": chunk.rejected}
    known = _known_file(connection, chunk, file)
    if known is None:
        file.number = intake.next_file(EngineLook(connection))
        values = {"number": file.number, "name": Path(file.name).name, "began_at": now, **place, **counted}
        connection.execute(insert(table).values(values))
        return
    file.number = known.number
    total = {name: getattr(known, name) + count for name, count in counted.items()}
    further = place if mark.offset >= known.offset else {}  # it begins like a file that was read further before
    connection.execute(update(table).where(table.c.number == known.number).values(**further, **total))


def _known_file(connection: Connection, chunk: Chunk, file: FileTaken) -> Row[Any] | None:
    table = rows.feed_file
    if file.number is not None:
        return connection.execute(select(table).where(table.c.number == file.number)).one()
    marks = [chunk.mark, file.before if chunk.resumed else None]
    for mark in marks:
        if mark is not None:
            same = (table.c.head_bytes == mark.head_bytes, table.c.head == mark.head)
            found = connection.execute(select(table).where(*same).order_by(table.c.offset.desc()).limit(1)).first()
            if found is not None:
                return found
    return None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def problem_of(taken: Taken) -> Problem | None:
    """What to say where a file could not be read to its end."""
    stopped = [file for file in taken.files if file.stopped]
    if not stopped:
        return None
    return BadInput("feed-stopped", f"{stopped[0].stopped} {taken.views:,} views are in.", place=stopped[0].name)
