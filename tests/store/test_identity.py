"""Files that are not a sound store of ours: one plain sentence, and every byte as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from paywall_admin.core.problems import StoreRefused
from paywall_admin.store import schema
from paywall_admin.store.identity import APPLICATION_ID, FINGERPRINTS, HEAD, fingerprint
from paywall_admin.store.location import Location


def png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)


def browser(path: Path) -> None:
    """A database as a browser keeps its bookmarks: with a log, and versions of its own."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; PRAGMA user_version = 77; CREATE TABLE moz_places (id);")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * 4096 * 6)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {HEAD + 1}")


def other_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE meter ADD COLUMN colour TEXT")


def ours_by_number_only(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; CREATE TABLE notes (text)")


def text(path: Path) -> None:
    path.write_text("SQLite format 3 is what this is not")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        (png, "store-foreign", "it is not a database"),
        (text, "store-foreign", "it is not a database"),
        (browser, "store-foreign", "it belongs to another program"),
        (empty, "store-empty", "The file is empty"),
        (half, "store-corrupt", "a part is missing"),
        (overwritten, "store-corrupt", "damaged"),
        (newer, "store-newer", f"its format is {HEAD + 1}, this program knows {HEAD}"),
        (other_tables, "store-foreign", "its tables are not those"),
        (ours_by_number_only, "store-foreign", "its tables are not those"),
    ],
)
def test_file_is_refused_untouched(filled: Path, spoil: Callable[[Path], None], code: str, words: str) -> None:
    if spoil in (png, browser, empty, text):
        filled.unlink()
    spoil(filled)
    before, beside = digest(filled), sorted(filled.parent.iterdir())
    for look in (schema.open_store, schema.status):
        with pytest.raises(StoreRefused) as refused:
            look(Location(filled))
        assert refused.value.code == code
        assert words in refused.value.sentence
        assert refused.value.sentence.count("\n") == 0
        assert digest(filled) == before
    assert sorted(filled.parent.iterdir()) == beside


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="it is a folder"):
        schema.open_store(Location(tmp_path))


def test_missing_store_is_refused_where_none_shall_be_made(tmp_path: Path) -> None:
    path = tmp_path / "paywall.db"
    with pytest.raises(StoreRefused, match="There is no such store"):
        schema.open_store(Location(path), create=False)
    assert schema.status(Location(path)).revision is None
    assert list(tmp_path.iterdir()) == []


def test_fingerprints_are_those_of_the_revisions(filled: Path) -> None:
    assert set(FINGERPRINTS) == set(range(1, HEAD + 1))
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD,)
        assert fingerprint(connection) == FINGERPRINTS[HEAD]


def test_log_that_a_kill_left_behind_is_read(filled: Path) -> None:
    """A store whose newest changes stand in its log only, as after a kill, is no damaged one."""
    program = (
        "import os, sys\n"
        "from paywall_admin.services.app import App\n"
        "from paywall_admin.services.drafts import EditWall\n"
        "app = App.open(sys.argv[1])\n"
        "app.do(EditWall({'open': False}, {'open': True}))\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(filled)], check=True)
    assert filled.with_name("paywall.db-wal").stat().st_size > 0
    store = schema.open_store(Location(filled))
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT wall_open FROM regime").scalar() == 1
    store.close()


AS_A_PLAIN_USER = """
import sys
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditWall
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.core.problems import StoreRefused
app = App.open(sys.argv[1])
print(app.ask(GetStatus()).read_only, len(app.ask(GetDraft()).settings.meters))
try:
    app.do(EditWall({"open": False}, {"open": True}))
except StoreRefused as refused:
    print(refused.code)
app.close()
"""
# The superuser may write everywhere; without these two capabilities permissions count for it as for anybody.
HELD_TO_PERMISSIONS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


@pytest.fixture
def public(filled: Path) -> Iterator[Path]:
    """The filled store in a folder that other users of this machine reach too, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="paywall-"))
    folder.chmod(0o755)
    yield Path(shutil.copy(filled, folder))
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_file_that_cannot_be_written_is_opened_for_reading(public: Path, file_mode: int, folder_mode: int) -> None:
    before = digest(public)
    public.chmod(file_mode)
    public.parent.chmod(folder_mode)
    program = [*HELD_TO_PERMISSIONS, sys.executable, "-c", AS_A_PLAIN_USER, str(public)]
    done = subprocess.run(program, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "3", "store-read-only"]
    assert digest(public) == before
