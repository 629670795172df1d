"""Who was erased does not come back by what is told again, and comes back without a history by what is new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core.calendar import instant
from paywall_admin.services.app import App
from paywall_admin.services.readers import cases, finding, privacy
from paywall_admin.services.readers.card import GetCard
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.services.readers.intake import Taken, take_in
from paywall_admin.store import erasures, keeping
from support.feeds import Line, view, write
from support.stores import NOW, dump

NEEDLES = ("reader-to-erase", "very.private@example.org", "cus_secret1")
HOUR = 3600
ways = pytest.mark.parametrize("fast", [True, False], ids=["columns", "lines"])


@pytest.fixture(params=["file", "server"])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


def taken(app: App, folder: Path, *lines: Line, name: str = "feed.jsonl", fast: bool = True) -> Taken:
    number = len(list(folder.glob("*")))
    done = take_in(app, [write(folder / f"{number}-{name}", list(lines))], apart=False, fast=fast)
    assert done.rejects == []
    return done


def erase(app: App, clock: Any) -> None:
    case = cases.open_case(app, "data request", "T-9")
    (hit,) = app.ask(FindReaders("reader-to-erase", case))
    privacy.erase(app, hit.number, case)
    clock.now += HOUR


OLD = [
    view("reader-to-erase", "a-1", 60, counts=True),
    {"reader": "reader-to-erase", "email": "very.private@example.org", "at": instant(NOW - 50)},
    view("another", "a-1", 60),
]


def back(clock: Any) -> Line:
    return {"reader": "reader-to-erase", "article": "a-9", "at": instant(clock.now - 5)}


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from paywall_admin.services.readers import intake

    monkeypatch.setattr(intake, "MUCH", 0)
    (tmp_path / "feed").mkdir()
    return tmp_path / "feed"


@ways
@pytest.mark.parametrize("name", ["feed.jsonl", "feed.csv"])
def test_what_is_told_again_brings_nobody_back(app: App, clock: Any, feed: Path, fast: bool, name: str) -> None:
    taken(app, feed, *OLD, name=name, fast=fast)
    erase(app, clock)
    late = view("reader-to-erase", "a-2", 30)
    done = taken(app, feed, view("new", "a-1", -HOUR // 2), *OLD, late, name=name, fast=fast)
    assert (done.erased, done.files[0].erased, done.views, done.readers, done.lines) == (3, 3, 1, 0, 5)
    assert sorted(row[1] for row in dump(app.store)["reader"]) == ["another", "new"]
    assert len(dump(app.store)["article_view"]) == 2
    assert "'erased': 3" in str(dump(app.store)["audit"][-1]) or '"erased": 3' in str(dump(app.store)["audit"][-1])


@ways
def test_who_returns_is_a_new_reader_without_a_history(app: App, clock: Any, feed: Path, fast: bool) -> None:
    taken(app, feed, *OLD, fast=fast)
    before = {row[0] for row in dump(app.store)["reader"]}
    erase(app, clock)
    assert taken(app, feed, back(clock), fast=fast).views == 1
    done = taken(app, feed, view("another", "a-7", 9), *OLD, fast=fast)  # a late copy after the return
    assert (done.erased, done.views) == (2, 1)
    (row,) = [row for row in dump(app.store)["reader"] if row[1] == "reader-to-erase"]
    assert row[0] not in before
    assert row[2] is None
    case = cases.open_case(app, "support request", "T-1")
    card = app.ask(GetCard(row[0], case))
    assert {one.article for one in (*card.counted, *card.others)} == {"a-9"}


@ways
def test_words_without_a_time_are_taken_only_of_who_came_back(app: App, clock: Any, feed: Path, fast: bool) -> None:
    taken(app, feed, *OLD, fast=fast)
    erase(app, clock)
    undated = {"reader": "reader-to-erase", "locale": "ja"}
    assert taken(app, feed, undated, fast=fast).erased == 1
    assert "reader-to-erase" not in str(dump(app.store)["reader"])
    done = taken(app, feed, back(clock), undated, fast=fast)
    assert (done.erased, done.readers) == (0, 1)
    assert taken(app, feed, undated | {"country": "JP"}, fast=fast).erased == 0
    assert [row[4:6] for row in dump(app.store)["reader"] if row[1] == "reader-to-erase"] == [("JP", "ja")]


def test_number_of_an_erased_reader_goes_to_nobody_else(app: App, clock: Any, feed: Path) -> None:
    taken(app, feed, view("another", "a-1", 60), view("reader-to-erase", "a-1", 60))
    number = max(row[0] for row in dump(app.store)["reader"])
    assert dump(app.store)["reader"][-1][1] == "reader-to-erase"
    erase(app, clock)
    taken(app, feed, view("new", "a-2", 30))
    assert {row[1]: row[0] for row in dump(app.store)["reader"]}["new"] > number


@pytest.mark.parametrize("kind", ["file"])
@pytest.mark.parametrize("damage", ["cut", "gone", "sound"])
def test_a_backup_put_back_does_not_bring_them_back(app: App, clock: Any, feed: Path, damage: str) -> None:
    taken(app, feed, *OLD)
    while finding.index_more(app):
        pass
    backup = keeping.back_up(app.store, clock.now)
    erase(app, clock)
    location = app.store.location
    assert location.path is not None
    app.store.close()
    if damage == "cut":
        location.path.write_bytes(location.path.read_bytes()[:5000])
    elif damage == "gone":
        location.path.unlink()
    keeping.restore(backup, location, clock.now)
    again = App.open(location.path, clock=app.clock)
    assert [row[1] for row in dump(again.store)["reader"]] == ["another"]
    assert taken(again, feed, view("another", "a-5", 5), *OLD).erased == 2
    again.close()
    for path in location.path.parent.glob(f"{location.path.name}*"):
        content = path.read_bytes()
        assert [needle for needle in NEEDLES if needle.encode() in content] == [], path


def test_list_beside_the_backups_names_nobody(app: App, clock: Any, feed: Path) -> None:
    taken(app, feed, *OLD)
    erase(app, clock)
    text = erasures.list_of(app.store.location).read_text()
    assert {name for entry in json.loads(text) for name in entry} == {"key", "erased_at", "erased_by", "views"}
    assert not any(needle in text for needle in NEEDLES)
    assert erasures.list_of(app.store.location).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", ["file"])
def test_a_backup_from_after_the_return_keeps_the_new_reader(app: App, clock: Any, feed: Path) -> None:
    taken(app, feed, *OLD)
    erase(app, clock)
    taken(app, feed, back(clock))
    backup = keeping.back_up(app.store, clock.now)
    keeping.restore(backup, app.store.location, clock.now)
    assert "reader-to-erase" in {row[1] for row in dump(app.store)["reader"]}
