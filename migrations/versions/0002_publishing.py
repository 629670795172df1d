"""Published versions, the keys that sign them, the targets they go to, and the emergency switch."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("piece", "version", "signing_key", "target", "delivery", "emergency")


def upgrade() -> None:
    op.add_column("meta", sa.Column("last_version", sa.Integer(), nullable=False, server_default="0"))
    _piece()
    _version()
    _signing_key()
    _target()
    _delivery()
    _emergency()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    op.drop_column("meta", "last_version")


def _piece() -> None:
    op.create_table(
        "piece",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
        sa.UniqueConstraint("digest", name=op.f("uq_piece_digest")),
    )


def _version() -> None:
    op.create_table(
        "version",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64)),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("frame", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["root"], ["piece.id"], name=op.f("fk_version_root_piece")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_version")),
    )


def _signing_key() -> None:
    op.create_table(
        "signing_key",
        sa.Column("keyid", sa.String(length=16), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'rotating', 'retired')", name=op.f("ck_signing_key_state")),
        sa.PrimaryKeyConstraint("keyid", name=op.f("pk_signing_key")),
    )


def _target() -> None:
    op.create_table(
        "target",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("artifact", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=6), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.CheckConstraint("artifact IN ('settings', 'open')", name=op.f("ck_delivery_artifact")),
        sa.CheckConstraint("state IN ('done', 'failed')", name=op.f("ck_delivery_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index(op.f("ix_delivery_artifact_version_target"), "delivery", ["artifact", "version", "target"])


def _emergency() -> None:
    op.create_table(
        "emergency",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("envelope", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_emergency")),
    )
