"""Blocks of a feed become chunks: as large as pays, in the table's order, and the same whichever way they are read."""

from __future__ import annotations

import json
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("polars")

from paywall_admin.services.app import App
from paywall_admin.services.readers import chunk as chunk_module
from paywall_admin.services.readers import columns, intake
from paywall_admin.services.readers.chunk import Chunk
from paywall_admin.services.readers.intake import take_in
from paywall_admin.services.readers.parsing import Job, chunks
from paywall_admin.system.feedfile import FeedFile
from support.feeds import view, write
from support.stores import NOW, dump

BYTES = 2000


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the way of large files with small ones, in small blocks."""
    monkeypatch.setattr(intake, "MUCH", 0)
    monkeypatch.setattr(FeedFile, "blocks", partialmethod(FeedFile.blocks, size=BYTES))


def read(app: App, file: str, *, fast: bool = True) -> list[Chunk]:
    return list(chunks(Job(app.store.location, ((0, file, None),), NOW, fast)))


def test_blocks_are_stored_together_until_there_is_much_of_them(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [view(f"r-{n % 7}", f"a-{n % 5}", n * 977) for n in range(1000)]
    file = write(tmp_path / "feed.csv", lines)
    monkeypatch.setattr(columns, "ENOUGH", 400)
    found = read(app, file)
    sizes = [chunk.count for chunk in found]
    assert sum(sizes) == 1000
    assert len(sizes) == 3
    assert min(sizes[:-1]) >= 400
    assert all(list(chunk.rows()) == sorted(chunk.rows()) for chunk in found)
    content, lines_before = Path(file).read_bytes(), 0
    for chunk in found:
        lines_before += chunk.lines
        assert chunk.mark is not None
        assert content[: chunk.mark.offset].count(b"\n") == 1 + lines_before, "the header, and what is in chunks so far"


@pytest.mark.parametrize("limit", ["MANY_NEW", "MANY_TOLD"])
def test_much_that_is_new_or_told_of_readers_goes_in_at_once(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    lines = [view(f"r-{n}", "a", n * 60, country="JP") for n in range(300)]
    file = write(tmp_path / "feed.csv", lines)
    assert len(read(app, file)) == 1
    monkeypatch.setattr(columns, limit, 100)
    told = [len(chunk.met) for chunk in read(app, file)]
    assert sum(told) == 300
    assert len(told) == 3


def test_every_line_that_is_left_out_keeps_its_reason_however_many_there_are(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text("nothing\n" * 3000)
    monkeypatch.setattr(chunk_module, "MOST_REJECTS", 600)
    monkeypatch.setattr(columns, "MANY_REJECTS", 300)
    found = read(app, str(path))
    assert [line for one in found for line, _ in one.rejects] == list(range(1, 3001))
    assert sum(one.rejected for one in found) == 3000


def test_line_numbers_go_on_over_the_blocks_of_a_chunk(app: App, tmp_path: Path) -> None:
    rows = [json.dumps(view(f"r-{n}", "a", n * 60)) for n in range(100)]
    rows[3] = rows[70] = "nothing"
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(rows) + "\n")
    (chunk,) = read(app, str(path))
    assert (chunk.lines, chunk.count, [line for line, _ in chunk.rejects]) == (100, 98, [4, 71])


@pytest.mark.parametrize(
    "pair",
    [
        # As many colons as two plain lines have, but not each line its five.
        ('{"reader":"r","article":"a","at":%d}', '{"reader":"s","article":"b:","at":"%s","counts":false}'),
        ('{"reader":"r","at":"%s"}', '{"reader":"s","article":"b","at":"%s","counts":false}'),
        ('{"reader":"r","article":"a:"}', '{"reader":"s","article":"b","at":"%s","counts":false}'),
        ('{"reader":"r","article":null,"at":"%s"}', '{"reader":"s","article":"b","at":"%s"}'),
        ('{"article":"a","at":"%s"}', '{"reader":"s","article":"b","at":"%s","device":"narrow"}'),
        ('{"reader":"r","article":"a","at":"2020-10-01 00-00-00Z"}', '{"reader":"s:::","article":"b","at":"%s"}'),
        ('{"reader":"r","article":"a","at":"%s"}', '{"reader":"s","article":"b","at":"%s"}'),
    ],
)
def test_json_lines_say_the_same_column_by_column_and_line_by_line(
    app: App, opened: Any, tmp_path: Path, pair: tuple[str, str]
) -> None:
    at = view("r", "a", 60)["at"]
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(line.replace("%s", at).replace("%d", "5") + "\n" for line in pair * 40))
    other = App.open(tmp_path / "other.db", clock=app.clock)
    mine, theirs = (take_in(one, [str(path)], apart=False, fast=fast) for one, fast in ((app, True), (other, False)))
    assert (mine.lines, mine.views, mine.rejects) == (theirs.lines, theirs.views, theirs.rejects)
    for table in ("article_view", "reader", "article"):
        assert dump(app.store)[table] == dump(other.store)[table]
    other.close()
