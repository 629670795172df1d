"""Looking at rows without SQLAlchemy: what a start shows first is read through sqlite3 itself, in plain SQL.

The same SQL, with `?` for each value, is understood on every store; so each question is asked in one way, whoever
has the connection.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from paywall_admin.store.identity import address

if TYPE_CHECKING:
    from sqlalchemy import Connection

_WAIT_SECONDS = 30
Row = tuple[Any, ...]


class Look(Protocol):
    """One state of a store, to be asked in plain SQL; `dialect` names the kind of store."""

    dialect: str

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """Every row that a SELECT finds."""


class EngineLook:
    """A look through a connection of SQLAlchemy, in its transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect.name
        self._mark = "?" if self.dialect == "sqlite" else "%s"

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """Every row that a SELECT finds."""
        found = self._connection.exec_driver_sql(sql.replace("?", self._mark), values)
        return [tuple(row) for row in found]


class FileLook:
    """A look through a connection of sqlite3, in its transaction."""

    dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """Every row that a SELECT finds."""
        return self._connection.execute(sql, values).fetchall()


class FileLooks:
    """Looks into one file, by several threads at once; connections that are not in use wait for the next."""

    def __init__(self, path: Path, mode: str) -> None:
        self._address = address(path, mode)
        self._idle: deque[sqlite3.Connection] = deque()  # its appends and pops are safe between threads
        self._closed = False

    @contextmanager
    def state(self) -> Iterator[FileLook]:
        """The state of the file now; it stays the same within the block."""
        connection = self._take()
        try:
            connection.execute("BEGIN")
            try:
                yield FileLook(connection)
            finally:
                connection.execute("ROLLBACK")
        finally:
            self._idle.append(connection)
            if self._closed:
                self.close()

    def close(self) -> None:
        """Closes every connection; one that is in use follows when it is done."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _take(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return sqlite3.connect(
                self._address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )


def first(look: Look, sql: str, *values: Any) -> Row | None:
    """The first row that a SELECT finds."""
    found = look.rows(sql, *values)
    return found[0] if found else None


def value(look: Look, sql: str, *values: Any) -> Any:
    """The first value of the first row; None where there is none."""
    row = first(look, sql, *values)
    return None if row is None else row[0]
