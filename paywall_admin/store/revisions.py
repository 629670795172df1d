"""Runs the revisions of `migrations/`; alembic is imported by the functions that need it, and only there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import identity
from paywall_admin.store.engine import lock_writers, sqlite_engine, writing
from paywall_admin.system import assets


def current(connection: Connection) -> int | None:
    """The revision that the tables are at; None where there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    name = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return int(name) if name else None


def migrate(connection: Connection, target: int = identity.HEAD, *, scripts: Path | None = None) -> None:
    """Takes the tables up or down to revision `target` (0: none) inside the connection's transaction.

    The revisions are the shipped ones unless `scripts` names another folder of them.
    """
    from alembic import command  # noqa: PLC0415 - a store at the newest revision opens without alembic
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts or assets.room("migrations")).replace("%", "%%"))
    name = f"{target:04}" if target else "base"
    if target < (current(connection) or 0):
        command.downgrade(config, name)
    else:
        command.upgrade(config, name)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {identity.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {target}")


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """A writing transaction in which tables may be rebuilt: foreign keys rest, and are checked before its end."""
    with writing(engine).connect() as connection:
        if connection.dialect.name != "sqlite":
            with connection.begin():
                lock_writers(connection)
                yield connection
            return
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")  # has no effect once a transaction has begun
        try:
            with connection.begin():
                yield connection
                _refuse_lost_references(connection)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


@contextmanager
def new_file(path: Path) -> Iterator[Connection]:
    """A writing transaction on the empty file `path`, which becomes a database with a write-ahead log.

    Afterwards everything is in the file itself: closing would move it there too, but keep silent where it cannot.
    """
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
        engine = sqlite_engine(path)
        try:
            with rebuilding(engine) as connection:
                yield connection
        finally:
            engine.dispose()
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _refuse_lost_references(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreRefused(
            "store-references",
            "The store could not be brought to the new format without losing a reference, so it was left as it was.",
        )
