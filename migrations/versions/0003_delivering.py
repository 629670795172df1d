"""Publishes at a set time, retried deliveries, public addresses of targets, and what changed in each version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("summary", sa.Text()))
    op.add_column("target", sa.Column("public_url", sa.Text()))
    with op.batch_alter_table("delivery") as table:
        table.add_column(sa.Column("attempt", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("next_at", sa.BigInteger()))
        table.drop_constraint(
            op.f("ck_delivery_artifact"), type_="check"
        )  # what is delivered is open: programs know more and more
    _schedule()


def downgrade() -> None:
    op.drop_table("schedule")
    op.execute("DELETE FROM delivery WHERE artifact NOT IN ('settings', 'open')")
    with op.batch_alter_table("delivery") as table:
        table.create_check_constraint(op.f("ck_delivery_artifact"), "artifact IN ('settings', 'open')")
        table.drop_column("next_at")
        table.drop_column("attempt")
    op.drop_column("target", "public_url")
    op.drop_column("version", "summary")


def _schedule() -> None:
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("version", sa.Integer()),
        sa.Column("hindrance", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'done', 'cancelled')", name=op.f("ck_schedule_state")),
        sa.ForeignKeyConstraint(["root"], ["piece.id"], name=op.f("fk_schedule_root_piece")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
    )
    op.create_index(op.f("ix_schedule_state_at"), "schedule", ["state", "at"])
