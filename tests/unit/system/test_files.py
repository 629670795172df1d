"""A file is replaced whole, in the order that survives a power cut, and stays as it was when anything fails."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from paywall_admin.system import files

CALLS = ("open", "write", "fsync", "replace", "fchmod")


class Calls:
    """Counts the system calls that matter, and makes the n-th of them fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, fail_at: int = 0, error: int = errno.EIO) -> None:
        self.names: list[str] = []
        self.fail_at, self.error = fail_at, error
        for name in CALLS:
            monkeypatch.setattr(os, name, self.through(name, getattr(os, name)))

    def through(self, name, original):
        def call(*args, **kwargs):
            self.names.append(name)
            if len(self.names) == self.fail_at:
                raise OSError(self.error, os.strerror(self.error))
            if name == "write":
                return original(args[0], args[1][:4])
            return original(*args, **kwargs)

        return call


def test_the_order_is_write_fsync_rename_fsync_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "settings.json"
    target.write_bytes(b"old")
    with monkeypatch.context() as patch:
        calls = Calls(patch)
        files.replace_file(target, b"a new one")
    assert calls.names == [
        "open", "fchmod", "write", "write", "write", "fsync", "replace", "open", "fsync",
    ]  # fmt: skip
    assert target.read_bytes() == b"a new one"


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_the_nth_failure_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    target = tmp_path / "settings.json"
    failed_at = []
    for n in range(1, 40):
        target.write_bytes(b"old")
        with monkeypatch.context() as patch:
            calls = Calls(patch, fail_at=n, error=error)
            try:
                files.replace_file(target, b"a new one")
            except OSError:
                failed_at.append(calls.names[n - 1])
        renamed = "replace" in calls.names[: n - 1]
        assert target.read_bytes() == (b"a new one" if renamed else b"old")
        assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
        if n > len(calls.names):
            break
    assert failed_at == ["open", "fchmod", "write", "write", "write", "fsync", "replace", "open", "fsync"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed; the call order is proven above")
def test_the_kernel_sees_the_same_order(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from paywall_admin.system import files; "
    code += "files.replace_file(Path(sys.argv[1]), b'x' * 100_000)"
    target, trace = tmp_path / "settings.json", tmp_path / "trace"
    command = ["strace", "-y", "-o", str(trace), "-e", "trace=openat,write,fsync,rename,renameat,renameat2"]
    run = subprocess.run(
        [*command, sys.executable, "-c", code, str(target)], check=False, capture_output=True, text=True
    )
    if run.returncode and "ptrace" in run.stderr:
        pytest.skip("this machine does not allow tracing")
    assert run.returncode == 0, run.stderr
    lines = [line for line in trace.read_text().splitlines() if str(tmp_path) in line and "O_DIRECTORY" not in line]
    seen = [re.match(r"[a-z]+", line)[0] for line in lines]
    assert seen == ["openat", "write", "fsync", "rename", "openat", "fsync"], lines
    assert ".new>" in lines[2]
    assert f"<{tmp_path}>" in lines[5]


def test_modes(tmp_path: Path) -> None:
    target = tmp_path / "key"
    files.replace_file(target, b"1", mode=0o600)
    assert target.stat().st_mode & 0o777 == 0o600
    files.replace_file(target, b"2")
    assert target.stat().st_mode & 0o777 == 0o600, "a replaced file keeps its mode"
    files.replace_file(tmp_path / "open", b"3")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o644 & ~mask


def test_what_a_killed_process_left_is_swept_but_not_what_one_at_work_writes(tmp_path: Path) -> None:
    dead, alive = tmp_path / ".s.json.aa.new", tmp_path / ".s.json.bb.new"
    dead.write_bytes(b"half")
    alive.write_bytes(b"half")
    os.utime(dead, (1, 1))
    files.replace_file(tmp_path / "s.json", b"whole")
    assert not dead.exists()
    assert alive.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "it is read-only"), (errno.ELOOP, "the system says: ")],
)
def test_reasons_are_words(number: int, words: str) -> None:
    assert files.reason(OSError(number, os.strerror(number))).startswith(words)


def test_names_mean_themselves_and_a_folder_that_cannot_be_looked_into_holds_none(tmp_path: Path) -> None:
    for name in ("a[1].db", "a1.db", "b.db"):
        (tmp_path / name).touch()
    assert [file.name for file in files.beginning_with(tmp_path, "a[1]")] == ["a[1].db"]
    assert files.beginning_with(tmp_path / "nowhere", "a") == []
    assert files.beginning_with(tmp_path / "b.db", "a") == []
