"""Readers as they are in the store: found by what is known of them, and all that there is about one.

Written in plain SQL, so that an answer while typing need not wait for SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paywall_admin.core.calendar import DAY
from paywall_admin.store.literal import contains
from paywall_admin.store.look import Look, value
from paywall_admin.store.searchfile import SearchFile

_FIELDS: Final = "number, id, email, registered, country, locale, customer, merged_into"
_LAST: Final = "\U0010ffff"
# So many candidates of the index are looked at, a few first: mostly they are hits.
_TRIED: Final = (300, 3_000, 20_000)
_PLAIN: Final = 8
"""A text of so many letters that is somebody's id or address to the letter is not looked for in others'."""
_MOST_LOOKED_THROUGH: Final = 2_000_000


@dataclass(frozen=True)
class ReaderRow:
    """One reader's own row."""

    number: int
    id: str
    email: str | None
    registered: bool | None
    country: str | None
    locale: str | None
    customer: str | None
    merged_into: int | None

    @property
    def is_registered(self) -> bool:
        """Whether the reader has registered; one with an address has, whatever else is said."""
        return bool(self.email) if self.registered is None else bool(self.registered)


@dataclass(frozen=True)
class ViewRow:
    """One view of an article, with what is known of the article now."""

    article: str
    at: int
    mark: int
    section: str | None = None
    content_type: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class GrantRow:
    """One thing that a reader was given."""

    number: int
    reader: int
    kind: str
    count: int | None
    since: int
    until: int | None
    reason: str
    given_by: str
    given_at: int


@dataclass(frozen=True)
class SubscriptionRow:
    """One subscription record, from the feed or from Stripe's mirror (`source`)."""

    source: str
    id: str
    status: str
    started_at: int | None
    trial_end: int | None
    current_period_end: int | None
    past_due_since: int | None
    ended_at: int | None
    ended_during_trial: bool


def get(look: Look, number: int) -> ReaderRow | None:
    """One reader by number."""
    found = look.rows(f"SELECT {_FIELDS} FROM reader WHERE number = ?", number)  # noqa: S608 - our own names
    return ReaderRow(*found[0]) if found else None


def by_id(look: Look, id_: str) -> ReaderRow | None:
    """One reader by the web tier's id."""
    found = look.rows(f"SELECT {_FIELDS} FROM reader WHERE id = ?", id_)  # noqa: S608 - our own names
    return ReaderRow(*found[0]) if found else None


def person(look: Look, number: int) -> tuple[ReaderRow, ...]:
    """The ids of one person: the one that leads, and those that were joined to it."""
    found = get(look, number)
    if found is None:
        return ()
    lead = found if found.merged_into is None else get(look, found.merged_into)
    if lead is None:
        return (found,)
    sql = f"SELECT {_FIELDS} FROM reader WHERE merged_into = ? ORDER BY number"  # noqa: S608 - our own names
    return lead, *(ReaderRow(*row) for row in look.rows(sql, lead.number))


def count(look: Look) -> int:
    """How many readers there are."""
    return int(value(look, "SELECT count(*) FROM reader") or 0)


def page(look: Look, after: int, limit: int) -> list[ReaderRow]:
    """Readers by number, those behind `after`."""
    sql = f"SELECT {_FIELDS} FROM reader WHERE number > ? ORDER BY number LIMIT ?"  # noqa: S608 - our own names
    return [ReaderRow(*row) for row in look.rows(sql, after, limit)]


def find(look: Look, text: str, limit: int, search: SearchFile | None) -> list[ReaderRow]:
    """Readers whose id, address or Stripe customer is, begins with, or holds the text, in this order; to the letter."""
    text = text.strip()
    if not text or "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text) or len(text) > 1000:
        return []
    found = {row.number: row for row in _exact(look, text)}
    settled = len(text) >= _PLAIN and found
    for rows in (_beginning(look, text, limit), () if settled else _holding(look, text, limit, search)):
        for row in rows:
            if len(found) >= limit:
                return list(found.values())
            found.setdefault(row.number, row)
    return list(found.values())[:limit]


