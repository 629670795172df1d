"""Finding any part of a text on a server: an index of every three letters, which PostgreSQL keeps itself.

It needs the extension pg_trgm. Where the server does not have or allow it, readers are looked through row by row.
"""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy.exc import DBAPIError

from paywall_admin.store.look import Look, first
from paywall_admin.store.opened import Store

INDEX: Final = "ix_reader_any_part"
TEXT: Final = "lower((id || chr(10) || coalesce(email, '') || chr(10) || coalesce(customer, '')) COLLATE \"C\")"
_MAKING: Final = 0x50574158  # the key of PostgreSQL's advisory lock
_USABLE: Final = re.compile("[a-z0-9]{3}")


def has_index(look: Look) -> bool:
    """Whether the server has the index, whole."""
    sql = "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(?) AND indisvalid"
    return first(look, sql, INDEX) is not None


def condition(look: Look, text: str) -> tuple[str, str] | None:
    """The condition by which the index finds a text in small letters, and its value; None where it would not help."""
    if not _USABLE.search(text) or not has_index(look):
        return None
    for letter in "!%_":
        text = text.replace(letter, f"!{letter}")
    return f"{TEXT} LIKE ? ESCAPE '!'", f"%{text}%"


def make(store: Store) -> bool:
    """Makes the index where it is missing, while others go on working; whether it is there then."""
    with store.look() as look:
        if has_index(look):
            return True
    engine = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_MAKING})").scalar():
                return False
            try:
                connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                connection.exec_driver_sql(f"DROP INDEX IF EXISTS {INDEX}")  # what was begun and not finished
                connection.exec_driver_sql(
                    f"CREATE INDEX CONCURRENTLY {INDEX} ON reader USING gin (({TEXT}) gin_trgm_ops)"
                )
                connection.exec_driver_sql("ANALYZE reader")  # without it the server would not know when it pays
            finally:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_MAKING})")
    except DBAPIError:
        return False  # not there, or not allowed; `sentence` says what that means
    return True


def sentence(look: Look) -> str:
    """What finding by any part of a text is like on this server."""
    if has_index(look):
        return "Readers are found by any part of an address or id through an index (pg_trgm)."
    return (
        "The extension pg_trgm is missing or not allowed here, so any part of an address or id is looked for row by "
        "row, among the first 2,000,000 readers only; whole ones and beginnings are found at once. Ask who looks after "
        "the server for: CREATE EXTENSION pg_trgm. The next import makes the index."
    )
