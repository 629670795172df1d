"""Scheduled publishes, read: what goes out when. Written in plain SQL, as all that is looked at early."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from paywall_admin.core.settings import Settings
from paywall_admin.store import published, reading
from paywall_admin.store.look import Look, first, value


@dataclass(frozen=True)
class Scheduled:
    """One scheduled publish without its settings.

    `at` is the instant, `typed` and `zone` what the person wrote; `digest` and `root` are those of the frozen settings;
    `after` is the newest version there was when they were frozen, `hindrance` what kept it the last time it was due.
    """

    id: int
    at: int
    typed: str
    zone: str
    note: str
    digest: str
    root: int
    after: int
    state: str
    version: int | None
    hindrance: str
    created_by: str
    created_at: int


_SELECT = f"SELECT {', '.join(field.name for field in fields(Scheduled))} FROM schedule"  # noqa: S608 - our own names


def get(look: Look, id_: int) -> Scheduled | None:
    """One of them, whatever became of it."""
    row = first(look, f"{_SELECT} WHERE id = ?", id_)
    return None if row is None else Scheduled(*row)


def pending(look: Look) -> list[Scheduled]:
    """Those still to come, or late, in the order in which they are due."""
    return [Scheduled(*row) for row in look.rows(f"{_SELECT} WHERE state = 'pending' ORDER BY at, id")]


def next_id(look: Look) -> int:
    """The number for the next one."""
    return int(value(look, "SELECT max(id) FROM schedule") or 0) + 1


def settings(look: Look, scheduled: Scheduled) -> Settings:
    """What was frozen."""
    return reading.settings_of(json.loads(published.assemble(look, scheduled.root)))


def overtaken_by(look: Look, scheduled: Scheduled) -> list[int]:
    """The versions published since whose settings are newer than the frozen ones, which would take them back.

    A version that was itself scheduled earlier than this one holds nothing that this one has not seen, and one that
    changed nothing, such as after a key was replaced, holds nothing new at all.
    """
    sql = (
        "SELECT number, summary FROM version WHERE number > ? AND number NOT IN "
        "(SELECT version FROM schedule WHERE version IS NOT NULL AND id < ?) ORDER BY number"
    )
    found = look.rows(sql, scheduled.after, scheduled.id)
    return [number for number, summary in found if summary is None or json.loads(summary)["count"]]
