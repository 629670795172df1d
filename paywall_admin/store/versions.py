"""Published versions: their exact bytes, and a counter that never gives a number twice."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from paywall_admin.core.problems import StoreRefused
from paywall_admin.core.settings import Settings
from paywall_admin.store import pieces, rows
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


_HOLE = b"\x00"  # stands nowhere in JSON
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
    root = pieces.put(connection, content.payload)
    if pieces.get(connection, root) != content.payload:
        raise StoreRefused("version-lost", "The version could not be stored as it is, so nothing was published.")
    head = {name: getattr(found, name) for name in Version.__dataclass_fields__}
    connection.execute(insert(version).values(**head, root=root, frame=_frame(content)))
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


def payload(connection: Connection, number: int) -> bytes | None:
    """The bytes that were signed."""
    root = connection.scalar(select(version.c.root).where(version.c.number == number))
    return None if root is None else pieces.get(connection, root)


def content(connection: Connection, number: int) -> Content | None:
    """The bytes of one version."""
    row = connection.execute(select(version.c.root, version.c.frame).where(version.c.number == number)).first()
    if row is None:
        return None
    signed = pieces.get(connection, row.root)
    return Content(signed, bytes(row.frame).replace(_HOLE, b64encode(signed)))


def settings(connection: Connection, number: int) -> Settings:
    """The settings that a stored version holds, without what publishing added to them."""
    signed = payload(connection, number)
    assert signed is not None
    fields = {field.alias or name for name, field in Settings.model_fields.items()}
    return settings_of({name: value for name, value in json.loads(signed).items() if name in fields})


def page(connection: Connection, *, before: int | None, limit: int) -> list[Version]:
    """Versions, newest first."""
    wanted = select(*_HEAD).order_by(version.c.number.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(version.c.number < before)
    return [Version(*row) for row in connection.execute(wanted)]


def _frame(content: Content) -> bytes:
    """The envelope with a hole where the payload stands in it, so that those bytes are kept once."""
    return content.envelope.replace(b64encode(content.payload), _HOLE, 1)
