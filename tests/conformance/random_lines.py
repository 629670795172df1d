"""Random ways to write a case as a line, and to spoil it: in its fields, in its JSON, and in its bytes."""

from __future__ import annotations

import copy
import json
import math
from typing import Any

from conformance.chance import Chance

LONE = "\ud800"
WRONG: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, 1e300, -0.0, 2**53, 10**30, math.inf, "", "x", LONE, "a\udc00b", [], {}, [[]],
    [None], "2020-02-30T00:00:00Z", "2020-10-15", "2100-01-01T00:00:00Z", "2020-10-15T24:00:00Z",
    "２０２０-10-15T12:00:00Z", {"length": 0}, {"kind": "access"}, {"kind": "articles"}, {"kind": "reset"},
    "past_due", "wide", "articles",
)  # fmt: skip
# What is only just wrong, or only just right, for a field of that name.
NEAR: dict[str, tuple[Any, ...]] = {
    "used": (2**53, 2**53 - 1, -1, 0.5, 3.0, True, "1"),
    "count": (1_000_001, 1_000_000, -1, 0.5, 1e6, True, None),
    "countedThis": (0, 1, None, "true"),
    "endedDuringTrial": (0, 1, "", "false"),
    "status": ("past_due", "Active", "cancelled", "", "constructor"),
    "kind": ("access", "articles", "reset", "Anonymous", "toString", ""),
    "device": ("Wide", "", "tablet", "constructor"),
    "id": ("", LONE, "\udc00\ud800", "0", 0),
    "article": ("", LONE, {}, "a"),
}
NOT_JSON = (
    b"", b" ", b"\r", b"nul", b"NaN", b"[", b"{", b"\xff", b"\xef\xbb\xbf{}", b"{}{}", b"\xed\xa0\x80", b'{"at":}',
    b"'", b"[" * 101 + b"]" * 101, b"{" * 5000, b"[" * 50_000, b"\xc3", b"Infinity", b"01", b"\x00",
)  # fmt: skip


def good_line(case: Any, chance: Chance) -> bytes:
    """The case in one of the many ways that JSON can be written; it means the same."""
    case = _shuffled(case, chance) if chance.maybe(0.3) else case
    separators = chance.choice(((",", ":"), (", ", ": "), (" ,\t", " :\r")))
    written = json.dumps(case, ensure_ascii=chance.maybe() or not _is_sound(case), separators=separators)
    if chance.maybe(0.1):
        written = written.replace('"used":', '"used":  ').replace(":3,", ":3.0,").replace(":2,", ":20e-1,")
    return written.replace("Infinity", "1e999").encode() + (b"\r" if chance.maybe(0.05) else b"")


def bad_line(case: Any, chance: Chance) -> bytes:
    """A line that is most likely no case."""
    way = chance.random()
    if way < 0.65:
        spoiled = json.loads(json.dumps(case))
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            spoiled = _spoiled(spoiled, chance)
        return good_line(spoiled, chance)
    if way < 0.75:
        return chance.choice(NOT_JSON)
    line = bytearray(good_line(case, chance))
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(line))
        byte = chance.choice((chance.randrange(256), *b'"{}[],:\\0eE.-u'))
        if chance.maybe():
            line[place] = byte
        elif chance.maybe():
            line.insert(place, byte)
        else:
            del line[place : place + chance.randint(1, 9)]
        if not line:
            break
    return bytes(line).replace(b"\n", b"")


def _is_sound(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _shuffled(value: Any, chance: Chance) -> Any:
    """The same value with its fields in another order."""
    if isinstance(value, dict):
        names = chance.sample(list(value), len(value))
        return {name: _shuffled(value[name], chance) for name in names}
    return [_shuffled(item, chance) for item in value] if isinstance(value, list) else value


def _spoiled(value: Any, chance: Chance) -> Any:
    """The value with one thing in it wrong, missing, or somewhere else; it is changed in place."""
    if not isinstance(value, dict | list) or not value or chance.maybe(0.08):
        return copy.deepcopy(chance.choice(WRONG))
    key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
    if chance.maybe(0.6) and isinstance(value[key], dict | list):
        value[key] = _spoiled(value[key], chance)
    elif chance.maybe(0.25):
        del value[key]
    else:
        value[key] = copy.deepcopy(chance.choice(NEAR.get(key, WRONG) if chance.maybe(0.6) else WRONG))
    return value
