"""Settings made of the objects of other settings, so that comparing the two costs only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from paywall_admin.core.settings import Settings


def shared(settings: Settings, other: Settings) -> Settings:
    """The same settings, with each object that the other ones have just so as the very object they have."""
    same = {name: _shared(getattr(settings, name), getattr(other, name)) for name in type(settings).model_fields}
    return settings.model_copy(update=same)


def _shared(value: Any, other: Any) -> Any:
    if not isinstance(value, tuple):
        return other if value == other and type(value) is type(other) else value
    there = _by_id(other)
    return tuple(there[one.id] if one == there.get(one.id) else one for one in value)


def _by_id(objects: Sequence[Any]) -> dict[str, Any]:
    return {one.id: one for one in objects}
