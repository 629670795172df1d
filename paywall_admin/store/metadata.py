"""What tables of the store share: how constraints are named, JSON in a column, their registry, the key of one row."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import CheckConstraint, Column, Dialect, Integer, MetaData, Text, TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Json(TypeDecorator[Any]):
    """Lists and texts as compact JSON, the same characters on every store; a missing value is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A value on its way into the store."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """A value on its way out of the store."""
        return None if value is None else json.loads(value)


metadata = MetaData(naming_convention=NAMING)


def single_row() -> tuple[Column[int], CheckConstraint]:
    """The key of a table that has one row."""
    return Column("id", Integer, primary_key=True, autoincrement=False), CheckConstraint("id = 1", name="single")
