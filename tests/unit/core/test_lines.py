"""Lines of cases in, lines of decisions out."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core import lines
from paywall_admin.core.case import CaseProblem
from paywall_admin.core.codec import parse_value
from paywall_admin.core.decide import Engine
from paywall_admin.core.lines import MOST_BYTES, decide_lines, parse_line, split_lines
from paywall_admin.core.settings import Settings

GOOD = b'{"at":"2020-10-30T12:00:00Z","reader":{"kind":"anonymous"},"article":{"id":"a"}}'
SETTINGS: dict[str, Any] = {
    "format": "paywall-settings/1",
    "publication": {
        "name": "日経", "timeZone": "UTC", "defaultLocale": "en", "locales": ["en"], "currency": "USD",
        "homeUrl": "/", "offersUrl": "/offers", "accountUrl": "/account",
    },
    "messages": [{"id": "m", "state": "limit_reached", "texts": {"en": {"heading": "{{publicationName}}"}}}],
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.from_settings(parse_value(Settings, SETTINGS))


def problem_of(line: bytes | None) -> CaseProblem:
    with pytest.raises(CaseProblem) as caught:
        parse_line(line)
    return caught.value


def test_each_line_gets_its_answer_and_a_bad_one_does_not_stop_the_rest(engine: Engine) -> None:
    bad = GOOD.replace(b"anonymous", b"robot")
    answers = list(decide_lines(engine, [GOOD + b"\n" + bad + b"\n\n" + GOOD]))
    assert [good for _, good in answers] == [True, False, False, True]
    assert answers[0] == answers[3]
    errors = [json.loads(line)["error"] for line, good in answers if not good]
    assert [(error["line"], error["pointer"]) for error in errors] == [(2, "/reader/kind"), (3, "")]
    assert list(errors[0]) == ["line", "pointer", "problem"]


def test_a_decision_is_compact_utf_8(engine: Engine) -> None:
    [(line, _)] = decide_lines(engine, [GOOD])
    assert '"heading":"日経",'.encode() in line
    assert json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")).encode() == line


@given(st.text("ab\n", max_size=40).map(str.encode), st.lists(st.integers(0, 40), max_size=6))
def test_the_size_of_the_chunks_does_not_matter(content: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(content)) for cut in cuts), len(content)]
    chunks = [content[start:end] for start, end in pairwise(edges)]
    expected = content.split(b"\n")
    assert list(split_lines(chunks)) == (expected if expected[-1] else expected[:-1])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", []),
        (b"\n", [b""]),
        (b"a", [b"a"]),
        (b"a\n", [b"a"]),
        (b"a\r\nb\x0c\xe2\x80\xa8c", [b"a\r", b"b\x0c\xe2\x80\xa8c"]),
        (b"a\n\nb\n\n", [b"a", b"", b"b", b""]),
    ],
)
def test_lines_end_at_a_line_feed_alone(content: bytes, expected: list[bytes]) -> None:
    assert list(split_lines([content])) == expected


def test_lines_are_answered_as_they_come(engine: Engine) -> None:
    taken = []

    def chunks() -> Any:
        for chunk in (GOOD + b"\n", GOOD + b"\n"):
            taken.append(chunk)
            yield chunk

    answers = decide_lines(engine, chunks())
    assert next(answers)[1]
    assert len(taken) == 1


def test_a_line_of_exactly_the_limit_is_read_and_one_byte_more_is_not() -> None:
    full = GOOD + b" " * (MOST_BYTES - len(GOOD))
    assert list(split_lines([full + b"\n" + b" " + full, b"\n", GOOD])) == [full, None, GOOD]
    assert parse_line(full) == parse_line(GOOD)
    assert problem_of(None).pointer == ""


def test_a_line_that_is_too_long_is_let_go_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 10)
    assert list(split_lines([b"12345", b"67890", b"1", b"2\nab", b"c\n", b"12345678901"])) == [None, b"abc", None]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "empty"),
        (b" ", "not JSON"),
        (b"\xef\xbb\xbf" + GOOD, "not JSON"),
        (b"\xff", "UTF-8"),
        (b'"\xed\xa0\x80"', "UTF-8"),
        (b"{", "not JSON"),
        (GOOD + b"x", "not JSON"),
        (GOOD + b"\x0c", "not JSON"),
        (b'{"a":NaN}', "not JSON"),
        (b'{"a":-Infinity}', "not JSON"),
        (b'{"a":"\x01"}', "not JSON"),
        (b"{'a':1}", "not JSON"),
        (b'{"a":01}', "not JSON"),
        (b'{"a":1,}', "not JSON"),
        (b"[" * 100_000, "more than 100"),
        (b'{"a":' + b"[" * 100 + b"]" * 100 + b"}", "more than 100"),
        (b'{"a":' + b"[" * 200 + b"]" * 200 + b',"a":1}', "more than 100"),
        (b"[]", "object"),
    ],
)
def test_a_line_that_holds_no_case_is_reported_as_a_whole(line: bytes, words: str) -> None:
    problem = problem_of(line)
    assert problem.pointer == ""
    assert words in problem.problem


@pytest.mark.parametrize(
    "more",
    [
        b'"more":' + b"[" * 99 + b"]" * 99,
        b'"more":[' + b",".join([b"[[]]"] * 200) + b"]",
        b'"more":"' + b"[{" * 200 + b'\\"[[' + b'"',
        b'"more":' + b"9" * 5000,
        b'"more":1e400',
        b'"more":"\\ud800"',
        b'"at":"bad","at":"2020-10-30T12:00:00Z"',
    ],
)
def test_what_the_case_does_not_ask_for_may_be_anything_in_json(more: bytes) -> None:
    assert parse_line(b"{" + more + b"," + GOOD[1:]) == parse_line(GOOD)


def test_white_space_around_a_case_is_json_white_space() -> None:
    assert parse_line(b" \t" + GOOD + b" \r") == parse_line(GOOD)


def test_a_number_of_thousands_of_digits_is_wrong_only_where_it_is_read() -> None:
    digits = b"9" * 5000
    line = GOOD.replace(b'"anonymous"', b'"anonymous","meter":{"used":' + digits + b',"countedThis":true}')
    assert problem_of(line).pointer == "/reader/meter/used"
