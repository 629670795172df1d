"""Files that ship with the product: `resources/` and `migrations/`, from a wheel or a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

Room = Literal["resources", "migrations"]

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def room(name: Room = "resources") -> Path:
    """The folder of that name: inside the installed package, or beside it in a checkout."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def path(name: str) -> Path:
    """Where the resource `name` lies, such as `runtime/paywall.js`."""
    return room().joinpath(*name.split("/"))


def read_text(name: str) -> str:
    """The resource `name` as text."""
    return path(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The resource `name` as its exact bytes."""
    return path(name).read_bytes()
