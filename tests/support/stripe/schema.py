"""Stripe's schema: which operation a request is, what is wrong with its parameters, whether an answer is one."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema

from support.stripe import forms

_HERE = Path(__file__).parent
DOCUMENT: dict[str, Any] = json.loads((_HERE / "schema.json").read_text())
OBJECTS: dict[str, Any] = json.loads((_HERE / "objects.json").read_text())
VERSION = DOCUMENT["version"]


class Operation(NamedTuple):
    """One thing that can be asked: its path with names in braces, its verb, and the values of the names."""

    path: str
    verb: str
    names: dict[str, str]


class Fault(NamedTuple):
    """What is wrong with a parameter."""

    param: str
    message: str
    code: str


def find(verb: str, path: str) -> Operation | None:
    """The operation of a request."""
    for known, pattern in _patterns():
        match = pattern.fullmatch(path)
        if match and verb.lower() in DOCUMENT["paths"][known]:
            return Operation(known, verb.lower(), match.groupdict())
    return None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    # A path without a name in its last place goes first: /v1/prices/search is no price.
    paths = sorted(DOCUMENT["paths"], key=lambda path: path.count("{"))
    return [(path, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))) for path in paths]


@cache
def parameters(path: str, verb: str) -> dict[str, Any]:
    """The schema of an operation's parameters."""
    operation = DOCUMENT["paths"][path][verb]
    if verb == "get":
        known = [one for one in operation["parameters"] if one["in"] == "query"]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {one["name"]: one["schema"] for one in known},
            "required": [one["name"] for one in known if one.get("required")],
        }
    body = operation.get("requestBody")
    if body is None:
        return {"type": "object", "additionalProperties": False}
    found: dict[str, Any] = body["content"]["application/x-www-form-urlencoded"]["schema"]
    return found


@cache
def _validator(path: str, verb: str) -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(parameters(path, verb))


def read(operation: Operation, text: str) -> tuple[dict[str, Any], Fault | None]:
    """The parameters in `text`, and the first thing that is wrong with them."""
    schema = parameters(operation.path, operation.verb)
    values = forms.typed(forms.parse(text), schema)
    errors = sorted(_validator(operation.path, operation.verb).iter_errors(values), key=lambda error: list(error.path))
    return values, _fault(errors[0]) if errors else None


def _fault(error: Any) -> Fault:
    place = [str(step) for step in error.path]
    if error.validator == "required":
        missing = re.findall(r"'(\w+)' is a required", error.message)
        name = _brackets([*place, *missing])
        return Fault(name, f"Missing required param: {name}.", "parameter_missing")
    if error.validator == "additionalProperties":
        unknown = re.findall(r"'(\w+)'", error.message)[:1]
        name = _brackets([*place, *unknown])
        return Fault(name, f"Received unknown parameter: {name}", "parameter_unknown")
    name = _brackets(place)
    return Fault(name, f"Invalid {name}: {error.message}", "parameter_invalid")


def _brackets(steps: list[str]) -> str:
    return steps[0] + "".join(f"[{step}]" for step in steps[1:]) if steps else ""


def wrong_answer(kind: str, value: Any) -> str | None:
    """What keeps a value from being an object of Stripe's of that kind; None where nothing does."""
    errors = list(_answers(kind).iter_errors(value))
    return f"{'/'.join(map(str, errors[0].path))}: {errors[0].message}"[:300] if errors else None


@cache
def _answers(kind: str) -> jsonschema.Draft4Validator:
    document = _with_nulls({"schemas": DOCUMENT["schemas"], "$ref": f"#/schemas/{kind}"})
    text = json.dumps(document).replace("#/components/schemas/", "#/schemas/")
    return jsonschema.Draft4Validator(json.loads(text))


def _with_nulls(schema: Any) -> Any:
    """OpenAPI's `nullable` as JSON Schema says it."""
    if isinstance(schema, list):
        return [_with_nulls(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _with_nulls(one) for name, one in schema.items()}
    if made.pop("nullable", None) is True:
        return {"anyOf": [made, {"type": "null"}]}
    return made
