"""Test and live: chosen before anything is published, told in every bundle, and never changed afterwards."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any


def environment_of(bundle: Path) -> str:
    payload = json.loads(base64.b64decode(json.loads(bundle.read_text())["payload"]))
    return str(payload["environment"])


def test_a_store_is_made_live_before_its_first_version(desk: Any, store: Path, passphrase: str, tmp_path: Path) -> None:
    assert desk("--store", store, "database", "environment").out == "This is a test store.\n"
    assert desk("--store", store, "--dry-run", "database", "environment", "live").out == "This would be a live store.\n"
    assert desk("--store", store, "database", "environment").out == "This is a test store.\n"
    assert desk("--store", store, "database", "environment", "live").code == 0
    assert desk("--store", store, "database", "environment", "--json").json == {"environment": "live"}
    assert desk("--store", store, "publish", "--note", "First").code == 0
    assert desk("--store", store, "export", "--to", tmp_path / "site").code == 0
    assert environment_of(tmp_path / "site" / "settings.json") == "live"


def test_a_store_that_has_published_stays_what_it_is(desk: Any, store: Path, passphrase: str) -> None:
    assert desk("--store", store, "publish", "--note", "First").code == 0
    refused = desk("--store", store, "database", "environment", "live")
    assert refused.code == 6
    assert "published for test already" in refused.err
    assert desk("--store", store, "database", "environment").out == "This is a test store.\n"


def test_there_are_only_two_environments(desk: Any, store: Path) -> None:
    assert desk("--store", store, "database", "environment", "staging").code == 2
