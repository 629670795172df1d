"""How a person has set up a table: remembered by its name, and by the names of its columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paywall_admin.ui.memory import Memory
from paywall_admin.ui.tables.column import Sort

_NARROWEST = 40
_WIDEST = 4000


@dataclass(frozen=True)
class Habits:
    """Widths, order and visibility of the columns, and by which one the rows are sorted."""

    widths: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    hidden: frozenset[str] | None = None
    sort: Sort | None = None


def recall(memory: Memory, name: str) -> Habits:
    """What is remembered of a table; what cannot be read is as if it were new."""
    try:
        kept: Any = json.loads(memory.text(f"table/{name}") or "{}")
        widths = {str(column): int(width) for column, width in dict(kept.get("widths", {})).items()}
        sort = kept.get("sort")
        return Habits(
            {column: width for column, width in widths.items() if _NARROWEST <= width <= _WIDEST},
            tuple(map(str, kept.get("order", ()))),
            None if kept.get("hidden") is None else frozenset(map(str, kept["hidden"])),
            Sort(str(sort[0]), bool(sort[1])) if sort else None,
        )
    except (ValueError, TypeError, AttributeError, LookupError):
        return Habits()


def keep(memory: Memory, name: str, habits: Habits) -> None:
    """Remember how a table is set up."""
    kept = {
        "widths": dict(habits.widths),
        "order": list(habits.order),
        "hidden": sorted(habits.hidden or ()),
        "sort": list(habits.sort) if habits.sort else None,
    }
    memory.keep_text(f"table/{name}", json.dumps(kept))
