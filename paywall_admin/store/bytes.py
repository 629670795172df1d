"""Reading the bytes of a store's file without SQLite, and without harm to those who have it open through SQLite.

On POSIX systems, closing any handle of a file drops all locks that the process holds on it, SQLite's among them.
Another process that closes the store then takes itself for the last one and deletes the log under those who still use
it. So a file that was read here once stays open until it is deleted, or the process ends.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_BLOCK: Final = 1 << 20
_kept: Final[dict[tuple[int, int], int]] = {}
_guard: Final = threading.Lock()


def read_blocks(path: Path, most: int | None = None) -> Iterator[bytes]:
    """The bytes of a file from its beginning, block by block, at most so many; OSError where it cannot be read."""
    if not hasattr(os, "pread"):
        with path.open("rb") as file:
            while block := file.read(_BLOCK if most is None else most):
                yield block
                if most is not None:
                    return
        return
    handle, offset = _handle(path), 0
    while block := os.pread(handle, _BLOCK if most is None else most, offset):
        yield block
        if most is not None:
            return
        offset += len(block)


def _handle(path: Path) -> int:
    """The one handle of the file that this process keeps; as long as it is open, no other file gets its number."""
    with _guard:
        found = path.stat()
        known = _kept.get((found.st_dev, found.st_ino))
        if known is not None:
            return known
        _let_go_of_deleted()
        handle = os.open(path, os.O_RDONLY)
        opened = os.fstat(handle)
        return _kept.setdefault((opened.st_dev, opened.st_ino), handle)


def _let_go_of_deleted() -> None:
    """Close what no folder names any more: held open, it would keep its room on the disk."""
    for key, handle in list(_kept.items()):
        if os.fstat(handle).st_nlink == 0:
            os.close(handle)
            del _kept[key]
