"""The tables of the store as they are at the newest revision; `migrations/` is what makes them.

Numbers that count up (audit entries, versions) are given out under the write lock, not by a sequence: they have
no gaps and appear in the order in which their transactions were committed. Most tables are in `draft_rows`,
`publishing_rows`, `reader_rows` and `billing_rows`; all are named here, where everybody takes them from.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from paywall_admin.store.billing_rows import (
    reader_link,
    stripe_account,
    stripe_choice,
    stripe_currency,
    stripe_customer,
    stripe_intent,
    stripe_object,
    stripe_subscription,
)
from paywall_admin.store.draft_rows import (
    content_rule,
    free_access,
    message,
    meter,
    offer,
    plan,
    publication,
    regime,
)
from paywall_admin.store.metadata import Json, metadata, single_row
from paywall_admin.store.publishing_rows import delivery, emergency, piece, schedule, signing_key, target, version
from paywall_admin.store.reader_rows import (
    article,
    article_view,
    erasure,
    feed_file,
    grants_release,
    look_up,
    reader,
    reader_grant,
    reader_subscription,
)

__all__ = [
    "Json",
    "article",
    "article_view",
    "audit",
    "content_rule",
    "delivery",
    "emergency",
    "erasure",
    "feed_file",
    "free_access",
    "grants_release",
    "look_up",
    "message",
    "meta",
    "metadata",
    "meter",
    "offer",
    "option",
    "person",
    "piece",
    "plan",
    "publication",
    "reader",
    "reader_grant",
    "reader_link",
    "reader_subscription",
    "regime",
    "schedule",
    "signing_key",
    "stripe_account",
    "stripe_choice",
    "stripe_currency",
    "stripe_customer",
    "stripe_intent",
    "stripe_object",
    "stripe_subscription",
    "target",
    "version",
]

meta = Table(
    "meta",
    metadata,
    *single_row(),
    Column("publication_id", String(36), nullable=False),
    Column("environment", String(4), nullable=False),
    Column("last_version", Integer, nullable=False, server_default="0"),
    Column("created_at", BigInteger, nullable=False),
    CheckConstraint("environment IN ('test', 'live')", name="environment"),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("tag", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("inverse", Text),
    Column("label", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("topics", Json, nullable=False),
    Column("object_kind", Text),
    Column("object_id", Text),
    Column("before", Json),
    Column("after", Json),
    Column("undoes", Integer, ForeignKey("audit.number")),
    Column("step_inverse", Text),
    Column("undo_top", Integer),
    Column("redo_top", Integer),
    Column("below", Integer),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index(None, "actor", "number"),
    Index(None, "undoes"),
    Index(None, "object_kind", "object_id", "number"),
)

option = Table(
    "option",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Json, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", String(9), nullable=False),
)
