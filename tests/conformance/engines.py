"""Both engines under one roof: a payload and lines of cases in, lines of output out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Self

from paywall_admin.core.decide import Engine
from paywall_admin.core.lines import decide_lines
from support.node import RUNTIME, NodeSession

_DECIDE = "return rt.decideLines(rt.readPayload(args[0]), args[1]).output"


def decide_in_python(payload: bytes, lines: bytes) -> list[bytes]:
    """The Python engine's lines of output."""
    return [line for line, _good in decide_lines(Engine(json.loads(payload)), [lines])]


class JavaScript:
    """A Node process that decides with the functions of `resources/runtime/decide.mjs`."""

    def __init__(self, runtime: Path = RUNTIME) -> None:
        self._session = NodeSession(runtime / "decide.mjs")

    def decide(self, payload: bytes, lines: bytes) -> list[bytes]:
        """The JavaScript engine's lines of output."""
        output = str(self._session.call(_DECIDE, payload, lines)).encode()
        assert not output or output.endswith(b"\n")
        return output.split(b"\n")[:-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()
