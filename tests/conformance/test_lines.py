"""Lines that are hardly cases: bytes, numbers, nesting and line ends, answered alike by both engines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from conformance.engines import JavaScript, decide_in_python
from conformance.vectorfiles import without_words
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.compiled import compile_payload, payload_bytes

AT = "2020-10-15T12:00:00Z"
GOOD = f'{{"at":"{AT}","reader":{{"kind":"anonymous"}},"article":{{"id":"a"}}}}'.encode()
LONGEST = 16 * 1024 * 1024
SETTINGS = {
    "publication": {
        "name": "The Daily", "timeZone": "UTC", "defaultLocale": "en", "locales": ["en"], "currency": "USD",
        "homeUrl": "/", "offersUrl": "/offers", "accountUrl": "/account",
    },
    "meters": [{"id": "m", "limit": 3, "period": {"kind": "calendarMonth"}}],
}  # fmt: skip
PAYLOAD = payload_bytes(compile_payload(parse_settings(json.dumps(SETTINGS).encode())))


def used(number: bytes) -> bytes:
    return GOOD.replace(b'"anonymous"', b'"anonymous","meter":{"used":' + number + b',"countedThis":false}')


def count(number: bytes) -> bytes:
    grant = b'{"kind":"articles","from":"%s","until":"2021-01-01T00:00:00Z","count":%s}' % (AT.encode(), number)
    return GOOD.replace(b'"anonymous"', b'"anonymous","grants":[' + grant + b"]")


def beside(field: bytes) -> bytes:
    """A good case with one more field that nobody looks at."""
    return GOOD[:-1] + b',"x":' + field + b"}"


def nested(levels: int, inner: bytes = b"1") -> bytes:
    return b"[" * levels + inner + b"]" * levels


# What each line of the file is answered with: a pointer where it is bad, or some figures of the decision.
LINES: dict[str, tuple[bytes, str | dict[str, Any]]] = {
    "a good case": (GOOD, {"articlesLeft": 2}),
    "white space of JSON around it": (b" \t\r" + GOOD + b" \t\r", {"articlesLeft": 2}),
    "white space of another kind": (GOOD + b"\x0b", ""),
    "a no-break space": (GOOD + "\u00a0".encode(), ""),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, ""),
    "an empty line": (b"", ""),
    "a line of blanks": (b"   ", ""),
    "only a carriage return": (b"\r", ""),
    "two cases": (GOOD + GOOD, ""),
    "a comma behind": (GOOD + b",", ""),
    "cut short": (GOOD[:-1], ""),
    "a comment": (GOOD + b"// x", ""),
    "single quotes": (GOOD.replace(b'"', b"'"), ""),
    "a comma before the brace": (GOOD[:-1] + b",}", ""),
    "NaN": (beside(b"NaN"), ""),
    "Infinity": (beside(b"Infinity"), ""),
    "minus Infinity": (beside(b"-Infinity"), ""),
    "undefined": (beside(b"undefined"), ""),
    "True": (beside(b"True"), ""),
    "a zero in front": (beside(b"01"), ""),
    "a plus in front": (beside(b"+1"), ""),
    "a dot in front": (beside(b".5"), ""),
    "a dot behind": (beside(b"1."), ""),
    "hexadecimal": (beside(b"0x10"), ""),
    "an underscore": (beside(b"1_000"), ""),
    "a tab within a text": (beside(b'"a\tb"'), ""),
    "a zero byte within a text": (beside(b'"a\x00b"'), ""),
    "a zero byte": (GOOD + b"\x00", ""),
    "an unknown escape": (beside(b'"\\x41"'), ""),
    "a short escape": (beside(b'"\\u12"'), ""),
    "an escape with a sign": (beside(b'"\\u+123"'), ""),
    "an escape of capital U": (beside(b'"\\U0041"'), ""),
    "a delete character within a text": (beside(b'"\x7f"'), {"articlesLeft": 2}),
    "line separators within a text": (beside("\u2028\u2029\u0085".join('""').encode()), {"articlesLeft": 2}),
    "not UTF-8": (beside(b'"\xff"'), ""),
    "UTF-8 cut short": (beside(b'"\xe6\x97"'), ""),
    "UTF-8 longer than it has to be": (beside(b'"\xc0\x80"'), ""),
    "a surrogate in UTF-8": (beside(b'"\xed\xa0\x80"'), ""),
    "beyond the last plane": (beside(b'"\xf4\x90\x80\x80"'), ""),
    "UTF-16": (GOOD.decode().encode("utf-16"), ""),
    "the last character there is": (beside(b'"\xf4\x8f\xbf\xbf"'), {"articlesLeft": 2}),
    "a lone surrogate where nobody looks": (beside(b'"\\ud800"'), {"articlesLeft": 2}),
    "a lone surrogate in an id": (GOOD.replace(b'"a"', b'"\\ud800"'), "/article/id"),
    "half a pair and a whole one": (GOOD.replace(b'"a"', b'"\\ud83d\\ud83d\\ude00"'), "/article/id"),
    "a pair of escapes": (GOOD.replace(b'"a"', b'"\\ud83d\\ude00"'), {"articlesLeft": 2}),
    "a list": (b"[]", ""),
    "a text": (b'"x"', ""),
    "a number": (b"1", ""),
    "null": (b"null", ""),
    "an empty object": (b"{}", "/at"),
    "the last of two fields wins": (b'{"at":5,' + GOOD[1:], {"articlesLeft": 2}),
    "the last of two fields loses": (GOOD[:-1] + b',"at":5}', "/at"),
    "a field written in escapes": (GOOD.replace(b'"at"', b'"\\u0061t"'), {"articlesLeft": 2}),
    "a field named twice, once in escapes": (GOOD[:-1] + b',"\\u0061t":5}', "/at"),
    "prototypes": (GOOD[:-1] + b',"__proto__":{"device":"x"},"constructor":1}', {"articlesLeft": 2}),
    "only a prototype has what is needed": (b'{"__proto__":' + GOOD + b"}", "/at"),
    "used 2.0": (used(b"2.0"), {"articlesRead": 2}),
    "used 2e0": (used(b"2e0"), {"articlesRead": 2}),
    "used 20e-1": (used(b"20e-1"), {"articlesRead": 2}),
    "used 0.2E+1": (used(b"0.2E+1"), {"articlesRead": 2}),
    "used -0": (used(b"-0"), {"articlesRead": 0}),
    "used -0.0": (used(b"-0.0"), {"articlesRead": 0}),
    "used 1e-400 is 0": (used(b"1e-400"), {"articlesRead": 0}),
    "used 2.5": (used(b"2.5"), "/reader/meter/used"),
    "used 1e400": (used(b"1e400"), "/reader/meter/used"),
    "used -1e400": (used(b"-1e400"), "/reader/meter/used"),
    "used of 5,000 digits": (used(b"9" * 5000), "/reader/meter/used"),
    "used of 400 zeros behind the dot": (used(b"2." + b"0" * 400), {"articlesRead": 2}),
    "used 2^53 - 1": (used(b"9007199254740991"), {"articlesRead": 9007199254740991}),
    "used 2^53 - 1 as a fraction": (used(b"9007199254740991.0"), {"articlesRead": 9007199254740991}),
    "used 2^53 - 1 and a little": (used(b"9007199254740991.4"), {"articlesRead": 9007199254740991}),
    "used 2^53": (used(b"9007199254740992"), "/reader/meter/used"),
    "used 2^53 + 1": (used(b"9007199254740993"), "/reader/meter/used"),
    "used 2.0000000000000001 is 2": (used(b"2.0000000000000001"), {"articlesRead": 2}),
    "count 1e6": (count(b"1e6"), {"limit": 1000003}),
    "count 1000000.0": (count(b"1000000.0"), {"limit": 1000003}),
    "count 1000001": (count(b"1000001"), "/reader/grants/0/count"),
    "count -0": (count(b"-0"), {"limit": 3}),
    "1e400 where nobody looks": (beside(b"1e400"), {"articlesLeft": 2}),
    "5,000 digits where nobody looks": (beside(b"9" * 5000), {"articlesLeft": 2}),
    "100 levels": (beside(nested(99)), {"articlesLeft": 2}),
    "101 levels": (beside(nested(100)), ""),
    "100 levels of objects": (beside(b'{"a":' * 99 + b"1" + b"}" * 99), {"articlesLeft": 2}),
    "101 levels of objects": (beside(b'{"a":' * 100 + b"1" + b"}" * 100), ""),
    "many brackets, but not within each other": (beside(b"[" + b"[],{}," * 500 + b"1]"), {"articlesLeft": 2}),
    "brackets within a text": (beside(b'"' + b"[{" * 200 + b'"'), {"articlesLeft": 2}),
    "brackets behind an escaped quote": (beside(b'"\\"' + b"[" * 200 + b'"'), {"articlesLeft": 2}),
    "brackets behind an escaped backslash": (beside(b'["\\\\",' + nested(100) + b"]"), ""),
    "100,000 levels": (nested(100_000), ""),
    "100,000 levels that never close": (b"[" * 100_000, ""),
}


@pytest.fixture(scope="module", params=["Python", "JavaScript"])
def answers(request: pytest.FixtureRequest, javascript: JavaScript) -> list[bytes]:
    """What an engine answers to all lines at once, so that one bad line would show in the others."""
    lines = b"".join(line + b"\n" for line, _answer in LINES.values())
    return decide_in_python(PAYLOAD, lines) if request.param == "Python" else javascript.decide(PAYLOAD, lines)


@pytest.mark.parametrize("name", LINES)
def test_line_is_answered_as_the_contract_says(name: str, answers: list[bytes]) -> None:
    number = list(LINES).index(name) + 1
    assert len(answers) == len(LINES)
    line, expected = LINES[name]
    answer = json.loads(answers[number - 1])
    if isinstance(expected, str):
        assert answer["error"] | {"problem": ""} == {"line": number, "pointer": expected, "problem": ""}, line[:200]
    else:
        assert expected.items() <= answer.items(), line[:200]


@pytest.mark.parametrize(
    ("file", "pointers"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"\n\n", ["", ""]),
        (GOOD, [None]),
        (GOOD + b"\n", [None]),
        (GOOD + b"\n\n", [None, ""]),
        (GOOD + b"\n" + GOOD, [None, None]),
        (GOOD + b"\r\n" + GOOD + b"\r\n", [None, None]),
        (GOOD + b"\r" + GOOD, [""]),
        (GOOD + b"\n{}\n" + GOOD, [None, "/at", None]),
        (GOOD + "\u2028".encode() + GOOD, [""]),
        (GOOD + b"\x0c\n" + GOOD + b"\x1c\n", ["", ""]),
    ],
)
@pytest.mark.parametrize("engine", ["Python", "JavaScript"])
def test_lines_end_at_line_feeds_alone(
    engine: str, file: bytes, pointers: list[str | None], javascript: JavaScript
) -> None:
    output = decide_in_python(PAYLOAD, file) if engine == "Python" else javascript.decide(PAYLOAD, file)
    answers = [json.loads(line) for line in output]
    assert [answer.get("error", {}).get("pointer") for answer in answers] == pointers
    assert [answer["error"]["line"] for answer in answers if "error" in answer] == [
        number for number, pointer in enumerate(pointers, 1) if pointer is not None
    ]


@pytest.mark.parametrize(("longer_by", "behind", "good"), [(0, b"", True), (1, b"", False), (0, b"\r", False)])
@pytest.mark.parametrize("engine", ["Python", "JavaScript"])
def test_a_line_may_have_sixteen_mebibytes(
    engine: str, longer_by: int, behind: bytes, good: bool, javascript: JavaScript
) -> None:
    line = beside(b'"' + b"x" * (LONGEST - len(beside(b'""')) + longer_by) + b'"') + behind
    file = line + b"\n" + GOOD
    answers = decide_in_python(PAYLOAD, file) if engine == "Python" else javascript.decide(PAYLOAD, file)
    assert [b'"error":{"line":1,"pointer":""' not in answer for answer in answers] == [good, True]


def test_both_engines_print_the_same_bytes(javascript: JavaScript) -> None:
    lines = b"".join(line + b"\n" for line, _answer in LINES.values())
    python = [without_words(line) for line in decide_in_python(PAYLOAD, lines)]
    assert python == [without_words(line) for line in javascript.decide(PAYLOAD, lines)]
