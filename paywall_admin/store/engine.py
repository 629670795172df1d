"""An opened store: reading and writing transactions on SQLite and PostgreSQL.

Writers take their lock at the start (`BEGIN IMMEDIATE`, an advisory lock on PostgreSQL), so that a transaction
which has read can always go on to write. The sqlite3 module's own way of opening transactions is switched off:
it would begin late, and leave a failed migration half done.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store.faults import plainly
from paywall_admin.store.identity import address
from paywall_admin.store.location import Location

WAIT_SECONDS = 30
_WRITER_LOCK = 0x50574144  # the key of PostgreSQL's advisory lock: one writer a database
_WRITES = "paywall_writes"


class Store:
    """One store, opened; `read_only` says that its file cannot be written here."""

    def __init__(self, location: Location, engine: Engine, *, read_only: bool = False) -> None:
        self.location = location
        self.engine = engine
        self.read_only = read_only
        self._writer = threading.RLock()
        self._writing = writing(engine)
        self._reading = self._for_reading()

    def _for_reading(self) -> Engine:
        if self.engine.dialect.name == "sqlite":
            return self.engine
        return self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose selects all see the same state."""
        with plainly(self.location.label), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator[Connection]:
        """The one writer's connection: what the block wrote is kept at its end, all or, where it fails, nothing.

        Without `keep` nothing is kept in any case.
        """
        if self.read_only:
            raise StoreRefused(
                "store-read-only",
                "The store can only be read here, so nothing was changed; open a copy to edit it.",
                place=self.location.label,
            )
        with (
            plainly(self.location.label),
            self._writer,
            self._writing.connect() as connection,
            connection.begin() as transaction,
        ):
            lock_writers(connection)
            yield connection
            if not keep:
                transaction.rollback()

    def close(self) -> None:
        """Gives back every connection; waits for nobody."""
        self.engine.dispose()


def writing(engine: Engine) -> Engine:
    """The same engine, whose transactions are begun for writing."""
    return engine.execution_options(**{_WRITES: True})


def lock_writers(connection: Connection) -> None:
    """Waits until no other transaction writes; a file's transaction holds that lock from its BEGIN."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")


def _connector(path: Path, mode: str) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address(path, mode), uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    return connect


def sqlite_engine(path: Path, mode: str = "mode=rw") -> Engine:
    """An engine on the file `path`, which has to exist."""
    engine = create_engine("sqlite+pysqlite://", creator=_connector(path, mode), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def server_engine(url: str, **options: Any) -> Engine:
    """An engine on the PostgreSQL database at `url`."""
    return create_engine(url, pool_pre_ping=True, **options)
