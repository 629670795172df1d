"""Makes dataclasses without compiling again what they wrote for themselves at an earlier start.

A dataclass writes the source text of its methods and compiles each of them when its module is imported. The first page
needs ninety such classes, pydantic's among them: a twelfth of the time until it is filled.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from paywall_admin.ui.bytecode import Kept, file_of


class Written(Kept):
    """The methods of dataclasses, by their source text."""

    def execute(self, text: str, namespace: dict[str, Any], names: dict[str, Any]) -> None:
        """Do what `exec` does."""
        if not self.has(text, b""):
            self.keep(text, b"", compile(text, "<string>", "exec", dont_inherit=True))
        exec(self.code(text), namespace, names)  # noqa: S102 - dataclasses itself would have done so


@cache
def _written() -> Written:
    return Written(file_of("dataclasses"))


def begin() -> None:
    """Let dataclasses take their methods from what is kept; for the start alone, so that this stays small."""
    dataclasses.exec = _written().execute  # type: ignore[attr-defined]


def end() -> None:
    """Let dataclasses compile for themselves again."""
    vars(dataclasses).pop("exec", None)


def save() -> None:
    """Keep what was new for the next start."""
    _written().save()
