"""Hostile, huge and broken files: each is refused in one sentence with its place, and none is crashed on."""

from __future__ import annotations

import json

import pytest
from hypothesis import example as shown
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.problems import BadInput
from paywall_admin.core.strictjson import MAX_BYTES, quoted, read

REFUSED = {
    "empty": (b"", "not-json", "settings"),
    "blank": (b" \n ", "not-json", "settings"),
    "not UTF-8": (b'{"a":\n"\xff"}', "not-utf8", "settings, line 2"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "not-utf8", "settings, line 1"),
    "cut in half": (b'{"a": [1,\n 2', "not-json", "settings, line 2, column 3"),
    "comma too many": (b'{"a": 1,}', "not-json", "settings, line 1, column 9"),
    "two documents": (b"{} {}", "not-json", "settings, line 1, column 4"),
    "single quotes": (b"{'a': 1}", "not-json", "settings, line 1, column 2"),
    "line break in a text": (b'{"a": "b\nc"}', "not-json", "settings, line 1, column 9"),
    "bad escape": (b'{"a": "\\q"}', "not-json", "settings, line 1, column 8"),
    "a comment": (b"{} // more", "not-json", "settings, line 1, column 4"),
    "NaN": (b'{"a": [0, NaN]}', "not-a-number", "/a/1"),
    "infinity": (b'{"a": -Infinity}', "not-a-number", "/a"),
    "1e400": (b'{"a": 1e400}', "not-a-number", "/a"),
    "5,000 digits": (b'{"a": ' + b"9" * 5000 + b"}", "not-a-number", "/a"),
    "lone surrogate": (b'{"a": {"b~/": "x\\ud800y"}}', "broken-text", "/a/b~0~1"),
    "an escape sequence in a name": (b'{"\\u001b[31m": NaN}', "not-a-number", r"/\x1b[31m"),
    "lone surrogate in a name": (b'{"a": {"\\udfff": 1}}', "broken-text", "/a"),
    "half a surrogate as bytes": (b'{"a": "\xed\xa0\x80"}', "not-utf8", "settings, line 1"),
    "a name twice": (b'{"a": {"b": 1, "c": 2, "b": 3}}', "duplicate-key", "/a/b"),
    "a name twice, escaped": (b'{"a": 1, "\\u0061": 2}', "duplicate-key", "/a"),
    "65 levels": (b"[" * 65 + b"]" * 65, "too-deep", "/0" * 64),
    "a million levels": (b"[" * 1_000_000, "too-deep", "settings"),
    "a hundred thousand objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too-deep", "settings"),
    "too many bytes": (b" " * (MAX_BYTES + 1), "too-large", "settings"),
    "too many values": (b"[" + b"1," * 300_000 + b"1]", "too-large", "/249999"),
    "too many fields": (b'{"a": {' + b",".join(b'"%d": 1' % name for name in range(1001)) + b"}}", "too-large", "/a"),
    "a name of a megabyte": (b'{"' + b"a" * 1_000_000 + b'": 1}', "too-large", ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str) -> None:
    data, code, place = REFUSED[case]
    with pytest.raises(BadInput) as refusal:
        read(data)
    assert (refusal.value.code, refusal.value.place) == (code, place)
    assert refusal.value.sentence.endswith(".")
    assert len(refusal.value.sentence) < 200


def test_what_is_read() -> None:
    data = b'\xef\xbb\xbf{"a": [1, 2.0, 1e3, true, null, "\\ud83d\\ude00"], "b": {}}'
    assert read(data) == {"a": (1, 2.0, 1000.0, True, None, "\N{GRINNING FACE}"), "b": {}}


def test_sixty_four_levels_are_read() -> None:
    value = read(b"[" * 64 + b"]" * 64)
    for _ in range(63):
        (value,) = value
    assert value == ()


def test_the_file_is_named() -> None:
    with pytest.raises(BadInput, match=r"autumn\.json, line 1, column 2: This is not JSON"):
        read(b"{", name="autumn.json")


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:0123456789eE+-.\\u truefalsn\n', max_size=60).map(str.encode))
@shown(b'{"a":1e400}')
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refusal = None
    try:
        json.dumps(read(data), allow_nan=False).encode("ascii")
    except BadInput as problem:
        refusal = problem
    assert refusal is None or refusal.sentence.endswith(".")
    assert refusal is None or (refusal.place or "").isprintable()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("x\u202ey", r"'x\u202ey'"),
        ("it's", "'it's'"),
        ("a\nb", r"'a\nb'"),
        ("é", "'é'"),
        ("z" * 99, f"'{'z' * 57}...'"),
    ],
)
def test_what_is_quoted_stays_on_one_visible_line(value: str, written: str) -> None:
    assert quoted(value) == written
