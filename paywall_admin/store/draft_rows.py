"""The draft's tables: the settings that are edited, one row for what there is once, a table for each list."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, Text

from paywall_admin.store.metadata import Json, metadata, single_row


def _listed(name: str, *columns: Column[Any]) -> Table:
    """A list of the draft: members stand at `position`, archived ones have none."""
    return Table(
        name,
        metadata,
        Column("id", String(64), primary_key=True),
        Column("position", Integer),
        *columns,
    )


publication = Table(
    "publication",
    metadata,
    *single_row(),
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
    *single_row(),
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
