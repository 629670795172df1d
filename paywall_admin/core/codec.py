"""Settings to JSON and back: strict on the way in, one finding at a time, with its place and in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DictSchema

from paywall_admin.core import invariants
from paywall_admin.core.faults import Fault, Order, first_fault
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Settings, Value
from paywall_admin.core.strictjson import json_pointer, read, settled

SCHEMA_FILE: Final = "paywall-settings-1.schema.json"

AnyValue = TypeVar("AnyValue", bound=Value)


def parse_settings(data: bytes, *, name: str = "settings") -> Settings:
    """Read a settings file; `name` stands for the file in what is said of it as a whole."""
    return _parsed(Settings, read(data, name=name), "")


def parse_value(model: type[AnyValue], data: Mapping[str, Any], pointer: str = "") -> AnyValue:
    """Make one object of the settings from its JSON fields; `pointer` is the JSON pointer it stands at."""
    try:
        value = settled(data)
    except BadInput as refusal:
        raise BadInput(refusal.code, refusal.sentence, place=pointer + (refusal.place or "")) from None
    return _parsed(model, value, pointer)


def parse_field(model: type[Value], field: str, data: Any) -> tuple[Any] | None:
    """Read the value of one field by its name in JSON, wrapped; None where it is no field, or cannot be that."""
    info = next((info for name, info in model.model_fields.items() if (info.alias or name) == field), None)
    if info is None or info.annotation is None:
        return None
    try:
        return (TypeAdapter(info.annotation).validate_python(data, strict=False),)
    except ValidationError:
        return None


def settings_dict(settings: Value) -> dict[str, Any]:
    """The JSON object of a settings value or of a part of it: camelCase, absent values left out."""
    return settings.model_dump(mode="json", by_alias=True, exclude_none=True)


def settings_json(settings: Settings) -> str:
    """The settings file: indented, in the order of the contract, ending in a line break."""
    return json.dumps(settings_dict(settings), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the settings file, as it is published."""
    schema = Settings.model_json_schema(by_alias=True, schema_generator=_Schema)
    return {"$schema": _Schema.schema_dialect, "$id": SCHEMA_FILE, **schema}


class _Schema(GenerateJsonSchema):
    """Without titles of fields, which would only repeat their names, and strict about the keys of dictionaries."""

    def dict_schema(self, schema: DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def _parsed(model: type[AnyValue], data: Any, pointer: str) -> AnyValue:
    try:
        value = model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise _refusal(first_fault(error, model, data), pointer) from None
    order = Order(data)
    fault = min(invariants.broken(value), key=lambda fault: order.key(fault.path), default=None)
    if fault is not None:
        raise _refusal(fault, pointer)
    return value


def _refusal(fault: Fault, pointer: str) -> BadInput:
    return BadInput(fault.code, fault.sentence, place=pointer + json_pointer(fault.path))
