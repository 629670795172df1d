"""Finding a reader by any part of what is known: exact and from the beginning first, masked until revealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.services.readers.cases import demand_case, is_revealed
from paywall_admin.services.readers.masks import masked_email, masked_id
from paywall_admin.store import readers, searchfile
from paywall_admin.store.readers import ReaderRow
from paywall_admin.store.searchfile import SearchFile

if TYPE_CHECKING:
    from paywall_admin.services.app import App

FIRST: Final = 50
MOST: Final = 500


@dataclass(frozen=True)
class Hit:
    """One reader in a list; id and address are masked unless they were revealed in this case."""

    number: int
    id: str
    email: str | None
    registered: bool
    country: str | None
    joined_to: int | None
    revealed: bool


@dataclass(frozen=True)
class FindReaders(Query[tuple[Hit, ...]]):
    """Readers that hold a text, under an open case; without a text all of them, those behind the number `after`."""

    text: str
    case: int | None
    after: int = 0
    limit: int = FIRST


@dataclass(frozen=True)
class CountReaders(Query[int]):
    """How many readers there are; it names nobody, so it needs no case."""


@answers(FindReaders, looks=True)
def find_readers(asking: Asking, query: FindReaders) -> tuple[Hit, ...]:
    """Looks for them."""
    case = demand_case(asking, query.case)
    limit = min(query.limit, MOST)
    if not query.text.strip():
        found = readers.page(asking.look, query.after, limit)
    elif query.after:
        return ()
    else:
        found = readers.find(asking.look, query.text, limit, SearchFile.of(asking.app.store))
    return tuple(hit(one, revealed=is_revealed(asking, case.number, one.number)) for one in found)


@answers(CountReaders, looks=True)
def count_readers(asking: Asking, _: CountReaders) -> int:
    """Counts them."""
    return readers.count(asking.look)


def hit(row: ReaderRow, *, revealed: bool) -> Hit:
    """A reader as lists show it."""
    email = row.email if revealed or row.email is None else masked_email(row.email)
    return Hit(
        row.number, row.id if revealed else masked_id(row.id), email, row.is_registered, row.country, row.merged_into,
        revealed,
    )  # fmt: skip


def index_more(app: App, slices: int = 1) -> bool:
    """Take up further readers into the index beside the store; whether there may be more.

    A server keeps its index itself; where it has none yet, it is made at once.
    """
    search = SearchFile.of(app.store)
    if search is None:
        from paywall_admin.store import serversearch

        serversearch.make(app.store)
        return False
    return not app.store.read_only and search.grow(app.store, slices)


def index_is_whole(app: App) -> bool:
    """Whether every reader is in the index."""
    with app.store.look() as look:
        return searchfile.is_whole(look, app.store)
