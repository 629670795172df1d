"""Backups of a store: taken, opened again and compared before they are believed.

A file is copied by SQLite's backup call, a server's store row by row into a file; so every backup is a store
file that can be opened and looked at.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Final

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store.identity import address, inspect
from paywall_admin.store.location import Location
from paywall_admin.store.whole import Write, write_whole
from paywall_admin.system import files, options, paths

_PAGES: Final = 2000  # copied at once
_INSTRUCTIONS: Final = 1_000_000  # of SQLite's, between two questions whether to go on
_COPIED, _CHECKED = 0.1, 0.3  # how much of the work is done when the copy is made, and when it is found to be sound
_ROWS: Final = 1000  # hashed at once: a call for each row would take longer than to read it
_SAME_BYTES: Final = 2  # of marshal's formats the last that writes equal rows in equal bytes
_STAMPED: Final = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}\.db\Z", re.ASCII)


Told = Callable[[float], bool]


class Stopped(Exception):  # noqa: N818 - what was asked for, not an error
    """Whoever watches a backup wanted it to end; nothing is left of it."""


def folder_of(location: Location) -> Path:
    """Where the automatic backups of a store are kept."""
    return paths.backup_folder(location.path or paths.data_folder() / stem(location))


def existing(location: Location, folder: Path | None = None) -> list[Path]:
    """The backups of a store there are, newest first."""
    begin = f"{stem(location)}-"
    found = files.beginning_with(folder or folder_of(location), begin)
    return sorted((file for file in found if _STAMPED.match(file.name[len(begin) :])), reverse=True)


def keep(location: Location, write: Write, now: int, *, folder: Path | None = None, kept: int | None = None) -> Path:
    """A new backup, named by date and filled by `write`; the oldest beyond `kept` are let go.

    Without `kept`, as many are kept as the store itself says.
    """
    place = folder or folder_of(location)
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    target = place / f"{stem(location)}-{stamp}-{token_hex(2)}.db"
    try:
        write_whole(target, write)
        others = [file for file in existing(location, place) if file != target]
        # The new one always stays, though by a clock that was put back it may seem the oldest.
        for old in others[(kept or _kept(target)) - 1 :]:
            old.unlink()
    except OSError as error:
        raise failed(place, files.reason(error)) from error
    except sqlite3.Error as error:
        raise failed(place, str(error)) from error
    return target


def _kept(copy: Path) -> int:
    """How many backups the store wants kept; a store that is older than the option has its default."""
    declared = options.option("backupsKept")
    with closing(sqlite3.connect(address(copy, "mode=ro&immutable=1"), uri=True)) as store:
        try:
            found = store.execute("SELECT value FROM option WHERE name = ?", (declared.name,)).fetchone()
        except sqlite3.OperationalError:
            found = None
    return int(declared.accept(json.loads(found[0])) if found else declared.default)


def copy_file(source: Path, target: Path, told: Told = lambda _: True) -> None:
    """Copies the store file `source` into the empty file `target`, and compares what both hold.

    `told` hears how much of the work is done, and ends it by answering False: then this raises `Stopped`.
    """
    with closing(_open(source)) as old:
        old.execute("BEGIN")  # what is copied and what it is compared with are one state of the store
        with closing(sqlite3.connect(target)) as new:

            def step(_: int, left: int, total: int) -> None:
                _go_on(told, _COPIED * (1 - left / max(1, total)))

            old.backup(new, pages=_PAGES, progress=step)
        compare(old, target, told)


def compare(old: sqlite3.Connection, target: Path, told: Told = lambda _: True) -> None:
    """Opens a copy anew and refuses it unless it is sound and holds every row of `old`; `told` as above."""
    with closing(sqlite3.connect(address(target, "mode=ro&immutable=1"), uri=True)) as copy:
        copy.set_progress_handler(lambda: not told(_COPIED), _INSTRUCTIONS)
        try:
            is_sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
                raise
            raise Stopped from None
        copy.set_progress_handler(None, 0)
        half = (1 - _CHECKED) / 2
        wanted = _content(old, told, _CHECKED, half)
        if not is_sound or _content(copy, told, _CHECKED + half, half) != wanted:
            raise failed(target.parent, "the copy is not the same as the store")


def _content(connection: sqlite3.Connection, told: Told, begin: float, share: float) -> str:
    """One hash over every row of every table, in their order in the file."""
    digest, size = hashlib.sha256(), 1
    for name in ("page_count", "page_size"):
        size *= int(connection.execute(f"PRAGMA {name}").fetchone()[0])
    done = 0
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        digest.update(table.encode())
        found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the file's own list
        while some := found.fetchmany(_ROWS):
            written = marshal.dumps(some, _SAME_BYTES)
            digest.update(written)
            done += len(written)
            _go_on(told, begin + share * min(1, done / size))
    return digest.hexdigest()


def _go_on(told: Told, part: float) -> None:
    if not told(part):
        raise Stopped


def failed(folder: Path, why: str) -> StoreRefused:
    """The refusal of everything that would have needed the backup."""
    return StoreRefused(
        "backup-failed",
        f"No backup could be made ({why}), so nothing was started and the store is as it was.",
        place=str(folder),
    )


def stem(location: Location) -> str:
    """How the backups of a store are named."""
    return location.path.stem if location.path is not None else location.label.partition(" ")[0]


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(path, inspect(path).mode), uri=True, isolation_level=None, timeout=30)
