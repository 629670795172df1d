"""The draft with its publication, the audit of every change, options and people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "meta",
    "publication",
    "regime",
    "content_rule",
    "meter",
    "plan",
    "offer",
    "free_access",
    "message",
    "audit",
    "option",
    "person",
)


def upgrade() -> None:
    _meta()
    _publication()
    _regime()
    _content_rule()
    _meter()
    _plan()
    _offer()
    _free_access()
    _message()
    _audit()
    _option()
    _person()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("publication_id", sa.String(length=36), nullable=False),
        sa.Column("environment", sa.String(length=4), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("environment IN ('test', 'live')", name=op.f("ck_meta_environment")),
        sa.CheckConstraint("id = 1", name=op.f("ck_meta_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meta")),
    )


def _publication() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("former_name", sa.Text()),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("default_locale", sa.Text(), nullable=False),
        sa.Column("locales", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("home_url", sa.Text(), nullable=False),
        sa.Column("offers_url", sa.Text(), nullable=False),
        sa.Column("account_url", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_publication_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )


def _regime() -> None:
    op.create_table(
        "regime",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wall_open", sa.Boolean(), nullable=False),
        sa.Column("expires_after_days", sa.Integer(), nullable=False),
        sa.Column("stale_days", sa.Integer(), nullable=False),
        sa.Column("then_open", sa.Boolean(), nullable=False),
        sa.Column("trial_expired_then", sa.String(length=5), nullable=False),
        sa.Column("trial_expired_days", sa.Integer()),
        sa.Column("access_expired_then", sa.String(length=5), nullable=False),
        sa.Column("access_expired_days", sa.Integer()),
        sa.Column("grace_days", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_regime_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regime")),
    )


def _content_rule() -> None:
    op.create_table(
        "content_rule",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=7), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_rule")),
    )


def _meter() -> None:
    op.create_table(
        "meter",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("name", sa.Text()),
        sa.Column("audience", sa.Text()),
        sa.Column("limit", sa.Integer(), nullable=False),
        sa.Column("period_kind", sa.String(length=13), nullable=False),
        sa.Column("period_days", sa.Integer()),
        sa.Column("show_counter_from", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meter")),
    )


def _plan() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("price_amount", sa.BigInteger(), nullable=False),
        sa.Column("price_currency", sa.String(length=3), nullable=False),
        sa.Column("interval_unit", sa.String(length=5), nullable=False),
        sa.Column("interval_count", sa.Integer(), nullable=False),
        sa.Column("benefits", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )


def _offer() -> None:
    op.create_table(
        "offer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("name", sa.Text()),
        sa.Column("plan", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=13), nullable=False),
        sa.Column("price_amount", sa.BigInteger(), nullable=False),
        sa.Column("price_currency", sa.String(length=3), nullable=False),
        sa.Column("duration_unit", sa.String(length=5), nullable=False),
        sa.Column("duration_count", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.String(length=20)),
        sa.Column("ends_at", sa.String(length=20)),
        sa.Column("states", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text()),
        sa.Column("new_subscribers_only", sa.Boolean()),
        sa.Column("checkout_url", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )


def _free_access() -> None:
    op.create_table(
        "free_access",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("starts_at", sa.String(length=20), nullable=False),
        sa.Column("ends_at", sa.String(length=20), nullable=False),
        sa.Column("countries", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_free_access")),
    )


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text()),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("narrow", sa.Text()),
        sa.Column("cta_target", sa.Text(), nullable=False),
        sa.Column("cta_url", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("inverse", sa.Text()),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text()),
        sa.Column("object_id", sa.Text()),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("undoes", sa.Integer()),
        sa.Column("step_inverse", sa.Text()),
        sa.Column("undo_top", sa.Integer()),
        sa.Column("redo_top", sa.Integer()),
        sa.Column("below", sa.Integer()),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["audit.number"], name=op.f("fk_audit_undoes_audit")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_actor_number"), "audit", ["actor", "number"])
    op.create_index(op.f("ix_audit_object_kind_object_id_number"), "audit", ["object_kind", "object_id", "number"])
    op.create_index(op.f("ix_audit_undoes"), "audit", ["undoes"])


def _option() -> None:
    op.create_table(
        "option",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_option")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=9), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_person")),
    )
