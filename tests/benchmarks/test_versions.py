"""The benchmark of versions measures what it says; how fast it is fails nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.large_settings import large_settings
from benchmarks.versions import run
from paywall_admin.system import signing


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")


def test_the_benchmark_compares_and_counts(tmp_path: Path) -> None:
    figures = run(tmp_path, large_settings(offers=40, messages=13), apart=4, history=300)
    assert figures.changes >= 40
    assert figures.growth > 0
    assert "compare two versions: cold" in str(figures)
    print(figures)
