"""The feed goes in exactly once, in every form, and a bad line costs no other."""

from __future__ import annotations

import errno
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core.feed import DENIED
from paywall_admin.core.problems import BadInput, Problem, StoreRefused
from paywall_admin.services.app import App
from paywall_admin.services.queries import ListAudit
from paywall_admin.services.readers import intake, worker
from paywall_admin.services.readers.intake import Taken, take_in
from paywall_admin.store import backups
from paywall_admin.store.intake import alone
from paywall_admin.system import feedfile
from support.feeds import json_lines, view, write
from support.stores import NOW, dump

VIEWS = [
    view("r-1", "a-1", 3600, counts=True, section="asia", tags=["china", "trade"]),
    view("r-1", "a-2", 3000, counts=True, contentType="sponsored"),
    view("r-2", "a-1", 2000, counts=False, device="narrow", kind="registered", country="JP"),
    view("r-3", "a-3", 90_000),
]
READERS = [
    {"reader": "r-1", "email": "Ann@Example.org", "kind": "registered", "country": "US", "locale": "en"},
    {
        "reader": "r-4", "kind": "anonymous",
        "subscription": {"id": "s-1", "status": "trialing", "trialEnd": "2020-11-01T00:00:00Z"},
    },
]  # fmt: skip
ways = pytest.mark.parametrize("fast", [True, False], ids=["columns", "lines"])


