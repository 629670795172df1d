"""The benchmark of the runtime measures what it says; how fast it is fails nothing."""

from __future__ import annotations

from benchmarks.runtime_speed import measure


def test_the_benchmark_decides_and_opens_what_it_times() -> None:
    figures = measure(cases=60, rounds=3)
    assert figures.states >= 5
    assert min(figures[:5]) > 0
    assert str(figures).count("of JSON.parse") == 5
