"""Counting reads: which of them a meter counts, and when it gives an article back (contract, section 4, step 7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from paywall_admin.core.case import Read


class Count(NamedTuple):
    """What a meter has counted: how many reads, whether the present article is among them, when it gives one back."""

    used: int
    counted_this: bool
    resets_at: int | None


def count_calendar(reads: Iterable[Read], article: str, *, start: int, end: int, at: int, forgotten: int) -> Count:
    """Count within the calendar period from `start` to `end`: each article once.

    Reads after `at` are ignored, and so are those up to and including `forgotten`.
    """
    since = max(start, forgotten + 1)
    counted = {read.article for read in reads if since <= read.at <= at}
    return Count(len(counted), article in counted, end)


def count_rolling(reads: Iterable[Read], article: str, *, seconds: int, at: int, forgotten: int) -> Count:
    """Count within the window of `seconds` that ends at `at`.

    An article counts again once its last counted read lies `seconds` or more back, so the reads before the window
    matter too: one of them may be what makes a read within it a re-read.
    """
    last: dict[str, int] = {}
    in_window: list[int] = []
    opening = at - seconds
    for read in sorted((read for read in reads if forgotten < read.at <= at), key=_by_time):
        before = last.get(read.article)
        if before is None or read.at - before >= seconds:
            last[read.article] = read.at
            if read.at > opening:
                in_window.append(read.at)
    counted_this = last.get(article, opening) > opening
    return Count(len(in_window), counted_this, in_window[0] + seconds if in_window else None)


def _by_time(read: Read) -> int:
    return read.at
