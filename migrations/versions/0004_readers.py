"""Readers: who they are, what they have read, what they were given, who looked them up, and the feed files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    "reader",
    "article",
    "article_view",
    "reader_subscription",
    "reader_grant",
    "grants_release",
    "look_up",
    "erasure",
    "feed_file",
)

# Texts that are searched by their beginning: compared by their bytes, as SQLite always does.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _reader()
    _article()
    _article_view()
    _reader_subscription()
    _reader_grant()
    _grants_release()
    _look_up()
    _erasure()
    _feed_file()


def downgrade() -> None:
    op.execute("DELETE FROM delivery WHERE artifact = 'grants'")
    for table in reversed(TABLES):
        op.drop_table(table)


def _reader() -> None:
    op.create_table(
        "reader",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("email", KEY),
        sa.Column("registered", sa.Boolean()),
        sa.Column("country", sa.Text()),
        sa.Column("locale", sa.Text()),
        sa.Column("customer", KEY),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("merged_into", sa.Integer()),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reader")),
        sa.UniqueConstraint("id", name=op.f("uq_reader_id")),
    )
    op.create_index(
        op.f("ix_reader_customer"),
        "reader",
        ["customer"],
        sqlite_where=sa.text("customer IS NOT NULL"),
        postgresql_where=sa.text("customer IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_reader_email"),
        "reader",
        ["email"],
        sqlite_where=sa.text("email IS NOT NULL"),
        postgresql_where=sa.text("email IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_reader_merged_into"),
        "reader",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("section", sa.Text()),
        sa.Column("content_type", sa.Text()),
        sa.Column("tags", sa.Text()),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_article")),
        sa.UniqueConstraint("id", name=op.f("uq_article_id")),
    )


def _article_view() -> None:
    op.create_table(
        "article_view",
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reader", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("second", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "reader", "article", "second", name=op.f("pk_article_view")),
        sqlite_with_rowid=False,
    )


def _reader_subscription() -> None:
    op.create_table(
        "reader_subscription",
        sa.Column("reader", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("status", sa.String(length=18), nullable=False),
        sa.Column("started_at", sa.BigInteger()),
        sa.Column("trial_end", sa.BigInteger()),
        sa.Column("current_period_end", sa.BigInteger()),
        sa.Column("past_due_since", sa.BigInteger()),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("ended_during_trial", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("reader", "id", name=op.f("pk_reader_subscription")),
    )


def _reader_grant() -> None:
    op.create_table(
        "reader_grant",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reader", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("count", sa.Integer()),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("kind IN ('access', 'articles', 'reset')", name=op.f("ck_reader_grant_kind")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reader_grant")),
    )
    op.create_index(op.f("ix_reader_grant_reader"), "reader_grant", ["reader"])
    op.create_index(op.f("ix_reader_grant_until"), "reader_grant", ["until"])


def _grants_release() -> None:
    op.create_table(
        "grants_release",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_grants_release")),
    )


def _look_up() -> None:
    op.create_table(
        "look_up",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("step", sa.String(length=8), nullable=False),
        sa.Column("hits", sa.Integer()),
        sa.Column("reader", sa.Integer()),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_look_up")),
    )
    op.create_index(op.f("ix_look_up_case"), "look_up", ["case"])
    op.create_index(op.f("ix_look_up_reader"), "look_up", ["reader"])


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=43), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=False),
        sa.Column("erased_by", sa.Text(), nullable=False),
        sa.Column("views", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_erasure")),
    )


def _feed_file() -> None:
    op.create_table(
        "feed_file",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head_bytes", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("tail_bytes", sa.Integer(), nullable=False),
        sa.Column("tail", sa.String(length=64), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("views", sa.BigInteger(), nullable=False),
        sa.Column("readers", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_feed_file")),
    )
    op.create_index(op.f("ix_feed_file_head"), "feed_file", ["head"])
