"""Published versions, read: who published what and when, and the exact bytes.

Written in plain SQL, so that a start need not wait for SQLAlchemy.
"""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paywall_admin.core.settings import Settings
from paywall_admin.store import reading
from paywall_admin.store.literal import contains
from paywall_admin.store.look import Look, Row, first, value

HOLE = b"\x00"  # where the payload stands in a stored envelope; stands nowhere in JSON
_BATCH = 500
_TEXTS = ("note", "published_by")
_COMPILED = b',"compiled":{'  # stands nowhere else: within a text its quotes would be escaped, and no id is so called
_HEAD = "SELECT number, environment, published_at, published_by, note, digest, previous, summary FROM version"


Known = dict[int, tuple[int, bytes]]


@dataclass(frozen=True)
class Version:
    """One published version without its bytes; `summary`: the `count` of its changes, and the `first` few in words."""

    number: int
    environment: str
    published_at: int
    published_by: str
    note: str
    digest: str
    previous: str | None
    summary: Mapping[str, Any] | None = None


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
    return None if row is None else _version(row)


def get(look: Look, number: int) -> Version | None:
    """One version."""
    row = first(look, f"{_HEAD} WHERE number = ?", number)
    return None if row is None else _version(row)


def page(look: Look, *, before: int | None, limit: int, text: str = "") -> list[Version]:
    """Versions, newest first, those below `before`; with a `text`, those that have it in note, name or changes."""
    conditions: list[str] = ["number > 0"]
    values: list[Any] = []
    if before is not None:
        conditions.append("number < ?")
        values.append(before)
    if text:
        found, bound = contains(look, _TEXTS, text)
        inside, bound_inside = contains(look, ("summary",), json.dumps(text, ensure_ascii=False)[1:-1])
        conditions.append(f"({found} OR {inside})")
        values += [*bound, *bound_inside]
    sql = f"{_HEAD} WHERE {' AND '.join(conditions)} ORDER BY number DESC LIMIT ?"
    return [_version(row) for row in look.rows(sql, *values, limit)]


def before(look: Look, number: int) -> int | None:
    """The version that stood before this one; a number may be left out after a store was put back from a backup."""
    found: int | None = value(look, "SELECT max(number) FROM version WHERE number < ?", number)
    return found


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


def settings(look: Look, number: int, known: Known | None = None) -> Settings:
    """The settings that a stored version holds, without what publishing added to them.

    `known` are pieces read before from the same state, to which those read now are added: versions share most.
    """
    root = value(look, "SELECT root FROM version WHERE number = ?", number)
    assert root is not None
    # What is compiled comes last and makes up much of a version, so it is neither read nor parsed.
    text, found, _ = assemble(look, root, known, until=_COMPILED).partition(_COMPILED)
    fields = {field.alias or name for name, field in Settings.model_fields.items()}
    whole = json.loads(text + b"}" if found else text)
    return reading.settings_of({name: value for name, value in whole.items() if name in fields})


def assemble(look: Look, root: int, known: Known | None = None, *, until: bytes | None = None) -> bytes:
    """What was cut into pieces under this root, put together again (`store.pieces`); `until` ends it soon behind."""
    known = {} if known is None else known
    ids = [root]
    for _ in range(_read(look, ids, known)[root][0]):
        found = _read(look, ids, known)
        ids = [id_ for one in ids for (id_,) in struct.iter_unpack(">I", found[one][1])]
    whole = bytearray()
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        found = _read(look, some, known)
        seen = max(0, len(whole) - len(until or b""))
        whole += b"".join(found[id_][1] for id_ in some)
        if until is not None and whole.find(until, seen) >= 0:
            break
    return bytes(whole)


def _version(row: Row) -> Version:
    number, environment, at, by, note, digest, previous, summary = row
    said = None if summary is None else json.loads(summary)
    return Version(number, environment, at, by, note, digest, previous, said)


def _read(look: Look, ids: Sequence[int], known: Known) -> Known:
    """Reads the pieces of these ids that are not known yet."""
    wanted = [id_ for id_ in dict.fromkeys(ids) if id_ not in known]
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        marks = ", ".join("?" * len(some))
        for id_, level, squeezed in look.rows(f"SELECT id, level, content FROM piece WHERE id IN ({marks})", *some):  # noqa: S608 - marks only
            known[id_] = level, zlib.decompress(squeezed, wbits=-15)
    return known
