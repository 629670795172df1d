"""Published versions: their exact bytes, and a counter that never gives a number twice."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from paywall_admin.core.settings import Settings
from paywall_admin.store import rows
from paywall_admin.store.drafts import settings_of
from paywall_admin.store.rows import version


@dataclass(frozen=True)
class Version:
    """One published version without its bytes."""

    number: int
    environment: str
    published_at: int
    published_by: str
    note: str
    digest: str
    previous: str | None


@dataclass(frozen=True)
class Content:
    """The bytes of a version: what was signed, and the envelope around it."""

    payload: bytes
    envelope: bytes


_HEAD = [version.c[name] for name in Version.__dataclass_fields__]


def next_number(connection: Connection, *, at_least: int = 0) -> int:
    """One above every number given out so far; `at_least` is the highest seen outside the store.

    A store put back from a backup has forgotten its newest versions: targets and this machine's memory have not.
    """
    counted = connection.scalar(select(rows.meta.c.last_version)) or 0
    stored = connection.scalar(select(func.max(version.c.number))) or 0
    return max(counted, stored, at_least) + 1


def add(connection: Connection, found: Version, content: Content) -> None:
    """Stores a version and raises the counter to its number, in the caller's transaction."""
    connection.execute(
        insert(version).values(
            **{name: getattr(found, name) for name in Version.__dataclass_fields__},
            payload=content.payload,
            envelope=content.envelope,
        )
    )
    connection.execute(
        update(rows.meta).where(rows.meta.c.last_version < found.number).values(last_version=found.number)
    )


def newest(connection: Connection) -> Version | None:
    """The version published last."""
    row = connection.execute(select(*_HEAD).order_by(version.c.number.desc()).limit(1)).first()
    return None if row is None else Version(*row)


def get(connection: Connection, number: int) -> Version | None:
    """One version."""
    row = connection.execute(select(*_HEAD).where(version.c.number == number)).first()
    return None if row is None else Version(*row)


def content(connection: Connection, number: int) -> Content | None:
    """The bytes of one version."""
    row = connection.execute(select(version.c.payload, version.c.envelope).where(version.c.number == number)).first()
    return None if row is None else Content(*row)


def settings(connection: Connection, number: int) -> Settings:
    """The settings that a stored version holds, without what publishing added to them."""
    payload = json.loads(connection.scalars(select(version.c.payload).where(version.c.number == number)).one())
    fields = {field.alias or name for name, field in Settings.model_fields.items()}
    return settings_of({name: value for name, value in payload.items() if name in fields})


def page(connection: Connection, *, before: int | None, limit: int) -> list[Version]:
    """Versions, newest first."""
    wanted = select(*_HEAD).order_by(version.c.number.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(version.c.number < before)
    return [Version(*row) for row in connection.execute(wanted)]
