"""How objects and fields are called in the labels and sentences of services."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paywall_admin.store.nouns import Fields, Noun

_SHORT = {"limit": "limit", "texts": "texts", "narrow": "narrow texts", "ctaTarget": "button target"}


def field_name(path: str) -> str:
    """A field as people read it: `showCounterFrom` becomes “show counter from”."""
    first = path.split("/", maxsplit=1)[0]
    return _SHORT.get(first) or re.sub(r"(?<=[a-z])([A-Z])", lambda match: f" {match[1].lower()}", first)


def field_names(paths: Iterable[str]) -> str:
    """Several fields in one phrase."""
    names = list(dict.fromkeys(field_name(path) for path in paths))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def object_name(noun: Noun, fields: Fields | None, id_: str = "") -> str:
    """An object by its kind and its name, or its id where it has no name."""
    name = (fields or {}).get("name") or (fields or {}).get("id") or id_
    return f"{noun.words} '{name}'"
