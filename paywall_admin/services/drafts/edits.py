"""Edits carry what was and what shall be, a field at a time: somebody else's change is never written over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from paywall_admin.core.problems import BadInput, Conflict
from paywall_admin.services.command import Fields
from paywall_admin.services.words import field_names
from paywall_admin.store.nouns import get, put


def touched(was: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that an edit speaks of, in the order of `now`."""
    return tuple(dict.fromkeys((*now, *was)))


def edited(current: Fields, was: Mapping[str, Any], now: Mapping[str, Any], name: str) -> Fields:
    """`current` with the edit made; Conflict where a field is neither as it was nor as it shall be."""
    if "id" in touched(was, now):
        raise BadInput("id-fixed", "An id stays as it is; duplicate the object under another id.", place="/id")
    refuse_changed(current, was, now, touched(was, now), name)
    made = dict(current)
    for path in touched(was, now):
        put(made, path, now.get(path))
    return made


def refuse_changed(
    current: Fields, was: Mapping[str, Any], now: Mapping[str, Any], paths: Iterable[str], name: str
) -> None:
    """Raises Conflict where one of these fields is not as it was."""
    lost = {
        path: (was.get(path), get(current, path), now.get(path))
        for path in paths
        if get(current, path) != was.get(path)
    }
    if lost:
        raise Conflict(
            f"The {field_names(lost)} of {name} was changed by somebody else in the meantime; choose what shall stand.",
            place=f"/{next(iter(lost))}",
            fields=lost,
        )


def differences(before: Fields, after: Fields, paths: tuple[str, ...]) -> tuple[Fields, Fields]:
    """What an edit changed: the fields that differ, as they were and as they are."""
    changed = [path for path in paths if get(before, path) != get(after, path)]
    return {path: get(before, path) for path in changed}, {path: get(after, path) for path in changed}
