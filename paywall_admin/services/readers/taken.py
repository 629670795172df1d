"""What an import has done so far, file by file."""

from __future__ import annotations

from dataclasses import dataclass, field

from paywall_admin.system.feedfile import Mark


@dataclass
class FileTaken:
    """How far the taking in of one file has come; `readers` are the lines that told of one, `met` who was new.

    `stopped` says why it ended early.
    """

    name: str
    lines: int = 0
    views: int = 0
    readers: int = 0
    met: int = 0
    rejected: int = 0
    erased: int = 0
    known: bool = False
    ended: bool = False
    stopped: str | None = None
    position: int = 0
    size: int = 0
    before: Mark | None = None
    number: int | None = None


@dataclass
class Taken:
    """What an import has done so far; `rejects` are (file, line, reason).

    `backing_up` is how much of the backup before it is done, while one is made.
    """

    files: list[FileTaken]
    cancelled: bool = False
    seconds: float = 0.0
    backing_up: float | None = None
    rejects: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """Lines read."""
        return sum(file.lines for file in self.files)

    @property
    def views(self) -> int:
        """Views that were new."""
        return sum(file.views for file in self.files)

    @property
    def readers(self) -> int:
        """Lines that told of a reader."""
        return sum(file.readers for file in self.files)

    @property
    def met(self) -> int:
        """Readers who were not in the store before."""
        return sum(file.met for file in self.files)

    @property
    def rejected(self) -> int:
        """Lines that were not taken."""
        return sum(file.rejected for file in self.files)

    @property
    def erased(self) -> int:
        """Lines that were not taken because they are from before the erasure of their reader."""
        return sum(file.erased for file in self.files)

    @property
    def size(self) -> int:
        """Bytes of all files, as they lie on the disk."""
        return sum(file.size for file in self.files)

    @property
    def part(self) -> float:
        """How much of the backup, and then of all the bytes, is done, from 0 to 1."""
        if self.backing_up is not None:
            return self.backing_up
        whole = self.size
        return min(1.0, sum(min(file.position, file.size) for file in self.files) / whole) if whole else 0.0
