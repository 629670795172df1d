"""Looking after a store, on a file or a server: back it up, put it back, check it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import (
    backups,
    chain,
    erasing,
    erasures,
    identity,
    published,
    reading,
    revisions,
    rows,
    scheduled,
    schema,
    transfer,
)
from paywall_admin.store.backups import Told
from paywall_admin.store.engine import sqlite_engine
from paywall_admin.store.location import Location
from paywall_admin.store.look import EngineLook
from paywall_admin.store.opened import Store
from paywall_admin.store.searchfile import SearchFile
from paywall_admin.store.whole import Write, write_whole
from paywall_admin.system import files


def back_up(
    store: Store, now: int, *, folder: Path | None = None, kept: int | None = None, told: Told = lambda _: True
) -> Path:
    """A verified backup among the automatic ones; `told` as `backups.copy_file` has it, of a file."""
    with _writer_of(store, told) as write:
        return backups.keep(store.location, write, now, folder=folder, kept=kept)


def copy(store: Store, target: Path) -> None:
    """A verified backup as the file `target`, which must not exist."""
    refuse_target(target)
    with _writer_of(store) as write:
        write_whole(target, write, keep_other=True)


def refuse_target(target: Path) -> None:
    """Refuse a place for a copy where something stands already."""
    if os.path.lexists(target):
        raise StoreRefused("backup-exists", "There is a file of that name already; choose another.", place=str(target))


def restore(source: Path, location: Location, now: int) -> Path | None:
    """Puts the backup `source` in the place of a store; what was there is kept, and its place returned.

    A sound store is backed up and then takes over the rows, all in one transaction, even while others have it
    open. A damaged file is set aside under another name. Version numbers go on from the higher of the two.
    """
    identity.inspect(source)
    if location.path is None:
        return _take_over(source, location, now)
    if not os.path.lexists(location.path):
        _put(source, location)
        return None
    try:
        return _take_over(source, location, now)
    except StoreRefused as refused:
        if refused.code not in ("store-corrupt", "store-content", "store-empty"):
            raise
    aside = _set_aside(location.path)
    _put(source, location)
    return aside


def check(store: Store) -> tuple[str, ...]:
    """Everything that is wrong with a store, a sentence each; empty where all is well. Reads every row."""
    with store.read() as connection:
        return tuple(_findings(connection))


def _findings(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        answer = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if answer != "ok":
            yield f"The file is damaged ({answer}); restore the latest backup."
            return
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            yield "An entry refers to another that is missing; restore the latest backup."
    try:
        reading.settings(EngineLook(connection))
    except StoreRefused as refused:
        yield f"The draft holds a value that cannot be, at {refused.place}; restore the latest backup."
    broken = chain.first_broken(EngineLook(connection))
    if broken is not None:
        yield f"Entry {broken} of the audit is not as it was written."
    kept = rows.version.c
    for number, root, digest in connection.execute(select(kept.number, kept.root, kept.digest)).all():
        if not _is_sound(connection, root, digest):
            yield f"The bytes of version {number} are not as they were published."
    for one in scheduled.pending(EngineLook(connection)):
        if not _is_sound(connection, one.root, one.digest):
            yield f"What is scheduled for {one.typed} is not as it was kept; schedule it again."


def _is_sound(connection: Connection, root: int, digest: str) -> bool:
    """Whether the bytes below a root are those that were stored."""
    try:
        return hashlib.sha256(published.assemble(EngineLook(connection), root)).hexdigest() == digest
    except (KeyError, struct.error, zlib.error):
        return False


@contextlib.contextmanager
def _writer_of(store: Store, told: Told = lambda _: True) -> Iterator[Write]:
    if store.location.path is not None:
        yield partial(backups.copy_file, store.location.path, told=told)
    else:
        with store.read() as connection:
            yield partial(transfer.copy_to_file, connection)


def _put(source: Path, location: Location) -> None:
    """Puts a backup where no store is; whoever was erased from the one that was there is erased again."""
    assert location.path is not None
    write_whole(location.path, partial(backups.copy_file, source), keep_other=True)
    SearchFile.beside(location.path).drop()  # it knew another store's readers
    store = schema.open_store(location)
    try:
        with store.look() as look:
            publication = reading.meta(look).publication_id
        erasures.replay(store, erasures.read(location, source), publication)
        erasures.keep(store)
    finally:
        store.close()


def _take_over(source: Path, location: Location, now: int) -> Path:
    store = schema.open_store(location)
    try:
        before = back_up(store, now)
        upgraded = before.with_name(f".{before.name}.{secrets.token_hex(4)}.restoring")
        try:
            write_whole(upgraded, partial(backups.copy_file, source))
            names = _replace_rows(upgraded, store, erasures.read(location, source))
        finally:
            for leftover in files.beginning_with(upgraded.parent, upgraded.name):
                leftover.unlink()
        if names:
            erasing.scrub(store, names)
        erasures.keep(store)
        return before
    finally:
        store.close()


def _replace_rows(source: Path, store: Store, listed: list[erasures.Erasure]) -> list[str]:
    """Takes the rows over, without who was erased since; returns the names of those."""
    engine = sqlite_engine(source)
    try:
        with revisions.rebuilding(engine) as connection:
            revisions.migrate(connection)  # an older backup is brought to this program's format first
        with store.write() as target, engine.connect() as old, old.begin():
            _refuse_stranger(old, target)
            counted = target.scalar(select(rows.meta.c.last_version)) or 0
            highest = target.scalar(select(func.max(rows.version.c.number))) or 0
            erased = erasing.noted(target)
            transfer.copy_rows(old, target)
            publication = reading.meta(EngineLook(target)).publication_id
            names = erasing.replay(target, [*erased, *listed], publication)
            number = rows.meta.c.last_version
            target.execute(
                update(rows.meta).where(number < max(counted, highest)).values(last_version=max(counted, highest))
            )
        search = SearchFile.of(store)
        if search is not None:
            search.drop()  # the numbers of readers may be others now
        return names
    finally:
        engine.dispose()


def _refuse_stranger(old: Connection, target: Connection) -> None:
    ids = [connection.scalar(select(rows.meta.c.publication_id)) for connection in (old, target)]
    if ids[0] != ids[1] and reading.audit_latest(EngineLook(target)):
        raise StoreRefused(
            "backup-of-another",
            "This is the backup of another publication, so nothing was changed; "
            "restore it under a new store's name instead.",
        )


def _set_aside(path: Path) -> Path:
    """Renames a damaged file with its logs, so that nothing of it is lost."""
    aside = path.with_name(f"{path.name}.damaged-{secrets.token_hex(3)}")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
