"""Files that a command is given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from paywall_admin.core.problems import BadInput
from paywall_admin.system import files

if TYPE_CHECKING:
    from paywall_admin.core.settings import Settings

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


def read_settings(name: str) -> Settings:
    """The settings in the file `name`, or on standard input where it is `-`."""
    return settings_in(read_file(name), name)


def settings_in(content: bytes, name: str) -> Settings:
    """The settings in the bytes of the file `name`."""
    from paywall_admin.core.codec import parse_settings

    with naming(name):
        return parse_settings(content, name=name)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Puts the file's name before the place of what is wrong in it."""
    try:
        yield
    except BadInput as fault:
        place = fault.place or ""
        if place.startswith(name):
            raise
        raise BadInput(fault.code, fault.sentence, place=f"{name}, {place}" if place else name) from None


def unreadable(name: str, error: OSError) -> BadInput:
    """The refusal of a file that cannot be read."""
    return BadInput("unreadable", f"The file cannot be read: {files.reason_unread(error)}.", place=name)
