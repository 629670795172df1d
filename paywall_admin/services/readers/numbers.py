"""The numbers by which readers and articles stand in the store: found for texts, given to new ones.

One import at a time gives numbers, so those it gives are its own until they are stored.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from paywall_admin.store.intake import Given, Run
from paywall_admin.store.look import value
from paywall_admin.store.opened import Store

_BATCH: Final = 2000
_SLICE: Final = 20_000
_ON_THE_WAY: Final = 4  # so many chunks at most are handed over and not in the store yet


class Register:
    """The texts of one table with their numbers, as they are in the store and as they were given since."""

    def __init__(self, store: Store, table: str) -> None:
        self._store = store
        self._table = table
        with store.look() as look:
            self.count = int(value(look, f"SELECT count(*) FROM {table}"))  # noqa: S608 - our own names
            last = int(value(look, f"SELECT max(number) FROM {table}") or 0)  # noqa: S608 - as above
            if table == "reader":  # the number of somebody who was looked up stands in records that stay
                last = max(last, int(value(look, "SELECT max(reader) FROM look_up") or 0))
        self._next = last + 1
        self._given: Given = []
        self._under_way: deque[Given] = deque(maxlen=_ON_THE_WAY)

    def everything(self) -> Iterator[list[tuple[str, int]]]:
        """Every text with its number, some at a time."""
        sql = f"SELECT id, number FROM {self._table} WHERE number > ? ORDER BY number LIMIT ?"  # noqa: S608 - our own names
        after = 0
        with self._store.look() as look:
            while some := look.rows(sql, after, _SLICE):
                yield [(id_, number) for id_, number in some]
                after = some[-1][1]

    def number(self, ids: Sequence[str], *, new: bool = False) -> list[int]:
        """The numbers of some texts, none of them twice; those that have none get the next. `new`: none has one."""
        found = {} if new else self._find(ids)
        unknown = [id_ for id_ in ids if id_ not in found] if found else list(ids)
        if unknown:
            self._given.append(Run(self._next, unknown))
        numbers = range(self._next, self._next + len(unknown))
        self._next += len(unknown)
        if not found:
            return list(numbers)
        found.update(zip(unknown, numbers, strict=True))
        return [found[id_] for id_ in ids]

    def knows(self, id_: str) -> bool:
        """Whether a text has a number."""
        return id_ in self._find([id_])

    @property
    def waiting(self) -> int:
        """How many numbers were given since they were taken the last time."""
        return sum(len(run.ids) for run in self._given)

    def take_given(self) -> Given:
        """The numbers that were given since the last time, to be stored."""
        given, self._given = self._given, []
        self._under_way.append(given)
        return given

    def _find(self, ids: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        wanted = frozenset(ids)
        rest = iter(sorted(wanted))
        with self._store.look() as look:
            while some := list(islice(rest, _BATCH)):
                marks = ", ".join("?" * len(some))
                found.update(look.rows(f"SELECT id, number FROM {self._table} WHERE id IN ({marks})", *some))  # noqa: S608 - marks
        for run in chain(*self._under_way, self._given):
            found.update((id_, number) for number, id_ in enumerate(run.ids, run.first) if id_ in wanted)
        return found


class Numbers:
    """The numbers of one table, with the latest `cap` of them kept in mind."""

    def __init__(self, register: Register, cap: int = 400_000) -> None:
        self.register = register
        self._cap = cap
        self._whole = register.count <= cap
        self._known: dict[str, int] = {}
        for some in register.everything() if self._whole else ():
            self._known.update(some)

    def knows(self, id_: str) -> bool:
        """Whether a text has a number."""
        return id_ in self._known or self.register.knows(id_)

    def of(self, ids: Iterable[str]) -> dict[str, int]:
        """A table with at least these texts in it."""
        missing = list(dict.fromkeys(id_ for id_ in ids if id_ not in self._known))
        if missing and len(self._known) + len(missing) > self._cap:
            self._known, self._whole = {}, False
            missing = list(dict.fromkeys(ids))
        if missing:
            self._known.update(zip(missing, self.register.number(missing, new=self._whole), strict=True))
        return self._known
