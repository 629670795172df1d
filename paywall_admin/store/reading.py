"""What a store holds, read as values: the draft, where the versions stand, who is what, and what undo would take up.

Written in plain SQL, so that a start need not wait for SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from paywall_admin.core.problems import StoreRefused
from paywall_admin.core.settings import FORMAT, Settings, Value
from paywall_admin.store.look import Look, first, value
from paywall_admin.store.nouns import GRACE_DAYS, LISTED, SINGLE, Fields, Listed, Noun

Step = Literal["do", "aside", "undo", "redo", "skip"]  # how an audit entry stands to the undo stack of who made it
Archived = Mapping[str, tuple[Fields, ...]]

_ALONE = "admin"
_GUEST = "viewer"


@dataclass(frozen=True)
class Meta:
    """What a store is: which publication's, and for which environment."""

    publication_id: str
    environment: str
    last_version: int


@dataclass(frozen=True)
class Stacks:
    """What a person's next undo and redo would take up, with the labels of both."""

    undo_top: int | None = None
    redo_top: int | None = None
    undo_label: str | None = None
    redo_label: str | None = None


def meta(look: Look) -> Meta:
    """What this store is."""
    return Meta(*look.rows("SELECT publication_id, environment, last_version FROM meta")[0])


def settings(look: Look) -> Settings:
    """The draft; archived objects are not part of it."""
    whole: Fields = {"format": FORMAT}
    for noun in SINGLE:
        fields = single(look, noun)
        whole |= fields if noun is GRACE_DAYS else {noun.kind: fields}
    for listed in LISTED:
        whole[listed.field] = members(look, listed)
    return settings_of(whole)


class Remembered:
    """The draft as a value, again and again: only the objects whose rows changed are made anew.

    A draft of a thousand offers is a tenth of a second of work when it is made whole, during which no other thread
    gets a turn.
    """

    def __init__(self) -> None:
        self._values: dict[tuple[str, tuple[Any, ...]], Value] = {}

    def settings(self, look: Look) -> Settings:
        """The draft; archived objects are not part of it."""
        whole: Fields = {"format": FORMAT}
        for noun in SINGLE:
            fields = single(look, noun)
            whole |= fields if noun is GRACE_DAYS else {noun.kind: fields}
        seen: dict[tuple[str, tuple[Any, ...]], Value] = {}
        try:
            for listed in LISTED:
                found = look.rows(_listing(listed, "IS NOT NULL"))
                whole[listed.field] = tuple(self._value(listed, tuple(row), seen) for row in found)
        except ValidationError:
            # Made whole, it says where the damage is.
            return settings(look)
        self._values = seen
        return settings_of(whole)

    def _value(self, noun: Listed, row: tuple[Any, ...], seen: dict[tuple[str, tuple[Any, ...]], Value]) -> Value:
        key = noun.kind, row
        value = self._values.get(key) or noun.model.model_validate(noun.from_row(row), strict=False)
        seen[key] = value
        return value


def settings_of(whole: Fields) -> Settings:
    """Stored JSON as settings; it was checked before it was stored, so anything else is damage."""
    try:
        return Settings.model_validate(whole, strict=False)
    except ValidationError as error:
        place = "/" + "/".join(str(part) for part in error.errors()[0]["loc"])
        raise StoreRefused(
            "store-content", "The store holds a value that cannot be; restore the latest backup.", place=place
        ) from error


def archived(look: Look) -> dict[str, tuple[Fields, ...]]:
    """The archived objects of each listed kind, by id; kinds without any are left out."""
    found = {noun.kind: tuple(members(look, noun, archived=True)) for noun in LISTED}
    return {kind: objects for kind, objects in found.items() if objects}


def single(look: Look, noun: Noun) -> Fields:
    """The one object of this kind."""
    return noun.from_row(look.rows(f"SELECT {_columns(noun)} FROM {noun.table}")[0])  # noqa: S608 - our own names


def members(look: Look, noun: Listed, *, archived: bool = False) -> list[Fields]:
    """The objects of a list in order, or its archived ones by id."""
    return [noun.from_row(row) for row in look.rows(_listing(noun, "IS NULL" if archived else "IS NOT NULL"))]


def find(look: Look, noun: Listed, id_: str) -> tuple[Fields, int | None] | None:
    """An object and its position (None: archived); None where there is no such id."""
    row = first(look, f"SELECT position, {_columns(noun)} FROM {noun.table} WHERE id = ?", id_)  # noqa: S608 - our own names
    return None if row is None else (noun.from_row(row[1:]), row[0])


def count(look: Look, noun: Listed) -> int:
    """How many objects stand in the list; archived ones do not."""
    return int(value(look, f"SELECT count(position) FROM {noun.table}"))  # noqa: S608 - our own names


def role_of(look: Look, actor: str) -> str:
    """A person's role: administrator while nobody is listed, and without a place on a list, a viewer."""
    roles: dict[str, str] = dict(look.rows("SELECT name, role FROM person"))
    return roles.get(actor, _GUEST) if roles else _ALONE


def audit_head(look: Look) -> str | None:
    """The newest audit entry's seal; None while nothing has happened."""
    head: str | None = value(look, "SELECT hash FROM audit ORDER BY number DESC LIMIT 1")
    return head


def audit_latest(look: Look) -> int:
    """The newest audit entry's number, 0 while nothing has happened."""
    return int(value(look, "SELECT max(number) FROM audit") or 0)


def topics_since(look: Look, number: int) -> tuple[frozenset[str], int]:
    """What the audit entries after `number` touched, and the newest entry's number."""
    found = look.rows("SELECT number, topics FROM audit WHERE number > ? ORDER BY number", number)
    topics = frozenset(topic for _, names in found for topic in json.loads(names))
    return topics, found[-1][0] if found else number


def stacks(look: Look, actor: str) -> Stacks:
    """What the next undo and redo of one person would take up."""
    tops = first(look, "SELECT undo_top, redo_top FROM audit WHERE actor = ? ORDER BY number DESC LIMIT 1", actor)
    if tops is None:
        return Stacks()
    undo_top, redo_top = tops
    found = look.rows("SELECT number, label FROM audit WHERE number IN (?, ?)", undo_top, redo_top)
    labels: dict[int | None, str] = dict(found)
    return Stacks(undo_top, redo_top, labels.get(undo_top), labels.get(redo_top))


def _listing(noun: Listed, position: str) -> str:
    return f"SELECT {_columns(noun)} FROM {noun.table} WHERE position {position} ORDER BY position, id"  # noqa: S608 - our own names


def _columns(noun: Noun) -> str:
    return ", ".join(f'"{column}"' for column in noun.columns)
