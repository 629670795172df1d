"""The support desk by the command line: the feed in, a reader found, the card, a remedy, export and erasure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Call
from paywall_admin.core.calendar import instant
from paywall_admin.services.app import App
from paywall_admin.system import signing
from paywall_admin.system.clock import system_clock
from support.feeds import json_lines
from support.stores import dump

CASE = ("--purpose", "support request", "--ticket", "T-1")


@pytest.fixture(autouse=True)
def _server(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(signing._COST, "n", 2**4)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    now = system_clock()
    lines: list[dict[str, Any]] = [{"reader": "u-100", "email": "ann.lee@example.org", "country": "JP", "locale": "en"}]
    lines += [{"reader": "u-100", "article": f"a-{n}", "at": instant(now - 60 - n), "counts": True} for n in range(5)]
    path = tmp_path / "feed.jsonl"
    path.write_bytes(json_lines(lines) + b"nonsense\n")
    return path


@pytest.fixture
def support(desk: Call, store: Path, feed: Path, tmp_path: Path) -> Call:
    rejects = tmp_path / "rejects.jsonl"
    answer = desk("--store", store, "readers", "import", feed, "--rejects", rejects, "--json")
    assert (answer.code, answer.json["views"], answer.json["readers"], answer.json["rejected"]) == (1, 5, 1, 1)
    assert json.loads(rejects.read_text())["line"] == 7

    def call(*words: object) -> Any:
        return desk("--store", store, "readers", *words)

    return call


def test_import_again_adds_nothing_and_a_file_that_is_not_there_is_named(support: Call, feed: Path) -> None:
    again = support("import", feed)
    assert again.code == 0
    assert again.out.splitlines() == [
        "0 lines read: 0 new views, 0 new readers, 0 words about readers, 0 rejected.",
        "1 file had been read before; --again reads from the beginning.",
    ]
    anew = support("import", feed, "--again", "--json").json
    assert (anew["lines"], anew["views"], anew["rejected"]) == (7, 0, 1)
    missing = support("import", "nowhere.jsonl")
    assert (missing.code, "nowhere.jsonl" in missing.err, missing.out) == (3, True, "")
    assert support("import").code == 2


def test_show_of_a_reader_without_a_meter_names_no_numbers(
    support: Call, desk: Call, store: Path, tmp_path: Path
) -> None:
    assert "articles     5 of 5 read, 0 left\n" in support("show", "u-100", *CASE).out
    assert "resets       never" not in support("show", "u-100", *CASE).out
    settings = {**json.loads(desk("--store", store, "settings", "show").out), "meters": []}
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(settings))
    assert desk("--store", store, "settings", "import", path).code == 0
    shown = support("show", "u-100", *CASE).out
    assert ("articles     not counted\n" in shown, "resets       never\n" in shown, "None" in shown) == (
        True,
        True,
        False,
    )


def test_find_show_explain(support: Call) -> None:
    found = support("find", "nn.lee", *CASE, "--json")
    assert (found.code, found.json[0]["email"]) == (0, "a•••@e•••.org")
    assert support("find", "nobody", *CASE).code == 1
    card = support("show", "u-100", *CASE, "--json").json
    assert (card["used"], card["left"], card["sentence"]) == (5, 0, "Meets the wall: all 5 free articles are read.")
    assert card["decision"]["state"] == "limit_reached"
    assert "ann.lee" not in json.dumps(card | {"case": None})
    assert support("show", "u-100", "--reveal", *CASE, "--json").json["email"] == "ann.lee@example.org"
    text = support("show", "u-100", *CASE).out
    assert "5 of 5 read, 0 left" in text
    assert "in Tokyo" in text
    explained = support("explain", "u-100", *CASE).out
    assert "5 of 5 free articles read; none is left." in explained
    assert "You have read all of your 5 free articles." in explained


def test_without_a_purpose_nobody_is_looked_up(support: Call) -> None:
    answer = support("show", "u-100")
    assert (answer.code, "needs --purpose" in answer.err, answer.out) == (3, True, "")
    assert support("show", "u-100", *CASE).code == 0
    assert support("show", "u-100").code == 0, "the case is open now"


def test_give_before_after_and_taking_it_back(support: Call, desk: Call, store: Path) -> None:
    words = ("give", "u-100", "--articles", 3, "--days", 7, "--reason", "The counter was wrong", *CASE)
    tried = support(*words, "--dry-run", "--json").json
    assert (tried["before"], tried["after"], tried["entry"]) == (
        "Meets the wall: all 5 free articles are read.", "Can read 3 more free articles of 8.", None,
    )  # fmt: skip
    assert support("show", "u-100", "--json").json["left"] == 0
    assert support(*words, "--json").json["after"] == "Can read 3 more free articles of 8."
    assert support("show", "u-100", "--json").json["left"] == 3
    desk("--store", store, "undo")
    assert support("show", "u-100", "--json").json["left"] == 0
    support("reset", "u-100", "--reason", "A shared phone", *CASE)
    assert support("show", "u-100", "--json").json["left"] == 5
    bad = support("give", "u-100", "--articles", 3, "--days", 7, "--reason", "for ann.lee@example.org", *CASE)
    assert (bad.code, "leave out the address" in bad.err) == (3, True)
    assert support("give", "u-100", "--reason", "x", *CASE).code == 2


def test_export_erase_and_retain(support: Call, tmp_path: Path) -> None:
    target = tmp_path / "ann.json"
    assert support("export", "u-100", "--to", target, *CASE).code == 0
    assert json.loads(target.read_text())["reader"][0]["email"] == "ann.lee@example.org"
    assert "5 views would be erased" in support("erase", "u-100", "--dry-run").out
    done = support("erase", "u-100", "--yes", "--json").json
    assert (done["views"], done["clean"], len(done["backups"])) == (5, True, 1)
    assert target.stat().st_mode & 0o777 == 0o600
    assert support("show", "u-100").code == 3
    assert support("retain", "--dry-run", "--json").json == {"views": 0, "days": 90, "backups": []}


def test_sample_readers_have_every_state(desk: Call, store: Path) -> None:
    answer = desk("--store", store, "readers", "import", "--sample", 60, "--json")
    assert answer.code == 0
    assert answer.json["rejected"] == 0
    assert answer.json["readers"] >= 60
    before = dump(App.open(store).store)["article_view"]
    again = desk("--store", store, "readers", "import", "--sample", 60)
    assert again.out.endswith("The sample readers were in before.\n")
    assert dump(App.open(store).store)["article_view"] == before


def test_a_place_that_cannot_be_written_is_refused_before_lines_are_read(support: Call, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_bytes(b"nonsense\n")
    refused = support("import", tmp_path / "more.jsonl", "--rejects", tmp_path / "nowhere" / "rejects.jsonl")
    assert (refused.code, "The file cannot be written" in refused.err) == (3, True)
    assert support("import", tmp_path / "more.jsonl").code == 1
    refused = support("export", "u-100", "--to", tmp_path / "nowhere" / "ann.json", *CASE)
    assert (refused.code, "The file cannot be written" in refused.err) == (3, True)


def test_rejects_of_each_round_of_a_watch_are_kept(
    support: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched, rejects = tmp_path / "watched", tmp_path / "watch-rejects.jsonl"
    watched.mkdir()
    (watched / "1.jsonl").write_bytes(b"nonsense\n")
    rounds = iter([b"more nonsense\n"])

    def wait(_seconds: float) -> None:
        content = next(rounds, None)
        if content is None:
            raise KeyboardInterrupt
        (watched / "2.jsonl").write_bytes(content)

    monkeypatch.setattr("paywall_admin.cli.reader_feed.time.sleep", wait)
    assert support("import", "--watch", 60, watched, "--rejects", rejects).code == 130
    named = [Path(json.loads(line)["file"]).name for line in rejects.read_text().splitlines()]
    assert named == ["1.jsonl", "2.jsonl"]


def test_an_id_that_nobody_has_leaves_a_trace(support: Call, store: Path) -> None:
    assert support("show", "u-999", *CASE).code == 3
    look = dump(App.open(store).store)["look_up"][-1]
    assert {"find", 0} <= set(look)
    assert "u-999" not in repr(look)


def test_an_end_that_no_calendar_holds_is_refused_in_a_sentence(support: Call) -> None:
    refused = support("give", "u-100", "--access", "--days", 9_999_999, *REASON)
    assert (refused.code, "before the year 2100" in refused.err) == (3, True)


def test_sample_publication_brings_readers_where_they_are_wanted(desk: Call, tmp_path: Path) -> None:
    answer = desk("--store", tmp_path / "demo.db", "sample", "--readers", 40, "--json")
    assert answer.code == 0
    assert answer.json["readers"] >= 40
    case = ("--purpose", "test", "--limit", 500, "--json")
    assert len(desk("--store", tmp_path / "demo.db", "readers", "find", "example", *case).json) > 10


REASON = ("--reason", "Wrong count", *CASE)


@pytest.mark.parametrize(
    "words",
    [
        ("import", "{folder}/more.jsonl"),
        ("import", "--sample", 20),
        ("give", "u-100", "--access", "--days", 7, *REASON),
        ("give", "--extend", "{grant}", "--days", 9, *REASON),
        ("reset", "u-100", *REASON),
        ("merge", "u-100", "d-9", *REASON),
        ("erase", "u-100", *CASE),
        ("retain", "--days", 1),
    ],
    ids=lambda words: " ".join(map(str, words[:2])),
)
def test_a_dry_run_says_what_it_would_do_and_keeps_nothing(
    support: Call, store: Path, tmp_path: Path, words: tuple[object, ...]
) -> None:
    old = {"reader": "d-9", "article": "a-0", "at": instant(system_clock() - 5 * 86_400)}
    (tmp_path / "old.jsonl").write_bytes(json_lines([old]))
    (tmp_path / "more.jsonl").write_bytes(json_lines([{**old, "article": "new"}]))
    assert support("import", tmp_path / "old.jsonl").code == 0
    given = support("give", "u-100", "--articles", 1, "--days", 1, "--reason", "Wrong count", *CASE, "--json")
    assert given.code == 0, given.err
    words = tuple(str(word).format(folder=tmp_path, grant=json.loads(given.out)["grant"]) for word in words)
    before = rows_of(store)
    answer = support(*words, "--dry-run")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out
    assert rows_of(store) == before
    assert support(*words, *["--yes"] * (words[0] == "erase")).code == 0
    assert rows_of(store) != before


def rows_of(store: Path) -> Any:
    """Every row but those that say who looked."""
    app = App.open(store, create=False)
    try:
        return dump(app.store, without=("audit", "look_up"))
    finally:
        app.close()


def test_another_limit_is_tried_without_changing_anything(support: Call, desk: Call, store: Path) -> None:
    nothing = desk("--store", store, "meter", "what-if", "--limit", "3", "--json")
    assert nothing.json["periods"][0]["meetTheWall"] == 1
    assert (nothing.json["limit"], nothing.json["draftLimit"]) == (3, 5)
    assert nothing.json["periods"][0]["exact"] is True
    said = desk("--store", store, "meter", "what-if", "--limit", "9")
    assert "With a limit of 9 for" in said.out
    assert "estimated" in said.out
    missing = desk("--store", store, "meter", "what-if", "--meter", "nope")
    assert (missing.code, "no meter nope" in missing.err) == (3, True)


def test_without_views_another_limit_says_where_they_come_from(desk: Call, tmp_path: Path) -> None:
    store = tmp_path / "empty.db"
    desk("--store", store, "sample")
    assert "import the website's feed first" in desk("--store", store, "meter", "what-if").out
