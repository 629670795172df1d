"""Whose file is this: looked at before anything is written, so that a foreign file stays as it is.

Only the standard library's sqlite3 is used, and only for reading.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store.bytes import read_blocks
from paywall_admin.store.faults import refusal

APPLICATION_ID = int.from_bytes(b"PWAD", "big")
HEAD = 5  # the newest revision: its number in migrations/, and user_version in a file
# What a file of each revision has to look like: every table and column, hashed.
FINGERPRINTS = {
    1: "001b4bda212605032bd686d8000af9eb0a430162664079513b2abdeae2a40ad0",
    2: "e3b97472219f675abf1e9133e3c2e81a524173ab2dc78b272977ba443e158624",
    3: "c96ecf10588f252372d14f1b44af648ce769edf3e59bd9513099e94aeaa5fe09",
    4: "2421cb6550ee5afbc9cfc784660d0799115fc7b9de33e7301cd24878c00c1b89",
    5: "1e9d9c3273b74870f7293fd0e6780885eebb1adbda55add36acf4ed77e0f2732",
}

_MAGIC = b"SQLite format 3\x00"
_AS_IT_IS = "mode=ro&immutable=1"  # SQLite's word for a file that nobody writes
_QUICK_CHECK_LIMIT = 32 * 1024 * 1024
_SHAPE = (
    'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master AS m, pragma_table_info(m.name) AS c '
    "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.name"
)


@dataclass(frozen=True)
class Identity:
    """A file that is one of ours: its revision, and how it can be opened (sqlite3's URI words)."""

    revision: int
    mode: str = "mode=rw"

    @property
    def read_only(self) -> bool:
        """Whether it can only be read here."""
        return self.mode != "mode=rw"


def inspect(path: Path) -> Identity:
    """What `path` is; refuses everything that is not a sound store of this program or an older one."""
    _refuse_by_header(path)
    try:
        revision = _look_inside(path)
    except StoreRefused:
        if not _has_log(path):
            raise
        revision = _look_inside(path)  # somebody began to write while it was looked at without a lock
    return Identity(revision, _mode(path))


def _look_inside(path: Path) -> int:
    # Without a log there is nothing to wait for, and SQLite need not put its lock files beside the store.
    mode = "mode=ro" if _has_log(path) else _AS_IT_IS
    try:
        with closing(sqlite3.connect(address(path, mode), uri=True, timeout=10)) as connection:
            revision = int(connection.execute("PRAGMA user_version").fetchone()[0])
            refuse_newer(revision, path.name)
            if path.stat().st_size <= _QUICK_CHECK_LIMIT:
                _refuse_damaged(connection.execute("PRAGMA quick_check(1)").fetchone()[0], path)
            if fingerprint(connection) != FINGERPRINTS.get(revision):
                raise _foreign(path, "its tables are not those of Paywall Admin")
    except sqlite3.Error as error:
        raise refusal(error, path.name) or _damaged(path) from error
    return revision


def fingerprint(connection: sqlite3.Connection) -> str:
    """One hash over every table and column of an open file."""
    return hashlib.sha256(repr(connection.execute(_SHAPE).fetchall()).encode()).hexdigest()


def refuse_newer(revision: int, place: str) -> None:
    """Refuses a store of a revision that this program does not know yet."""
    if revision > HEAD:
        raise StoreRefused(
            "store-newer",
            f"The store was written by a newer Paywall Admin (its format is {revision}, this program knows {HEAD}); "
            "it was left as it is. Update the program to open it.",
            place=place,
        )


def _refuse_by_header(path: Path) -> None:
    header = _header(path)
    if not header:
        raise StoreRefused(
            "store-empty",
            "The file is empty and not a store; it was left as it is. Choose another file, or delete it to start anew.",
            place=path.name,
        )
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise _foreign(path, "it is not a database")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _foreign(path, "it belongs to another program")
    page_size = int.from_bytes(header[16:18], "big") or 0
    expected = int.from_bytes(header[28:32], "big") * (65536 if page_size == 1 else page_size)
    if path.stat().st_size < expected and not _has_log(path):
        raise _damaged(path, "It is shorter than it was: a part is missing. ")


def _header(path: Path) -> bytes:
    if path.is_dir():
        raise _foreign(path, "it is a folder")
    try:
        return next(read_blocks(path, 100), b"")
    except FileNotFoundError:
        raise StoreRefused("store-missing", "There is no such store; check the name.", place=path.name) from None
    except OSError:
        raise StoreRefused(
            "store-unreachable", "The file cannot be read by this user; check its permissions.", place=path.name
        ) from None


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _mode(path: Path) -> str:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    return "mode=ro" if _has_log(path) else _AS_IT_IS


def address(path: Path, mode: str) -> str:
    """The URI by which sqlite3 opens `path` in `mode`; it never makes a new file by mistake."""
    return f"file:{quote(str(path))}?{mode}"


def _foreign(path: Path, why: str) -> StoreRefused:
    return StoreRefused(
        "store-foreign",
        f"This is not a store of Paywall Admin ({why}); it was left as it is. Choose another file.",
        place=path.name,
    )


def _damaged(path: Path, what: str = "") -> StoreRefused:
    return StoreRefused(
        "store-corrupt",
        f"The store is damaged. {what}It was left as it is; restore the latest backup.",
        place=path.name,
    )


def _refuse_damaged(answer: str, path: Path) -> None:
    if answer != "ok":
        raise _damaged(path)
