"""The benchmark of Stripe measures what it says; how fast it is fails nothing."""

from __future__ import annotations

from pathlib import Path

from benchmarks.stripe_speed import applying, plan_in_child, write_pages


def test_the_benchmark_plans_what_is_there_and_applies_at_the_limits(tmp_path: Path) -> None:
    write_pages(120, tmp_path)
    planned = plan_in_child(120, tmp_path)
    assert planned.steps == 0
    assert planned.pages > 6
    assert "MB on top" in str(planned)
    applied = applying(4, latency=0.0)
    assert (applied.requests, applied.again) == (12, 0)
    assert "of the allowed rate used" in str(applied)
