"""Stores for the tests: empty places on both kinds of store, a store with everything in it, and all its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table

from paywall_admin.services.app import App
from paywall_admin.services.drafts import ReplaceDraft, lists
from paywall_admin.store import rows
from paywall_admin.store.nouns import LISTED
from paywall_admin.store.opened import Store
from support import postgres
from support.example import EXAMPLE

NOW = 1_604_000_000  # 2020-10-29T19:33:20Z

DAY = 86_400
# A row or more of every table about readers; the third reader is joined to the first.
READERS: dict[Table, list[dict[str, Any]]] = {
    rows.reader: [
        {"number": number, "id": f"u-{number}00", "email": email, "registered": True, "country": "JP", "locale": "ja",
         "customer": None, "told_at": NOW - DAY, "merged_into": joined}
        for number, email, joined in ((1, "ann@example.org", None), (2, "bo@example.org", None), (3, None, 1))
    ],
    rows.article: [{"number": 1, "id": "a-1", "section": "asia", "content_type": "article", "tags": ["trade"]}],
    rows.article_view: [{"day": NOW // DAY, "reader": 1, "article": 1, "second": 60, "mark": 1}],
    rows.reader_subscription: [
        {"reader": 2, "id": "sub_1", "status": "active", "started_at": NOW - 9 * DAY, "trial_end": None,
         "current_period_end": NOW + DAY, "past_due_since": None, "ended_at": None, "ended_during_trial": False,
         "told_at": NOW}
    ],
    rows.reader_grant: [
        {"number": 1, "reader": 1, "kind": "articles", "count": 3, "since": NOW - DAY, "until": NOW + DAY,
         "reason": "Lost a day", "given_by": "zoe", "given_at": NOW - DAY}
    ],
    rows.grants_release: [
        {"version": 1, "published_at": NOW - DAY, "published_by": "zoe", "digest": "0" * 64, "readers": 1,
         "envelope": b"{}"}
    ],
    rows.look_up: [
        {"number": 1, "at": NOW - DAY, "actor": "zoe", "case": 1, "purpose": "test", "ticket": "T-0", "step": "open",
         "hits": None, "reader": None}
    ],
    rows.erasure: [{"number": 1, "key": "k" * 43, "erased_at": NOW - DAY, "erased_by": "zoe", "views": 7}],
    rows.feed_file: [
        {"number": 1, "name": "feed.jsonl", "head_bytes": 10, "head": "0" * 64, "tail_bytes": 10, "tail": "0" * 64,
         "offset": 10, "lines": 1, "views": 1, "readers": 0, "rejected": 0, "began_at": NOW, "read_at": NOW}
    ],
}  # fmt: skip


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
    with app.store.write() as connection:
        for table, content in READERS.items():
            connection.execute(table.insert(), content)


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
