"""The log is JSON a line, rotates, is its owner's alone, and holds neither secrets nor personal data."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from paywall_admin.system import logs

SECRETS = {
    "stripe": ("charged with sk_live_51Habcdefghijk failed", "51Habcdefghijk"),
    "restricted": ("key rk_test_abcDEF123456", "abcDEF123456"),
    "webhook": ("whsec_0123456789abcdef", "0123456789abcdef"),
    "bearer": ("Authorization: Bearer eyJhbGciOi.J9.x-y_z", "eyJhbGciOi"),
    "url": ("cannot reach postgresql://desk:hunter2@db.example/paywall", "hunter2"),
    "json": ('{"password": "hunter2", "user": 1}', "hunter2"),
    "python": ("Options(passphrase='correct horse', n=1)", "correct horse"),
    "query": ("PUT /x?token=abc123&n=1", "abc123"),
    "e-mail": ("reader Jane.Doe+x@mail.example.co.uk asked", "Jane.Doe"),
    "pem": ("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGbMF\ncGBSu3\n-----END ENCRYPTED PRIVATE KEY-----", "cGBSu3"),
    "half a pem": ("-----BEGIN PRIVATE KEY-----\nMIGbMF", "MIGbMF"),
    "of this run": ("it said: tr0ub4dor.", "tr0ub4dor"),
}


@pytest.fixture
def log(home: Path) -> Iterator[Path]:
    file = logs.start()
    assert file == home / "log" / "paywall-admin.log"
    yield file
    logs.stop()


@pytest.mark.parametrize("kind", SECRETS)
def test_no_secret_reaches_the_file(log: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "tr0ub4dor")
    text, secret = SECRETS[kind]
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("paywall_admin.cli").exception("failed: %s", text)
    written = log.read_text()
    assert secret not in written
    line = json.loads(written)
    assert line["trace"].startswith("Traceback")
    assert "failed: " in line["text"]


def test_plain_words_stay(log: Path) -> None:
    logging.getLogger("paywall_admin").info("version %d at https://example.com/a: 3 × ünï", 7)
    line = json.loads(log.read_text())
    assert line["text"] == "version 7 at https://example.com/a: 3 × ünï"
    assert (line["level"], line["from"]) == ("info", "paywall_admin")
    assert line["at"].endswith("Z")
    assert "trace" not in line


def test_it_rotates_and_only_its_owner_reads_it(log: Path) -> None:
    words = "x" * 19_000
    for _ in range(130):
        logging.getLogger("paywall_admin").info(words)
    written = sorted(path.name for path in log.parent.iterdir())
    assert written == ["paywall-admin.log", "paywall-admin.log.1", "paywall-admin.log.2"]
    assert {path.stat().st_mode & 0o777 for path in log.parent.iterdir()} == {0o600}


def test_a_line_without_end_is_cut(log: Path) -> None:
    logging.getLogger("paywall_admin").info("a@b" * 1_000_000)
    assert " [cut] " in json.loads(log.read_text())["text"]
    assert log.stat().st_size < 30_000


def test_starting_twice_writes_each_line_once(log: Path) -> None:
    assert logs.start() == log
    logging.getLogger("paywall_admin").info("once")
    assert len(log.read_text().splitlines()) == 1


def test_a_folder_that_cannot_be_made_costs_only_the_log(home: Path) -> None:
    (home / "log").write_text("in the way")
    assert logs.start() is None
