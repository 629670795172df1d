"""Stores for the tests: empty places on both kinds of store, a store with everything in it, and all its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from paywall_admin.services.app import App
from paywall_admin.services.drafts import ReplaceDraft, lists
from paywall_admin.store import rows
from paywall_admin.store.nouns import LISTED
from paywall_admin.store.opened import Store
from support import postgres
from support.example import EXAMPLE

NOW = 1_604_000_000  # 2020-10-29T19:33:20Z


class Clock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        return self.now


@contextmanager
def place_of(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An address at which a store can be made: a file's, or that of an empty database."""
    if kind == "file":
        yield str(folder / "paywall.db")
        return
    server = request.getfixturevalue("server")
    url = postgres.new_database(server)
    try:
        yield url
    finally:
        postgres.drop_database(server, url)


def fill(app: App) -> None:
    """Gives a store every object of the settings: in each list a second and an archived one too."""
    app.do(ReplaceDraft(EXAMPLE))
    for noun in LISTED:
        first = EXAMPLE[noun.field][0]["id"]
        app.do(lists.of(noun, lists.Duplicate)(first, "second"))
        app.do(lists.of(noun, lists.Duplicate)(first, "former"))
        app.do(lists.of(noun, lists.Archive)("former"))


def dump(store: Store, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a store, by table."""
    with store.read() as connection:
        return rows_of(connection, without=without)


def rows_of(connection: Connection, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that a connection sees, by table."""
    tables = [table for table in rows.metadata.sorted_tables if table.name not in without]
    return {
        table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr) for table in tables
    }
