"""Engines for both kinds of store, and how their transactions begin.

Writers take their lock at the start (`BEGIN IMMEDIATE`, an advisory lock on PostgreSQL), so that a transaction
which has read can always go on to write. The sqlite3 module's own way of opening transactions is switched off:
it would begin late, and leave a failed migration half done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from paywall_admin.store.identity import address

WAIT_SECONDS = 30
_WRITER_LOCK = 0x50574144  # the key of PostgreSQL's advisory lock: one writer a database
_WRITES = "paywall_writes"


def writing(engine: Engine, *, sync: str = "FULL") -> Engine:
    """The same engine, whose transactions are begun for writing.

    With `sync` NORMAL a file's transaction may be lost, whole, when the power fails: for what can be done again.
    """
    return engine.execution_options(**{_WRITES: sync})


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
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten: it may have been a person
        return connection

    return connect


def sqlite_engine(path: Path, mode: str = "mode=rw") -> Engine:
    """An engine on the file `path`, which has to exist."""
    engine = create_engine("sqlite+pysqlite://", creator=_connector(path, mode), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        sync = connection.get_execution_options().get(_WRITES)
        if sync is not None:
            connection.exec_driver_sql(f"PRAGMA synchronous = {sync}")
        connection.exec_driver_sql("BEGIN" if sync is None else "BEGIN IMMEDIATE")

    return engine


def server_engine(url: str, **options: Any) -> Engine:
    """An engine on the PostgreSQL database at `url`."""
    return create_engine(url, pool_pre_ping=True, **options)
