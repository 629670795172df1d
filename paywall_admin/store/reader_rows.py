"""The readers' tables: who they are, what they have read, what they were given, and who looked.

Each column says in `info` what it means for a reader's privacy (`store.privacy` has the words). A reader is a small
number everywhere but in `reader` itself, so that one deletion there leaves nothing that names a person.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from paywall_admin.store.metadata import Json, metadata
from paywall_admin.store.privacy import NAMES, NOT_PERSONAL, POINTS, TELLS

# Texts that are searched by their beginning: compared by their bytes, as SQLite always does.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")


def _column(name: str, kind: Any, privacy: str, **options: Any) -> Column[Any]:
    options.setdefault("nullable", False)
    return Column(name, kind, info={"privacy": privacy}, **options)


def _number() -> Column[int]:
    return _column("number", Integer, POINTS, primary_key=True, autoincrement=False)


def _index_of_some(column: str) -> Index:
    """An index without the rows that have nothing there: most readers have no address, customer or other id."""
    there = text(f"{column} IS NOT NULL")
    return Index(None, column, sqlite_where=there, postgresql_where=there)


reader = Table(
    "reader",
    metadata,
    _number(),
    _column("id", _KEY, NAMES, unique=True),
    _column("email", _KEY, NAMES, nullable=True),
    _column("registered", Boolean, TELLS, nullable=True),
    _column("country", Text, TELLS, nullable=True),
    _column("locale", Text, TELLS, nullable=True),
    _column("customer", _KEY, NAMES, nullable=True),
    _column("told_at", BigInteger, NOT_PERSONAL),
    _column("merged_into", Integer, POINTS, nullable=True),
    _index_of_some("email"),
    _index_of_some("customer"),
    _index_of_some("merged_into"),
)

article = Table(
    "article",
    metadata,
    _column("number", Integer, NOT_PERSONAL, primary_key=True, autoincrement=False),
    _column("id", _KEY, NOT_PERSONAL, unique=True),
    _column("section", Text, NOT_PERSONAL, nullable=True),
    _column("content_type", Text, NOT_PERSONAL, nullable=True),
    _column("tags", Json, NOT_PERSONAL, nullable=True),
)

# A view lies under its UTC day: what comes in goes to the end of the table, and what is too old leaves its beginning.
# `mark` is 0 where the feed said that the view did not count, 1 where it did, 2 where it did not say; plus 4 where it
# was on a narrow device. The same view twice is the same row.
article_view = Table(
    "article_view",
    metadata,
    _column("day", Integer, TELLS, primary_key=True, autoincrement=False),
    _column("reader", Integer, POINTS, primary_key=True, autoincrement=False),
    _column("article", Integer, TELLS, primary_key=True, autoincrement=False),
    _column("second", Integer, TELLS, primary_key=True, autoincrement=False),
    _column("mark", SmallInteger, TELLS),
    sqlite_with_rowid=False,
)

reader_subscription = Table(
    "reader_subscription",
    metadata,
    _column("reader", Integer, POINTS, primary_key=True, autoincrement=False),
    _column("id", _KEY, NAMES, primary_key=True),
    _column("status", String(18), TELLS),
    _column("started_at", BigInteger, TELLS, nullable=True),
    _column("trial_end", BigInteger, TELLS, nullable=True),
    _column("current_period_end", BigInteger, TELLS, nullable=True),
    _column("past_due_since", BigInteger, TELLS, nullable=True),
    _column("ended_at", BigInteger, TELLS, nullable=True),
    _column("ended_during_trial", Boolean, TELLS),
    _column("told_at", BigInteger, NOT_PERSONAL),
)

reader_grant = Table(
    "reader_grant",
    metadata,
    _number(),
    _column("reader", Integer, POINTS),
    _column("kind", String(8), TELLS),
    _column("count", Integer, TELLS, nullable=True),
    _column("since", BigInteger, TELLS),
    _column("until", BigInteger, TELLS, nullable=True),
    _column("reason", Text, TELLS),
    _column("given_by", Text, NOT_PERSONAL),
    _column("given_at", BigInteger, TELLS),
    CheckConstraint("kind IN ('access', 'articles', 'reset')", name="kind"),
    Index(None, "reader"),
    Index(None, "until"),
)

grants_release = Table(
    "grants_release",
    metadata,
    _column("version", Integer, NOT_PERSONAL, primary_key=True, autoincrement=False),
    _column("published_at", BigInteger, NOT_PERSONAL),
    _column("published_by", Text, NOT_PERSONAL),
    _column("digest", String(64), NOT_PERSONAL),
    _column("readers", Integer, NOT_PERSONAL),
    _column("envelope", LargeBinary, POINTS),
)

look_up = Table(
    "look_up",
    metadata,
    _number(),
    _column("at", BigInteger, NOT_PERSONAL),
    _column("actor", Text, NOT_PERSONAL),
    _column("case", Integer, NOT_PERSONAL),
    _column("purpose", Text, NOT_PERSONAL),
    _column("ticket", Text, NOT_PERSONAL),
    _column("step", String(8), NOT_PERSONAL),
    _column("hits", Integer, NOT_PERSONAL, nullable=True),
    _column("reader", Integer, POINTS, nullable=True),
    Index(None, "reader"),
    Index(None, "case"),
)

erasure = Table(
    "erasure",
    metadata,
    _column("number", Integer, NOT_PERSONAL, primary_key=True, autoincrement=False),
    _column("key", String(43), POINTS),
    _column("erased_at", BigInteger, NOT_PERSONAL),
    _column("erased_by", Text, NOT_PERSONAL),
    _column("views", Integer, NOT_PERSONAL),
)

feed_file = Table(
    "feed_file",
    metadata,
    _column("number", Integer, NOT_PERSONAL, primary_key=True, autoincrement=False),
    _column("name", Text, NOT_PERSONAL),
    _column("head_bytes", Integer, NOT_PERSONAL),
    _column("head", String(64), NOT_PERSONAL),
    _column("tail_bytes", Integer, NOT_PERSONAL),
    _column("tail", String(64), NOT_PERSONAL),
    _column("offset", BigInteger, NOT_PERSONAL),
    _column("lines", BigInteger, NOT_PERSONAL),
    _column("views", BigInteger, NOT_PERSONAL),
    _column("readers", BigInteger, NOT_PERSONAL),
    _column("rejected", BigInteger, NOT_PERSONAL),
    _column("began_at", BigInteger, NOT_PERSONAL),
    _column("read_at", BigInteger, NOT_PERSONAL),
    Index(None, "head"),
)
