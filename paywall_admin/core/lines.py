"""Cases a line and decisions a line: what `decide` reads and prints (contract, sections 3 and 7)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, NoReturn

from paywall_admin.core.case import Case, CaseProblem, parse_case
from paywall_admin.core.decision import Decision

if TYPE_CHECKING:
    from paywall_admin.core.decide import Engine

MOST_BYTES: Final = 16 * 1024 * 1024
MOST_OPEN: Final = 100

_TEXTS: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS: Final = re.compile(r"[\[\]{}]")


def _constant(name: str) -> NoReturn:
    raise ValueError(name)


_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode: Final = json.JSONDecoder(parse_constant=_constant).decode
# Integers of thousands of digits are good JSON, but more than Python turns into an int: such a line is read again.
_decode_huge: Final = json.JSONDecoder(parse_constant=_constant, parse_int=float).decode


def decide_lines(engine: Engine, chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Decide the cases of a file handed in as chunks of any size.

    Yields for each line its decision, or what is wrong with it, as a line of bytes (without line break), and
    whether the case was good.
    """
    for number, line in enumerate(split_lines(chunks), start=1):
        try:
            yield decision_line(engine.decide(parse_line(line))), True
        except CaseProblem as problem:
            yield (
                _encode({"error": {"line": number, "pointer": problem.pointer, "problem": problem.problem}}).encode(),
                False,
            )


def decision_line(decision: Decision) -> bytes:
    """Write a decision as compact JSON in UTF-8, keys in the order of the contract."""
    fields: dict[str, Any] = {**decision}
    trace = ",".join([_step(step["step"], step["rule"], step["outcome"]) for step in fields.pop("trace")])
    return f'{_encode(fields)[:-1]},"trace":[{trace}]}}'.encode()


@lru_cache(maxsize=4096)
def _step(step: str, rule: str | None, outcome: str) -> str:
    """Encode one step of a trace; the same few come up again and again."""
    return _encode({"step": step, "rule": rule, "outcome": outcome})


def split_lines(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """Split at LF alone; a line that is too long to be read is None, and is never held in memory whole."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            yield _joined([*held, end], size + len(end))
            held.clear()
            size = 0
        size += len(rest)
        if size <= MOST_BYTES:
            held.append(rest)
        else:
            held.clear()
    if size:
        yield _joined(held, size)


def _joined(pieces: list[bytes], size: int) -> bytes | None:
    return b"".join(pieces) if size <= MOST_BYTES else None


def parse_line(line: bytes | None) -> Case:
    """Read the case of one line."""
    if line is None:
        raise CaseProblem("", f"This line is longer than {MOST_BYTES // 1024 // 1024} MiB.")
    return parse_case(_json(line))


def _json(line: bytes) -> Any:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise CaseProblem("", "This line is not text in UTF-8.") from None
    if not text:
        raise CaseProblem("", "This line is empty.")
    try:
        value = _value(text)
    except RecursionError:
        raise CaseProblem("", _too_deep()) from None
    except ValueError:
        raise CaseProblem("", "This line is not JSON.") from None
    if line.count(b"{") + line.count(b"[") > MOST_OPEN and _most_open(text) > MOST_OPEN:
        raise CaseProblem("", _too_deep())
    return value


def _value(text: str) -> Any:
    try:
        return _decode(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return _decode_huge(text)


def _most_open(text: str) -> int:
    """Count how many arrays and objects are open at once at most."""
    brackets = _BRACKETS.findall(_TEXTS.sub("", text))
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in brackets))


def _too_deep() -> str:
    return f"This line has more than {MOST_OPEN} lists and objects within each other."
