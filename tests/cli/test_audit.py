"""The audit on the command line: the same filters, entries in words, exports, and the verifier's exit code."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.drafts import lists
from support.stores import Clock, fill

Call = Callable[..., Any]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "paywall.db"
    app = App.open(path, actor="ann", clock=Clock())
    fill(app)
    app.do(lists.EditMeter("guests", was={"limit": 5}, now={"limit": 7}), reason="=Spring 50% off")
    app.close()
    return path


def test_list_takes_the_filters(desk: Call, store: Path) -> None:
    def found(*words: str) -> list[str]:
        return [entry["label"] for entry in desk("--store", store, "audit", "list", "--json", *words).json]

    assert found("--text", "50% OFF") == ["Change the limit of meter 'Guests'"]
    assert found("--text", "50_ off") == []
    assert found("--object", "meter:guests") == ["Change the limit of meter 'Guests'"]
    assert len(found("--object", "meter")) == 4
    assert found("--person", "bob") == []
    # The clock stands at 4:33 of October 30 in the publication's zone, on October 29 elsewhere.
    assert found("--since", "2020-10-31") == found("--until", "2020-10-29") == []
    assert found("--since", "2020-10-30", "--until", "2020-10-30", "--limit", "1") != []
    assert desk("--store", store, "audit", "list", "--person", "bob").out == "No entry is like that.\n"


@pytest.mark.parametrize("typed", ["tomorrow", "2020-13-01", "2020-10-30T09:00", ""])
def test_a_time_that_is_none_is_named(desk: Call, store: Path, typed: str) -> None:
    answer = desk("--store", store, "audit", "list", "--since", typed)
    assert (answer.code, answer.out) == (3, "")
    assert "--since: Write a day such as 2026-10-01" in answer.err


def test_show_says_before_and_after(desk: Call, store: Path) -> None:
    number = desk("--store", store, "audit", "list", "--limit", 1, "--json").json[0]["entry"]
    out = desk("--store", store, "audit", "show", number).out
    assert "Reason: =Spring 50% off" in out
    assert [line.split() for line in out.splitlines()[-2:]] == [["field", "before", "after"], ["limit", "5", "7"]]
    whole = desk("--store", store, "audit", "show", number, "--json").json
    assert whole["differences"] == [{"field": "limit", "was": "5", "now": "7"}]
    assert whole["command"]["do"] == "meter:edit"
    assert "Publication: name" in desk("--store", store, "audit", "show", 1).out
    assert desk("--store", store, "audit", "show", 999).code == 3


def test_export_prints_or_writes(desk: Call, store: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(desk("--store", store, "audit", "export").out)))
    assert rows[0]["reason"] == "'=Spring 50% off"
    assert len(rows) == int(rows[0]["entry"])
    file = tmp_path / "out.json"
    answer = desk("--store", store, "audit", "export", "--to", file, "--object", "meter")
    assert answer.out == f"4 entries are written to {file}.\n"
    assert [row["objectKind"] for row in json.loads(file.read_text(encoding="utf-8"))] == ["meter"] * 4
    printed = json.loads(desk("--store", store, "audit", "export", "--json", "--text", "nowhere").out)
    assert printed == []


def test_verify_names_the_first_bad_entry(desk: Call, store: Path) -> None:
    good = desk("--store", store, "audit", "verify")
    assert (good.code, good.out) == (0, "All 20 entries of the audit are as written, none is missing.\n")
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("UPDATE audit SET actor = 'eve' WHERE number = 5")
    bad = desk("--store", store, "audit", "verify")
    assert bad.code == 1
    assert bad.out.startswith("Entry 5 of the audit is not as it was written")
    assert desk("--store", store, "audit", "verify", "--json").json["broken"] == 5


def test_verify_against_what_was_published(desk: Call, tmp_path: Path, passphrase: str) -> None:
    store = tmp_path / "sample.db"
    desk("--store", store, "sample")
    desk("--store", store, "publish", "--note", "First")
    desk("--store", store, "export", "--to", tmp_path)
    assert desk("--store", store, "audit", "verify", "--against", tmp_path / "settings.json").code == 0
    other = tmp_path / "other.db"
    desk("--store", other, "sample")
    answer = desk("--store", other, "audit", "verify", "--against", tmp_path / "settings.json")
    assert answer.code == 1
    assert "Entries are missing" in answer.out
