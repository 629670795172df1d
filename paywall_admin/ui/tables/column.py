"""What stands in a column of a table, and where the rows come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from paywall_admin.ui.labels import Tone


@dataclass(frozen=True)
class Column:
    """One column: how it is named, what it says of a row, and how wide it begins.

    `name` is what it is remembered by and called in JSON and CSV; `text` gives the words of a cell, `raw` the value
    that copies carry (without it, the words). A column with `tone` shows a dot in that tone before its word.
    `sorts` tells that the source can sort by it. Until somebody sets a width, columns share the room there is in the
    measure of `width`; a `firm` one keeps it.
    """

    name: str
    heading: str
    text: Callable[[Any], str]
    raw: Callable[[Any], Any] | None = None
    width: int = 160
    numeric: bool = False
    tone: Callable[[Any], Tone] | None = None
    strong: bool = False
    sorts: bool = False
    hidden: bool = False
    firm: bool = False

    def value(self, row: Any) -> Any:
        """What a copy carries of a row."""
        return self.text(row) if self.raw is None else self.raw(row)


class Sort(NamedTuple):
    """By which column, and whether from the largest down."""

    column: str
    descending: bool = False


class Source(Protocol):
    """Where a table's rows come from, in one order, to be asked for after the last one that is known."""

    def page(self, after: Any | None, limit: int, sort: Sort | None) -> Any:
        """The query for the rows behind the row `after`, or the first ones; it is answered by a sequence of rows.

        Pages by key, never by offset. Fewer rows than `limit` are the last ones.
        """

    def key(self, row: Any) -> Any:
        """What a row is known by."""
