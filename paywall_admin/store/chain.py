"""The chain of the audit: each entry is sealed over its content and the seal of the one before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring as _quoted
from typing import Any, Final

from paywall_admin.store.look import Look, Row

GENESIS: Final = "0" * 64

_SEALED: Final = (
    "actor", "after", "at", "before", "below", "command", "inverse", "label", "number", "object_id", "object_kind",
    "prev", "reason", "redo_top", "step_inverse", "tag", "topics", "undo_top", "undoes",
)  # fmt: skip
"""What the seal of an entry is over, in the order in which JSON has it."""

_IN_ORDER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_NUMBER, _PREV = _SEALED.index("number"), _SEALED.index("prev")


def seal(content: dict[str, Any]) -> str:
    """The hash over an entry's content, the hash of the one before among it."""
    kept = {name: value for name, value in content.items() if name != "hash"}
    return sha256(_IN_ORDER(kept).encode()).hexdigest()


@dataclass(frozen=True)
class Link:
    """How far the chain of entries was followed: the last good number and its seal, and the first bad number."""

    number: int
    seal: str
    broken: int | None = None


START: Final = Link(0, GENESIS)
_AT_ONCE: Final = 2000


def follow(look: Look, start: Link, limit: int) -> Link:
    """Follow the chain over the next entries, up to the first that is not as it was written."""
    columns = ", ".join(_SEALED)
    sql = f"SELECT {columns}, hash FROM audit WHERE number > ? ORDER BY number LIMIT ?"  # noqa: S608 - our own names
    number, seal = start.number, start.seal
    for row in look.rows(sql, start.number, limit):
        content, kept = row[:-1], row[-1]
        if content[_NUMBER] != number + 1 or content[_PREV] != seal or not _is_sealed(content, kept):
            return Link(number, seal, number + 1)
        number, seal = number + 1, kept
    return Link(number, seal)


def first_broken(look: Look) -> int | None:
    """The number of the first entry that is not as it was written, or follows a missing one; None if all are."""
    link, before = follow(look, START, _AT_ONCE), None
    while link.broken is None and link != before:
        link, before = follow(look, link, _AT_ONCE), link
    return link.broken


def sealed_text(content: Row) -> str:
    """What the seal of an entry is over, put together from its columns as they are stored; `seal` says the same.

    Written out, because a million entries are to be verified in seconds.
    """
    (
        actor, after, at, before, below, command, inverse, label, number, object_id, object_kind, prev, reason,
        redo_top, step_inverse, tag, topics, undo_top, undoes,
    ) = content  # fmt: skip
    return (
        f'{{"actor":{_quoted(actor)},"after":{_nested(after)},"at":{at},"before":{_nested(before)},'
        f'"below":{_number(below)},"command":{_quoted(command)},"inverse":{_text(inverse)},"label":{_quoted(label)},'
        f'"number":{number},"object_id":{_text(object_id)},"object_kind":{_text(object_kind)},"prev":"{prev}",'
        f'"reason":{_quoted(reason)},"redo_top":{_number(redo_top)},"step_inverse":{_text(step_inverse)},'
        f'"tag":{_quoted(tag)},"topics":{topics},"undo_top":{_number(undo_top)},"undoes":{_number(undoes)}}}'
    )


def _is_sealed(content: Row, kept: str) -> bool:
    try:
        return sha256(sealed_text(content).encode()).hexdigest() == kept
    except (ValueError, TypeError):  # a column holds what was never written there
        return False


def _text(content: str | None) -> str:
    return "null" if content is None else _quoted(content)


def _number(content: int | None) -> str:
    return "null" if content is None else str(content)


def _nested(content: str | None) -> str:
    """Stored JSON with its fields in order; with one field at most it has them so already."""
    if content is None:
        return "null"
    return content if content.count('":') < 2 else _IN_ORDER(json.loads(content))
