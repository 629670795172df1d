"""The tables of publishing: versions in pieces, when they go out, what signs them, and where they were delivered."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from paywall_admin.store.metadata import Json, metadata

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
