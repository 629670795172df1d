"""Places of stores, and what a store says when it cannot do what it should."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from paywall_admin.core.problems import BadInput, StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditPublication, EditWall
from paywall_admin.services.queries import GetDraft
from paywall_admin.store import engine, schema
from paywall_admin.store.faults import refusal
from paywall_admin.store.location import Location
from support.stores import Clock, dump

OPEN = EditWall({"open": False}, {"open": True})


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/srv/desk/paywall.db", "paywall.db"),
        ("sqlite:////srv/desk/paywall.db", "paywall.db"),
        ("postgresql://ann:secret@db.example.com:5433/desk", "desk on db.example.com"),
        ("postgres://ann:secret@db.example.com/desk", "desk on db.example.com"),
        ("postgresql+psycopg:///desk?host=/run/postgresql", "desk on this machine"),
        ("postgresql://db.example.com", "postgres on db.example.com"),
    ],
)
def test_label_is_short_and_without_a_password(address: str, label: str) -> None:
    assert Location.of(address).label == label


def test_addresses_of_one_place_are_equal() -> None:
    assert Location.of("/srv/desk.db") == Location.of(Path("/srv/desk.db")) == Location.of("sqlite:////srv/desk.db")
    assert Location.of("postgres://h/d") == Location.of("postgresql+psycopg://h/d")
    assert Location.of("~/desk.db").path == Path.home() / "desk.db"
    with pytest.raises(BadInput, match="“oracle” is neither"):
        Location.of("oracle://host/db")


@pytest.mark.parametrize("url", ["postgresql://[", "postgresql://ann:geheim@h:port/d", "postgresql://ann:gehe/im@h/d"])
def test_what_is_no_address_of_a_server_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(BadInput, match="no address of a PostgreSQL database") as refused:
        Location.of(url)
    assert "gehe" not in str(refused.value)


@pytest.mark.parametrize("kind", ["server"])
def test_a_sign_that_the_server_cannot_keep_is_one_sentence(address: str) -> None:
    app = App.open(address, clock=Clock())
    with pytest.raises(StoreRefused, match="zero byte"):
        app.do(EditPublication({"name": "New publication"}, {"name": "a\0b"}))
    assert app.ask(GetDraft()).settings.publication.name == "New publication"
    app.close()


def test_a_disk_without_room_for_the_locks_is_full() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    refused = refusal(error, "x.db")
    assert refused is not None
    assert refused.code == "store-full"


def test_writer_that_does_not_let_go_is_one_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.2)
    app, other = App.open(address, clock=Clock()), App.open(address, clock=Clock())
    before = dump(app.store)
    with other.store.write():
        with pytest.raises(StoreRefused, match="has not finished; try again") as refused:
            app.do(OPEN)
        assert app.ask(GetDraft()).settings.wall.open is False
    assert refused.value.code == "store-busy"
    assert dump(app.store) == before
    app.do(OPEN)
    assert other.ask(GetDraft()).settings.wall.open is True
    app.close()
    other.close()


def test_writer_waits_for_the_one_before(address: str) -> None:
    app, other = App.open(address, clock=Clock()), App.open(address, clock=Clock())
    done = threading.Event()

    def edit() -> None:
        app.do(OPEN)
        done.set()

    with other.store.write():
        thread = threading.Thread(target=edit)
        thread.start()
        assert not done.wait(0.3)
    assert done.wait(20)
    thread.join()
    assert other.ask(GetDraft()).settings.wall.open is True
    app.close()
    other.close()


def test_reader_sees_one_state_while_others_write(address: str) -> None:
    app, other = App.open(address, clock=Clock()), App.open(address, clock=Clock())
    statement = "SELECT wall_open FROM regime"
    with app.store.read() as connection, app.store.look() as look:
        before = connection.exec_driver_sql(statement).scalar()
        assert look.rows(statement) == [(before,)]
        other.do(OPEN)
        assert connection.exec_driver_sql(statement).scalar() == before
        assert look.rows(statement) == [(before,)]
    with app.store.look() as look:
        assert look.rows(statement) != [(before,)]
    app.close()
    other.close()


@pytest.mark.parametrize("kind", ["server"])
def test_reader_cannot_write(address: str) -> None:
    store = schema.open_store(Location.of(address))
    with pytest.raises(DBAPIError, match="read-only transaction"), store.read() as connection:
        connection.exec_driver_sql("UPDATE regime SET wall_open = true")
    store.close()


@pytest.mark.parametrize("kind", ["server"])
def test_user_without_rights_is_told_so(address: str) -> None:
    schema.open_store(Location.of(address)).close()
    owner = schema.open_store(Location.of(address))
    with owner.write() as connection:
        connection.exec_driver_sql("DO $$ BEGIN CREATE ROLE guest LOGIN; EXCEPTION WHEN others THEN NULL; END $$")
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
    owner.close()
    app = App.open(address.replace("postgres:@", "guest:@"), clock=Clock())
    assert app.ask(GetDraft()).settings.wall.open is False
    with pytest.raises(StoreRefused, match="The database does not allow this"):
        app.do(OPEN)
    app.close()


def test_mistakes_of_the_program_are_not_dressed_up(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        with pytest.raises(sqlite3.OperationalError) as mistake:
            connection.execute("SELECT * FROM nowhere")
        assert refusal(mistake.value, "x.db") is None
