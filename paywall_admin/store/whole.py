"""Database files that appear whole or not at all: written beside their place, then given their name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from paywall_admin.system import files, paths

Write = Callable[[Path], None]


def write_whole(target: Path, write: Write, *, keep_other: bool = False) -> None:
    """Has an empty file beside `target` filled by `write`, and names it `target` when it is on the disk.

    With `keep_other` a file that came to stand there meanwhile is kept, and the new one dropped.
    """
    paths.make_private(target.parent)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}.new")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write(beside)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        (_link if keep_other else Path.replace)(beside, target)
        files.sync_folder(target.parent)
    finally:
        for leftover in files.beginning_with(target.parent, beside.name):
            leftover.unlink()


def _link(beside: Path, target: Path) -> None:
    try:
        os.link(beside, target)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        beside.rename(target)
