"""`options`: what there is, what it is, and how it is changed."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Call


def test_options_are_listed_changed_and_put_back(desk: Call, tmp_path: Path) -> None:
    store = tmp_path / "paywall.db"
    assert desk("--store", store, "sample").code == 0
    assert desk("--store", store, "--json", "options", "list").json == {
        "emergencyHours": 24, "backupsKept": 20, "oldLinksKeptHours": 2, "viewsKeptDays": 90,
    }  # fmt: skip
    assert "For how many hours" in desk("--store", store, "options", "list").out
    assert desk("--store", store, "--dry-run", "options", "set", "emergencyHours", "12").out == (
        "The option emergencyHours would be 12.\n"
    )
    assert desk("--store", store, "--json", "options", "list").json["emergencyHours"] == 24
    assert desk("--store", store, "options", "set", "emergencyHours", "12").code == 0
    assert desk("--store", store, "--json", "options", "list").json["emergencyHours"] == 12
    assert desk("--store", store, "--json", "options", "set", "emergencyHours", "default").json["value"] == 24


def test_what_an_option_cannot_be_is_refused(desk: Call, tmp_path: Path) -> None:
    store = tmp_path / "paywall.db"
    assert desk("--store", store, "sample").code == 0
    for words, said in (
        (("emergencyHours", "73"), "a whole number from 1 to 72"),
        (("emergencyHours", "soon"), "a whole number from 1 to 72"),
        (("colour", "red"), "There is no option colour"),
        (("appearance", "dark"), "belongs to the window"),
    ):
        answer = desk("--store", store, "options", "set", *words)
        assert (answer.code, said in answer.err) == (3, True), answer
