"""The benchmark of both programs measures what it says; how fast they are fails nothing."""

from __future__ import annotations

from benchmarks.decide import measure
from benchmarks.decision_speed import the_sample


def test_the_benchmark_lets_both_programs_decide_every_case() -> None:
    rates = measure("sample", the_sample(), 40, 1)
    assert [(rate.name, rate.answers) for rate in rates] == [("sample, Python", 40), ("sample, Node", 40)]
    assert all("cases a second a core; JSON alone" in str(rate) for rate in rates)
