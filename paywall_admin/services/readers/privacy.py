"""A reader's rights: a whole copy of what is known, erasure that leaves no byte, and an end to keeping views."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from paywall_admin.core.calendar import DAY, instant
from paywall_admin.core.erased import keys_of
from paywall_admin.core.problems import BadInput, NotFound, Problem
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.readers.cases import LookUp, demand_case
from paywall_admin.store import backups, erasing, erasures, keeping, readers, reading
from paywall_admin.store.backups import Told
from paywall_admin.store.look import Look, value
from paywall_admin.store.readers import ReaderRow
from paywall_admin.store.searchfile import SearchFile
from paywall_admin.system import files

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"readers", "grants"})
_TRUTHS: Final = frozenset({"registered", "ended_during_trial", "deleted", "cancels", "collection_paused"})
BACKUP_DAYS: Final = 30
"""For so long a backup may still hold who was erased after it was made."""

EXPORTED: Final[Mapping[str, tuple[str, str]]] = {
    "reader": ("id, email, registered, country, locale, customer, told_at, merged_into", "number"),
    "article_view": ("day, second, article, mark", "reader"),
    "reader_subscription": (
        "id, status, started_at, trial_end, current_period_end, past_due_since, ended_at, ended_during_trial, told_at",
        "reader",
    ),
    "reader_grant": ('kind, "count", since, until, reason, given_at', "reader"),
    "look_up": ("at, purpose, step", "reader"),
    "reader_link": ("reader, customer, source, at", "id"),
    "stripe_customer": ("id, email, deleted, created_at, read_at", "customer"),
    "stripe_subscription": (
        (
            "id, customer, status, trial_end, current_period_end, past_due_since, ended_at, ended_during_trial, label, "
            "until, cancels, collection_paused, current_trial_end, price, offer, created_at"
        ),
        "customer",
    ),
}
"""Table -> which of its columns are told, and by what a person's rows are found in it."""
_TIMES: Final = frozenset(
    {
        "told_at", "started_at", "trial_end", "current_period_end", "past_due_since", "ended_at", "since", "until",
        "given_at", "at", "created_at", "read_at", "current_trial_end",
    }
)  # fmt: skip


@dataclass(frozen=True)
class GetExport(Query[Mapping[str, Any]]):
    """Everything there is about a person, under an open case."""

    number: int
    case: int | None


@dataclass(frozen=True)
class BackupView:
    """A backup that may hold who was erased, and when it is let go at the latest (`readers retain` does it)."""

    path: Path
    made_at: int
    expires_at: int


@dataclass(frozen=True)
class Erased:
    """What an erasure did; `clean` tells that no byte of the person's names was found in the store afterwards."""

    ids: int
    views: int
    clean: bool
    backup: Path
    backups: tuple[BackupView, ...]


@command("reader:erase")
@dataclass(frozen=True)
class EraseReader(Command):
    """Deletes everything about a person; there is no way back."""

    undoable = False

    number: int


@command("reader:retain")
@dataclass(frozen=True)
class RetainViews(Command):
    """Deletes the views of every UTC day before the given one (days since 1970)."""

    undoable = False

    first_day: int


@answers(GetExport, looks=True)
def get_export(asking: Asking, query: GetExport) -> Mapping[str, Any]:
    """Gathers the rows of every table in the inventory."""
    demand_case(asking, query.case)
    people = _person(asking.look, query.number)
    articles: dict[int, str] = {}
    found: dict[str, Any] = {"exportedAt": instant(asking.now)}
    for table, (columns, key) in EXPORTED.items():
        rows = _rows(asking.look, table, columns, key, _keys(asking.look, people, key))
        names = [name.strip().strip('"') for name in columns.split(",")]
        found[table] = [_told(dict(zip(names, row, strict=True)), asking.look, articles) for row in rows]
    return found


@handles(EraseReader)
def erase_reader(context: Context, wanted: EraseReader) -> Result:
    """Deletes the rows, and notes one-way keys of the ids, addresses and customers."""
    people = _person(context.look, wanted.number)
    publication = reading.meta(context.look).publication_id
    customers, emails = erasing.mirrored(context.look, people)
    keys = keys_of(publication, [one.id for one in people], emails, customers)
    views = erasing.erase(context.connection, people)
    erasing.note(context.connection, keys, at=context.now, by=context.actor, views=views)
    return Result("Erase a reader", TOPICS, value=views, object=("reader", str(wanted.number)))


@handles(RetainViews)
def retain_views(context: Context, wanted: RetainViews) -> Result:
    """Deletes what is older."""
    gone = erasing.delete_views_before(context.connection, wanted.first_day)
    label = f"Delete {gone:,} views from before {instant(wanted.first_day * DAY)[:10]}"
    return Result(label, TOPICS, value=gone, object=("feed", None)) if gone else Result(label, frozenset(), value=0)


def export(app: App, number: int, case: int) -> Mapping[str, Any]:
    """Everything about a person, for that person; the look is written down."""
    app.do(LookUp("export", case, reader=number))
    return app.ask(GetExport(number, case))


def readable(exported: Mapping[str, Any]) -> str:
    """The same for a person to read."""
    lines = [f"What is known of this reader ({exported['exportedAt']})"]
    for table, rows in exported.items():
        if isinstance(rows, list) and rows:
            lines += ["", table.replace("_", " ").capitalize()]
            lines += ["  " + ", ".join(_in_words(row)) for row in rows]
    return "\n".join(lines) + "\n"