@pytest.fixture(autouse=True)
def _much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the ways of large files with small ones."""
    monkeypatch.setattr(intake, "MUCH", 0)


def taken(app: App, *places: Any, **options: Any) -> Taken:
    return take_in(app, [str(place) for place in places], apart=False, **options)


def content(app: App) -> Any:
    """What is in the store by the readers' and articles' own ids, whatever their numbers."""
    rows = dump(app.store)
    readers = {row[0]: row[1] for row in rows["reader"]}
    articles = {row[0]: row[1] for row in rows["article"]}
    return {
        "reader": sorted(repr(row[1:]) for row in rows["reader"]),
        "article": sorted(repr(row[1:]) for row in rows["article"]),
        "view": sorted(
            (articles[row[2]], readers[row[1]], row[0] * 86400 + row[3], row[4]) for row in rows["article_view"]
        ),
        "subscription": sorted(repr((readers[row[0]], *row[1:])) for row in rows["reader_subscription"]),
    }  # fmt: skip


@ways
@pytest.mark.parametrize("kind", ["file", "server"])
@pytest.mark.parametrize("name", ["feed.jsonl", "feed.csv"])
def test_views_and_readers_go_in(app: App, tmp_path: Path, fast: bool, name: str) -> None:
    done = taken(app, write(tmp_path / name, VIEWS), write(tmp_path / "readers.jsonl", READERS), fast=fast)
    assert (done.lines, done.views, done.readers, done.rejected) == (6, 4, 2, 0)
    assert content(app)["view"] == [
        ("a-1", "r-1", NOW - 3600, 1),
        ("a-1", "r-2", NOW - 2000, 4),
        ("a-2", "r-1", NOW - 3000, 1),
        ("a-3", "r-3", NOW - 90_000, 2),
    ]
    by_id = {row[1]: row for row in dump(app.store)["reader"]}
    assert by_id["r-1"][2:6] == ("ann@example.org", True, "US", "en")
    assert by_id["r-2"][3:5] == (True, "JP")
    articles = {row[1]: row[2:] for row in dump(app.store)["article"]}
    assert articles["a-1"] == ("asia", None, ["china", "trade"])
    assert articles["a-2"] == (None, "sponsored", None)
    (record,) = dump(app.store)["reader_subscription"]
    assert record[1:3] == ("s-1", "trialing")


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize("name", ["feed.jsonl", "feed.csv"])
def test_both_ways_say_the_same_of_every_form(app: App, opened: Any, tmp_path: Path, name: str, suffix: str) -> None:
    lines = [*VIEWS, *(view(f"r-{n % 7}", f"a-{n % 5}", n * 977) for n in range(500))]
    file = write(tmp_path / (name + suffix), lines)
    other = App.open(tmp_path / "other.db", clock=app.clock)
    assert taken(app, file, fast=True).views == taken(other, file, fast=False).views == len(lines)
    assert content(app) == content(other)
    other.close()


@ways
@pytest.mark.parametrize("turned", [False, True], ids=["wide first", "narrow first"])
def test_of_two_that_disagree_about_one_view_the_same_stays_in_whichever_order(
    app: App, tmp_path: Path, fast: bool, turned: bool
) -> None:
    wide = [view(f"r-{n}", "a-1", 60, device="wide", counts=False) for n in range(200)]
    narrow = [view(f"r-{n}", "a-1", 60, device="narrow", counts=True) for n in range(200)]
    lines = [one for pair in zip(wide, narrow, strict=True) for one in (pair[::-1] if turned else pair)]
    assert taken(app, write(tmp_path / "feed.csv", lines), fast=fast).views == 200
    assert {mark for *_, mark in content(app)["view"]} == {DENIED}, "in doubt it does not count"


@ways
def test_the_same_again_renamed_overlapping_or_packed_adds_nothing(app: App, tmp_path: Path, fast: bool) -> None:
    lines = [view(f"r-{n}", "a", n * 60, counts=True) for n in range(100)]
    first = write(tmp_path / "one.jsonl", lines)
    assert taken(app, first, fast=fast).views == 100
    again = taken(app, first, fast=fast)
    assert (again.files[0].known, again.lines, again.views) == (True, 0, 0)
    Path(first).rename(tmp_path / "two.jsonl")
    assert taken(app, tmp_path / "two.jsonl", fast=fast).files[0].known
    half = write(
        tmp_path / "half.csv", lines[50:] + [view(f"r-{n}", "a", n * 60, counts=True) for n in range(100, 150)]
    )
    assert (taken(app, half, fast=fast).views, len(dump(app.store)["article_view"])) == (50, 150)
    assert taken(app, write(tmp_path / "packed.jsonl.gz", lines), fast=fast).views == 0


@ways
@pytest.mark.parametrize("name", ["feed.jsonl", "feed.csv"])
def test_a_file_that_grows_is_read_on(app: App, tmp_path: Path, fast: bool, name: str) -> None:
    lines = [view(f"r-{n}", "a", n * 60) for n in range(10)]
    file = write(tmp_path / name, lines[:4])
    assert taken(app, file, fast=fast).views == 4
    write(tmp_path / name, lines)
    done = taken(app, file, fast=fast)
    assert (done.lines, done.views, done.rejected) == (6, 6, 0)
    assert len(dump(app.store)["feed_file"]) == 1


def test_what_could_not_be_read_is_no_file_that_was_read_before(app: App, tmp_path: Path) -> None:
    path = write(tmp_path / "feed.csv", b"person;article\nx;y\n")
    for _ in range(2):
        done = taken(app, path)
        assert (done.files[0].known, "has to be reader" in (done.files[0].stopped or "")) == (False, True)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_file_that_may_not_be_read_is_refused_as_such(number: int) -> None:
    assert feedfile.unreadable("x", OSError(number, "no")).sentence == (
        "The file cannot be read: this account may not read it."
    )


@ways
def test_a_file_that_was_mended_in_its_middle_is_read_again_where_that_is_wanted(
    app: App, tmp_path: Path, fast: bool
) -> None:
    lines = [view(f"r-{n}", f"a-{n}", n) for n in range(3000)]
    path = write(tmp_path / "feed.jsonl", [*lines[:1500], view("r-1500", "a-x", -9000), *lines[1500:]])
    first = taken(app, path, fast=fast)
    assert (first.views, [line for _, line, _ in first.rejects]) == (3000, [1501])
    write(tmp_path / "feed.jsonl", [*lines[:1500], view("r-1500", "a-x", 9000), *lines[1500:]])
    assert taken(app, path, fast=fast).files[0].known
    again = taken(app, path, fast=fast, again=True)
    assert (again.views, again.lines, again.rejected, again.files[0].known) == (1, 3001, 0, False)
    assert taken(app, path, fast=fast).files[0].known
    assert len(dump(app.store)["feed_file"]) == 1


def test_a_line_that_is_still_being_written_waits_while_watching(app: App, tmp_path: Path) -> None:
    whole = json_lines([view("r-1", "a", 60), view("r-2", "b", 60)])
    file = write(tmp_path / "feed.jsonl", whole[:-20])
    assert (taken(app, file, watching=True).views, taken(app, file, watching=True).rejected) == (1, 0)
    write(tmp_path / "feed.jsonl", whole)
    assert taken(app, file, watching=True).views == 1


BAD = [
    (b"nonsense", "not JSON"),
    (b"", "empty"),
    (b"\xff\xfe", "not text in UTF-8"),
    (b'{"reader":"r","article":"a"}', "at is not an instant"),
    (b'{"article":"a","at":"2020-10-01T00:00:00Z"}', "reader is missing"),
    (b'{"reader":"r","article":"a","at":"1970-01-01T00:00:00Z"}', "before the year 2000"),
    (b'{"reader":"r","article":"a","at":"2021-10-29T00:00:00Z"}', "in the future"),
    (b'{"reader":"r","article":"a","at":"2020-02-30T00:00:00Z"}', "does not exist"),
    (b'{"reader":"%s","article":"a","at":"2020-10-01T00:00:00Z"}' % (b"x" * 10_000), "10,000 bytes"),
    (b'{"reader":"r","article":"a","at":"2020-10-01T00:00:00Z","device":"tv"}', "neither wide nor narrow"),
    (b'{"reader":"r","article":"a","at":"2020-10-01T00:00:00Z","counts":"maybe"}', "neither true nor false"),
    (b'{"reader":"r","email":"nobody"}', "email is not an address"),
    (b'{"reader":"\\ud800","article":"a","at":"2020-10-01T00:00:00Z"}', "half a character"),
    (b"[1]", "not a JSON object"),
    (b"[" * 5000, "more than 100 lists"),
    (b'{"reader":"r","article":["a"],"at":"2020-10-01T00:00:00Z"}', "neither a text nor a whole number"),
    (b'{"reader":1.5,"article":"a","at":"2020-10-01T00:00:00Z"}', "neither a text nor a whole number"),
    (b'{"reader":"r","article":"a","at":"2020-10-01T00:00:00Z","pad":"%s"}' % (b"x" * (1 << 20)), "longer than"),
]  # fmt: skip


@ways
def test_bad_lines_are_named_with_reason_and_cost_no_other(app: App, tmp_path: Path, fast: bool) -> None:
    good = json_lines([view("r-1", "a-1", 60)]).rstrip(b"\n")
    bad = [line for line, _ in BAD]
    file = write(tmp_path / "feed.jsonl", b"\n".join([good, *bad, good.replace(b"r-1", b"r-2")]) + b"\n")
    done = taken(app, file, fast=fast)
    assert (done.views, done.rejected) == (2, len(BAD))
    for (_, line, reason), (at, (_, words)) in zip(done.rejects, enumerate(BAD, 2), strict=True):
        assert line == at
        assert words in reason
    intake.write_rejects(done, tmp_path / "rejects.jsonl")
    written = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert written[0] == {"file": file, "line": 2, "reason": "This line is not JSON."}


@ways
def test_bad_lines_of_a_csv(app: App, tmp_path: Path, fast: bool) -> None:
    at = "2020-10-29T00:00:00Z"
    body = f'reader,article,at\nr,a,{at}\nr,a\nr,"a{"x"},{at}\n,a,{at}\nr,b,{at},more\n"r,2",b,{at}\n'
    done = taken(app, write(tmp_path / "feed.csv", body.encode()), fast=fast)
    assert (done.views, [line for _, line, _ in done.rejects]) == (2, [3, 4, 5, 6])


def test_csv_without_a_reader_is_refused_by_name(app: App, tmp_path: Path) -> None:
    done = taken(app, write(tmp_path / "feed.csv", b"who,article,at\nr,a,b\n"))
    assert "one of them has to be reader" in (done.files[0].stopped or "")
    assert intake.problem_of(done) is not None


@ways
def test_gz_that_breaks_off_keeps_what_came_before(app: App, tmp_path: Path, fast: bool) -> None:
    packed = gzip.compress(json_lines([view(f"r-{n}", f"a-{n * 7919 % 997}", n) for n in range(5000)]))
    done = taken(
        app,
        write(tmp_path / "cut.jsonl", b"") and _put(tmp_path / "cut.jsonl.gz", packed[: len(packed) // 2]),
        fast=fast,
    )
    assert 1000 < done.views < 5000
    assert "ends or breaks off" in (done.files[0].stopped or "")
    junk = taken(app, _put(tmp_path / "junk.jsonl.gz", packed + b"trailing garbage"), fast=fast)
    assert (junk.views + done.views, bool(junk.files[0].stopped)) == (5000, True)


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_bomb_is_stopped_at_the_limit(app: App, tmp_path: Path) -> None:
    line = json_lines([view("r", "a", 60)])
    bomb = gzip.compress(line + b" " * (100 << 20), 9)
    done = taken(app, _put(tmp_path / "bomb.jsonl.gz", bomb))
    assert (done.views, done.files[0].stopped) == (
        1,
        "The file unpacks to more than 200 times its size, as no feed does.",
    )


def test_newer_word_about_a_reader_wins_whatever_the_order(app: App, tmp_path: Path) -> None:
    new = {"reader": "r", "email": "new@example.org", "at": "2020-10-02T00:00:00Z"}
    old = {"reader": "r", "email": "old@example.org", "locale": "ja", "at": "2020-10-01T00:00:00Z"}
    taken(app, write(tmp_path / "1.jsonl", [new]), write(tmp_path / "2.jsonl", [old]))
    assert dump(app.store)["reader"][0][2] == "new@example.org"


def test_cancelled_import_goes_on_where_it_was(app: App, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{n}.jsonl", [view(f"r-{n}-{m}", "a", m) for m in range(50)]) for n in range(3)]
    done = taken(app, *files, progress=lambda so_far: so_far.views < 60)
    assert (done.cancelled, done.views) == (True, 100)
    rest = taken(app, *files)
    assert (rest.views, len(dump(app.store)["article_view"])) == (50, 150)


def test_parsing_apart_does_the_same(app: App, tmp_path: Path) -> None:
    file = write(tmp_path / "feed.jsonl", [*VIEWS, *READERS])
    done = take_in(app, [file])
    assert (done.views, done.readers, done.met) == (4, 2, 4)
    with pytest.raises(BadInput, match="no such file"):
        take_in(app, [str(tmp_path / "missing.jsonl")])
    (entry,) = app.ask(ListAudit(limit=1))
    assert (entry.tag, entry.label) == ("feed:record", "Import 1 file of the feed: 4 new views, 4 new readers")


def test_what_was_read_before_starts_no_process(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "feed.jsonl", VIEWS)
    assert take_in(app, [file]).views == 4
    monkeypatch.setattr(worker, "_PROGRAM", "raise SystemExit(9)")
    again = take_in(app, [file])
    assert (again.files[0].known, again.lines, again.part, again.cancelled) == (True, 0, 1.0, False)
    other = json_lines([*VIEWS[:-1], view("r-3", "a-4", 90_000)])
    assert len(other) == Path(file).stat().st_size
    monkeypatch.undo()
    assert take_in(app, [write(tmp_path / "other.jsonl", other)], apart=False).views == 1


def test_parser_that_is_killed_is_told_and_gone_on_with(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "feed.jsonl", VIEWS)
    monkeypatch.setattr(worker, "_PROGRAM", worker._PROGRAM.partition("from")[0] + "sys.exit(9)")
    with pytest.raises(Problem, match="ended before its time"):
        take_in(app, [file])
    monkeypatch.undo()
    assert take_in(app, [file]).views == 4


def test_bulk_import_begins_with_a_backup_once_a_day(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BULK", 100)
    taken(app, write(tmp_path / "one.jsonl", VIEWS))
    (backup,) = backups.existing(app.store.location)
    again = App.open(backup)
    assert dump(again.store)["article_view"] == []
    again.close()
    taken(app, write(tmp_path / "two.jsonl", READERS * 3))
    assert backups.existing(app.store.location) == [backup]


def test_backup_before_a_bulk_import_says_how_far_it_is_and_can_be_stopped(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BULK", 10)
    file = write(tmp_path / "feed.jsonl", VIEWS)
    stopped = taken(app, file, progress=lambda done: (done.backing_up or 0) < 0.5)
    assert (stopped.cancelled, stopped.lines, stopped.backing_up) == (True, 0, None)
    assert backups.existing(app.store.location) == []
    parts: list[float | None] = []
    done = taken(app, file, progress=lambda done: parts.append(done.backing_up) or 0 <= done.part <= 1)
    assert (done.cancelled, done.views) == (False, len(VIEWS))
    assert (parts[0] is not None, parts[-1]) == (True, None)


def test_two_imports_at_once_are_refused(app: App, tmp_path: Path) -> None:
    file = write(tmp_path / "feed.jsonl", VIEWS)
    with alone(app.store), pytest.raises(StoreRefused, match="Another import"):
        taken(app, file)
    assert taken(app, file).views == 4


def test_folder_is_read_by_name_and_only_its_feeds(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "a.jsonl", VIEWS[:2])
    write(folder / "b.csv.gz", VIEWS[2:])
    (folder / "notes.txt").write_text("nothing")
    (folder / ".hidden.jsonl").write_text("nothing")
    assert (taken(app, folder).views, len(taken(app, folder).files)) == (4, 2)
