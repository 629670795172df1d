"""An older store is upgraded as it is opened: after a verified backup, and not without one."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from paywall_admin.core.problems import StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.queries import GetDraft
from paywall_admin.store import backups, identity, keeping, revisions, schema
from paywall_admin.store.engine import server_engine, sqlite_engine
from paywall_admin.store.location import Location
from support.stores import NOW, Clock, fill


def make_older(location: Location) -> None:
    """Takes a store back to the first revision."""
    engine = sqlite_engine(location.path) if location.path else server_engine(location.url or "")
    with revisions.rebuilding(engine) as connection:
        revisions.migrate(connection, 1)
    engine.dispose()


@pytest.fixture
def older(address: str) -> Location:
    """A filled store of the first revision."""
    app = App.open(address, actor="zoe", clock=Clock())
    fill(app)
    app.close()
    make_older(Location.of(address))
    return Location.of(address)


def test_older_store_is_backed_up_and_upgraded(older: Location) -> None:
    assert schema.status(older).revision == 1
    app = App.open(older.path or older.url, clock=Clock())
    assert len(app.ask(GetDraft()).settings.meters) == 3
    app.close()
    assert schema.status(older).revision == schema.HEAD
    (backup,) = backups.existing(older)
    assert identity.inspect(backup).revision == 1
    again = App.open(backup)
    assert len(again.ask(GetDraft()).settings.meters) == 3
    assert keeping.check(again.store) == ()
    again.close()


def test_without_a_backup_there_is_no_upgrade(older: Location) -> None:
    folder = backups.folder_of(older)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file in the folder's place")
    before = hashlib.sha256(older.path.read_bytes()).hexdigest() if older.path else ""
    with pytest.raises(StoreRefused, match="No backup could be made") as refused:
        schema.open_store(older)
    assert refused.value.place == str(folder)
    assert schema.status(older).revision == 1
    if older.path:
        assert hashlib.sha256(older.path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("kind", ["file"])
def test_backup_that_is_not_the_same_is_not_believed(older: Location) -> None:
    path = older.path
    assert path is not None
    with pytest.raises(StoreRefused, match="not the same as the store"):
        backups.keep(older, lambda beside: spoiled_copy(path, beside), NOW)
    assert backups.existing(older) == []


def spoiled_copy(path: Path, beside: Path) -> None:
    """A copy that loses a row on the way, compared like any other."""
    backups.copy_file(path, beside)
    with closing(sqlite3.connect(beside)) as connection, connection:
        connection.execute("DELETE FROM meter WHERE id = 'second'")
    with closing(sqlite3.connect(path)) as connection:
        backups.compare(connection, beside)


@pytest.mark.parametrize("kind", ["file"])
def test_only_the_newest_backups_are_kept(older: Location) -> None:
    path = older.path
    assert path is not None
    made = [
        backups.keep(older, lambda beside: backups.copy_file(path, beside), NOW + day * 86400, kept=3)
        for day in range(5)
    ]
    assert backups.existing(older) == made[:1:-1]


@pytest.mark.parametrize("kind", ["file"])
def test_as_many_backups_are_kept_as_the_store_says(older: Location) -> None:
    path = older.path
    assert path is not None
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO option (name, value) VALUES ('backupsKept', '4')")
    made = [backups.keep(older, lambda beside: backups.copy_file(path, beside), NOW + day * 86400) for day in range(6)]
    assert backups.existing(older) == made[:1:-1]
