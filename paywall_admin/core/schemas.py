"""The JSON Schemas that are published for web engineers: settings, case, decision."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, get_args

from paywall_admin.core.case import DEVICES, KINDS, MOST_GRANTED, MOST_WHOLE, STATUSES
from paywall_admin.core.codec import SCHEMA_FILE, json_schema
from paywall_admin.core.decision import Cta, Decision, ShownMessage, Step, Trace
from paywall_admin.core.settings import INSTANT_PATTERN, STATES

Schema = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[Schema] = {"type": "string"}
_IDENTITY: Final[Schema] = {"type": "string", "minLength": 1}
_INSTANT: Final[Schema] = {"type": "string", "pattern": INSTANT_PATTERN}
# A meter may start again in the first days of 2100.
_RESET: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
_TRUTH: Final[Schema] = {"type": "boolean"}


def schema_files() -> dict[str, str]:
    """The published schemas by file name, as the text of each file."""
    made: Mapping[str, Callable[[], Schema]] = {
        SCHEMA_FILE: json_schema,
        "paywall-case-1.schema.json": case_schema,
        "paywall-decision-1.schema.json": decision_schema,
    }
    return {
        name: json.dumps({"$schema": _DIALECT, "$id": name, **schema()}, ensure_ascii=False, indent=2) + "\n"
        for name, schema in made.items()
    }


def case_schema() -> Schema:
    """What the web tier hands in (contract, section 3); fields it does not name are ignored."""
    return {
        "title": "Case",
        "description": "One view to decide on. Fields that are not named here are ignored; null is like missing.",
        **_fields({"at": _INSTANT, "reader": _reader(), "article": _article()}, {"device": _words(DEVICES)}),
    }


def _reader() -> Schema:
    optional = {
        "id": _IDENTITY,
        "locale": _TEXT,
        "country": _TEXT,
        "subscription": _subscription(),
        "grants": _list(_grant()),
        "reads": _list(_fields({"article": _IDENTITY, "at": _INSTANT}, {})),
        "meter": _fields({"used": _whole(MOST_WHOLE), "countedThis": _TRUTH}, {}),
    }
    return _fields({"kind": _words(KINDS)}, optional)


def _subscription() -> Schema:
    instants = dict.fromkeys(("trialEnd", "currentPeriodEnd", "pastDueSince", "endedAt"), _INSTANT)
    return {
        **_fields({"status": _words(STATUSES)}, {**instants, "endedDuringTrial": _TRUTH}),
        "if": {"properties": {"status": {"const": "past_due"}}},
        "then": {"required": ["pastDueSince"], "properties": {"pastDueSince": _INSTANT}},
    }


def _grant() -> Schema:
    kinds = {
        "access": {"until": _INSTANT},
        "articles": {"count": _whole(MOST_GRANTED), "from": _INSTANT, "until": _INSTANT},
        "reset": {"at": _INSTANT},
    }
    return {"oneOf": [_fields({"kind": {"const": kind}, **fields}, {}) for kind, fields in kinds.items()]}


def _article() -> Schema:
    return _fields({"id": _IDENTITY}, {"section": _TEXT, "contentType": _TEXT, "tags": _list(_TEXT)})


def decision_schema() -> Schema:
    """What comes back (contract, section 4); every key is there, absent values are null."""
    words = {field: _or_null(_TEXT) for field in ("heading", "body", "benefitsIntro", "note")}
    message = {
        "id": _TEXT,
        "locale": _TEXT,
        **words,
        "benefits": _or_null({**_list(_TEXT), "minItems": 1}),
        "cta": _or_null(_exactly(Cta, {"label": _TEXT, "href": _TEXT})),
    }
    trace = {"step": _words(get_args(Step)), "rule": _or_null(_TEXT), "outcome": _TEXT}
    fields = {
        "access": _words(("allow", "deny")),
        "state": _words(STATES),
        "counts": _TRUTH,
        **{name: _or_null({"type": "integer", "minimum": 0}) for name in ("articlesLeft", "articlesRead", "limit")},
        "resetsAt": _or_null({"type": "string", "pattern": _RESET}),
        **{name: _or_null(_TEXT) for name in ("meter", "offer")},
        "message": _or_null(_exactly(ShownMessage, message)),
        "trace": {**_list(_exactly(Trace, trace)), "minItems": 1},
    }
    return {
        "title": "Decision",
        "description": "The answer to one case; every key is there, absent values are null.",
        **_exactly(Decision, fields),
    }


def _fields(required: Mapping[str, Schema], optional: Mapping[str, Schema]) -> Schema:
    properties = {**required, **{name: _or_null(schema) for name, schema in optional.items()}}
    return {"type": "object", "properties": properties, "required": list(required)}


def _exactly(kind: Any, fields: Mapping[str, Schema]) -> Schema:
    """The schema of a typed dictionary, with its keys in its order, all of them and no others."""
    names = list(kind.__annotations__)
    return {
        "type": "object",
        "properties": {name: fields[name] for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _words(words: Any) -> Schema:
    return {"enum": sorted(words)}


def _whole(most: int) -> Schema:
    return {"type": "integer", "minimum": 0, "maximum": most}
