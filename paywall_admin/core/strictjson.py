"""Reads JSON from outside: whole, within limits, and with the place of the first thing that is wrong."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from paywall_admin.core.problems import BadInput

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 64
MAX_NODES: Final = 250_000
MAX_FIELDS: Final = 1000
MAX_KEY: Final = 200

Path = tuple[str | int, ...]

# What the decoder of the standard library says, in words for people; the newest first where one contains another.
_MISTAKES: Final = {
    "trailing comma": "there is a comma too many",
    "',' delimiter": "a comma or a closing bracket is missing",
    "':' delimiter": "a colon is missing after a field's name",
    "property name": "a field's name in double quotes is missing",
    "Expecting value": "a value is missing",
    "control character": "a line break or control character stands within a text; write it as \\n",
    "Extra data": "something follows after the end",
    "Unterminated string": "a text is not closed by a double quote",
    "escape": "a backslash is followed by something that means nothing",
}


class _Twice(dict[str, Any]):
    """An object in which a key stands twice."""

    key = ""


class _Constant(float):
    """A word such as NaN that JSON does not know as a number."""


def json_pointer(path: Path) -> str:
    """Write a path as a JSON pointer (RFC 6901), with what nobody can see in a name spelled out."""
    return "".join("/" + _visible(str(step)).replace("~", "~0").replace("/", "~1") for step in path)


def quoted(value: object) -> str:
    """Quote something from outside on one short line, with everything invisible spelled out."""
    text = str(value)
    return f"'{_visible(text if len(text) <= 60 else text[:57] + '...')}'"


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


def read(data: bytes, *, name: str = "settings") -> Any:
    """Read UTF-8 JSON; lists come back as tuples. `name` says what is read, for faults without a field."""
    if len(data) > MAX_BYTES:
        raise BadInput(
            "too-large", f"This has {len(data):,} bytes, and {MAX_BYTES:,} is the most that is read.", place=name
        )
    text = _decoded(data, name)
    if not text.strip():
        raise BadInput("not-json", "This is empty; it has to hold an object in JSON.", place=name)
    try:
        value = json.loads(text, parse_int=_integer, parse_constant=_constant, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}, column {error.colno}"
        raise BadInput("not-json", f"This is not JSON: {_mistake(error.msg)}.", place=place) from None
    except RecursionError:
        raise BadInput("too-deep", _too_deep(), place=name) from None
    return settled(value)


def settled(value: Any, path: Path = ()) -> Any:
    """Check a decoded value within the limits of `read`, and turn its lists into tuples."""
    return _Walk().settle(value, path)


class _Walk:
    """One pass over a decoded value, in the order of the document."""

    def __init__(self) -> None:
        self._nodes = 0

    def settle(self, value: Any, path: Path) -> Any:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise BadInput(
                "too-large",
                f"This holds more than {MAX_NODES:,} values, which is the most that is read.",
                place=json_pointer(path),
            )
        if isinstance(value, str):
            return _checked_text(value, path)
        if isinstance(value, float):
            return _checked_number(value, path)
        if isinstance(value, Mapping):
            return self._object(value, path)
        if isinstance(value, list | tuple):
            _check_depth(path)
            return tuple([self.settle(item, (*path, index)) for index, item in enumerate(value)])
        return value

    def _object(self, value: Mapping[Any, Any], path: Path) -> dict[str, Any]:
        _check_depth(path)
        if isinstance(value, _Twice):
            raise BadInput(
                "duplicate-key",
                f"{quoted(value.key)} stands twice in the same object; keep one.",
                place=json_pointer((*path, value.key)),
            )
        if len(value) > MAX_FIELDS:
            said = f"This object has {len(value):,} fields, and {MAX_FIELDS:,} is the most that is read."
            raise BadInput("too-large", said, place=json_pointer(path))
        return {_checked_key(key, path): self.settle(item, (*path, key)) for key, item in value.items()}


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            "not-utf8",
            "This is not text in UTF-8; save it in that encoding and try again.",
            place=f"{name}, line {line}",
        ) from None


def _mistake(message: str) -> str:
    return next((words for sign, words in _MISTAKES.items() if sign in message), "something does not belong there")


def _integer(text: str) -> int | float:
    # Beyond 300 digits no number is finite; the standard library would refuse it without saying where.
    return int(text) if len(text) <= 300 else float(text)


def _constant(text: str) -> float:
    return _Constant(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    twice.key = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
    return twice


def _too_deep() -> str:
    return f"This is nested deeper than {MAX_DEPTH} levels, which is the most that is read."


def _check_depth(path: Path) -> None:
    if len(path) >= MAX_DEPTH:
        raise BadInput("too-deep", _too_deep(), place=json_pointer(path))


def _checked_number(value: float, path: Path) -> float:
    if isinstance(value, _Constant):
        raise BadInput(
            "not-a-number", "NaN and Infinity are not numbers here; write a number.", place=json_pointer(path)
        )
    if not math.isfinite(value):
        raise BadInput(
            "not-a-number", "This number is too large for any computer; write a smaller one.", place=json_pointer(path)
        )
    return value


def _checked_text(value: str, path: Path) -> str:
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise BadInput(
            "broken-text",
            "This text holds half a character (a lone surrogate); type the text again.",
            place=json_pointer(path),
        )
    return value


def _checked_key(key: Any, path: Path) -> str:
    if not isinstance(key, str):
        raise BadInput("wrong-type", "A field's name has to be a text.", place=json_pointer(path))
    if len(key) > MAX_KEY:
        raise BadInput(
            "too-large",
            f"A field's name here has {len(key):,} characters, and {MAX_KEY} is the most.",
            place=json_pointer(path),
        )
    return _checked_text(key, path)
