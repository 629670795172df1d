"""The revisions: up, down and up again without a loss, on both kinds of store, in one transaction each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import DBAPIError

from paywall_admin.core.problems import StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.deliveries import RecordDelivery
from paywall_admin.services.targets import AddTarget
from paywall_admin.services.undo import Undo
from paywall_admin.store import revisions, rows, schema, transfer
from paywall_admin.store.engine import server_engine, sqlite_engine
from paywall_admin.store.location import Location
from paywall_admin.system import assets
from support.commands import EXAMPLES
from support.stores import Clock, fill

# The tables and the columns that a revision adds.
READERS = {
    "reader", "article", "article_view", "reader_subscription", "reader_grant", "grants_release", "look_up", "erasure",
    "feed_file",
}  # fmt: skip
STRIPE = {
    "stripe_account", "stripe_object", "stripe_intent", "stripe_choice", "stripe_currency", "stripe_customer",
    "stripe_subscription", "reader_link",
}  # fmt: skip
LATER = {
    2: {"piece", "version", "signing_key", "target", "delivery", "emergency"},
    3: {"schedule"},
    4: READERS,
    5: STRIPE,
}
COLUMNS = {
    2: {"meta": {"last_version"}},
    3: {"version": {"summary"}, "target": {"public_url"}, "delivery": {"attempt", "next_at"}},
}
Content = dict[str, list[str]]


@contextmanager
def engine_at(address: str) -> Iterator[Engine]:
    location = Location.of(address)
    engine = sqlite_engine(location.path) if location.path else server_engine(location.url or "")
    try:
        yield engine
    finally:
        engine.dispose()


def content(connection: Connection, revision: int) -> Content:
    """Every row of every table that a revision knows, without the columns that are younger than it."""
    younger = {name for number, names in LATER.items() if number > revision for name in names}
    found: Content = {}
    for table in transfer.tables_of(connection):
        if table.name not in younger:
            later = {name for number, of in COLUMNS.items() if number > revision for name in of.get(table.name, ())}
            known = select(*(column for column in table.columns if column.name not in later))
            found[table.name] = sorted(repr(tuple(row)) for row in connection.execute(known))
    return found


@pytest.fixture
def filled_address(address: str) -> str:
    app = App.open(address, actor="zoe", clock=Clock())
    fill(app)
    app.do(AddTarget("site", "folder", "/srv/site"))
    app.do(RecordDelivery("settings", 1, "site", "failed", "It was full."))
    app.do(RecordDelivery("open", 1, "site", "done", ""))
    for example in (command for command in EXAMPLES if command.tag == "version:record"):
        app.do(example.on(app), beside=example.beside)
    app.close()
    return address


@pytest.mark.parametrize("revision", range(1, schema.HEAD))
def test_up_down_up_keeps_every_row(filled_address: str, revision: int) -> None:
    with engine_at(filled_address) as engine:
        with engine.connect() as connection:
            before, shape = content(connection, revision), columns(connection)
        for target in (revision, schema.HEAD, revision, schema.HEAD):
            with revisions.rebuilding(engine) as connection:
                revisions.migrate(connection, target)
            with engine.connect() as connection:
                assert revisions.current(connection) == target
                assert content(connection, revision) == before
        with engine.connect() as connection:
            assert columns(connection) == shape
    store = schema.open_store(Location.of(filled_address), create=False)
    store.close()


def test_all_the_way_down_leaves_nothing(filled_address: str) -> None:
    with engine_at(filled_address) as engine:
        with revisions.rebuilding(engine) as connection:
            revisions.migrate(connection, 0)
        with engine.connect() as connection:
            assert set(inspect(connection).get_table_names()) == {"alembic_version"}


def columns(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    found = inspect(connection)
    return {
        table: [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)]
        for table in found.get_table_names()
    }


def test_revisions_make_the_tables_that_the_program_reads(filled_address: str) -> None:
    with engine_at(filled_address) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, rows.metadata) == []
        for table in rows.metadata.tables.values():
            checks = {check["name"] for check in inspect(connection).get_check_constraints(table.name)}
            assert checks == {str(item.name) for item in table.constraints if str(item.name).startswith("ck_")}
            assert inspect(connection).get_pk_constraint(table.name)["name"] == f"pk_{table.name}"


@pytest.mark.parametrize("kind", ["server"])
def test_newer_server_store_is_refused(filled_address: str) -> None:
    with engine_at(filled_address) as engine, engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{schema.HEAD + 1:04}'")
    with pytest.raises(StoreRefused, match=f"its format is {schema.HEAD + 1}"):
        schema.open_store(Location.of(filled_address))


@pytest.mark.parametrize("kind", ["server"])
def test_database_with_other_tables_is_refused(address: str) -> None:
    with engine_at(address) as engine, engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE orders (id INTEGER)")
    with pytest.raises(StoreRefused, match="holds other tables"):
        schema.open_store(Location.of(address))
    with engine_at(address) as engine, engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["orders"]


@pytest.mark.parametrize("kind", ["server"])
def test_server_that_is_not_there_is_one_sentence(address: str) -> None:
    with pytest.raises(StoreRefused, match="cannot be reached") as refused:
        schema.open_store(Location.of(address.partition("?")[0] + "?host=/nowhere"))
    assert "\n" not in str(refused.value)


# A rebuild of two tables, one of which refers to itself; what comes after it differs from test to test.
REBUILD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{new:04}", "{head:04}", None, None
def upgrade():
    with op.batch_alter_table("audit") as table:
        table.alter_column("reason", nullable=True)
        table.add_column(sa.Column("machine", sa.Text(), nullable=False, server_default="unknown"))
    with op.batch_alter_table("meter") as table:
        table.alter_column("name", new_column_name="title")
    {after}
def downgrade():
    with op.batch_alter_table("meter") as table:
        table.alter_column("title", new_column_name="name")
    with op.batch_alter_table("audit") as table:
        table.alter_column("reason", nullable=False)
        table.drop_column("machine")
"""


