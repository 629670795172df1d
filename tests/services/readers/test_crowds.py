"""Counting readers column by column, in SQL and one view at a time say the same, of whatever views there are."""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from paywall_admin.core.calendar import DAY
from paywall_admin.core.settings import Audience
from paywall_admin.services.ledger import WasStopped
from paywall_admin.services.readers import whatif
from paywall_admin.services.readers.whatif import GetReach
from paywall_admin.store import demand, rows, stretches
from paywall_admin.store.look import FileLook
from support.feeds import view

pytest.importorskip("polars")

from paywall_admin.services.readers import crowds

View = tuple[int, int, int, int, int]  # day, reader, article, second, mark
Person = tuple[str | None, bool | None, str | None, int | None]  # e-mail, registered, country, merged into
Asked = tuple[int, int, Audience | None, Sequence[Audience | None]]  # from, until, whom, whom not
FAR = 2**31 - 1
UNKNOWN: Person = (None, None, None, None)
FIRST_DAY = 18_536
EVERYBODY: Asked = (FIRST_DAY * DAY, (FIRST_DAY + 4) * DAY, None, ())

numbers = st.integers(1, 6) | st.sampled_from([4_096, 4_097, 300_000, FAR])
views = st.tuples(
    st.integers(FIRST_DAY - 1, FIRST_DAY + 4), numbers, st.integers(1, 4) | st.just(FAR),
    st.sampled_from([0, 1, 40_000, DAY - 1]), st.sampled_from([0, 1, 2, 4, 5, 6]),
)  # fmt: skip
people = st.dictionaries(
    numbers,
    st.tuples(
        st.sampled_from([None, "a@example.org"]), st.sampled_from([None, True, False]),
        st.sampled_from([None, "JP", "US"]), st.none() | numbers,
    ),
)  # fmt: skip
audiences = st.none() | st.builds(
    Audience,
    kinds=st.none() | st.lists(st.sampled_from(["anonymous", "registered"]), min_size=1, unique=True).map(tuple),
    countries=st.none() | st.lists(st.sampled_from(["JP", "US"]), min_size=1, unique=True).map(tuple),
    devices=st.none() | st.lists(st.sampled_from(["wide", "narrow"]), min_size=1, unique=True).map(tuple),
)
instants = (st.integers(0, 4 * DAY) | st.sampled_from([0, DAY, DAY + 40_000, 2 * DAY - 1, 4 * DAY])).map(
    lambda second: FIRST_DAY * DAY + second
)
questions = st.tuples(instants, instants, audiences, st.lists(audiences, max_size=2)).map(
    lambda asked: (min(asked[:2]), max(asked[:2]), *asked[2:])
)


@contextmanager
def store(read: Sequence[View], known: dict[int, Person]) -> Iterator[FileLook]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for table in (rows.reader, rows.article_view):
            connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        connection.executemany("INSERT OR IGNORE INTO article_view VALUES (?, ?, ?, ?, ?)", read)
        sql = "INSERT INTO reader (number, id, email, registered, country, merged_into, told_at) VALUES (?,?,?,?,?,?,0)"
        connection.executemany(sql, [(number, f"r-{number}", *one) for number, one in known.items()])
        yield FileLook(connection)


def is_of(audience: Audience | None, person: Person | None, *, narrow: bool) -> bool:
    email, registered, country, _ = person or (None, None, None, None)
    kind = "registered" if (email is not None if registered is None else registered) else "anonymous"
    wanted = audience or Audience()
    return (
        kind in (wanted.kinds or (kind,))
        and (country or "") in (wanted.countries or (country or "",))
        and ("narrow" if narrow else "wide") in (wanted.devices or ("narrow", "wide"))
    )


def one_by_one(look: FileLook, known: dict[int, Person], asked: Asked) -> list[tuple[int, int, int]]:
    start, end, audience, before = asked
    opened: dict[int, set[int]] = defaultdict(set)
    counted: dict[int, set[int]] = defaultdict(set)
    for day, reader, article, second, mark in look.rows("SELECT day, reader, article, second, mark FROM article_view"):
        narrow, person = mark >= 4, known.get(reader)
        mine = is_of(audience, person, narrow=narrow) and not any(is_of(one, person, narrow=narrow) for one in before)
        if mine and start <= day * DAY + second < end:
            who = person[3] or reader if person else reader
            opened[who].add(article)
            counted[who] |= {article} if mark % 4 else set()
    groups = Counter((len(counted[who]), len(opened[who]) - len(counted[who])) for who in opened)
    return sorted((*group, count) for group, count in groups.items())


