"""The team's store: the main job by the command line on PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Call
from paywall_admin.system import signing
from support import postgres


@pytest.fixture(scope="module")
def server() -> Any:
    return postgres.start()


@pytest.fixture
def url(server: Any, passphrase: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setitem(signing._COST, "n", 2**4)
    found = postgres.new_database(server)
    yield found
    postgres.drop_database(server, found)


def test_the_main_job_on_a_server(desk: Call, url: str, tmp_path: Path) -> None:
    assert desk("--store", url, "history").code == 6, "an empty database is no store yet"
    assert desk("--store", url, "sample").code == 0
    outcome = desk("--store", url, "publish", "--note", "First", "--json").json
    assert outcome["version"] == 1
    assert desk("--store", url, "export", "--to", tmp_path).code == 0
    assert desk("--store", url, "verify", tmp_path / "settings.json").code == 0
    backup = desk("--store", url, "database", "backup", "--to", tmp_path / "safe.db").code
    assert backup == 0
    assert desk("--store", url, "publish", "--note", "Second", "--json").json["version"] == 2
    assert desk("--store", url, "database", "restore", tmp_path / "safe.db").code == 0
    assert len(desk("--store", url, "history", "--json").json) == 1
    assert desk("--store", url, "publish", "--note", "Third", "--json").json["version"] == 3
    assert desk("--store", url, "database", "check").out == "The store is sound.\n"
    assert "postgresql" not in desk("--store", url, "database", "status").out


def test_a_backup_of_a_server_is_a_store_of_its_own(desk: Call, url: str, tmp_path: Path) -> None:
    desk("--store", url, "sample", "--year", 2020)
    desk("--store", url, "database", "backup", "--to", tmp_path / "safe.db")
    here, there = (desk("--store", store, "settings", "show").out for store in (tmp_path / "safe.db", url))
    assert json.loads(here) == json.loads(there)


def test_a_server_that_is_not_there_is_one_sentence_without_its_password(desk: Call) -> None:
    answer = desk("--store", "postgresql://desk:hunter2@127.0.0.1:1/paywall?connect_timeout=2", "history")
    assert (answer.code, answer.out) == (6, "")
    assert answer.err.count("\n") == 1
    assert "hunter2" not in answer.err
