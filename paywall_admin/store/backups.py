"""Backups of a store file, taken by SQLite's backup call and believed only after they were opened and compared."""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store.identity import address, inspect
from paywall_admin.system import files, paths

KEPT = 10


def make(store: Path, folder: Path, now: int) -> Path:
    """A verified backup of the file `store` in `folder`, named by date; the oldest beyond ten are let go."""
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    try:
        paths.make_private(folder)
        target = folder / f"{store.stem}-{stamp}-{secrets.token_hex(2)}.db"
        copy(store, target)
        for old in existing(store, folder)[KEPT:]:
            old.unlink()
    except OSError as error:
        raise _failed(folder, files.reason(error)) from error
    return target


def existing(store: Path, folder: Path | None = None) -> list[Path]:
    """The backups of `store` there are, newest first."""
    kept = folder or paths.backup_folder(store)
    return sorted(kept.glob(f"{store.stem}-????????T??????Z-????.db"), reverse=True)


def copy(source: Path, target: Path) -> None:
    """Copies the store `source` to the new file `target`, and compares what both hold before it gets its name."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}.new")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(_open(source)) as old, closing(sqlite3.connect(beside)) as new:
            old.execute("BEGIN")
            before = content(old)
            old.backup(new)
        _verify(beside, before)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(target)
        files.sync_folder(target.parent)
    except sqlite3.Error as error:
        raise _failed(target.parent, str(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def content(connection: sqlite3.Connection) -> str:
    """One hash over every row of every table, in their order in the file."""
    digest = hashlib.sha256()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        digest.update(table.encode())
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the name comes from the file's own list
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(address(path, inspect(path).mode), uri=True, isolation_level=None, timeout=30)


def _verify(path: Path, before: str) -> None:
    with closing(sqlite3.connect(address(path, "mode=ro&immutable=1"), uri=True)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or content(connection) != before:
            raise _failed(path.parent, "the copy is not the same as the store")


def _failed(folder: Path, why: str) -> StoreRefused:
    return StoreRefused(
        "backup-failed", f"No backup could be made ({why}), so nothing was started; the store is as it was.",
        place=str(folder),
    )  # fmt: skip
