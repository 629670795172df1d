"""Opens a store at the newest revision: makes a new one, upgrades an older one, or refuses it untouched.

A new file is made beside its place and linked there when it is whole, so that a kill in between leaves no half
of a store behind.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import backups, drafts, identity, revisions, rows, transfer
from paywall_admin.store.engine import Store, server_engine, sqlite_engine
from paywall_admin.store.faults import plainly
from paywall_admin.store.location import Location
from paywall_admin.store.whole import write_whole
from paywall_admin.system import files
from paywall_admin.system.clock import Clock, system_clock

HEAD = identity.HEAD


@dataclass(frozen=True)
class StoreStatus:
    """What there is at a place: `revision` None means no store yet; `head` is this program's newest."""

    label: str
    revision: int | None
    head: int
    read_only: bool


def open_store(location: Location, *, create: bool = True, clock: Clock = system_clock) -> Store:
    """The store at `location` at the newest revision; a missing one is made where `create` allows it."""
    path = location.path
    if path is None:
        return _open_server(location, create=create, clock=clock)
    with plainly(location.label):
        if create and not os.path.lexists(path):
            _make_file(path, clock)
        found = identity.inspect(path)
        if found.revision < HEAD:
            _upgrade_file(path, found, clock)
        return Store(location, sqlite_engine(path, found.mode), read_only=found.read_only)


def status(location: Location) -> StoreStatus:
    """Looks at a store without making or changing anything; refuses what is none."""
    if location.path is not None:
        if not os.path.lexists(location.path):
            return StoreStatus(location.label, None, HEAD, read_only=False)
        found = identity.inspect(location.path)
        return StoreStatus(location.label, found.revision, HEAD, found.read_only)
    engine = server_engine(location.url or "")
    try:
        with plainly(location.label), engine.connect() as connection:
            return StoreStatus(location.label, _server_revision(connection, location), HEAD, read_only=False)
    finally:
        engine.dispose()


def _fill(connection: Connection, clock: Clock) -> None:
    revisions.migrate(connection)
    connection.execute(
        insert(rows.meta).values(
            id=1, publication_id=str(uuid.uuid4()), environment="test", last_version=0, created_at=clock()
        )
    )
    drafts.create(connection)


def _make_file(path: Path, clock: Clock) -> None:
    def write(beside: Path) -> None:
        with revisions.new_file(beside) as connection:
            _fill(connection, clock)

    try:
        write_whole(path, write, keep_other=True)
    except OSError as error:
        raise StoreRefused(
            "store-unreachable", f"No store can be made there: {files.reason(error)}.", place=str(path)
        ) from error


def _upgrade_file(path: Path, found: identity.Identity, clock: Clock) -> None:
    if found.read_only:
        raise StoreRefused(
            "store-old-read-only",
            "The store is of an older format and can only be read here, so it cannot be upgraded; open a copy of it.",
            place=path.name,
        )
    engine = sqlite_engine(path)
    try:
        with revisions.rebuilding(engine) as connection:
            if (revisions.current(connection) or 0) < HEAD:  # another process may have done it meanwhile
                backups.keep(Location(path), partial(backups.copy_file, path), clock())
                revisions.migrate(connection)
    finally:
        engine.dispose()


def _open_server(location: Location, *, create: bool, clock: Clock) -> Store:
    engine = server_engine(location.url or "")
    try:
        with plainly(location.label):
            with engine.connect() as connection:
                revision = _server_revision(connection, location)
            if revision is None and not create:
                raise StoreRefused("store-missing", "The database holds no store yet.", place=location.label)
            if revision != HEAD:
                _upgrade_server(engine, location, clock)
    except BaseException:
        engine.dispose()
        raise
    return Store(location, engine)


def _server_revision(connection: Connection, location: Location) -> int | None:
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
        elif revision < HEAD:  # another process may have done it meanwhile
            backups.keep(location, partial(transfer.copy_to_file, connection), clock())
            revisions.migrate(connection)
