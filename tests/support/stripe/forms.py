"""Stripe's form encoding: `line_items[0][price]=x` into nested values, typed as the schema asks."""

from __future__ import annotations

import itertools
from typing import Any
from urllib.parse import parse_qsl

Schema = dict[str, Any]


def parse(text: str) -> dict[str, Any]:
    """The nested texts of a form or a query."""
    root: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True, strict_parsing=bool(text)):
        first, *rest = name.replace("]", "").split("[")
        place, steps = root, [first, *rest]
        for step, following in itertools.pairwise(steps):
            place = place.setdefault(step, {})
            assert isinstance(place, dict), f"{name} is a value and an object at once ({following})"
        place[steps[-1] or str(len(place))] = value
    return root


def typed(value: Any, schema: Schema) -> Any:
    """Texts as the types that the schema asks for; what fits none stays as it is, for the schema to refuse."""
    if "anyOf" in schema:
        return _any_of(value, schema["anyOf"])
    kind = schema.get("type")
    if kind == "object" and isinstance(value, dict):
        inner, other = schema.get("properties", {}), schema.get("additionalProperties")
        rest = other if isinstance(other, dict) else {}
        return {name: typed(item, inner.get(name, rest)) for name, item in value.items()}
    if kind == "array" and isinstance(value, dict) and all(name.isdecimal() for name in value):
        return [typed(value[name], schema.get("items", {})) for name in sorted(value, key=int)]
    return _scalar(value, kind) if isinstance(value, str) else value


def _any_of(value: Any, options: list[Schema]) -> Any:
    wanted = {"object", "array"} if isinstance(value, dict) else {"integer", "number", "boolean", "string"}
    for option in options:
        if option.get("type") not in wanted:
            continue
        found = typed(value, option)
        if option["type"] != "integer" or isinstance(found, int):
            if "enum" in option and found not in option["enum"]:
                continue
            return found
    return value


def _scalar(value: str, kind: str | None) -> Any:
    if kind == "integer" and value.lstrip("-").isdecimal():
        return int(value)
    if kind == "number":
        try:
            return float(value)
        except ValueError:
            return value
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    return value
