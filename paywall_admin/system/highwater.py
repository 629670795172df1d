"""The highest version this computer ever published, remembered outside the store.

A store that is put back from a backup has forgotten its newest versions; this memory has not, so that no number is
given out twice. Each number is a file of its own: two programs at once can only raise the mark, never lower it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from paywall_admin.system import files, paths

_NAME = re.compile(r"([a-z]{1,20})-(\d{1,10})\Z")
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Mark:
    """A version that was seen, and the SHA-256 of its payload where that is known."""

    version: int = 0
    digest: str | None = None


def read(publication: str, artifact: str = "settings") -> Mark:
    """The highest version of this publication that was ever noted here."""
    numbers = _numbers(_folder(publication), artifact)
    if not numbers:
        return Mark()
    number, file = max(numbers.items())
    try:
        digest = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        digest = ""
    return Mark(number, digest if _DIGEST.match(digest) else None)


def note(publication: str, mark: Mark, artifact: str = "settings") -> None:
    """Remember a version; OSError where this computer cannot."""
    folder = paths.make_private(_folder(publication))
    files.replace_file(folder / f"{artifact}-{mark.version}", f"{mark.digest or ''}\n".encode(), mode=0o600)
    for number, file in _numbers(folder, artifact).items():
        if number < mark.version:
            file.unlink(missing_ok=True)


def _folder(publication: str) -> Path:
    return paths.state_folder() / "published" / re.sub(r"[^A-Za-z0-9-]", "_", publication)


def _numbers(folder: Path, artifact: str) -> dict[int, Path]:
    found = {file: _NAME.match(file.name) for file in folder.iterdir()} if folder.is_dir() else {}
    return {int(match[2]): file for file, match in found.items() if match and match[1] == artifact}
