"""What a spreadsheet takes for a formula, and what it must not."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from paywall_admin.core.spreadsheets import csv_text, harmless

FORMULAS = [
    '=HYPERLINK("https://evil.example","here")', "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x",
    " =1", "\u200b=1", "\ufeff=1", "\u3000=1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, -0.5, 0, 12, "Meter", "a=b", "2 - 1", "’tis", "", "日経"])
def test_numbers_and_other_texts_stay_as_they_are(value: Any) -> None:
    assert harmless(value) == value


def test_nothing_yes_and_lists_are_written_for_people_and_programs() -> None:
    assert [harmless(value) for value in (None, True, False, ["=1"], {"a": 1})] == [
        "", "true", "false", '["=1"]', '{"a":1}',
    ]  # fmt: skip


def test_csv_comes_back_as_it_went_in() -> None:
    rows = [["a,b", 'say "x"', "two\nlines", -3], ["=1", None, "日経", 0]]
    text = csv_text(rows)
    assert "\r\n" in text
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a,b", 'say "x"', "two\nlines", "-3"],
        ["'=1", "", "日経", "0"],
    ]
