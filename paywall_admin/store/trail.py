"""The audit as it is read: filtered, a page at a time, in plain SQL."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from paywall_admin.store.literal import contains
from paywall_admin.store.look import Look, Row, value

_TEXTS: Final = ("label", "reason", "actor", "object_id", "tag")
_VALUES: Final = ("before", "after")
MOST_COUNTED: Final = 10_000


@dataclass(frozen=True)
class Filter:
    """Which entries are wanted; what is not given does not matter. `since` is the first second, `until` the one after
    the last.
    """

    actor: str = ""
    kind: str = ""
    object_id: str | None = None
    since: int | None = None
    until: int | None = None
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every entry is wanted."""
        return self == Filter()


@dataclass(frozen=True)
class Line:
    """An entry as lists show it; `undone_by` is the latest entry that took it back."""

    number: int
    at: int
    actor: str
    tag: str
    label: str
    reason: str
    object_kind: str | None
    object_id: str | None
    before: Any
    after: Any
    revertible: bool
    undoes: int | None
    undone_by: int | None


_LINE: Final = """
SELECT number, at, actor, tag, label, reason, object_kind, object_id, before, after, inverse IS NOT NULL, undoes,
 (SELECT max(later.number) FROM audit AS later WHERE later.undoes = audit.number AND later.inverse IS NOT NULL)
FROM audit"""


def page(look: Look, wanted: Filter, *, before: int | None, limit: int) -> list[Line]:
    """Entries, newest first, those below `before`."""
    where, values = _where(look, wanted, before)
    found = look.rows(f"{_LINE} WHERE {where} ORDER BY number DESC LIMIT ?", *values, limit)
    return [_line(row) for row in found]


def line(look: Look, number: int) -> Line | None:
    """One entry."""
    found = look.rows(f"{_LINE} WHERE number = ?", number)
    return _line(found[0]) if found else None


def count(look: Look, wanted: Filter) -> int:
    """How many entries are wanted, counted up to one more than `MOST_COUNTED`."""
    where, values = _where(look, wanted, None)
    inner = f"SELECT number FROM audit WHERE {where} LIMIT ?"  # noqa: S608 - our own names
    return int(value(look, f"SELECT count(*) FROM ({inner}) AS found", *values, MOST_COUNTED + 1))  # noqa: S608 - as above


def actors(look: Look) -> list[str]:
    """Everybody who has an entry, by name."""
    return _different(look, "actor")


def kinds(look: Look) -> list[str]:
    """Every kind of object that has an entry."""
    return _different(look, "object_kind")


def _different(look: Look, column: str) -> list[str]:
    """The different values of an indexed column: from one to the next, not through a million rows."""
    sql = f"""WITH RECURSIVE one(found) AS (
      SELECT min({column}) FROM audit
      UNION ALL SELECT (SELECT min({column}) FROM audit WHERE {column} > found) FROM one WHERE found IS NOT NULL
    ) SELECT found FROM one WHERE found IS NOT NULL"""  # noqa: S608 - our own names
    return sorted(str(row[0]) for row in look.rows(sql))


def _where(look: Look, wanted: Filter, before: int | None) -> tuple[str, list[Any]]:
    parts: list[str] = ["number > 0"]
    values: list[Any] = []
    for condition, bound in (
        ("number < ?", before),
        ("actor = ?", wanted.actor or None),
        ("object_kind = ?", wanted.kind or None),
        ("object_id = ?", wanted.object_id),
        ("at >= ?", wanted.since),
        ("at < ?", wanted.until),
    ):
        if bound is not None:
            parts.append(condition)
            values.append(bound)
    if wanted.text:
        texts, bound_texts = contains(look, _TEXTS, wanted.text)
        # What was and what is are kept as JSON, in which quotation marks and line breaks are written another way.
        inside, bound_inside = contains(look, _VALUES, json.dumps(wanted.text, ensure_ascii=False)[1:-1])
        parts.append(f"({texts} OR {inside})")
        values += [*bound_texts, *bound_inside]
    return " AND ".join(parts), values


def _line(row: Row) -> Line:
    number, at, actor, tag, label, reason, kind, object_id, before, after, revertible, undoes, undone_by = row
    return Line(
        number, at, actor, tag, label, reason, kind, object_id, _read(before), _read(after), bool(revertible), undoes,
        undone_by,
    )  # fmt: skip


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)
