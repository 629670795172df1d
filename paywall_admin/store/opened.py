"""An opened store: looks, reading and writing transactions, on SQLite and PostgreSQL.

SQLAlchemy is imported with the first transaction; a store that is only looked at does without.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store.faults import plainly
from paywall_admin.store.location import Location
from paywall_admin.store.look import EngineLook, FileLooks, Look

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Store:
    """One store, opened; a file's `mode` says how SQLite opens it."""

    def __init__(self, location: Location, mode: str = "mode=rw", engine: Engine | None = None) -> None:
        self.location = location
        self.read_only = mode != "mode=rw"
        self._mode = mode
        self._given = engine
        self._file = None if location.path is None else FileLooks(location.path, mode)
        self._writer = threading.RLock()
        self._making = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine of SQLAlchemy, made when it is first needed."""
        with self._making:
            if self._given is None:
                from paywall_admin.store.engine import sqlite_engine  # noqa: PLC0415 - a look does without SQLAlchemy

                assert self.location.path is not None
                self._given = sqlite_engine(self.location.path, self._mode)
            return self._given

    @contextmanager
    def look(self) -> Iterator[Look]:
        """One state of the store to look at, at little cost."""
        if self._file is None:
            with self.read() as connection:
                yield EngineLook(connection)
        else:
            with plainly(self.location.label), self._file.state() as state:
                yield state

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose selects all see the same state."""
        with plainly(self.location.label), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, *, keep: bool = True, sync: str = "FULL") -> Iterator[Connection]:
        """The one writer's connection: what the block wrote is kept at its end, all or, where it fails, nothing.

        Without `keep` nothing is kept in any case; `sync` is that of `engine.writing`.
        """
        if self.read_only:
            raise StoreRefused(
                "store-read-only",
                "The store can only be read here, so nothing was changed; open a copy to edit it.",
                place=self.location.label,
            )
        from paywall_admin.store.engine import lock_writers, writing  # noqa: PLC0415 - a look does without SQLAlchemy

        with (
            plainly(self.location.label),
            self._writer,
            writing(self.engine, sync=sync).connect() as connection,
            connection.begin() as transaction,
        ):
            lock_writers(connection)
            yield connection
            if not keep:
                transaction.rollback()

    def close(self) -> None:
        """Gives back every connection; what is under way goes on to its end."""
        if self._file is not None:
            self._file.close()
        if self._given is not None:
            self._given.dispose()

    @cached_property
    def _reading(self) -> Engine:
        if self.engine.dialect.name == "sqlite":
            return self.engine
        return self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
