"""Files that are replaced whole: a reader meets the old bytes or the new ones, whatever fails in between."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_LEFTOVER_SECONDS = 3600

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "this account may not write there",
    errno.EPERM: "this account may not write there",
    errno.EROFS: "it is read-only",
    errno.ENOENT: "there is no such file or folder",
    errno.EEXIST: "a file of that name is there already",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EISDIR: "it is a folder, not a file",
    errno.EIO: "the disk reports a fault",
    errno.ENAMETOOLONG: "the name is too long",
}


def reason(error: OSError) -> str:
    """Why the system refused, in words that stand inside a sentence."""
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return f"the system says: {error.strerror or error}"


def reason_unread(error: OSError) -> str:
    """Why the system let nothing be read, in words that stand inside a sentence."""
    return "this account may not read it" if error.errno in (errno.EACCES, errno.EPERM) else reason(error)


def replace_file(target: Path, content: bytes, *, mode: int | None = None) -> None:
    """Make `content` the whole of `target`: write beside it, fsync, rename over it, fsync the folder.

    On any failure the old file stands, nothing is left beside it, and the OSError is raised. `mode` is the new
    file's; without it a replaced file keeps its own, and a new one gets what the umask leaves of 0644.
    """
    with _beside(target, mode) as handle:
        _write_all(handle, content)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the whole of `target` when the block ends; where it ends badly, nothing changed."""
    with _beside(target, None) as handle, os.fdopen(handle, "wb", closefd=False) as stream:
        yield stream


@contextlib.contextmanager
def _beside(target: Path, mode: int | None) -> Iterator[int]:
    beside = target.with_name(f".{target.name}.{os.urandom(8).hex()}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode or 0o644)
    try:
        try:
            _keep_mode(handle, target, mode)
            yield handle
            os.fsync(handle)
            made = os.fstat(handle).st_mtime
        finally:
            os.close(handle)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(target.parent)
    _sweep(target, before=made - _LEFTOVER_SECONDS)


def beginning_with(folder: Path, start: str) -> list[Path]:
    """The files in `folder` whose names begin so, to the letter: in a pattern, brackets would mean something else.

    In a folder that is not there, or cannot be looked into, there are none.
    """
    try:
        return [file for file in folder.iterdir() if file.name.startswith(start)]
    except OSError:
        return []


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut; where a system has no such call, it is left alone."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems sync no folders
            raise
    finally:
        os.close(handle)


def _keep_mode(handle: int, target: Path, mode: int | None) -> None:
    if mode is not None or os.name == "nt":
        return
    with contextlib.suppress(FileNotFoundError):
        os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))


def _write_all(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _sweep(target: Path, *, before: float) -> None:
    """Remove what a killed process left beside `target`; a file that young may belong to one at work."""
    with contextlib.suppress(OSError):
        for leftover in beginning_with(target.parent, f".{target.name}."):
            if leftover.suffix == ".new" and leftover.stat().st_mtime < before:
                leftover.unlink()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Whether this process alone holds the lock of that name now; the system lets go of it however the process ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as stream:
        yield _lock(stream.fileno())


def _lock(number: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