def views(look: Look, numbers: Sequence[int], since: int, until: int, most: int) -> list[ViewRow]:
    """Views of one person from one instant up to and with another, newest first, at most so many."""
    marks = ", ".join("?" * len(numbers))
    sql = (
        "SELECT article.id, view.day, view.second, view.mark, article.section, article.content_type, article.tags "  # noqa: S608 - marks only
        "FROM article_view AS view JOIN article ON article.number = view.article "
        f"WHERE view.day IN ({{days}}) AND view.reader IN ({marks}) "
        f"AND view.day * {DAY} + view.second BETWEEN ? AND ? "
        "ORDER BY view.day DESC, view.second DESC LIMIT ?"
    )
    found: list[ViewRow] = []
    for days in _days(until // DAY, since // DAY):
        asked = sql.format(days=", ".join("?" * len(days)))
        values = (*days, *numbers, since, until, most - len(found))
        for article, day, second, mark, section, kind, tags in look.rows(asked, *values):
            at = day * DAY + second
            found.append(ViewRow(article, at, mark, section, kind, tuple(json.loads(tags)) if tags else ()))
        if len(found) >= most:
            break
    return found


def first_day(look: Look) -> int | None:
    """The UTC day of the oldest view in the store."""
    found = value(look, "SELECT min(day) FROM article_view")
    return None if found is None else int(found)


def grants(look: Look, numbers: Sequence[int]) -> list[GrantRow]:
    """Everything a person was given, newest first."""
    marks = ", ".join("?" * len(numbers))
    sql = (
        'SELECT number, reader, kind, "count", since, until, reason, given_by, given_at FROM reader_grant '  # noqa: S608 - marks only
        f"WHERE reader IN ({marks}) ORDER BY number DESC"
    )
    return [GrantRow(*row) for row in look.rows(sql, *numbers)]


def subscriptions(look: Look, people: Sequence[ReaderRow]) -> list[SubscriptionRow]:
    """Every subscription record of a person: what the feed told, and what Stripe's mirror holds."""
    marks = ", ".join("?" * len(people))
    sql = (
        "SELECT id, status, started_at, trial_end, current_period_end, past_due_since, ended_at, ended_during_trial "  # noqa: S608 - marks only
        f"FROM reader_subscription WHERE reader IN ({marks}) ORDER BY id"
    )
    told = [SubscriptionRow("feed", *row) for row in look.rows(sql, *(one.number for one in people))]
    mirrored = _mirrored(look, people)
    known = {one.id for one in mirrored}
    return [*mirrored, *(one for one in told if one.id not in known)]


def article(look: Look, id_: str) -> ViewRow | None:
    """What is known of an article; its time and mark mean nothing."""
    found = look.rows("SELECT section, content_type, tags FROM article WHERE id = ?", id_)
    if not found:
        return None
    section, kind, tags = found[0]
    return ViewRow(id_, 0, 0, section, kind, tuple(json.loads(tags)) if tags else ())


def _mirrored(look: Look, people: Sequence[ReaderRow]) -> list[SubscriptionRow]:
    """Stripe's records of a person, by the links that were found and by the customer that the feed names."""
    if not _has_mirror(look):
        return []
    marks = ", ".join("?" * len(people))
    links = look.rows(f"SELECT customer FROM reader_link WHERE reader IN ({marks})", *(one.id for one in people))  # noqa: S608 - marks
    customers = {row[0] for row in links} | {one.customer for one in people if one.customer}
    if not customers:
        return []
    sql = (
        "SELECT id, status, created_at, trial_end, current_period_end, past_due_since, ended_at, ended_during_trial "  # noqa: S608 - marks
        f"FROM stripe_subscription WHERE customer IN ({', '.join('?' * len(customers))}) ORDER BY id"
    )
    return [SubscriptionRow("stripe", *row) for row in look.rows(sql, *sorted(customers))]


def _has_mirror(look: Look) -> bool:
    catalog = "sqlite_master" if look.dialect == "sqlite" else "pg_catalog.pg_tables"
    name = "name" if look.dialect == "sqlite" else "tablename"
    wanted = ("stripe_subscription", "reader_link")
    return len(look.rows(f"SELECT {name} FROM {catalog} WHERE {name} IN (?, ?)", *wanted)) == len(wanted)  # noqa: S608 - our own names


def _days(newest: int, oldest: int) -> Iterator[list[int]]:
    for start in range(newest, oldest - 1, -100):
        yield list(range(start, max(oldest - 1, start - 100), -1))


def _exact(look: Look, text: str) -> Iterator[ReaderRow]:
    for column, wanted in (("id", text), ("email", text.lower()), ("customer", text)):
        sql = f"SELECT {_FIELDS} FROM reader WHERE {column} = ? ORDER BY number LIMIT 50"  # noqa: S608 - our own names
        yield from (ReaderRow(*row) for row in look.rows(sql, wanted))


def _beginning(look: Look, text: str, limit: int) -> Iterator[ReaderRow]:
    for column, wanted in (("email", text.lower()), ("id", text), ("customer", text)):
        sql = f"SELECT {_FIELDS} FROM reader WHERE {column} >= ? AND {column} < ? ORDER BY {column} LIMIT ?"  # noqa: S608 - as above
        yield from (ReaderRow(*row) for row in look.rows(sql, wanted, wanted + _LAST, limit))


def _holding(look: Look, text: str, limit: int, search: SearchFile | None) -> Iterator[ReaderRow]:
    """By the index where there is one and the text is long enough; what it does not know is looked through."""
    condition, values = contains(look, ("id", "email", "customer"), text)
    indexed = None if look.dialect == "sqlite" else _on_server(look, values[0])
    if indexed is not None:
        sql = f"SELECT {_FIELDS} FROM reader WHERE {indexed[0]} AND {condition} ORDER BY number LIMIT ?"  # noqa: S608 - our own names
        yield from (ReaderRow(*row) for row in look.rows(sql, indexed[1], *values, limit))
        return
    upto = 0
    if search is not None and len(text) > 2:
        after = 0
        for most in _TRIED:
            known = search.candidates(look, text, most, after)
            if known is None:
                break
            numbers, upto = known
            yield from _among(look, numbers, condition, values, limit)
            if len(numbers) < most:
                break
            after = max(numbers)
    sql = f"SELECT {_FIELDS} FROM reader WHERE number > ? AND number <= ? AND {condition} ORDER BY number LIMIT ?"  # noqa: S608 - our own names
    yield from (ReaderRow(*row) for row in look.rows(sql, upto, upto + _MOST_LOOKED_THROUGH, *values, limit))


def _on_server(look: Look, text: str) -> tuple[str, str] | None:
    from paywall_admin.store import serversearch  # noqa: PLC0415 - a file is looked at without SQLAlchemy

    return serversearch.condition(look, text)


def _among(
    look: Look, numbers: Sequence[int], condition: str, values: Sequence[str], limit: int
) -> Iterator[ReaderRow]:
    """Those of some readers that meet a condition."""
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT {_FIELDS} FROM reader WHERE number IN ({marks}) AND {condition} LIMIT ?"  # noqa: S608 - marks
        yield from (ReaderRow(*row) for row in look.rows(sql, *some, *values, limit))