@given(st.lists(views, max_size=60), people, questions, st.sampled_from([1, 40, stretches.ROOM]))
@example(  # the same article by both ids of a person, in two stretches: one reader, one article, and it counted
    [(FIRST_DAY, 1, 7, 0, 0), (FIRST_DAY + 1, 300_000, 7, 0, 6)], {1: UNKNOWN, 300_000: (None, None, None, 1)},
    EVERYBODY, stretches.ROOM,
)  # fmt: skip
@example(  # who reads on two kinds of device is two meters' reader, with different views
    [(FIRST_DAY, 1, 7, 0, 5), (FIRST_DAY, 1, 8, 0, 1)], {1: UNKNOWN},
    (*EVERYBODY[:3], [Audience(devices=("narrow",))]), stretches.ROOM,
)  # fmt: skip
def test_all_ways_say_the_same(read: list[View], known: dict[int, Person], asked: Asked, room: int) -> None:
    # Every reader of a view is known, as in a store.
    known = {one[1]: UNKNOWN for one in read} | known
    with store(read, known) as look:
        expected = one_by_one(look, known, asked)
        assert demand.groups(look, *asked) == expected
        assert crowds.groups(look, *asked, room=room) == expected


@pytest.mark.parametrize(
    ("audience", "before"),
    [
        (None, []),
        (Audience(kinds=("registered",)), []),
        (Audience(devices=("narrow",)), [Audience(countries=("JP",))]),
        (Audience(countries=("US", "JP"), kinds=("anonymous",)), [Audience(devices=("wide",), countries=("US",))]),
        (None, [Audience(kinds=("registered",), devices=("narrow",)), Audience(countries=("JP",))]),
        (Audience(kinds=("registered",)), [None]),
    ],
)
def test_all_ways_say_the_same_of_a_crowd(audience: Audience | None, before: list[Audience | None]) -> None:
    chance = Random(7)
    known = {
        number: (
            chance.choice([None, "a@example.org"]), chance.choice([None, True, False]),
            chance.choice([None, "JP", "US"]), chance.choice([None, None, None, chance.randint(1, 300)]),
        )
        for number in range(1, 301)
    }  # fmt: skip
    read = [
        (FIRST_DAY + chance.randrange(4), chance.randint(1, 300), chance.randint(1, 20), chance.randrange(DAY), mark)
        for mark in (0, 1, 2, 4, 5, 6) for _ in range(800)
    ]  # fmt: skip
    asked = (FIRST_DAY * DAY + 40_000, FIRST_DAY * DAY + 3 * DAY + 20_000, audience, before)
    with store(read, known) as look:
        expected = one_by_one(look, known, asked)
        assert demand.groups(look, *asked) == expected
        for room in (1, 3_000, stretches.ROOM):
            assert crowds.groups(look, *asked, room=room) == expected
        assert bool(expected) == (None not in before)


def test_stretches_are_of_bounded_size_and_leave_nobody_out() -> None:
    crowded = [reader for reader in range(10_000) for _ in range(3)]
    scattered = range(10_000, 100_000, 30)
    readers = [*crowded, *scattered, *(reader + 100_000 for reader in crowded), FAR]
    read = [(FIRST_DAY + n % 3, reader, n % 7 + 1, n % DAY, 1) for n, reader in enumerate(readers)]
    with store(read, {}) as look:
        found = list(stretches.stretches(look, *EVERYBODY[:2], 20_000))
    assert max(len(one.views) for one in found) <= 20_000
    assert sum(one.views.count(b",") + 1 for one in found) == len(read)
    assert all(one.beyond <= another.first for one, another in pairwise(found))


def test_one_reader_alone_is_taken_whole() -> None:
    read = [(FIRST_DAY, 5, n + 1, n, 1) for n in range(300)]
    with store(read, {}) as look:
        assert crowds.groups(look, *EVERYBODY, room=10) == [(300, 0, 1)]


def test_many_views_are_counted_column_by_column(monkeypatch: pytest.MonkeyPatch) -> None:
    ways: list[str] = []
    monkeypatch.setattr(whatif, "_MANY", 3)
    monkeypatch.setattr(crowds, "groups", lambda *_, **__: ways.append("columns"))
    monkeypatch.setattr(demand, "groups", lambda *_, **__: ways.append("sql"))
    with store([(FIRST_DAY + n, 1, 1, 0, 1) for n in range(3)], {}) as look:
        whatif.groups(look, *EVERYBODY)
    with store([(FIRST_DAY + n, 1, 1, 0, 1) for n in range(4)], {}) as look:
        whatif.groups(look, *EVERYBODY)
        # As where polars is not installed: the module cannot be imported.
        monkeypatch.delattr("paywall_admin.services.readers.crowds")
        monkeypatch.setitem(sys.modules, "paywall_admin.services.readers.crowds", None)
        whatif.groups(look, *EVERYBODY)
    assert ways == ["sql", "columns", "sql"]


def test_counting_is_stopped_between_two_stretches(support: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    support.feed(*(view(f"r-{n}", "a", 60 + n, counts=True) for n in range(50)))
    monkeypatch.setattr(whatif, "_MANY", 0)
    monkeypatch.setattr(crowds, "stretches", lambda look, start, end, _: stretches.stretches(look, start, end, 40))
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(WasStopped):
        support.app.ask(GetReach(stopped=stopped))
    assert len(asked) == 6
    assert sum(group.readers for span in support.app.ask(GetReach()).spans for group in span.groups) == 50
