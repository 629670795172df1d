"""How bytes get to a target: one class for each kind of target, with `read` and `write`."""

from __future__ import annotations

import secrets
from pathlib import Path

from paywall_admin.core.problems import BadInput, DeliveryFailed
from paywall_admin.system import files

_MOST_BYTES = 8_000_000


class FolderTransport:
    """A folder that the web tier reads, on a disk or a mounted share; each file in it is replaced whole."""

    def __init__(self, location: str) -> None:
        self.folder = Path(location)

    def read(self, name: str) -> bytes | None:
        """What lies there under that name now, or None."""
        try:
            with (self.folder / name).open("rb") as stream:
                return stream.read(_MOST_BYTES)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed(name, error, "cannot be read") from error

    def write(self, name: str, content: bytes) -> None:
        """Put `content` there, so that a reader meets the old file or the new one."""
        try:
            if not self.folder.is_dir():
                raise FileNotFoundError(2, "No such folder", str(self.folder))
            files.replace_file(self.folder / name, content)
        except OSError as error:
            raise self._failed(name, error, "could not be written") from error

    def probe(self) -> None:
        """Refuse a folder that is not there or cannot be written."""
        beside = self.folder / f".paywall-admin.{secrets.token_hex(8)}"
        try:
            if not self.folder.is_dir():
                raise NotADirectoryError(2, "No such folder", str(self.folder))
            files.replace_file(beside, b"")
            beside.unlink()
        except OSError as error:
            raise BadInput(
                "bad-target", f"This cannot be a target: {files.reason(error)}.", place=str(self.folder)
            ) from error

    def _failed(self, name: str, error: OSError, what: str) -> DeliveryFailed:
        why = "there is no such folder" if isinstance(error, FileNotFoundError) else files.reason(error)
        return DeliveryFailed(
            "target-failed", f"{name} {what} there: {why}; what lay there stands.", place=str(self.folder)
        )


TRANSPORTS = {"folder": FolderTransport}


def transport(kind: str, location: str) -> FolderTransport:
    """The way to a target of that kind."""
    if kind not in TRANSPORTS:
        raise BadInput("target-kind", f"A target is one of {', '.join(TRANSPORTS)}, not {kind}.", place="/kind")
    return TRANSPORTS[kind](location)
