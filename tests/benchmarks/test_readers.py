"""The readers' benchmarks measure what they say; how fast it is fails nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import readers_feed, readers_find, whatif


def test_the_feed_is_measured_beside_the_shell(tmp_path: Path) -> None:
    csv, lines, delta = readers_feed.run(3000, tmp_path)
    assert (csv.views, csv.new, lines.new, delta.new) == (3000, 3000, 3000, 300)
    for each in (csv, lines, delta):
        assert "bytes a view" in str(each)
        print(each)


def test_finding_and_cards_are_measured(tmp_path: Path) -> None:
    for each in readers_find.run(2000, tmp_path):
        assert "median" in str(each)
        print(each)


def test_another_limit_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert whatif.main(["--views", "4000"]) == 0
    said = capsys.readouterr().out
    assert "counted for every limit" in said
    assert "ratio" in said
    print(said)
