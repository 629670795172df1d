"""The command line as the tests call it: in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.cli.main import run
from paywall_admin.system import logs

PASSPHRASE = "correct horse battery staple"


@dataclass
class Answer:
    """What a command line answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> str:
    """A passphrase in the environment, as on a server without a keyring."""
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", PASSPHRASE)
    return PASSPHRASE


@pytest.fixture
def desk(capfd: pytest.CaptureFixture[str]) -> Call:
    """Runs a command line in this process."""

    def call(*words: object) -> Answer:
        capfd.readouterr()
        code = run([str(word) for word in words])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        logs.stop()
        return Answer(code, out, err)

    return call


@pytest.fixture
def program(home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command line as a program of its own."""

    def call(*words: object, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "paywall_admin", *map(str, words)],
            input=stdin, capture_output=True, check=False, timeout=100,
            env={**os.environ, "PAYWALL_ADMIN_HOME": str(home), **environment},
        )  # fmt: skip

    return call


@pytest.fixture
def store(desk: Call, tmp_path: Path) -> Path:
    """A store with the sample of 2020 as its draft."""
    path = tmp_path / "paywall.db"
    assert desk("--store", path, "sample", "--year", 2020).code == 0
    return path
