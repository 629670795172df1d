"""The benchmark of the audit's verifier measures what it says; how fast it is fails nothing."""

from __future__ import annotations

from benchmarks.audit_chain import run


def test_the_benchmark_verifies_every_entry_and_prints_both_figures() -> None:
    figures = run(3_000, 1)
    assert figures.good == 3_000
    assert figures.baseline > 0
    assert "a million" in str(figures)
    print(figures)
