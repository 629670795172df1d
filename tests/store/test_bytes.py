"""Reading a store's bytes leaves the locks of those who have it open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from paywall_admin.store.bytes import read_blocks

_VISIT = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM t').fetchall(); c.close()"


@pytest.fixture
def open_store(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE t (x)")
    return path


def test_another_process_leaves_the_log_to_who_has_the_store_open(open_store: Path) -> None:
    with closing(sqlite3.connect(open_store, isolation_level=None)) as mine:
        mine.execute("INSERT INTO t VALUES (1)")
        assert b"".join(read_blocks(open_store)).startswith(b"SQLite format 3")
        assert next(read_blocks(open_store, 16)) == b"SQLite format 3\0"
        subprocess.run([sys.executable, "-c", _VISIT, str(open_store)], check=True)
        assert open_store.with_name("a.db-wal").exists()
        assert mine.execute("SELECT x FROM t").fetchall() == [(1,)]


def test_a_file_in_the_place_of_another_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"first")
    assert list(read_blocks(path)) == [b"first"]
    (tmp_path / "b").write_bytes(b"second")
    (tmp_path / "b").replace(path)
    assert list(read_blocks(path)) == [b"second"]
    with pytest.raises(FileNotFoundError):
        next(read_blocks(tmp_path / "none"))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at the open files of this process in /proc")
def test_a_deleted_file_is_let_go_of(tmp_path: Path) -> None:
    def held() -> int:
        links = (link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
        return sum(str(link).startswith(str(tmp_path)) for link in links)

    for number in range(5):
        path = tmp_path / f"{number}"
        path.write_bytes(b"content")
        assert list(read_blocks(path)) == [b"content"]
        path.unlink()
    assert held() == 1
