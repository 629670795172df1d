"""Some lines of one feed file on their way into the store: what they say, checked, numbered, in the table's order."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from paywall_admin.core.feed import Line, Told
from paywall_admin.store.intake import Given
from paywall_admin.system.feedfile import Mark

MOST_REJECTS: Final = 10_000
"""How many rejected lines of a chunk are described one by one; the others are only counted."""

Row = tuple[int, int, int, int, int]  # day, reader, article, second, mark
Reading = Callable[[bytes, int], Line]


class Attributes(NamedTuple):
    """What the feed says of an article."""

    section: str | None
    content_type: str | None
    tags: tuple[str, ...] | None


@dataclass
class Chunk:
    """Some lines of one file, ready to be stored; `views` holds the rows' columns as bytes of 32-bit numbers."""

    file: int
    views: tuple[bytes, ...] = ()
    new_readers: Given = field(default_factory=list)
    new_articles: Given = field(default_factory=list)
    articles: list[tuple[int, Attributes]] = field(default_factory=list)
    met: list[tuple[int, bool | None, str | None, int]] = field(default_factory=list)
    told: list[tuple[int, Told]] = field(default_factory=list)
    lines: int = 0
    rejected: int = 0
    erased: int = 0
    rejects: list[tuple[int, str]] = field(default_factory=list)
    mark: Mark | None = None
    resumed: bool = False
    position: int = 0
    size: int = 0
    ended: bool = False
    stopped: str | None = None

    @property
    def count(self) -> int:
        """How many views there are."""
        return len(self.views[0]) // 4 if self.views else 0

    def rows(self) -> Iterator[Row]:
        """The views, in the order of the table."""
        return zip(*(memoryview(column).cast("i") for column in self.views), strict=True)


def reject(chunk: Chunk, line: int, reason: str) -> None:
    """Count a line among the rejected ones, with its number and why."""
    chunk.rejected += 1
    if len(chunk.rejects) < MOST_REJECTS:
        chunk.rejects.append((line, reason))


def joined(columns: tuple[bytes, ...], rows: list[Row]) -> tuple[bytes, ...]:
    """The columns of rows behind those there are."""
    if not rows:
        return columns or (b"",) * 5
    more = [array("i", column).tobytes() for column in zip(*rows, strict=True)]
    return tuple(map(bytes.__add__, columns or (b"",) * 5, more))
