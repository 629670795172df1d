"""Published versions, read: who published what and when, and the exact bytes.

Written in plain SQL, so that a start need not wait for SQLAlchemy.
"""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from paywall_admin.core.settings import Settings
from paywall_admin.store import reading
from paywall_admin.store.look import Look, first, value

HOLE = b"\x00"  # where the payload stands in a stored envelope; stands nowhere in JSON
_BATCH = 500
_HEAD = "SELECT number, environment, published_at, published_by, note, digest, previous FROM version"


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


def next_number(look: Look, *, at_least: int = 0) -> int:
    """One above every number given out so far; `at_least` is the highest seen outside the store.

    A store put back from a backup has forgotten its newest versions: targets and this machine's memory have not.
    """
    stored = int(value(look, "SELECT max(number) FROM version") or 0)
    return max(reading.meta(look).last_version, stored, at_least) + 1


def newest(look: Look) -> Version | None:
    """The version published last."""
    row = first(look, f"{_HEAD} ORDER BY number DESC LIMIT 1")
    return None if row is None else Version(*row)


def get(look: Look, number: int) -> Version | None:
    """One version."""
    row = first(look, f"{_HEAD} WHERE number = ?", number)
    return None if row is None else Version(*row)


def page(look: Look, *, before: int | None, limit: int) -> list[Version]:
    """Versions, newest first, those below `before`."""
    if before is None:
        found = look.rows(f"{_HEAD} ORDER BY number DESC LIMIT ?", limit)
    else:
        found = look.rows(f"{_HEAD} WHERE number < ? ORDER BY number DESC LIMIT ?", before, limit)
    return [Version(*row) for row in found]


def payload(look: Look, number: int) -> bytes | None:
    """The bytes that were signed."""
    root = value(look, "SELECT root FROM version WHERE number = ?", number)
    return None if root is None else assemble(look, root)


def content(look: Look, number: int) -> Content | None:
    """The bytes of one version."""
    row = first(look, "SELECT root, frame FROM version WHERE number = ?", number)
    if row is None:
        return None
    signed = assemble(look, row[0])
    return Content(signed, bytes(row[1]).replace(HOLE, b64encode(signed)))


def settings(look: Look, number: int) -> Settings:
    """The settings that a stored version holds, without what publishing added to them."""
    signed = payload(look, number)
    assert signed is not None
    fields = {field.alias or name for name, field in Settings.model_fields.items()}
    return reading.settings_of({name: value for name, value in json.loads(signed).items() if name in fields})


def assemble(look: Look, root: int) -> bytes:
    """What was cut into pieces under this root, put together again (`store.pieces`)."""
    ids: Sequence[int] = [root]
    while True:
        found = _pieces(look, ids)
        level = found[ids[0]][0]
        parts = [found[id_][1] for id_ in ids]
        if level == 0:
            return b"".join(parts)
        ids = [id_ for part in parts for (id_,) in struct.iter_unpack(">I", part)]


def _pieces(look: Look, ids: Sequence[int]) -> dict[int, tuple[int, bytes]]:
    wanted = list(dict.fromkeys(ids))
    found: dict[int, tuple[int, bytes]] = {}
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(some))
        for id_, level, squeezed in look.rows(f"SELECT id, level, content FROM piece WHERE id IN ({marks})", *some):  # noqa: S608 - marks only
            found[id_] = level, zlib.decompress(squeezed, wbits=-15)
    return found
