"""Stripe's tables: the account a store is bound to, what is whose object, what is being sent, and readers as Stripe has
them.

Never a key. Columns about readers say in `info` what they mean for a reader's privacy (`store.privacy`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text

from paywall_admin.store.metadata import Json, metadata
from paywall_admin.store.privacy import NAMES, NOT_PERSONAL, POINTS, TELLS

# Texts that are searched by their beginning: compared by their bytes, as SQLite always does.
_KEY = Text().with_variant(Text(collation="C"), "postgresql")


def _column(name: str, kind: Any, privacy: str, **options: Any) -> Column[Any]:
    options.setdefault("nullable", False)
    return Column(name, kind, info={"privacy": privacy}, **options)


stripe_account = Table(
    "stripe_account",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("account", Text),
    Column("name", Text),
    Column("livemode", Boolean, nullable=False),
    Column("connected_at", BigInteger, nullable=False),
    Column("checked_at", BigInteger),
    Column("read_at", BigInteger),
    CheckConstraint("id = 1", name="single"),
)

# `fields` are what we last wrote or accepted; of several objects of one key one is current.
stripe_object = Table(
    "stripe_object",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("kind", String(15), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("fields", Json, nullable=False),
    Column("url", Text),
    Column("at", BigInteger, nullable=False),
    Index(None, "key"),
)

stripe_intent = Table(
    "stripe_intent",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("state", String(7), nullable=False),
    Column("key", Text, nullable=False),
    Column("body", Json, nullable=False),
    Column("account", Text),
    Column("livemode", Boolean, nullable=False),
    Column("actor", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("settled_at", BigInteger),
    Column("object", Text),
    Column("sentence", Text, nullable=False),
    CheckConstraint("state IN ('open', 'done', 'refused')", name="state"),
    Index(None, "state"),
)

stripe_choice = Table(
    "stripe_choice",
    metadata,
    Column("key", Text, primary_key=True),
    Column("verb", String(6), nullable=False),
    Column("seen", Text, nullable=False),
    CheckConstraint("verb IN ('ours', 'accept', 'adopt')", name="verb"),
)

# What a plan or an offer (`owner`, such as `plan:monthly`) costs in a further currency.
stripe_currency = Table(
    "stripe_currency",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("currency", String(3), primary_key=True),
    Column("amount", BigInteger, nullable=False),
)

stripe_customer = Table(
    "stripe_customer",
    metadata,
    _column("id", _KEY, NAMES, primary_key=True),
    _column("email", _KEY, NAMES, nullable=True),
    _column("deleted", Boolean, TELLS),
    _column("created_at", BigInteger, TELLS, nullable=True),
    _column("read_at", BigInteger, NOT_PERSONAL),
    Index(None, "email"),
)

# The contract's record in its own words (`status` to `ended_during_trial`), and how it is shown to support: `label` and
# `until` are section 6 of the table that `billing.subscriptions` carries.
stripe_subscription = Table(
    "stripe_subscription",
    metadata,
    _column("id", _KEY, NAMES, primary_key=True),
    _column("customer", _KEY, NAMES),
    _column("status", Text, TELLS),
    _column("trial_end", BigInteger, TELLS, nullable=True),
    _column("current_period_end", BigInteger, TELLS, nullable=True),
    _column("past_due_since", BigInteger, TELLS, nullable=True),
    _column("ended_at", BigInteger, TELLS, nullable=True),
    _column("ended_during_trial", Boolean, TELLS),
    _column("label", Text, TELLS),
    _column("until", BigInteger, TELLS, nullable=True),
    _column("cancels", Boolean, TELLS),
    _column("collection_paused", Boolean, TELLS),
    _column("current_trial_end", BigInteger, TELLS, nullable=True),
    _column("price", Text, TELLS, nullable=True),
    _column("offer", Text, TELLS, nullable=True),
    _column("created_at", BigInteger, TELLS, nullable=True),
    _column("read_at", BigInteger, NOT_PERSONAL),
    Index(None, "customer"),
    Index(None, "price"),
)

# Which reader (by the web tier's own id) is which customer, and by what that is known.
reader_link = Table(
    "reader_link",
    metadata,
    _column("reader", _KEY, NAMES, primary_key=True),
    _column("customer", _KEY, NAMES, primary_key=True),
    _column("source", String(19), NOT_PERSONAL),
    _column("at", BigInteger, POINTS),
    CheckConstraint("source IN ('client_reference_id', 'metadata', 'email')", name="source"),
    Index(None, "customer"),
)
