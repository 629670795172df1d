"""A reader is found by any part of what is known, to the letter, masked, and never without a purpose."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from paywall_admin.core.problems import BadInput, NotAllowed
from paywall_admin.services.app import App
from paywall_admin.services.people import SetRole
from paywall_admin.services.readers import cases, finding
from paywall_admin.services.readers.cases import GetCase, LookUp
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.store.searchfile import SearchFile
from support.stores import dump

PEOPLE = [
    {"reader": "u-100", "email": "ann.lee@example.org", "customer": "cus_9001"},
    {"reader": "u-200", "email": "joann@example.org"},
    {"reader": "ann", "email": "zoe@example.net"},
    {"reader": "100%_sure", "email": "o'neil@example.com"},
    {"reader": "u-300", "email": "ann.lee@example.org"},
    {"reader": "日本-7", "email": "tanaka@example.jp"},
]
both = pytest.mark.parametrize("kind", ["file", "server"])


@pytest.fixture
def found(support: Any) -> Callable[[str], list[str]]:
    support.feed(*PEOPLE)
    ids = {row[0]: row[1] for row in dump(support.app.store)["reader"]}

    def find(text: str) -> list[str]:
        return [ids[hit.number] for hit in support.app.ask(FindReaders(text, support.case))]

    return find


@both
@pytest.mark.parametrize("indexed", [False, True])
def test_exact_then_beginning_then_any_part(support: Any, found: Callable[[str], list[str]], indexed: bool) -> None:
    while indexed and finding.index_more(support.app):
        pass
    assert found("ann") == ["ann", "u-100", "u-300", "u-200"]
    assert found("ANN.LEE@example.org") == ["u-100", "u-300"]
    assert found("cus_9001") == ["u-100"]
    assert found("us_90") == ["u-100"]
    assert found("u-") == ["u-100", "u-200", "u-300"]
    assert found("oe@") == ["ann"]
    assert found("本-7") == ["日本-7"]
    assert found("") == [person["reader"] for person in PEOPLE]


@both
@pytest.mark.parametrize("indexed", [False, True])
def test_search_is_literal(support: Any, found: Callable[[str], list[str]], indexed: bool) -> None:
    while indexed and finding.index_more(support.app):
        pass
    assert found("%") == ["100%_sure"]
    assert found("%_s") == ["100%_sure"]
    assert found("_") == ["u-100", "100%_sure"]
    assert found("'; drop table reader; --") == []
    assert found('"ann" OR "zoe"') == []
    assert found("o'neil") == ["100%_sure"]
    assert found("x" * 10_000) == []
    assert found("\x00") == found("\ud800") == []


def test_index_grows_and_what_is_not_in_it_is_found_all_the_same(
    support: Any, found: Callable[[str], list[str]]
) -> None:
    finding.index_more(support.app)
    assert finding.index_is_whole(support.app)
    support.feed(
        {"reader": "u-400", "email": "new.person@example.org"}, {"reader": "u-200", "email": "changed@host.org"}
    )
    assert not finding.index_is_whole(support.app)
    assert [hit.email for hit in support.app.ask(FindReaders("ew.pers", support.case))] == ["n•••@e•••.org"]
    finding.index_more(support.app)
    assert [hit.number for hit in support.app.ask(FindReaders("hanged@h", support.case))] == [2]


def test_index_of_another_store_is_made_anew(support: Any, found: Callable[[str], list[str]]) -> None:
    search = SearchFile.of(support.app.store)
    assert search is not None
    finding.index_more(support.app)
    with sqlite3.connect(search.path) as index:
        index.execute("UPDATE place SET id = 'somebody else'")
    index.close()
    assert found("oann") == ["u-200"]
    finding.index_more(support.app)
    assert finding.index_is_whole(support.app)
    search.path.write_bytes(b"damaged")
    assert found("oann") == ["u-200"]
    finding.index_more(support.app)
    assert found("oann") == ["u-200"]


def test_index_and_looking_through_agree(support: Any) -> None:
    chance = random.Random(3)
    letters = "ab.@-1"
    support.feed(*({"reader": "".join(chance.choices(letters, k=12)) + str(n)} for n in range(400)))
    texts = ["".join(chance.choices(letters, k=chance.randrange(3, 6))) for _ in range(150)]
    plain = [support.app.ask(FindReaders(text, support.case, limit=500)) for text in texts]
    finding.index_more(support.app)
    assert [set(support.app.ask(FindReaders(text, support.case, limit=500))) for text in texts] == [
        set(p) for p in plain
    ]
    assert sum(map(bool, plain)) > 50


def test_a_part_is_looked_for_by_what_is_rare_in_it(support: Any) -> None:
    support.feed(*({"reader": f"u-{number:03}", "email": f"ann.lee{number:03}@example.org"} for number in range(300)))
    support.feed({"reader": "rare", "email": "ann.lee.xq7@example.org"})
    while finding.index_more(support.app):
        pass
    search = SearchFile.of(support.app.store)
    assert search is not None
    with support.app.store.look() as look:
        known = search.candidates(look, ".LEE.XQ7@ex", 300)
    assert known is not None
    assert len(known[0]) == 1
    (hit,) = support.app.ask(FindReaders(".LEE.XQ7@ex", support.case))
    assert hit.number == known[0][0]
    with sqlite3.connect(search.path) as index:
        common = {gram for (gram,) in index.execute("SELECT gram FROM common")}
    index.close()
    assert {"ann", "e00", "@ex"} <= common
    assert not {"xq7", ".xq", "q7@"} & common, "what hardly anybody has could tell of somebody"


@pytest.mark.parametrize(
    ("text", "count"),
    [("İpek-Ş7", 1), ("İpek", 1), ("straße-ǅ", 1), ("".join(map(chr, range(0x10000, 0x1A000))), 0)],
    ids=["whole", "part", "sharp", "long"],
)
def test_any_letters_and_any_length_are_looked_for_in_the_index(support: Any, text: str, count: int) -> None:
    support.feed(*({"reader": id_, "kind": "registered"} for id_ in ("İpek-Ş7", "straße-ǅ")))
    while finding.index_more(support.app):
        pass
    search = SearchFile.of(support.app.store)
    assert search is not None
    with support.app.store.look() as look:
        known = search.candidates(look, text, 300)
    assert known is not None
    assert len(known[0]) == count


def test_hits_are_masked_until_revealed_and_only_in_that_case(support: Any, found: Callable[[str], list[str]]) -> None:
    hit = support.app.ask(FindReaders("u-100", support.case))[0]
    assert (hit.id, hit.email, hit.revealed) == ("u•••", "a•••@e•••.org", False)
    support.app.do(LookUp("reveal", support.case, reader=hit.number))
    hit = support.app.ask(FindReaders("u-100", support.case))[0]
    assert (hit.id, hit.email, hit.revealed) == ("u-100", "ann.lee@example.org", True)
    other = cases.open_case(support.app, "billing question", "T-2")
    assert not support.app.ask(FindReaders("u-100", other))[0].revealed


def test_look_up_without_a_purpose_is_blocked(support: Any, clock: Any) -> None:
    for case in (None, 999):
        with pytest.raises(BadInput, match="needs a purpose"):
            support.app.ask(FindReaders("ann", case))
    with pytest.raises(BadInput, match="A purpose is one of"):
        cases.open_case(support.app, "curiosity")
    with pytest.raises(BadInput, match="no address"):
        cases.open_case(support.app, "test", "ann@example.org")
    clock.now += 12 * 3600
    with pytest.raises(BadInput, match="needs a purpose"):
        support.app.ask(FindReaders("ann", support.case))
    assert support.app.ask(GetCase()) is None


def test_case_belongs_to_who_opened_it(support: Any, opened: Callable[[str], App]) -> None:
    with pytest.raises(BadInput, match="needs a purpose"):
        opened("bo").ask(FindReaders("ann", support.case))
    assert support.app.ask(GetCase()).number == support.case


def test_role_without_readers_is_refused(support: Any, opened: Callable[[str], App]) -> None:
    support.app.do(SetRole("ann", None, "admin"))
    with pytest.raises(NotAllowed, match="does not include looking up readers"):
        opened("guest").ask(FindReaders("ann", support.case))


def test_look_up_with_no_hit_is_recorded_without_what_was_looked_for(support: Any) -> None:
    support.app.do(LookUp("find", support.case, hits=0))
    row = dump(support.app.store)["look_up"][-1]
    assert row[3:] == (support.case, "support request", "T-1", "find", 0, None)


def test_readers_are_found_while_the_index_is_being_made(
    support: Any, found: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    search = SearchFile.of(support.app.store)
    assert search is not None
    plainly = SearchFile._open
    statements: list[str] = []
    hits: list[list[str]] = []

    def look(statement: str) -> None:
        statements.append(statement)
        hits.append(found("oann"))

    def watched(self: SearchFile, mode: str) -> sqlite3.Connection:
        index = plainly(self, mode)
        if mode == "rwc":
            index.set_trace_callback(look)
        return index

    search.drop()
    monkeypatch.setattr(SearchFile, "_open", watched)
    search._made(support.app.store).close()
    assert len(statements) > 5
    assert hits == [["u-200"]] * len(statements)
