"""A line of CSV means the same whether its cells are in quotes or not; the short way takes no more than the long."""

from __future__ import annotations

import pytest

from paywall_admin.core.feed import MOST_ID, UNTOLD, FeedProblem, View, csv_reader, read_json

NOW = 1_604_000_000
AT = "2020-10-29T00:00:00Z"


@pytest.mark.parametrize("reader", ["r-1", " r 1 ", "ü", "r\t1", "'r'", "r" * MOST_ID, "1"])
@pytest.mark.parametrize("end", [b"", b"\r"])
def test_cells_are_the_same_in_quotes_and_without(reader: str, end: bytes) -> None:
    read = csv_reader(["reader", "article", "at"])
    plain, quoted = (form.format(reader, AT).encode() + end for form in ("{},a,{}", '"{}","a","{}"'))
    assert read(plain, NOW) == read(quoted, NOW) == View(reader, "a", 1_603_929_600, UNTOLD)
    more = csv_reader(["reader", "article", "at", "section"])
    assert more(plain.removesuffix(b"\r") + b"," + end, NOW) == View(reader, "a", 1_603_929_600, UNTOLD)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b",a," + AT.encode(), "reader is missing"),
        (b"r\rx,a," + AT.encode(), "not CSV"),
        (b"r\x00,a," + AT.encode(), "zero byte"),
        (b"r" * (MOST_ID + 1) + b",a," + AT.encode(), "257 bytes"),
        ("ü".encode() * 129 + b",a," + AT.encode(), "258 bytes"),
        (b" \t ", "empty"),
        (b"r,a", "2 cells"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: bytes, words: str) -> None:
    with pytest.raises(FeedProblem, match=words):
        csv_reader(["reader", "article", "at"])(line, NOW)


def test_three_fields_say_nothing_more() -> None:
    line = b'{"reader":"r","article":"a","at":"%s"}' % AT.encode()
    assert read_json(line, NOW) == read_json(line[:-1] + b',"unknown":1}', NOW)
