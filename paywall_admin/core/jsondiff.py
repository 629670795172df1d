"""What differs between two settings as JSON: the objects that differ, and their lines before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import Settings
from paywall_admin.core.strictjson import json_pointer

Side = Literal["same", "removed", "added"]
_LISTS: Final = ("contentRules", "meters", "plans", "offers", "freeAccess", "messages")
_AROUND: Final = 3


@dataclass(frozen=True)
class ObjectDiff:
    """One object that differs; `was` or `now` is None where it is new or gone.

    `place` is a JSON pointer into the newer settings, of what is gone into the older. Objects of a list are found by
    their id; where only their order differs, the list itself differs, and its ids stand for it.
    """

    place: str
    was: Any
    now: Any


@dataclass(frozen=True)
class Line:
    """One line of JSON: in both, only before, or only after; `gap` where lines that are the same are left out."""

    side: Side
    text: str
    gap: bool = False


def objects(old: Settings, new: Settings) -> tuple[ObjectDiff, ...]:
    """Every object that differs, in the order of the settings."""
    return tuple(_objects(settings_dict(old), settings_dict(new)))


def _objects(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[ObjectDiff]:
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if name in _LISTS:
            yield from _members(name, was or [], now or [])
        else:
            yield ObjectDiff(json_pointer((name,)), was, now)


def _members(name: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[ObjectDiff]:
    were = {item["id"]: item for item in old}
    are = {item["id"] for item in new}
    for index, item in enumerate(old):
        if item["id"] not in are:
            yield ObjectDiff(json_pointer((name, index)), item, None)
    for index, item in enumerate(new):
        if were.get(item["id"]) != item:
            yield ObjectDiff(json_pointer((name, index)), were.get(item["id"]), item)
    kept = [item["id"] for item in old if item["id"] in are]
    if kept != [item["id"] for item in new if item["id"] in were]:
        yield ObjectDiff(json_pointer((name,)), [item["id"] for item in old], [item["id"] for item in new])


def lines(differs: ObjectDiff) -> tuple[Line, ...]:
    """The object's JSON before and after, line by line, with a little of what is the same around each difference."""
    return tuple(_lines(_pretty(differs.was), _pretty(differs.now)))


def _lines(old: list[str], new: list[str]) -> Iterator[Line]:
    gap = False
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND):
        for what, i1, i2, j1, j2 in group:
            if what == "equal":
                for text in old[i1:i2]:
                    yield Line("same", text, gap)
                    gap = False
                continue
            for text in old[i1:i2]:
                yield Line("removed", text, gap)
                gap = False
            for text in new[j1:j2]:
                yield Line("added", text, gap)
                gap = False
        gap = True


def _pretty(value: Any) -> list[str]:
    return [] if value is None else json.dumps(value, ensure_ascii=False, indent=2).split("\n")
