"""The audit: one entry for every change, written in its transaction, never altered, each sealing the one before.

Undo and redo are read from it too. Each entry remembers, for the person who made it, which entry an undo and a
redo would then take up (`undo_top`, `redo_top`), and which entry lies below it on its stack (`below`); so the
stacks survive a restart and cost one look-up, however long the audit is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, insert, select

from paywall_admin.store.chain import GENESIS, seal
from paywall_admin.store.look import EngineLook
from paywall_admin.store.reading import Step, stacks
from paywall_admin.store.rows import audit


@dataclass(frozen=True)
class Entry:
    """One audited change, as it is stored."""

    number: int
    at: int
    actor: str
    tag: str
    command: str
    inverse: str | None
    label: str
    reason: str
    topics: list[str]
    object_kind: str | None
    object_id: str | None
    before: Any
    after: Any
    undoes: int | None
    step_inverse: str | None
    undo_top: int | None
    redo_top: int | None
    below: int | None
    prev: str
    hash: str


@dataclass(frozen=True)
class Record:
    """A change to be audited; number, stacks and seal are added when it is written."""

    at: int
    actor: str
    tag: str
    command: str
    inverse: str | None
    label: str
    reason: str
    topics: Iterable[str]
    object_kind: str | None = None
    object_id: str | None = None
    before: Any = None
    after: Any = None
    undoes: int | None = None
    step: Step = "do"
    step_inverse: str | None = None
    joins: int | None = None


def append(connection: Connection, record: Record) -> Entry:
    """Writes an entry; the caller holds the write lock, so numbers and seals follow each other."""
    last = connection.execute(select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)).first()
    number, prev = (last.number + 1, last.hash) if last else (1, GENESIS)
    content: dict[str, Any] = {
        **{field.name: getattr(record, field.name) for field in fields(Record) if field.name in audit.c},
        **_stacks_after(connection, record, number),
        "topics": sorted(record.topics),
        "number": number,
        "prev": prev,
    }
    entry = Entry(**content, hash=seal(content))
    connection.execute(insert(audit).values({field.name: getattr(entry, field.name) for field in fields(entry)}))
    return entry


def get(connection: Connection, number: int) -> Entry | None:
    """One entry."""
    row = connection.execute(select(audit).where(audit.c.number == number)).mappings().one_or_none()
    return None if row is None else _entry(row)


def last_by(connection: Connection, actor: str) -> Entry | None:
    """The newest entry of one person."""
    newest = select(audit).where(audit.c.actor == actor).order_by(audit.c.number.desc()).limit(1)
    row = connection.execute(newest).mappings().one_or_none()
    return None if row is None else _entry(row)


def _entry(row: Any) -> Entry:
    return Entry(**row)


def _stacks_after(connection: Connection, record: Record, number: int) -> dict[str, int | None]:
    here = stacks(EngineLook(connection), record.actor)
    if record.step == "aside" or (record.inverse is None and record.step == "do"):
        return {"undo_top": here.undo_top, "redo_top": here.redo_top, "below": None}
    if record.step == "do":
        below = here.undo_top if record.joins is None else _below(connection, record.joins)
        return {"undo_top": number, "redo_top": None, "below": below}
    assert record.undoes is not None
    under = _below(connection, record.undoes)
    if record.step == "skip":
        return {"undo_top": under, "redo_top": here.redo_top, "below": None}
    if record.step == "undo":
        return {"undo_top": under, "redo_top": number, "below": here.redo_top}
    return {"undo_top": number, "redo_top": under, "below": here.undo_top}


def _below(connection: Connection, number: int) -> int | None:
    return connection.scalar(select(audit.c.below).where(audit.c.number == number))
