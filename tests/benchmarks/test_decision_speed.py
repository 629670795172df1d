"""The benchmark of the decision measures what it says; how fast it is fails nothing."""

from __future__ import annotations

from benchmarks.decision_speed import run


def test_the_benchmark_decides_every_case_and_prints_both_figures() -> None:
    figures = run(50, 1)
    assert [each.good for each in figures] == [50, 50]
    for each in figures:
        assert each.engine > 0
        assert "cases a second; JSON alone" in str(each)
        print(each)
