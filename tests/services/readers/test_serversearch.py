"""Any part of a text is found on a server as in a file, with its index and without."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.services import database
from paywall_admin.services.readers import finding
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.store import keeping, serversearch
from support.feeds import view
from support.stores import NOW

TERMS = (
    "ann",
    "ANN",
    "x%y",
    "_z",
    "a_b",
    "100%",
    "!%",
    "e",
    "@m",
    "ann.lee@",
    "%",
    "'; drop table",
    "ü",
    "cus_9",
    "ß%",
)
PEOPLE = (
    ("u-1", "ann.lee@mail.org", None), ("u-ANN-2", None, "cus_97"), ("x%y!%", "joanna_z@x.org", None),
    ("xay", None, None), ("a_b", "100%@m.org", None), ("acb", "ü-ann@m.org", "cus_9A"), ("1000", None, None),
    ("tail\nann", None, None),
)  # fmt: skip


@pytest.fixture(params=["file", "server"])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def known(support: Any) -> Any:
    for number, (id_, email, customer) in enumerate(PEOPLE):
        support.feed(view(id_, "a", number), {"reader": id_, "email": email, "customer": customer, "locale": "en"})
    return support


def expected(term: str) -> set[str]:
    """The ids of those who hold the text, capitals of the Latin alphabet or not."""

    def small(text: str) -> str:
        return "".join(letter.lower() if letter.isascii() else letter for letter in text)

    return {id_ for id_, *more in PEOPLE if any(small(term) in small(one) for one in (id_, *more) if one)}


def found(known: Any) -> dict[str, set[str]]:
    with known.app.store.look() as look:
        ids = dict(look.rows("SELECT number, id FROM reader"))
    return {term: {ids[hit.number] for hit in known.app.ask(FindReaders(term, known.case))} for term in TERMS}


def test_what_is_found_is_the_same_on_every_store(known: Any) -> None:
    wanted = {term: expected(term) for term in TERMS}
    assert found(known) == wanted
    while finding.index_more(known.app):
        pass
    assert found(known) == wanted


@pytest.mark.parametrize("kind", ["server"])
def test_with_the_index_of_the_server_the_same_is_found(known: Any) -> None:
    with known.app.store.write() as connection:  # of another kind, as not every server has the extension: the same SQL
        connection.exec_driver_sql(f"CREATE INDEX {serversearch.INDEX} ON reader (({serversearch.TEXT}))")
    with known.app.store.look() as look:
        assert serversearch.condition(look, "an") is None
        assert serversearch.condition(look, "!%_a") is None
        assert serversearch.condition(look, "50%_ann!") == (f"{serversearch.TEXT} LIKE ? ESCAPE '!'", "%50!%!_ann!!%")
        assert "through an index" in serversearch.sentence(look)
    assert found(known) == {term: expected(term) for term in TERMS}
    assert keeping.back_up(known.app.store, NOW).exists()


@pytest.mark.parametrize("kind", ["server"])
def test_a_server_without_the_extension_says_what_that_means(known: Any) -> None:
    with known.app.store.look() as look:
        has = look.rows("SELECT 1 FROM pg_available_extensions WHERE name = ?", "pg_trgm")
    assert finding.index_more(known.app) is False
    words = database.search(str(known.app.store.location.url).replace("+psycopg", ""))
    assert words is not None
    assert ("through an index" in words) if has else ("CREATE EXTENSION pg_trgm" in words)
