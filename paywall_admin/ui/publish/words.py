"""What the sheet says: changes by object, and where a version goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
# The title of an object, in quotes where it has a name, then what happened to it.
_SENTENCE = re.compile(r"(?P<title>[^':]*(?:'.*?'(?=[:\s]|\Z))?[^':]*): (?P<line>.+)\Z", re.DOTALL)


@dataclass(frozen=True)
class Group:
    """What happened to one object: its title, the kind of change, and a line for each difference."""

    title: str
    kind: str
    lines: tuple[str, ...]


def grouped(changes: Iterable[Any]) -> tuple[Group, ...]:
    """The changes by object, in their order."""
    groups: dict[tuple[Any, str], Group] = {}
    for change in changes:
        match = _SENTENCE.match(change.sentence)
        title, lines = (match["title"], (match["line"],)) if match else (change.sentence, ())
        key = (change.object, title)
        known = groups.get(key, Group(title, change.kind, ()))
        groups[key] = Group(title, known.kind, known.lines + lines)
    return tuple(groups.values())


def count_words(number: int) -> str:
    """How many changes, in words."""
    if number == 1:
        return translate("PublishWords", "1 change")
    return translate("PublishWords", "{number} changes").format(number=number)


def step_words(step: str) -> str:
    """A step of publishing, in the window's language."""
    known = {
        "Checking": translate("PublishWords", "Checking the draft…"),
        "Signing": translate("PublishWords", "Signing the version…"),
    }
    return known.get(step, step)


def destination(targets: Iterable[Any]) -> str:
    """Where the next version goes."""
    places = [f"{target.id} ({target.location})" for target in targets]
    if not places:
        return translate(
            "PublishWords",
            "No target yet: the version is kept here, and the website gets nothing by itself. Whoever runs the website "
            "fetches it with “paywall-admin export --to FOLDER”.",
        )
    return translate("PublishWords", "It goes to {places}.").format(places=", ".join(places))


def nowhere() -> str:
    """What is said of a version that no target has got."""
    return translate(
        "PublishWords",
        "No target yet, so the website has not got it. Whoever runs the website fetches it with "
        "“paywall-admin export --to FOLDER”.",
    )
