"""What each person is in a store."""

from __future__ import annotations

from sqlalchemy import Connection, select

from paywall_admin.store.rows import person

_ALONE = "admin"
_GUEST = "viewer"


def role_of(connection: Connection, actor: str) -> str:
    """A person's role: administrator while nobody is listed, and without a place on a list, a viewer."""
    roles = {row.name: row.role for row in connection.execute(select(person))}
    return roles.get(actor, _GUEST) if roles else _ALONE