def _in_words(row: Mapping[str, Any]) -> list[str]:
    """What is known of one row as a person says it: yes or no where it is either, and nothing of what is not known."""
    said = {name: value for name, value in row.items() if value is not None}
    return [
        f"{name.replace('_', ' ')}: {('no', 'yes')[bool(value)] if _is_truth(name, value) else value}"
        for name, value in said.items()
    ]


def save(app: App, number: int, case: int, target: Path) -> None:
    """Write everything about a person into a file that only its owner reads: JSON, or to read where it ends in .txt."""
    found = export(app, number, case)
    text = readable(found) if target.suffix == ".txt" else json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    try:
        files.replace_file(target, text.encode(), mode=0o600)
    except OSError as error:
        sentence = f"The file cannot be written: {files.reason(error)}; choose another place."
        raise BadInput("unwritable", sentence, place=str(target)) from error


def _is_truth(name: str, value: Any) -> bool:
    """Whether a value is true or false; SQLite keeps those of columns as 1 and 0."""
    return isinstance(value, bool) or name in _TRUTHS


def erase(app: App, number: int, case: int, *, told: Told = lambda _: True) -> Erased:
    """Erase a person: a verified backup first, then every row, then every byte that is left in the store's files.

    `told` hears how far the backup is, 1 when it is there, and stops it by answering False; then nothing is erased.
    """
    with app.store.look() as look:
        people = _person(look, number)
        customers, emails = erasing.mirrored(look, people)
    for one in people:  # by these records no number is ever given to somebody else
        app.do(LookUp("erase", case, reader=one.number))
    try:
        backup = keeping.back_up(app.store, app.clock(), told=told)
    except backups.Stopped:
        raise Problem("erase-stopped", "Stopped while the backup was made: nothing was erased.") from None
    told(1)
    search = SearchFile.of(app.store)
    if search is not None:
        search.forget(people)
    views = int(app.do(EraseReader(number)).value)
    clean = erasing.scrub(app.store, erasing.names_of([one.id for one in people], emails, customers))
    erasures.keep(app.store)
    return Erased(len(people), views, clean, backup, list_backups(app))


def list_backups(app: App) -> tuple[BackupView, ...]:
    """The automatic backups there are, newest first."""
    found = []
    for path in backups.existing(app.store.location):
        made_at = int(path.stat().st_mtime)
        found.append(BackupView(path, made_at, made_at + BACKUP_DAYS * DAY))
    return tuple(found)


def retain(app: App, days: int, *, dry_run: bool = False) -> tuple[int, tuple[Path, ...]]:
    """Delete views older than so many days, and backups that may hold who was erased for too long; says which."""
    gone = int(app.do(RetainViews(app.clock() // DAY - days + 1), dry_run=dry_run).value)
    with app.store.look() as look:
        erased = value(look, "SELECT max(erased_at) FROM erasure")
    old = [
        view.path
        for view in list_backups(app)
        if erased is not None and view.made_at <= erased and view.expires_at <= app.clock()
    ]
    for path in () if dry_run else old:
        with contextlib.suppress(OSError):
            path.unlink()
    return gone, tuple(old)


def _person(look: Look, number: int) -> tuple[ReaderRow, ...]:
    people = readers.person(look, number)
    if not people:
        raise NotFound("no-such-reader", "There is no such reader here; search again.", place="number")
    return people


def _keys(look: Look, people: Sequence[ReaderRow], key: str) -> list[Any]:
    if key == "id":
        return [one.id for one in people]
    if key == "customer":
        marks = ", ".join("?" * len(people))
        linked = look.rows(f"SELECT customer FROM reader_link WHERE reader IN ({marks})", *(one.id for one in people))  # noqa: S608 - marks
        return sorted({row[0] for row in linked} | {one.customer for one in people if one.customer})
    return [one.number for one in people]


def _rows(look: Look, table: str, columns: str, key: str, keys: Sequence[Any]) -> list[tuple[Any, ...]]:
    if not keys:
        return []
    marks = ", ".join("?" * len(keys))
    if table == "article_view":
        return _views(look, columns, keys)
    column = {"customer": "customer" if table == "stripe_subscription" else "id", "id": "reader"}.get(key, key)
    return look.rows(f"SELECT {columns} FROM {table} WHERE {column} IN ({marks})", *keys)  # noqa: S608 - our own names


def _views(look: Look, columns: str, numbers: Sequence[Any]) -> list[tuple[Any, ...]]:
    """A person's views day by day, as the table lies."""
    (first, last) = look.rows("SELECT min(day), max(day) FROM article_view")[0]
    marks = ", ".join("?" * len(numbers))
    found: list[tuple[Any, ...]] = []
    for start in range(first or 0, (last or -1) + 1, 200):
        days = list(range(start, min(start + 200, last + 1)))
        sql = f"SELECT {columns} FROM article_view WHERE day IN ({', '.join('?' * len(days))}) AND reader IN ({marks})"  # noqa: S608 - our own names
        found += look.rows(sql, *days, *numbers)
    return found


def _told(row: dict[str, Any], look: Look, articles: dict[int, str]) -> dict[str, Any]:
    """A row with times as instants, and a view with its article's id."""
    if "second" in row:
        number = row["article"]
        if number not in articles:
            articles[number] = str(look.rows("SELECT id FROM article WHERE number = ?", number)[0][0])
        counted = {0: False, 1: True}.get(row["mark"] & 3)
        device = "narrow" if row["mark"] & 4 else "wide"
        at = instant(row["day"] * DAY + row["second"])
        return {"article": articles[number], "at": at, "counts": counted, "device": device}
    return {name: instant(said) if name in _TIMES and said else said for name, said in row.items()}
