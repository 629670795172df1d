"""Makes stores and upgrades them, each in one transaction.

A new file is made beside its place and linked there when it is whole, so that a kill in between leaves no half
of a store behind.
"""

from __future__ import annotations

import uuid
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import backups, drafts, identity, revisions, rows, transfer
from paywall_admin.store.engine import server_engine, sqlite_engine
from paywall_admin.store.location import Location
from paywall_admin.store.whole import write_whole
from paywall_admin.system import files
from paywall_admin.system.clock import Clock


def _fill(connection: Connection, clock: Clock) -> None:
    revisions.migrate(connection)
    connection.execute(
        insert(rows.meta).values(
            id=1, publication_id=str(uuid.uuid4()), environment="test", last_version=0, created_at=clock()
        )
    )
    drafts.create(connection)


def make_file(path: Path, clock: Clock) -> None:
    """Makes a new store at `path`, unless another process is first."""

    def write(beside: Path) -> None:
        with revisions.new_file(beside) as connection:
            _fill(connection, clock)

    try:
        write_whole(path, write, keep_other=True)
    except OSError as error:
        raise StoreRefused(
            "store-unreachable", f"No store can be made there: {files.reason(error)}.", place=str(path)
        ) from error


def upgrade_file(path: Path, found: identity.Identity, clock: Clock) -> None:
    """Brings an older store to the newest revision, after a backup."""
    if found.read_only:
        raise StoreRefused(
            "store-old-read-only",
            "The store is of an older format and can only be read here, so it cannot be upgraded; open a copy of it.",
            place=path.name,
        )
    engine = sqlite_engine(path)
    try:
        with revisions.rebuilding(engine) as connection:
            if (revisions.current(connection) or 0) < identity.HEAD:  # another process may have done it meanwhile
                backups.keep(Location(path), partial(backups.copy_file, path), clock())
                revisions.migrate(connection)
    finally:
        engine.dispose()


def open_server(location: Location, *, create: bool, clock: Clock) -> Engine:
    """An engine on the server's store; its tables are made where there are none, and upgraded."""
    engine = server_engine(location.url or "")
    try:
        with engine.connect() as connection:
            revision = _revision(connection, location)
        if revision is None and not create:
            raise StoreRefused("store-missing", "The database holds no store yet.", place=location.label)
        if revision != identity.HEAD:
            _upgrade_server(engine, location, clock)
    except BaseException:
        engine.dispose()
        raise
    return engine


def server_revision(location: Location) -> int | None:
    """The revision of the server's store; None where the database is empty."""
    engine = server_engine(location.url or "")
    try:
        with engine.connect() as connection:
            return _revision(connection, location)
    finally:
        engine.dispose()


def _revision(connection: Connection, location: Location) -> int | None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    name = ""
    if {"alembic_version", "meta", "publication"} <= tables:
        name = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or ""
    if not name.isdigit():
        raise StoreRefused(
            "store-foreign",
            "The database holds other tables and no store of Paywall Admin; it was left as it is. "
            "Choose an empty database.",
            place=location.label,
        )
    identity.refuse_newer(int(name), location.label)
    return int(name)


def _upgrade_server(engine: Engine, location: Location, clock: Clock) -> None:
    with revisions.rebuilding(engine) as connection:
        revision = revisions.current(connection)
        if revision is None:
            _fill(connection, clock)
        elif revision < identity.HEAD:  # another process may have done it meanwhile
            backups.keep(location, partial(transfer.copy_to_file, connection), clock())
            revisions.migrate(connection)
