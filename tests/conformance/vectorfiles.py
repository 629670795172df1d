"""The vectors: what a topic file holds, and how an engine's line of output is compared with it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from paywall_admin.core.codec import parse_settings
from paywall_admin.core.compiled import compile_payload, payload_bytes

FOLDER = Path(__file__).with_name("vectors")


class Vector(NamedTuple):
    """One settings value, one case, and the decision that the contract asks for."""

    topic: str
    name: str
    settings: dict[str, Any]
    case: Any
    decision: dict[str, Any]

    @property
    def payload(self) -> bytes:
        """The payload that the settings are compiled to."""
        return _payload(json.dumps(self.settings))

    @property
    def line(self) -> bytes:
        """The case as a line of a case file."""
        return json.dumps(self.case).encode() + b"\n"

    @property
    def expected(self) -> bytes:
        """The decision as an engine prints it; of a bad case without the words, which are each engine's own."""
        return json.dumps(self.decision, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _payload(settings: str) -> bytes:
    return payload_bytes(compile_payload(parse_settings(settings.encode())))


def without_words(line: bytes) -> bytes:
    """An engine's line of output; of a bad case without `problem`, which has to be there and to say something."""
    if not line.startswith(b'{"error":'):
        return line
    error = json.loads(line)["error"]
    assert list(error) == ["line", "pointer", "problem"]
    assert len(error.pop("problem")) > 5
    return json.dumps({"error": error}, ensure_ascii=False, separators=(",", ":")).encode()


def read_vectors() -> list[Vector]:
    """Every vector of every topic, in the order of the files."""
    return [
        Vector(topic=path.stem, **fields)
        for path in sorted(FOLDER.glob("*.json"))
        for fields in json.loads(path.read_text(encoding="utf-8"))
    ]


VECTORS = read_vectors()
NAMES = [f"{vector.topic}: {vector.name}" for vector in VECTORS]
