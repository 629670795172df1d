"""Erasing readers: every row about them, and every byte that names them; done again when a backup is put back."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from paywall_admin.core.grants import reader_key
from paywall_admin.store import readers, rows
from paywall_admin.store.bytes import read_blocks
from paywall_admin.store.look import EngineLook, Look
from paywall_admin.store.opened import Store
from paywall_admin.store.readers import ReaderRow

_DAYS: Final = 500


def erase(connection: Connection, people: Sequence[ReaderRow]) -> int:
    """Deletes every row about some readers, in the connection's transaction; says how many views there were."""
    numbers = [one.number for one in people]
    views = _delete_views(connection, numbers)
    for table in (rows.reader_subscription, rows.reader_grant):
        connection.execute(delete(table).where(table.c.reader.in_(numbers)))
    _delete_mirror(connection, people)
    connection.execute(delete(rows.reader).where(rows.reader.c.number.in_(numbers)))
    return views


def note(connection: Connection, keys: Sequence[str], *, at: int, by: str, views: int) -> None:
    """Writes down one-way keys of erased readers, by which they are found again in a backup."""
    table = rows.erasure
    number = (connection.scalar(select(func.max(table.c.number))) or 0) + 1
    for offset, key in enumerate(keys):
        content = {"key": key, "erased_at": at, "erased_by": by, "views": 0 if offset else views}
        connection.execute(insert(table).values(number=number + offset, **content))


def noted(connection: Connection) -> list[dict[str, Any]]:
    """Every erasure that was ever done in a store."""
    return [dict(row) for row in connection.execute(select(rows.erasure)).mappings()]


def times(look: Look) -> dict[str, int]:
    """When readers were erased last, by their one-way keys."""
    return dict(look.rows("SELECT key, max(erased_at) FROM erasure GROUP BY key"))


def names_of(ids: Sequence[str], emails: Sequence[str], customers: Sequence[str]) -> list[str]:
    """What of a person is looked for among the bytes of a store; less than four letters stand everywhere."""
    return [name for name in (*ids, *emails, *customers) if len(name) > 3]


def replay(connection: Connection, erasures: Iterable[dict[str, Any]], publication: str) -> list[str]:
    """Erases again who was erased after a store was backed up that was put back; says by what they could be found.

    Who came back with the same id after an erasure that the backup knows of stays.
    """
    look = EngineLook(connection)
    known = times(look)
    wanted = {row["key"]: row for row in sorted(erasures, key=itemgetter("erased_at"))}
    wanted = {key: row for key, row in wanted.items() if row["erased_at"] > known.get(key, -1)}
    if not wanted:
        return []
    after, found = 0, []
    while some := readers.page(look, after, 10_000):
        found += [one for one in some if reader_key(publication, one.id) in wanted]
        after = some[-1].number
    customers, emails = mirrored(look, found)
    if found:
        erase(connection, found)
    number = connection.scalar(select(func.max(rows.erasure.c.number))) or 0
    for row in wanted.values():
        number += 1
        connection.execute(insert(rows.erasure).values({**row, "number": number}))
    return names_of([one.id for one in found], emails, customers)


def scrub(store: Store, names: Sequence[str]) -> bool:
    """Leaves no byte of the names in a store's file and log; whether that could be made sure of."""
    path = store.location.path
    if path is None:
        return True
    with contextlib.closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if holds(path, names):  # left behind where pages were rearranged earlier
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not holds(path, names) and not holds(path.with_name(path.name + "-wal"), names)


def holds(path: Path, names: Sequence[str]) -> bool:
    """Whether a file holds one of the texts anywhere."""
    wanted = [name.encode() for name in names if name]
    longest = max(map(len, wanted), default=0)
    if not wanted or not path.exists():
        return False
    before = b""
    for block in read_blocks(path):
        whole = before + block
        if any(name in whole for name in wanted):
            return True
        before = whole[-longest:]
    return False


def delete_views_before(connection: Connection, day: int) -> int:
    """Deletes the views of all days before a UTC day; says how many there were."""
    table = rows.article_view
    return int(connection.execute(delete(table).where(table.c.day < day)).rowcount)


def _delete_views(connection: Connection, numbers: list[int]) -> int:
    table = rows.article_view
    first, last = connection.execute(select(func.min(table.c.day), func.max(table.c.day))).one()
    views = 0
    for start in range(first or 0, (last or -1) + 1, _DAYS):
        days = range(start, min(start + _DAYS, last + 1))
        gone = connection.execute(delete(table).where(table.c.day.in_(days), table.c.reader.in_(numbers)))
        views += int(gone.rowcount)
    return views


def mirrored(look: Look, people: Sequence[ReaderRow]) -> tuple[list[str], list[str]]:
    """The customers that some readers are at Stripe, and every address of theirs, as far as the store knows."""
    customers = {one.customer for one in people if one.customer}
    emails = {one.email for one in people if one.email}
    for one in people:
        customers |= {id_ for (id_,) in look.rows("SELECT customer FROM reader_link WHERE reader = ?", one.id)}
    for id_ in customers:
        emails |= {email for (email,) in look.rows("SELECT email FROM stripe_customer WHERE id = ?", id_) if email}
    return sorted(customers), sorted(emails)


def _delete_mirror(connection: Connection, people: Sequence[ReaderRow]) -> None:
    """What Stripe's mirror holds of them; Stripe itself still has it."""
    link, customer, record = rows.reader_link, rows.stripe_customer, rows.stripe_subscription
    customers, _ = mirrored(EngineLook(connection), people)
    connection.execute(delete(link).where(link.c.reader.in_([one.id for one in people])))
    connection.execute(delete(link).where(link.c.customer.in_(customers)))
    connection.execute(delete(record).where(record.c.customer.in_(customers)))
    connection.execute(delete(customer).where(customer.c.id.in_(customers)))
