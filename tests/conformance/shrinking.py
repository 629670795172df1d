"""Makes a difference small enough to be looked at: leaves out what it does not need."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

MOST_TRIES = 1500


def shrunk(value: Any, holds: Callable[[Any], bool]) -> Any:
    """The smallest value found for which `holds` is still true, by dropping list items and fields one at a time."""
    tries = 0
    smaller = True
    while smaller:
        smaller = False
        for path in list(_paths(value)):
            tries += 1
            if tries > MOST_TRIES:
                return value
            candidate = _without(value, path)
            if candidate is not None and holds(candidate):
                value = candidate
                smaller = True
                break
    return value


def _paths(value: Any) -> Iterator[tuple[Any, ...]]:
    """Every item and field, the outer and later ones first."""
    keys = list(value) if isinstance(value, dict) else range(len(value) - 1, -1, -1) if isinstance(value, list) else ()
    for key in keys:
        yield (key,)
    for key in keys:
        for path in _paths(value[key]):
            yield key, *path


def _without(value: Any, path: tuple[Any, ...]) -> Any:
    candidate = copy.deepcopy(value)
    owner = candidate
    try:
        for key in path[:-1]:
            owner = owner[key]
        del owner[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return candidate
