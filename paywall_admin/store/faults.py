"""What the database says, in one plain sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from paywall_admin.core.problems import StoreRefused

# SQLite's primary result codes (the low byte of an extended one) and what each means to a person.
_SQLITE = {
    sqlite3.SQLITE_BUSY: ("store-busy", "Another program is writing to the store and has not finished; try again."),
    sqlite3.SQLITE_LOCKED: ("store-busy", "Another program is writing to the store and has not finished; try again."),
    sqlite3.SQLITE_FULL: ("store-full", "The disk is full, so nothing was changed; make room and try again."),
    sqlite3.SQLITE_IOERR: (
        "store-io",
        "The disk did not take or give what was asked, so nothing was changed; check the disk and try again.",
    ),
    sqlite3.SQLITE_READONLY: ("store-read-only", "The store can only be read here, so nothing was changed."),
    sqlite3.SQLITE_CANTOPEN: (
        "store-unreachable",
        "The store's file or folder cannot be opened; check that it exists.",
    ),
    sqlite3.SQLITE_PERM: ("store-unreachable", "The store may not be opened by this user; check its permissions."),
    sqlite3.SQLITE_CORRUPT: ("store-corrupt", "The store is damaged; restore the latest backup."),
    sqlite3.SQLITE_NOTADB: ("store-corrupt", "The store is damaged; restore the latest backup."),
}


def refusal(error: BaseException | None, label: str) -> StoreRefused | None:
    """The refusal that a database error stands for; None where the error is a mistake of this program."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # there is no room left even for the file of its locks
            code = sqlite3.SQLITE_FULL
        known = _SQLITE.get(code & 0xFF) if code is not None else None
        return StoreRefused(known[0], known[1], place=label) if known else None
    return _server_refusal(error, label)


def _server_refusal(error: BaseException | None, label: str) -> StoreRefused | None:
    state = getattr(error, "sqlstate", None)
    if state in ("55P03", "57014"):
        return StoreRefused("store-busy", _SQLITE[sqlite3.SQLITE_BUSY][1], place=label)
    if state == "42501":
        return StoreRefused("store-denied", "The database does not allow this to your user.", place=label)
    if state == "53100":
        return StoreRefused("store-full", "The server's disk is full, so nothing was changed.", place=label)
    if type(error).__name__ == "DataError" and "NUL" in str(error):
        return StoreRefused(
            "store-sign", "A text holds a zero byte, which the database cannot keep; type the text again.", place=label
        )
    if type(error).__name__ == "OperationalError" and type(error).__module__.startswith("psycopg"):
        return StoreRefused(
            "store-unreachable", "The database server cannot be reached; check the network and the URL.", place=label
        )
    return None


@contextmanager
def plainly(label: str) -> Iterator[None]:
    """Turns a database's refusal inside the block into one sentence; mistakes of this program pass unchanged."""
    try:
        yield
    except Exception as error:
        said = refusal(getattr(error, "orig", None) or error, label)  # SQLAlchemy's errors hold the driver's
        if said is None:
            raise
        raise said from error