def planted(tmp_path: Path, after: str) -> Path:
    """The shipped revisions and one more."""
    scripts = tmp_path / "migrations"
    shutil.copytree(assets.room("migrations"), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    planted = REBUILD.format(after=after, head=schema.HEAD, new=schema.HEAD + 1)
    (scripts / "versions" / f"{schema.HEAD + 1:04}_planted.py").write_text(planted)
    return scripts


def undo_something(address: str) -> None:
    """Gives the audit an entry that refers to another."""
    app = App.open(address, actor="zoe", clock=Clock())
    app.do(Undo())
    app.close()


def test_rebuilt_tables_keep_rows_and_references(filled_address: str, tmp_path: Path) -> None:
    scripts = planted(tmp_path, "pass")
    undo_something(filled_address)
    with engine_at(filled_address) as engine:
        with engine.connect() as connection:
            before = content(connection, schema.HEAD)
        with revisions.rebuilding(engine) as connection:
            revisions.migrate(connection, schema.HEAD + 1, scripts=scripts)
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT DISTINCT machine FROM audit").scalar() == "unknown"
            assert [key["referred_table"] for key in inspect(connection).get_foreign_keys("audit")] == ["audit"]
        with revisions.rebuilding(engine) as connection:
            revisions.migrate(connection, schema.HEAD, scripts=scripts)
        with engine.connect() as connection:
            assert content(connection, schema.HEAD) == before


@pytest.mark.parametrize(
    ("after", "error"),
    [
        ("op.execute('INSERT INTO nowhere VALUES (1)')", DBAPIError),
        ("raise RuntimeError('planted')", RuntimeError),
        ("op.execute('DELETE FROM audit WHERE number IN (SELECT undoes FROM audit)')", (StoreRefused, DBAPIError)),
    ],
)
def test_revision_that_fails_leaves_everything_as_it_was(
    filled_address: str, tmp_path: Path, after: str, error: type[Exception]
) -> None:
    scripts = planted(tmp_path, after)
    undo_something(filled_address)
    with engine_at(filled_address) as engine:
        with engine.connect() as connection:
            before, shape = content(connection, schema.HEAD), columns(connection)
        with pytest.raises(error), revisions.rebuilding(engine) as connection:
            revisions.migrate(connection, schema.HEAD + 1, scripts=scripts)
        with engine.connect() as connection:
            assert (content(connection, schema.HEAD), columns(connection)) == (before, shape)
            assert revisions.current(connection) == schema.HEAD
    schema.open_store(Location.of(filled_address)).close()
