"""`case`: what it prints leads where it says, and what leads nowhere says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Call


@pytest.mark.parametrize(
    ("words", "met"),
    [
        (["limit_reached"], ("limit_reached", "limit-reached")),
        (["metered", "--message", "counter"], ("metered", "counter")),
        (["freeAccess:next-chapter", "--locale", "ja", "--narrow"], ("free_access", "next-chapter")),
    ],
)
def test_what_it_prints_is_decided_so(
    desk: Call, store: Path, tmp_path: Path, words: list[str], met: tuple[str, str]
) -> None:
    settings, cases = tmp_path / "settings.json", tmp_path / "cases.jsonl"
    settings.write_text(desk("--store", store, "settings", "show").out)
    answer = desk("--store", store, "case", *words)
    assert (answer.code, answer.err, answer.out.count("\n")) == (0, "", 1)
    cases.write_text(answer.out)
    decision = desk("decide", settings, cases).json
    assert (decision["state"], decision["message"]["id"]) == met
    if "--narrow" in words:
        assert (answer.json["device"], decision["message"]["locale"]) == ("narrow", "ja")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["open"], 1, "The wall is on"),
        (["locked"], 1, "No content rule keeps articles"),
        (["freeAccess:other"], 1, "There is no such free-access window"),
        (["limit"], 3, "There is no state 'limit'"),
        (["metered", "--message", "other"], 3, "There is no message 'other'"),
    ],
)
def test_what_leads_nowhere_says_why(desk: Call, store: Path, words: list[str], code: int, sentence: str) -> None:
    answer = desk("--store", store, "case", *words)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
