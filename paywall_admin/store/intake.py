"""Storing chunks of the feed: each with the place in its file up to which it was read, in one transaction.

Views are put in sorted as their table is, so that pages are written one after the other. On SQLite the driver is used
itself: millions of rows go through here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, event

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store.look import Look, value
from paywall_admin.store.opened import Store
from paywall_admin.system import files
from paywall_admin.system.feedfile import Mark

_CACHE_KIB: Final = 24 * 1024
_CHECKPOINT_PAGES: Final = 8000
_AT_ONCE: Final = 32  # rows a statement: starting one costs more than a row does
_IMPORT_LOCK: Final = 0x50574149  # the key of PostgreSQL's advisory lock
Rows = Iterable[Sequence[Any]]


class Run(NamedTuple):
    """Texts that were given numbers one after the other, from `first` on."""

    first: int
    ids: list[str]


Given = list[Run]

# A row that cannot go in undoes the whole transaction. To undo its statement alone, SQLite would first write down
# every page that a statement of many rows changes, which is more than it writes otherwise.
_INSERT: Final = "INSERT OR FAIL"
_VIEW = _INSERT + " INTO article_view (day, reader, article, second, mark) VALUES {} ON CONFLICT DO NOTHING"
_TAKE_OVER = "INSERT INTO article_view SELECT * FROM incoming ON CONFLICT DO NOTHING"


class Writer:
    """Puts rows into the store's tables, in the transaction of `connection`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._server = connection.dialect.name != "sqlite"

    def views(self, rows: Rows, count: int) -> int:
        """Stores so many views; says how many were new."""
        if self._server:
            return self._copied(rows)
        driver: Any = self._connection.connection.driver_connection
        before = driver.total_changes
        self._several(_VIEW, "(?, ?, ?, ?, ?)", rows, count)
        return int(driver.total_changes - before)

    def numbered(self, table: str, given: Given) -> None:
        """Stores new readers or articles with their numbers, in the order of the index that takes them up."""
        rows = [row for run in given for row in enumerate(run.ids, run.first)]
        rows.sort(key=itemgetter(1))
        columns, row = ("number, id, told_at", "(?, ?, 0)") if table == "reader" else ("number, id", "(?, ?)")
        sql = f"INTO {table} ({columns}) VALUES {{}}"
        if self._server:
            self.many(f"INSERT {sql.format(row)}", rows)
        else:
            self._several(f"{_INSERT} {sql}", row, rows, len(rows))

    def many(self, sql: str, rows: Rows) -> None:
        """Carries out one statement, with `?` for each value, for each of the rows."""
        given = rows if isinstance(rows, list) else list(rows)
        if given:
            self._connection.exec_driver_sql(sql.replace("?", "%s") if self._server else sql, given)

    def _several(self, sql: str, row: str, rows: Rows, count: int) -> None:
        """Carries out an INSERT for so many rows, many rows a statement."""
        driver: Any = self._connection.connection.driver_connection
        rest = iter(rows)
        whole = islice(rest, count - count % _AT_ONCE)
        values = chain.from_iterable(whole)
        width = row.count("?")
        driver.executemany(sql.format(", ".join([row] * _AT_ONCE)), zip(*[values] * (width * _AT_ONCE), strict=True))
        driver.executemany(sql.format(row), rest)

    def _copied(self, rows: Rows) -> int:
        """The way of PostgreSQL: copied beside the table first, then what is new is taken over."""
        driver: Any = self._connection.connection.driver_connection
        with driver.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS incoming (LIKE article_view) ON COMMIT DELETE ROWS")
            with cursor.copy("COPY incoming (day, reader, article, second, mark) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(_TAKE_OVER)
            return int(cursor.rowcount)


def known_mark(look: Look, head: bytes) -> Mark | None:
    """Up to where a file that begins like this was read; the furthest, where several did."""
    marks: list[Mark] = []
    for (size,) in look.rows("SELECT DISTINCT head_bytes FROM feed_file WHERE head_bytes <= ?", len(head)):
        name = hashlib.sha256(head[:size]).hexdigest()
        sql = 'SELECT head_bytes, head, tail_bytes, tail, "offset" FROM feed_file WHERE head_bytes = ? AND head = ?'
        marks += [Mark(*row) for row in look.rows(sql, size, name)]
    return max(marks, key=lambda mark: mark.offset, default=None)


def next_file(look: Look) -> int:
    """The number of the next feed file."""
    return int(value(look, "SELECT max(number) FROM feed_file") or 0) + 1


@contextmanager
def alone(store: Store) -> Iterator[None]:
    """Lets one import at a time into a store; another one is refused as long as the block lasts."""
    path = store.location.path
    if path is None:
        with store.engine.connect() as connection:
            if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_IMPORT_LOCK})").scalar():
                raise _busy(store)
            try:
                yield
            finally:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_IMPORT_LOCK})")
        return
    with files.locked(path.with_name(f"{path.name}-import")) as got:
        if not got:
            raise _busy(store)
        yield


def _busy(store: Store) -> StoreRefused:
    return StoreRefused(
        "import-under-way", "Another import into this store is under way; wait for its end.", place=store.location.label
    )


@contextmanager
def swiftly(store: Store) -> Iterator[None]:
    """Lets a file's connections keep more in memory and tidy up less often, as long as the block lasts."""
    engine: Engine = store.engine
    if engine.dialect.name != "sqlite":
        yield
        return

    def prepare(driver: Any, *_: Any) -> None:
        driver.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        driver.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    event.listen(engine, "connect", prepare)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "connect", prepare)
        engine.dispose()
