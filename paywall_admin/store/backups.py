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

_ROWS: Final = 1000  # hashed at once: a call for each row would take longer than to read it
_SAME_BYTES: Final = 2  # of marshal's formats the last that writes equal rows in equal bytes
_STAMPED: Final = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}\.db\Z", re.ASCII)


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


def copy_file(source: Path, target: Path) -> None:
    """Copies the store file `source` into the empty file `target`, and compares what both hold."""
    with closing(_open(source)) as old:
        old.execute("BEGIN")  # what is copied and what it is compared with are one state of the store
        with closing(sqlite3.connect(target)) as new:
            old.backup(new)
        compare(old, target)


def compare(old: sqlite3.Connection, target: Path) -> None:
    """Opens a copy anew and refuses it unless it is sound and holds every row of `old`."""
    with closing(sqlite3.connect(address(target, "mode=ro&immutable=1"), uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or content(copy) != content(old):
            raise failed(target.parent, "the copy is not the same as the store")


def content(connection: sqlite3.Connection) -> str:
    """One hash over every row of every table, in their order in the file."""
    digest = hashlib.sha256()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        digest.update(table.encode())
        found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the file's own list
        while some := found.fetchmany(_ROWS):
            digest.update(marshal.dumps(some, _SAME_BYTES))
    return digest.hexdigest()


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
