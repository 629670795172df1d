"""What if the limit were another: how many readers of past periods would have met the wall, from counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

MOST_LIMIT: Final = 1000


class Group(NamedTuple):
    """Readers of one period who had so many articles counted, and opened so many others that were not counted."""

    counted: int
    others: int
    readers: int


class Span(NamedTuple):
    """One past period, from `start` to `end`: the lowest limit that was in force in it, and its readers.

    `is_open` tells that it is not over yet, `is_rough` that what was counted then is not what this meter counts.
    """

    start: int
    end: int
    limit: int
    groups: tuple[Group, ...]
    is_open: bool = False
    is_rough: bool = False


class Outcome(NamedTuple):
    """How many readers there were, how many of them meet the wall, and whether that is exact or an estimate."""

    readers: int
    walled: int
    is_exact: bool

    @property
    def share(self) -> float:
        """The part of the readers who meet the wall, from 0 to 1."""
        return self.walled / self.readers if self.readers else 0.0


def wanted(group: Group, limit: int) -> int:
    """How many articles readers wanted: what was counted; of who had used up the limit then, the others as well.

    Others of somebody with articles left were free, or counted already; at the wall they were most likely refused.
    """
    return group.counted + (group.others if group.counted >= limit else 0)


def outcome(span: Span, limit: int) -> Outcome:
    """What another limit would have meant: exact below the limit of then, since nobody was stopped before it."""
    found = [(wanted(group, span.limit), group.readers) for group in span.groups]
    readers = sum(count for articles, count in found if articles)
    walled = sum(count for articles, count in found if articles > limit)
    return Outcome(readers, walled, limit < span.limit and not span.is_rough)


def together(spans: Sequence[Span], limit: int) -> Outcome:
    """What it would have meant over several periods; a reader counts in each."""
    each = [outcome(span, limit) for span in spans]
    return Outcome(
        sum(one.readers for one in each), sum(one.walled for one in each), all(one.is_exact for one in each)
    )  # fmt: skip


def curve(spans: Sequence[Span], most: int) -> tuple[Outcome, ...]:
    """What every limit from 0 to `most` would have meant, in one pass over the readers."""
    tops = [0] * (most + 2)
    for span in spans:
        for group in span.groups:
            tops[min(wanted(group, span.limit), most + 1)] += group.readers
    readers = sum(tops[1:])
    lowest = min((span.limit for span in spans), default=0)
    is_rough = any(span.is_rough for span in spans)
    found, left = [], readers
    for limit in range(most + 1):
        left -= tops[limit] if limit else 0
        found.append(Outcome(readers, left, limit < lowest and not is_rough))
    return tuple(found)
