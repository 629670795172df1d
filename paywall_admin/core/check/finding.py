"""What the publish gate says: one finding a fault, with its place and a sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from paywall_admin.core.strictjson import Path, json_pointer

Severity = Literal["error", "warning"]
Object = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of the settings: an error refuses to publish, a warning asks.

    `code` is stable, `place` a JSON pointer into the settings, `object` the kind and id of what it concerns; the
    kind is `state` where a state lacks a message.
    """

    code: str
    severity: Severity
    place: str
    object: Object
    sentence: str


def error(code: str, path: Path, owner: Object, sentence: str) -> Finding:
    """A finding that refuses."""
    return Finding(code, "error", json_pointer(path), owner, sentence)


def warning(code: str, path: Path, owner: Object, sentence: str) -> Finding:
    """A finding that asks."""
    return Finding(code, "warning", json_pointer(path), owner, sentence)


def order(finding: Finding) -> tuple[bool, list[tuple[int, str]], str]:
    """The sort key of findings: errors first, then by place, numbers within it as numbers."""
    steps = [(int(step), "") if step.isdecimal() else (0, step) for step in finding.place.split("/")]
    return finding.severity != "error", steps, finding.code
