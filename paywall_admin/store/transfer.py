"""All rows of one store into another at the same revision, whatever each of them runs on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, MetaData, Table, delete, insert, select

from paywall_admin.store import backups, revisions

_BATCH = 500
_ALEMBIC = "alembic_version"


def copy_to_file(source: Connection, target: Path) -> None:
    """Copies every row that `source` sees into the empty file `target`, and compares what both hold."""
    with revisions.new_file(target) as connection:
        revisions.migrate(connection, revisions.current(source) or 0)
        copy_rows(source, connection)
        tables = tables_of(connection)
        if content(source, tables) != content(connection, tables):
            raise backups.failed(target.parent, "the copy is not the same as the store")


def copy_rows(source: Connection, target: Connection) -> None:
    """Makes the rows of `target` those of `source`, in the transaction that `target` is in."""
    tables = tables_of(target)
    for table in reversed(tables):
        target.execute(delete(table))
    for table in tables:
        for batch in _rows(source, table).partitions():
            target.execute(insert(table), [dict(row._mapping) for row in batch])


def tables_of(connection: Connection) -> list[Table]:
    """The tables there are, those that others refer to first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != _ALEMBIC]


def content(connection: Connection, tables: list[Table]) -> dict[str, str]:
    """One hash a table over its rows, whatever their order."""
    return {table.name: _total(_rows(connection, table)) for table in tables}


def _rows(connection: Connection, table: Table) -> CursorResult[Any]:
    wanted = select(table).order_by(*table.primary_key.columns)  # a row refers only to earlier ones of its own table
    return connection.execute(wanted, execution_options={"yield_per": _BATCH})


def _total(found: Iterable[Any]) -> str:
    total = sum(int.from_bytes(hashlib.sha256(repr(tuple(row)).encode()).digest(), "big") for row in found)
    return f"{total % 2**256:064x}"
