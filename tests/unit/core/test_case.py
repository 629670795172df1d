"""The case: what is taken, and the first thing that is wrong, in the order of the contract."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.calendar import epoch
from paywall_admin.core.case import (
    AccessGrant,
    Article,
    ArticlesGrant,
    Case,
    CaseProblem,
    Read,
    Reader,
    ResetGrant,
    Subscription,
    Tally,
    parse_case,
)

AT = "2020-10-30T12:00:00Z"
WHOLE_CASE: dict[str, Any] = {
    "at": AT,
    "device": "narrow",
    "reader": {
        "kind": "registered",
        "id": "r-1",
        "locale": "en-US",
        "country": "US",
        "subscription": {
            "status": "past_due",
            "trialEnd": AT,
            "currentPeriodEnd": AT,
            "pastDueSince": AT,
            "endedAt": AT,
            "endedDuringTrial": True,
        },
        "grants": [
            {"kind": "access", "until": AT},
            {"kind": "articles", "count": 3, "from": AT, "until": AT},
            {"kind": "reset", "at": AT},
        ],
        "reads": [{"article": "a1", "at": AT}, {"article": "é", "at": AT}],
        "meter": {"used": 4, "countedThis": True},
    },
    "article": {"id": "a9", "section": "politics", "contentType": "article", "tags": ["x", ""]},
}

INSTANTS = ["2020-10-30", 5, "", None, [], {}, True, "2100-01-01T00:00:00Z"]
OPTIONAL_INSTANTS = [value for value in INSTANTS if value is not None]
TEXTS = [5, [], {}, False, "\ud800", "a\udfffb"]
IDS = [*TEXTS, ""]
WHOLES = [-1, 1.5, "3", None, True, [], float("inf"), 10**400, 2**53]
TRUTHS = ["true", 1, 0, [], {}]
OBJECTS = [5, "x", [], True]
LISTS = [5, "x", {}, False, 0]
WORDS = ["other", "", 5, [], {}, True, "\ud800"]
# Each field, in the order in which they are checked, and values that are wrong for it.
FIELDS: list[tuple[str, list[Any]]] = [
    ("/at", INSTANTS),
    ("/device", WORDS),
    ("/reader", [*OBJECTS, None]),
    ("/reader/kind", [*WORDS, None]),
    ("/reader/id", IDS),
    ("/reader/locale", TEXTS),
    ("/reader/country", TEXTS),
    ("/reader/subscription", OBJECTS),
    ("/reader/subscription/status", [*WORDS, None]),
    ("/reader/subscription/trialEnd", OPTIONAL_INSTANTS),
    ("/reader/subscription/currentPeriodEnd", OPTIONAL_INSTANTS),
    ("/reader/subscription/pastDueSince", INSTANTS),
    ("/reader/subscription/endedAt", OPTIONAL_INSTANTS),
    ("/reader/subscription/endedDuringTrial", TRUTHS),
    ("/reader/grants", LISTS),
    ("/reader/grants/0", [*OBJECTS, None]),
    ("/reader/grants/0/kind", [*WORDS, None]),
    ("/reader/grants/0/until", INSTANTS),
    ("/reader/grants/1/count", [*WHOLES, 1_000_001]),
    ("/reader/grants/1/from", INSTANTS),
    ("/reader/grants/1/until", INSTANTS),
    ("/reader/grants/2/at", INSTANTS),
    ("/reader/reads", LISTS),
    ("/reader/reads/0", [*OBJECTS, None]),
    ("/reader/reads/0/article", [*IDS, None]),
    ("/reader/reads/0/at", INSTANTS),
    ("/reader/reads/1/article", [*IDS, None]),
    ("/reader/reads/1/at", INSTANTS),
    ("/reader/meter", OBJECTS),
    ("/reader/meter/used", WHOLES),
    ("/reader/meter/countedThis", [*TRUTHS, None]),
    ("/article", [*OBJECTS, None]),
    ("/article/id", [*IDS, None]),
    ("/article/section", TEXTS),
    ("/article/contentType", TEXTS),
    ("/article/tags", LISTS),
    ("/article/tags/0", [*TEXTS, None]),
    ("/article/tags/1", [*TEXTS, None]),
]
faults = st.sampled_from(FIELDS).flatmap(lambda field: st.tuples(st.just(field[0]), st.sampled_from(field[1])))


def broken(case: Any, pointer: str, value: Any) -> Any:
    """The case with one field replaced (left out where the value is None), or as it was where the field is gone."""
    *way, last = pointer.split("/")[1:]
    place = case
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place.get(step) if isinstance(place, dict) else None
    if isinstance(place, list):
        place[int(last)] = value
    elif isinstance(place, dict):
        place[last] = value
    return case


def pointer_of(case: Any) -> str:
    with pytest.raises(CaseProblem) as caught:
        parse_case(case)
    assert caught.value.problem.endswith(".")
    return caught.value.pointer


def test_a_whole_case_is_taken() -> None:
    at = epoch(AT)
    assert parse_case(WHOLE_CASE) == Case(
        at,
        "narrow",
        Reader(
            "registered",
            "r-1",
            "en-US",
            "US",
            Subscription("past_due", at, at, at, at, True),
            (AccessGrant(at), ArticlesGrant(3, at, at), ResetGrant(at)),
            (Read("a1", at), Read("é", at)),
            Tally(4, True),
        ),
        Article("a9", "politics", "article", ("x", "")),
    )


LEAST = {"at": AT, "reader": {"kind": "anonymous"}, "article": {"id": "a"}}


def test_the_least_case_has_defaults() -> None:
    assert parse_case(LEAST) == Case(epoch(AT), "wide", Reader("anonymous"), Article("a"))


def test_null_is_missing() -> None:
    empty = dict.fromkeys(("id", "locale", "country", "subscription", "grants", "reads", "meter"))
    article = {"id": "a", "section": None, "contentType": None, "tags": None}
    assert parse_case({**LEAST, "device": None, "reader": {"kind": "anonymous", **empty}, "article": article}) == (
        parse_case(LEAST)
    )


@pytest.mark.parametrize(("pointer", "value"), [(pointer, value) for pointer, values in FIELDS for value in values])
def test_each_wrong_value_is_reported_at_its_own_place(pointer: str, value: Any) -> None:
    assert pointer_of(broken(copy.deepcopy(WHOLE_CASE), pointer, value)) == pointer


@pytest.mark.parametrize("value", [None, 5, "x", [], True])
def test_a_case_is_an_object(value: Any) -> None:
    assert pointer_of(value) == ""


@given(faults, faults)
def test_of_two_faults_the_first_in_the_order_of_the_contract_is_reported(
    one: tuple[str, Any], other: tuple[str, Any]
) -> None:
    order = [pointer for pointer, _ in FIELDS]
    earlier, later = sorted([one, other], key=lambda fault: order.index(fault[0]))
    case = broken(copy.deepcopy(WHOLE_CASE), *later)
    expected = earlier[0] if earlier[0] != later[0] else later[0]
    assert pointer_of(broken(case, *earlier)) == expected


def test_only_past_due_needs_its_start() -> None:
    record = {"status": "canceled"}
    assert parse_case({**LEAST, "reader": {"kind": "anonymous", "subscription": record}}).reader.subscription == (
        Subscription("canceled")
    )
    due = {"status": "past_due", "endedAt": "never"}
    assert pointer_of({**LEAST, "reader": {"kind": "anonymous", "subscription": due}}).endswith("/pastDueSince")


@pytest.mark.parametrize(("written", "used"), [(5, 5), (5.0, 5), (-0.0, 0), (2**53 - 1, 2**53 - 1), (1e3, 1000)])
def test_a_whole_number_is_one_however_it_is_written(written: float, used: int) -> None:
    reader = {"kind": "anonymous", "meter": {"used": written, "countedThis": False}}
    tally = parse_case({**LEAST, "reader": reader}).reader.meter
    assert tally is not None
    assert (tally.used, type(tally.used)) == (used, int)


def test_unknown_fields_are_ignored_whatever_they_hold() -> None:
    odd = {"\ud800": "\udfff", "more": [float("nan")]}
    case = {**LEAST, **odd, "reader": {"kind": "anonymous", **odd}, "article": {"id": "a", **odd}}
    assert parse_case(case) == parse_case(LEAST)
