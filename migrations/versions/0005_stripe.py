"""Stripe: the account of a store, its objects, what is being sent, and readers as Stripe has them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "stripe_account",
    "stripe_object",
    "stripe_intent",
    "stripe_choice",
    "stripe_currency",
    "stripe_customer",
    "stripe_subscription",
    "reader_link",
)

# Texts that are searched by their beginning: compared by their bytes, as SQLite always does.
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _account()
    _object()
    _intent()
    _choice()
    _currency()
    _customer()
    _subscription()
    _link()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _account() -> None:
    op.create_table(
        "stripe_account",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("livemode", sa.Boolean(), nullable=False),
        sa.Column("connected_at", sa.BigInteger(), nullable=False),
        sa.Column("checked_at", sa.BigInteger()),
        sa.Column("read_at", sa.BigInteger()),
        sa.CheckConstraint("id = 1", name=op.f("ck_stripe_account_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stripe_account")),
    )


def _object() -> None:
    op.create_table(
        "stripe_object",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stripe_object")),
    )
    op.create_index(op.f("ix_stripe_object_key"), "stripe_object", ["key"])


def _intent() -> None:
    op.create_table(
        "stripe_intent",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=7), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("account", sa.Text()),
        sa.Column("livemode", sa.Boolean(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger()),
        sa.Column("object", sa.Text()),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done', 'refused')", name=op.f("ck_stripe_intent_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stripe_intent")),
    )
    op.create_index(op.f("ix_stripe_intent_state"), "stripe_intent", ["state"])


def _choice() -> None:
    op.create_table(
        "stripe_choice",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("verb", sa.String(length=6), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.CheckConstraint("verb IN ('ours', 'accept', 'adopt')", name=op.f("ck_stripe_choice_verb")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_stripe_choice")),
    )


def _currency() -> None:
    op.create_table(
        "stripe_currency",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "currency", name=op.f("pk_stripe_currency")),
    )


def _customer() -> None:
    op.create_table(
        "stripe_customer",
        sa.Column("id", KEY, nullable=False),
        sa.Column("email", KEY),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger()),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stripe_customer")),
    )
    op.create_index(op.f("ix_stripe_customer_email"), "stripe_customer", ["email"])


def _subscription() -> None:
    op.create_table(
        "stripe_subscription",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("trial_end", sa.BigInteger()),
        sa.Column("current_period_end", sa.BigInteger()),
        sa.Column("past_due_since", sa.BigInteger()),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("ended_during_trial", sa.Boolean(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger()),
        sa.Column("cancels", sa.Boolean(), nullable=False),
        sa.Column("collection_paused", sa.Boolean(), nullable=False),
        sa.Column("current_trial_end", sa.BigInteger()),
        sa.Column("price", sa.Text()),
        sa.Column("offer", sa.Text()),
        sa.Column("created_at", sa.BigInteger()),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stripe_subscription")),
    )
    op.create_index(op.f("ix_stripe_subscription_customer"), "stripe_subscription", ["customer"])
    op.create_index(op.f("ix_stripe_subscription_price"), "stripe_subscription", ["price"])


def _link() -> None:
    op.create_table(
        "reader_link",
        sa.Column("reader", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("source", sa.String(length=19), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "source IN ('client_reference_id', 'metadata', 'email')", name=op.f("ck_reader_link_source")
        ),
        sa.PrimaryKeyConstraint("reader", "customer", name=op.f("pk_reader_link")),
    )
    op.create_index(op.f("ix_reader_link_customer"), "reader_link", ["customer"])
