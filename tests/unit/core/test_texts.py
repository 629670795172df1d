"""Placeholders, lines, and what is left of a text when a value is missing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.settings import STATES
from paywall_admin.core.texts import DATES, PLACEHOLDERS, POSSIBLE, STYLES, Placeholder, Template, Unknown, lines, parts

VALUES: dict[str, str | None] = {"planPrice": "$9", "offerPrice": None, "numberArticlesLeft-plural": ""}


def source(name: str) -> Callable[[dict[str, str | None]], str | None]:
    return lambda values: values[name]


SOURCES = {Placeholder(name): source(name) for name in VALUES}


def filled(text: str) -> str | None:
    return Template(text, SOURCES).fill(VALUES)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plain", ["plain"]),
        ("", []),
        ("{{planPrice}}", [Placeholder("planPrice")]),
        ("a {{ planPrice\t}} b", ["a ", Placeholder("planPrice"), " b"]),
        ("{{offerEndDate}}", [Placeholder("offerEndDate", "ordinal")]),
        ("{{offerEndDate:short}}", [Placeholder("offerEndDate", "short")]),
        ("{{offerEndDate: short}}", [Unknown("{{offerEndDate: short}}")]),
        ("{{offerEndDate:Short}}", [Unknown("{{offerEndDate:Short}}")]),
        ("{{offerEndDate:}}", [Unknown("{{offerEndDate:}}")]),
        ("{{planPrice:long}}", [Unknown("{{planPrice:long}}")]),
        ("{{planprice}}", [Unknown("{{planprice}}")]),
        ("{{\u00a0planPrice}}", [Unknown("{{\u00a0planPrice}}")]),
        ("{{}}", [Unknown("{{}}")]),
        ("{{{planPrice}}}", [Unknown("{{{planPrice}}"), "}"]),
        ("{{a {{planPrice}}", [Unknown("{{a {{planPrice}}")]),
        ("{{planPrice", ["{{planPrice"]),
        ("}}{{planPrice", ["}}{{planPrice"]),
        ("{planPrice}", ["{planPrice}"]),
        ("{{planPrice}}{{planInterval}}", [Placeholder("planPrice"), Placeholder("planInterval")]),
    ],
)
def test_a_line_is_read_from_the_left(line: str, expected: list[object]) -> None:
    assert list(parts(line)) == expected


def test_lines_end_at_a_line_feed_with_or_without_a_carriage_return() -> None:
    assert lines("a\nb\r\nc\rd\n") == ["a", "b", "c\rd", ""]


@given(st.text(alphabet="ab{} :\n", max_size=30))
def test_no_character_of_a_line_is_lost_or_made_up(line: str) -> None:
    read = [part.source if isinstance(part, Unknown) else part for part in parts(line)]
    assert "".join(map(str, read)) == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Only {{planPrice}}", "Only $9"),
        ("Only {{planPrice}}\nTry {{offerPrice}}", "Only $9"),
        ("Try {{offerPrice}}\r\nOnly {{planPrice}}\r\nNow", "Only $9\nNow"),
        ("{{offerPrice}}", None),
        ("{{nonsense}} here\nthere", "there"),
        ("{{planPrice}} {{nonsense}}", None),
        ("article{{numberArticlesLeft-plural}}", "article"),
        ("{{numberArticlesLeft-plural}}", None),
        ("a\n\nb", "a\n\nb"),
        ("\na\n{{offerPrice}}\n", "\na\n"),
        (" \t\n\n{{offerPrice}}", None),
        ("", None),
        ("\r", "\r"),
        ("\u00a0", "\u00a0"),
        ("{{planPrice", "{{planPrice"),
    ],
)
def test_a_line_without_a_value_is_left_out(text: str, expected: str | None) -> None:
    assert filled(text) == expected


def test_a_value_is_not_read_again() -> None:
    assert Template("{{planPrice}}", {Placeholder("planPrice"): "{{offerPrice}}"}).fill(None) == "{{offerPrice}}"


def slowly_filled(text: str) -> str | None:
    """The rule once more, as the contract words it."""
    shown = []
    for line in re.split(r"\r?\n", text):
        names = [name.strip(" \t") for name in re.findall(r"\{\{(.*?)\}\}", line, re.DOTALL)]
        if all(VALUES.get(name) is not None for name in names):
            values = iter([VALUES[name] or "" for name in names])
            shown.append(re.sub(r"\{\{.*?\}\}", lambda _, values=values: next(values), line, flags=re.DOTALL))
    return "\n".join(shown) if any(line.strip(" \t") for line in shown) else None


pieces = st.sampled_from(
    ["{{planPrice}}", "{{offerPrice}}", "{{numberArticlesLeft-plural}}", "{{ planPrice }}", "{{x}}"]
)


@given(st.lists(st.one_of(pieces, st.sampled_from([*"ab {}\n\r\t", "\r\n", "{{", "}}"])), max_size=14).map("".join))
def test_filling_equals_the_rule_word_for_word(text: str) -> None:
    assert filled(text) == slowly_filled(text)


def test_every_state_says_which_placeholders_can_have_a_value() -> None:
    assert POSSIBLE.keys() == set(STATES)
    assert {name for names in POSSIBLE.values() for name in names} == set(PLACEHOLDERS)
    assert "freeAccessDate" not in POSSIBLE["metered"]
    assert "numberArticlesLeft" not in POSSIBLE["locked"]
    assert {"numberArticlesLeft", "resetDate", "articleLimit"} <= POSSIBLE["limit_reached"]
    assert {"offerPrice", "trialEndDate", "publicationName"} <= POSSIBLE["open"]


def test_dates_are_the_placeholders_with_a_style() -> None:
    assert {"resetDate", "offerEndDate", "trialEndDate", "accessEndDate", "freeAccessDate"} == DATES
    assert set(STYLES) == {"long", "ordinal", "short"}
