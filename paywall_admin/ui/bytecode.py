"""Byte code kept from an earlier start, as Python keeps that of modules."""

from __future__ import annotations

import importlib.util
import marshal
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

from paywall_admin.system import paths


class Kept:
    """What became of source texts; a file that is missing, damaged or of another Python counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._used: set[str] = set()
        self._is_new = False

    def code(self, key: str) -> CodeType:
        """What is kept under a key; KeyError where nothing is."""
        code: CodeType = self._kept[key][1]
        return code

    def has(self, key: str, source: bytes) -> bool:
        """Whether what is kept under a key came of exactly this source text."""
        self._used.add(key)
        known = self._kept.get(key)
        return known is not None and known[0] == source

    def keep(self, key: str, source: bytes, code: CodeType) -> None:
        """Keep code for the next start."""
        self._is_new = True
        self._used.add(key)
        self._kept[key] = (source, code)

    def save(self) -> None:
        """Write what this start used, where some of it is new and Python keeps byte code at all.

        Without it the next start is only slower.
        """
        if self._is_new and not sys.dont_write_bytecode:
            from paywall_admin.system import files  # noqa: PLC0415 - not for the first paint

            kept = self._kept.copy()  # a lane that is importing may still add to it
            content = marshal.dumps({key: one for key, one in kept.items() if key in self._used})
            with suppress(OSError):
                paths.make_private(self._file.parent)
                files.replace_file(self._file, _head(content) + content, mode=0o600)
                self._is_new = False


def file_of(name: str) -> Path:
    """Where code of this Python is kept under a name."""
    return paths.state_folder() / f"{name}-{sys.implementation.cache_tag}.bin"


def _head(content: bytes) -> bytes:
    """What makes sure that `content` is whole, and of this Python: `marshal` itself would trust anything."""
    return importlib.util.MAGIC_NUMBER + zlib.crc32(content).to_bytes(4, "big")


def _read(file: Path) -> dict[str, tuple[bytes, Any]]:
    try:
        whole = file.read_bytes()
    except OSError:
        return {}
    content = whole[8:]
    if whole[:8] != _head(content):
        return {}
    kept: dict[str, tuple[bytes, Any]] = marshal.loads(content)  # noqa: S302 - the person's own file, whole and of this Python
    return kept
