"""Who was erased, and what of the feed would bring them back: lines from before their erasure, told again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from paywall_admin.core.feed import Told, View
from paywall_admin.core.grants import reader_key


class Erased(NamedTuple):
    """When readers were erased, by the one-way keys of their ids."""

    publication: str
    times: Mapping[str, int]

    def when(self, id_: str) -> int | None:
        """When the reader with this id was erased last; None for one who never was."""
        return self.times.get(reader_key(self.publication, id_)) if self.times else None

    def sift(self, views: list[View], told: list[Told], knows: Callable[[str], bool]) -> tuple[list[View], list[Told]]:
        """Leaves out what is from before an erasure; `knows` tells whether a reader is in the store again.

        What says no time of its own is taken only of a reader who came back by something that does.
        """
        if not self.times:
            return views, told
        ids = {view.reader for view in views} | {one.reader for one in told}
        times = {id_: self.when(id_) for id_ in ids}
        views = [one for one in views if (erased := times[one.reader]) is None or one.at > erased]
        dated = [one for one in told if (erased := times[one.reader]) is not None and one.at and one.at > erased]
        back = {view.reader for view in views} | {one.reader for one in dated}

        def is_taken(one: Told) -> bool:
            erased = times[one.reader]
            if erased is None or one.at is not None:
                return erased is None or (one.at or 0) > erased
            return one.reader in back or knows(one.reader)

        return views, [one for one in told if is_taken(one)]


NOBODY = Erased("", {})
