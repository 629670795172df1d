"""The tables of the store as they are at the newest revision; `migrations/` is what makes them.

Numbers that count up (audit entries, versions) are given out under the write lock, not by a sequence: they have
no gaps and appear in the order in which their transactions were committed. The readers' tables are in `reader_rows`,
Stripe's in `billing_rows`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

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
from paywall_admin.store.metadata import Json, metadata
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


def _single_row() -> tuple[Column[int], CheckConstraint]:
    return Column("id", Integer, primary_key=True, autoincrement=False), CheckConstraint("id = 1", name="single")


def _listed(name: str, *columns: Column[Any]) -> Table:
    """A list of the draft: members stand at `position`, archived ones have none."""
    return Table(
        name,
        metadata,
        Column("id", String(64), primary_key=True),
        Column("position", Integer),
        *columns,
    )


meta = Table(
    "meta",
    metadata,
    *_single_row(),
    Column("publication_id", String(36), nullable=False),
    Column("environment", String(4), nullable=False),
    Column("last_version", Integer, nullable=False, server_default="0"),
    Column("created_at", BigInteger, nullable=False),
    CheckConstraint("environment IN ('test', 'live')", name="environment"),
)

publication = Table(
    "publication",
    metadata,
    *_single_row(),
    Column("name", Text, nullable=False),
    Column("former_name", Text),
    Column("time_zone", Text, nullable=False),
    Column("default_locale", Text, nullable=False),
    Column("locales", Json, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("home_url", Text, nullable=False),
    Column("offers_url", Text, nullable=False),
    Column("account_url", Text, nullable=False),
)

regime = Table(
    "regime",
    metadata,
    *_single_row(),
    Column("wall_open", Boolean, nullable=False),
    Column("expires_after_days", Integer, nullable=False),
    Column("stale_days", Integer, nullable=False),
    Column("then_open", Boolean, nullable=False),
    Column("trial_expired_then", String(5), nullable=False),
    Column("trial_expired_days", Integer),
    Column("access_expired_then", String(5), nullable=False),
    Column("access_expired_days", Integer),
    Column("grace_days", Integer, nullable=False),
)

content_rule = _listed(
    "content_rule",
    Column("when", Json, nullable=False),
    Column("action", String(7), nullable=False),
)

meter = _listed(
    "meter",
    Column("name", Text),
    Column("audience", Json),
    Column("limit", Integer, nullable=False),
    Column("period_kind", String(13), nullable=False),
    Column("period_days", Integer),
    Column("show_counter_from", Integer),
)

plan = _listed(
    "plan",
    Column("name", Text, nullable=False),
    Column("price_amount", BigInteger, nullable=False),
    Column("price_currency", String(3), nullable=False),
    Column("interval_unit", String(5), nullable=False),
    Column("interval_count", Integer, nullable=False),
    Column("benefits", Json, nullable=False),
)

offer = _listed(
    "offer",
    Column("name", Text),
    Column("plan", String(64), nullable=False),
    Column("kind", String(13), nullable=False),
    Column("price_amount", BigInteger, nullable=False),
    Column("price_currency", String(3), nullable=False),
    Column("duration_unit", String(5), nullable=False),
    Column("duration_count", Integer, nullable=False),
    Column("starts_at", String(20)),
    Column("ends_at", String(20)),
    Column("states", Json, nullable=False),
    Column("audience", Json),
    Column("new_subscribers_only", Boolean),
    Column("checkout_url", Text),
)

free_access = _listed(
    "free_access",
    Column("starts_at", String(20), nullable=False),
    Column("ends_at", String(20), nullable=False),
    Column("countries", Json),
)

message = _listed(
    "message",
    Column("state", Text, nullable=False),
    Column("audience", Json),
    Column("texts", Json, nullable=False),
    Column("narrow", Json),
    Column("cta_target", Text, nullable=False),
    Column("cta_url", Text),
)

piece = Table(
    "piece",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("environment", String(4), nullable=False),
    Column("published_at", BigInteger, nullable=False),
    Column("published_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("previous", String(64)),
    Column("root", Integer, ForeignKey("piece.id"), nullable=False),
    Column("frame", LargeBinary, nullable=False),
    Column("summary", Json),
)

schedule = Table(
    "schedule",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("typed", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("root", Integer, ForeignKey("piece.id"), nullable=False),
    Column("after", Integer, nullable=False),
    Column("state", String(9), nullable=False),
    Column("version", Integer),
    Column("hindrance", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    CheckConstraint("state IN ('pending', 'done', 'cancelled')", name="state"),
    Index(None, "state", "at"),
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

signing_key = Table(
    "signing_key",
    metadata,
    Column("keyid", String(16), primary_key=True),
    Column("public", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    CheckConstraint("state IN ('active', 'rotating', 'retired')", name="state"),
)

target = Table(
    "target",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(6), nullable=False),
    Column("location", Text, nullable=False),
    Column("added_at", BigInteger, nullable=False),
    Column("public_url", Text),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("artifact", String(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("target", String(64), nullable=False),
    Column("state", String(6), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("attempt", Integer, nullable=False, server_default="1"),
    Column("next_at", BigInteger),
    CheckConstraint("state IN ('done', 'failed')", name="state"),
    Index(None, "artifact", "version", "target"),
)

emergency = Table(
    "emergency",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("opened_by", Text, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
)
