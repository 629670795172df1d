"""Files that a command is given."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

from paywall_admin.core.problems import BadInput
from paywall_admin.system import files

MAX_BYTES = 16 * 1024 * 1024


def read_file(name: str, *, most: int = MAX_BYTES) -> bytes:
    """The bytes of the file `name`, or of standard input where it is `-`."""
    try:
        with open_file(name) as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise unreadable(name, error) from error
    if len(content) > most:
        raise BadInput(
            "too-large", f"The file has more than {most:,} bytes, which is the most that is read.", place=name
        )
    return content


def open_file(name: str) -> AbstractContextManager[IO[bytes]]:
    """The file `name` opened for reading its bytes, or standard input, which stays open, where it is `-`."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise unreadable(name, error) from error


def unreadable(name: str, error: OSError) -> BadInput:
    """The refusal of a file that cannot be read."""
    return BadInput("unreadable", f"The file cannot be read: {files.reason(error)}.", place=name)
