"""`database` and every command on files that are no stores; and that a dry run changes nothing at all."""

from __future__ import annotations

import getpass
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.conftest import Call
from cli.test_frame import ALL
from paywall_admin.core.problems import StoreRefused
from paywall_admin.services import database
from paywall_admin.store import revisions
from paywall_admin.store.engine import sqlite_engine
from paywall_admin.store.identity import HEAD
from paywall_admin.system import signing


@pytest.fixture(autouse=True)
def _server(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(signing._COST, "n", 2**4)


def fingerprint(*folders: Path) -> dict[str, str]:
    """Every file below the folders with its hash; SQLite's own companions of an open file aside."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not path.name.endswith(("-wal", "-shm"))
    }


def bad_store(kind: str, folder: Path, good: Path) -> Path:
    path = folder / f"{kind}.db"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "picture":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    elif kind == "cut":
        path.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    elif kind == "folder":
        path.mkdir()
    else:
        with closing(sqlite3.connect(good)) as whole:
            whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        path.write_bytes(good.read_bytes())
        with closing(sqlite3.connect(path)) as connection:
            pragma = "user_version = 9999" if kind == "newer" else "application_id = 1"
            connection.execute(f"PRAGMA {pragma}")
            connection.execute("PRAGMA journal_mode = DELETE")
    return path


COMMANDS = [
    ["settings", "show"], ["check"], ["publish", "--note", "x"], ["history"], ["keys", "show"], ["keys", "new"],
    ["targets", "list"], ["audit", "list"], ["undo"], ["database", "check"], ["database", "status"],
    ["database", "backup"], ["database", "upgrade"], ["sample"], ["open-wall"],
]  # fmt: skip


@pytest.mark.parametrize("kind", ["empty", "picture", "cut", "folder", "newer", "foreign"])
def test_what_is_no_store_is_refused_in_one_sentence_and_stays_as_it_was(
    desk: Call, store: Path, tmp_path: Path, kind: str
) -> None:
    path = bad_store(kind, tmp_path, store)
    before = fingerprint(tmp_path)
    for words in COMMANDS:
        answer = desk("--store", path, *words)
        assert (answer.code, answer.out) == (6, ""), words
        assert answer.err.count("\n") == 1
        assert path.name in answer.err
    assert fingerprint(tmp_path) == before


def test_a_store_that_is_not_there_is_made_by_sample_and_import_only(desk: Call, tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    for words in COMMANDS:
        if words in (["sample"], ["database", "status"]):
            continue
        answer = desk("--store", missing, *words)
        assert (answer.code, answer.out) == (6, ""), words
        assert not missing.exists()
    assert "There is no store at" in desk("--store", missing, "database", "status").out
    assert "sample makes one" in desk("history").err


def test_the_status_of_a_store(desk: Call, store: Path) -> None:
    found = desk("--store", store, "database", "status", "--json").json
    assert found["revision"] == found["newest"]
    assert (found["place"], found["backups"], found["readOnly"]) == (str(store), [], False)
    assert desk("--store", store, "database", "check").out == "The store is sound.\n"
    assert desk("--store", store, "database", "upgrade").code == 0


def test_an_older_store_is_upgraded_when_it_is_asked_for_and_never_by_a_dry_run(desk: Call, store: Path) -> None:
    engine = sqlite_engine(store)
    with revisions.rebuilding(engine) as connection:
        revisions.migrate(connection, 1)
    engine.dispose()
    before = fingerprint(store.parent)
    for words in (["undo"], ["publish", "--note", "x"], ["targets", "add", store.parent]):
        answer = desk("--store", store, *words, "--dry-run")
        assert answer.code == 6
        assert "run database upgrade before a dry run" in answer.err
    assert "older than this program" in desk("--store", store, "database", "upgrade", "--dry-run").out
    assert fingerprint(store.parent) == before
    assert desk("--store", store, "database", "upgrade", "--json").json == {"from": 1, "to": HEAD}
    assert len(desk("--store", store, "database", "status", "--json").json["backups"]) == 1


def test_a_store_that_was_tampered_with_is_found_out(desk: Call, store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE audit SET actor = 'somebody else' WHERE number = 1")
        connection.commit()
    answer = desk("--store", store, "database", "check")
    assert answer.code == 1
    assert answer.out == "Entry 1 of the audit is not as it was written.\n"


def test_backup_and_restore(desk: Call, store: Path, tmp_path: Path) -> None:
    before = desk("--store", store, "settings", "show").json
    made = desk("--store", store, "database", "backup", "--to", tmp_path / "safe.db", "--json").json["file"]
    assert made == str(tmp_path / "safe.db")
    assert desk("--store", store, "database", "backup", "--to", made).code == 6, "never over a file"
    desk("--store", store, "publish", "--note", "Lost by the restore")
    desk("--store", store, "sample", "--year", 2031)
    answer = desk("--store", store, "database", "restore", made, "--json")
    assert answer.code == 0
    assert Path(answer.json["kept"]).exists()
    assert desk("--store", store, "settings", "show").json == before
    assert desk("--store", store, "history", "--json").json == []
    outcome = desk("--store", store, "publish", "--note", "After the restore", "--json").json
    assert outcome["version"] == 2, "no number is given out twice"
    status = desk("--store", store, "database", "status", "--json").json
    assert len(status["backups"]) == 1


@pytest.mark.parametrize("kind", ["empty", "picture", "cut", "newer", "foreign"])
def test_what_is_no_backup_is_not_restored(desk: Call, store: Path, tmp_path: Path, kind: str) -> None:
    path = bad_store(kind, tmp_path, store)
    before = desk("--store", store, "settings", "show").out
    answer = desk("--store", store, "database", "restore", path)
    assert (answer.code, answer.out) == (6, "")
    assert desk("--store", store, "settings", "show").out == before


def test_a_damaged_store_comes_back_from_its_latest_sound_backup(desk: Call, store: Path) -> None:
    before = desk("--store", store, "settings", "show").out
    made = [Path(desk("--store", store, "database", "backup", "--json").json["file"]) for _ in "ab"]
    newest = max(made)
    damaged = store.read_bytes()[: store.stat().st_size // 2]
    store.write_bytes(damaged)
    answer = desk("--store", store, "check")
    assert answer.code == 6
    line = answer.err.splitlines()[-1]
    assert line == f"Its latest backup comes back with: paywall-admin database restore {newest}"
    newest.write_bytes(b"")
    assert database.restore_latest(str(store)) == min(made)
    assert desk("--store", store, "settings", "show").out == before
    (aside,) = store.parent.glob("paywall.db.damaged-*")
    assert aside.read_bytes() == damaged, "what was damaged is kept"


def test_without_a_sound_backup_nothing_is_changed(desk: Call, store: Path) -> None:
    store.write_bytes(b"")
    with pytest.raises(StoreRefused, match="no sound backup"):
        database.restore_latest(str(store))
    assert store.read_bytes() == b""


# What needs a Stripe to talk to is tried in test_stripe.py.
STRIPE = {f"stripe {verb}" for verb in ("connect", "disconnect", "apply", "settle", "adopt", "price", "pull")}
WRITING = {
    "sample": ["sample", "--year", "2033"],
    "settings import": ["settings", "import", "{settings}"],
    "publish": ["publish", "--note", "x"],
    "deliver": ["deliver"],
    "export": ["export", "--to", "{folder}/out"],
    "targets add": ["targets", "add", "{folder}"],
    "targets remove": ["targets", "remove", "web"],
    "targets edit": ["targets", "edit", "web", "--public-url", "https://www.example/paywall"],
    "schedule move": ["schedule", "move", "1", "--at", "2098-02-01 06:00"],
    "schedule cancel": ["schedule", "cancel", "1"],
    "schedule renew": ["schedule", "renew", "1"],
    "schedule publish": ["schedule", "publish", "1"],
    "history roll-back": ["history", "roll-back", "1"],
    "options set": ["options", "set", "backupsKept", "5"],
    "open-wall": ["open-wall"],
    "close-wall": ["close-wall"],
    "keys rotate": ["keys", "rotate"],
    "keys backup": ["keys", "backup", "{folder}/keys"],
    "keys restore": ["keys", "restore", "{folder}/keys-there"],
    "people set": ["people", "set", "ann", "admin"],
    "people remove": ["people", "remove", "bo"],
    "undo": ["undo"],
    "redo": ["redo"],
    "database upgrade": ["database", "upgrade"],
    "database backup": ["database", "backup"],
    "database restore": ["database", "restore", "{folder}/safe.db"],
}


def test_every_command_that_writes_has_a_dry_run() -> None:
    # A store that has published stays test or live, so test_environment.py tries that one on a store that has not;
    # a token is read from standard input, so test_scheduling.py tries that; a first key is made only where there is
    # none, so test_publishing.py tries that on a store without one.
    elsewhere = {"database environment", "keys new", "targets token", *STRIPE}
    # These need readers, so test_readers.py tries them.
    elsewhere |= {f"readers {verb}" for verb in ("import", "give", "reset", "merge", "erase", "retain")}
    assert {name for name, command in ALL.items() if command.writes} == {*WRITING, *elsewhere}


def test_a_dry_run_makes_no_store(desk: Call, store: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(desk("--store", store, "settings", "show").out)
    for words in (["sample"], ["settings", "import", tmp_path / "settings.json"]):
        answer = desk("--store", tmp_path / "new.db", *words, "--dry-run")
        assert answer.code == 0, answer.err
        assert answer.out.startswith("A store would be made")
        assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("keys backup {folder}/there", 7), ("keys restore {folder}/there", 7), ("keys restore {folder}/nowhere", 7),
        ("database backup --to {folder}/there", 6), ("close-wall", 1), ("schedule publish 1", 1),
    ],
)  # fmt: skip
def test_a_dry_run_refuses_what_would_be_refused(
    desk: Call, store: Path, tmp_path: Path, words: str, code: int
) -> None:
    (tmp_path / "there").write_text("{}")
    for before in (
        ["keys", "new"], ["publish", "--note", "Later", "--at", "2098-01-01 06:00"], ["sample", "--year", "2031"],
        ["publish", "--note", "Newer"],
    ):  # fmt: skip
        assert desk("--store", store, *before).code == 0, before
    wanted = words.format(folder=tmp_path).split(" ")
    foretold = desk("--store", store, *wanted, "--dry-run")
    done = desk("--store", store, *wanted)
    assert (foretold.code, done.code) == (code, code)
    assert foretold.err


@pytest.mark.parametrize("name", WRITING)
def test_a_dry_run_says_what_it_would_do_and_changes_no_file(
    desk: Call, store: Path, home: Path, tmp_path: Path, name: str
) -> None:
    """Everything is there for the command to do: a target, a version not delivered, an opening, something to redo."""
    folder = tmp_path / "folder"
    (folder / "web").mkdir(parents=True)
    settings = desk("--store", store, "settings", "show").json
    (folder / "settings.json").write_text(json.dumps({**settings, "graceDays": 9}))
    for words in (
        ["publish", "--note", "First"], ["publish", "--note", "Later", "--at", "2098-01-01 06:00"], ["open-wall"],
        ["targets", "add", folder / "web"],
        ["people", "set", getpass.getuser(), "admin"], ["people", "set", "bo", "support"],
        ["keys", "backup", folder / "keys-there"], ["sample", "--year", "2031"], ["sample", "--year", "2032"], ["undo"],
        ["database", "backup", "--to", folder / "safe.db"],
    ):  # fmt: skip
        assert desk("--store", store, *words).code == 0, words
    words = [word.format(settings=folder / "settings.json", folder=folder) for word in WRITING[name]]
    before = fingerprint(tmp_path, home)
    for tried in (["--dry-run", *words], [*words, "--dry-run"]):
        answer = desk("--store", store, *tried)
        assert answer.code == 0, answer.err
        assert answer.out
    assert fingerprint(tmp_path, home) == before
    if name != "database upgrade":
        assert desk("--store", store, *words).code == 0
        assert fingerprint(tmp_path, home) != before, "without --dry-run it does something"
