"""`sample`, `settings`, `check`, `audit`, `undo`, `redo`: the draft from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Answer, Call


def draft(desk: Call, store: Path) -> dict:
    return desk("--store", store, "settings", "show").json


def changed(desk: Call, store: Path, tmp_path: Path, **fields: object) -> Path:
    file = tmp_path / "changed.json"
    file.write_text(json.dumps({**draft(desk, store), **fields}))
    return file


def test_the_sample_makes_the_store_and_its_draft(desk: Call, tmp_path: Path) -> None:
    store = tmp_path / "new" / "paywall.db"
    answer = desk("--store", store, "sample", "--year", 2020)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "The sample publication, Nikkei Asia, is the draft.\n"
    found = draft(desk, store)
    assert [offer.get("endsAt") for offer in found["offers"]] == ["2020-10-31T15:00:00Z", None]
    assert desk("--store", store, "sample", "--year", 2020).out == "It is the draft already.\n"
    desk("--store", store, "sample", "--year", 2031)
    assert draft(desk, store)["offers"][0]["endsAt"] == "2031-10-31T15:00:00Z"
    desk("--store", store, "undo")
    assert draft(desk, store) == found


@pytest.mark.parametrize(("year", "code"), [(1969, 3), (2100, 3), ("soon", 2)])
def test_a_year_that_cannot_be_makes_no_store(desk: Call, tmp_path: Path, year: object, code: int) -> None:
    answer = desk("--store", tmp_path / "paywall.db", "sample", "--year", year)
    assert answer.code == code
    assert list(tmp_path.iterdir()) == []


def test_settings_go_out_and_in_unchanged(desk: Call, store: Path, tmp_path: Path) -> None:
    shown = desk("--store", store, "settings", "show").out
    (tmp_path / "settings.json").write_text(shown)
    other = tmp_path / "other.db"
    answer = desk("--store", other, "settings", "import", tmp_path / "settings.json")
    assert answer.code == 0
    assert desk("--store", other, "settings", "show").out == shown
    again = desk("--store", other, "settings", "import", tmp_path / "settings.json")
    assert again.out == "0 things changed in the draft.\n"


def test_an_import_says_in_words_what_changed(desk: Call, store: Path, tmp_path: Path) -> None:
    meters = draft(desk, store)["meters"]
    meters[0]["limit"] = 3
    file = changed(desk, store, tmp_path, meters=meters)
    answer = desk("--store", store, "settings", "import", file, "--json")
    assert len(answer.json["changes"]) == 1
    assert "5 → 3" in answer.json["changes"][0]
    assert draft(desk, store)["meters"][0]["limit"] == 3


def test_an_import_from_standard_input(program, store: Path, desk: Call) -> None:
    shown = desk("--store", store, "settings", "show").out
    done = program("--store", store, "settings", "import", "-", stdin=shown.encode())
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("0 things changed")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"meters": [{"id": "m", "limit": "5", "period": {"kind": "calendarMonth"}}]}, "/meters/0/limit"),
        ({"surprise": 1}, "/surprise"),
        ({"messages": [{"id": "x", "state": "metered", "texts": {"en": {"heading": 5}}}]}, "/messages/0/texts/en"),
        ({"publication": None}, "/publication"),
    ],
)
def test_a_file_with_anything_wrong_is_refused_whole_with_its_place(
    desk: Call, store: Path, tmp_path: Path, fields: dict, place: str
) -> None:
    before = draft(desk, store)
    answer = desk("--store", store, "settings", "import", changed(desk, store, tmp_path, **fields))
    assert (answer.code, answer.out) == (3, "")
    assert place in answer.err
    assert answer.err.count("\n") == 1
    assert draft(desk, store) == before


def check(desk: Call, *words: object) -> tuple[Answer, list[str]]:
    answer = desk("check", *words, "--json")
    return answer, [finding["severity"] for finding in answer.json]


def test_the_sample_of_a_year_to_come_has_no_finding(desk: Call, tmp_path: Path) -> None:
    store = tmp_path / "paywall.db"
    desk("--store", store, "sample")
    answer = desk("--store", store, "check", "--strict")
    assert (answer.code, answer.out) == (0, "0 errors, 0 warnings.\n")


def test_what_is_over_is_a_warning_and_stops_only_a_strict_check(desk: Call, store: Path) -> None:
    answer, severities = check(desk, "--store", store)
    assert answer.code == 0
    assert set(severities) == {"warning"}
    assert check(desk, "--store", store, "--strict")[0].code == 1


def test_an_end_before_a_start_is_an_error_with_its_place(desk: Call, store: Path, tmp_path: Path) -> None:
    offers = draft(desk, store)["offers"]
    offers[0]["startsAt"] = "2020-12-01T00:00:00Z"
    file = changed(desk, store, tmp_path, offers=offers)
    answer = desk("check", file)
    assert answer.code == 1
    assert any(line.startswith("error: /offers/0/endsAt: ") for line in answer.out.splitlines())
    desk("--store", store, "settings", "import", file)
    assert desk("--store", store, "check").code == 1
    refused = desk("--store", store, "publish", "--note", "Wrong")
    assert (refused.code, refused.out) == (1, "")
    assert "/offers/0/endsAt" in refused.err


def test_the_audit_names_who_did_what(desk: Call, store: Path, tmp_path: Path) -> None:
    meters = draft(desk, store)["meters"]
    meters[0]["limit"] = 3
    desk("--store", store, "--actor", "ann", "settings", "import", changed(desk, store, tmp_path, meters=meters))
    entries = desk("--store", store, "audit", "list", "--json").json
    assert [entry["entry"] for entry in entries] == [2, 1]
    assert entries[0]["actor"] == "ann"
    assert desk("--store", store, "audit", "list").out.splitlines()[1].split()[2] == "ann"
    assert len(desk("--store", store, "audit", "list", "--limit", 1, "--json").json) == 1
    assert desk("--store", store, "audit", "list", "--before", 2, "--json").json[0]["entry"] == 1


def test_undo_and_redo_are_ones_own_and_revert_is_anybodys(desk: Call, store: Path, tmp_path: Path) -> None:
    meters = draft(desk, store)["meters"]
    meters[0]["limit"] = 3
    desk("--store", store, "--actor", "ann", "settings", "import", changed(desk, store, tmp_path, meters=meters))
    refused = desk("--store", store, "--actor", "bob", "undo")
    assert (refused.code, refused.err) == (
        1,
        "paywall-admin: Nothing was undone: there is no step of yours left to undo.\n",
    )
    assert desk("--store", store, "--actor", "ann", "undo").code == 0
    assert draft(desk, store)["meters"][0]["limit"] == 5
    assert desk("--store", store, "--actor", "ann", "redo").code == 0
    assert draft(desk, store)["meters"][0]["limit"] == 3
    assert desk("--store", store, "--actor", "bob", "undo", 2).code == 0
    assert draft(desk, store)["meters"][0]["limit"] == 5
    missing = desk("--store", store, "undo", 99)
    assert missing.code == 3
