"""What a section needs to know of its objects: an entry each, and how they are changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import Value
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.rows.model import Row


class Values(Mapping[str, Any]):
    """The JSON of an object, made when it is first looked at: a list of hundreds needs that of one."""

    __slots__ = ("_made", "_value")

    def __init__(self, value: Value) -> None:
        self._value = value
        self._made: dict[str, Any] | None = None

    def _fields(self) -> dict[str, Any]:
        if self._made is None:
            self._made = settings_dict(self._value)
        return self._made

    def __getitem__(self, name: str) -> Any:
        return self._fields()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields())

    def __len__(self) -> int:
        return len(self._fields())


@dataclass(frozen=True)
class Entry:
    """One object of a list: its row, its values, and what the check says, each with the path it concerns.

    A `vacant` one stands for an object that could be there and is not.
    """

    row: Row
    values: Mapping[str, Any]
    archived: bool = False
    findings: tuple[tuple[str, Note], ...] = ()
    vacant: bool = False

    @property
    def key(self) -> str:
        """The id of the object."""
        return self.row.key

    @property
    def name(self) -> str:
        """What the object is called where it does not stand in its list."""
        return self.row.name or self.row.title


class Kept:
    """The entries of one list as they were made last: an object that is as it was needs no words anew.

    The draft is read again after each key that is typed, and all its objects but the edited one stay the same.
    """

    def __init__(self) -> None:
        self._context: object = None
        self._known: dict[int, tuple[Any, tuple[Any, ...], Entry]] = {}

    def entries(
        self, context: object, wanted: Iterable[tuple[Any, tuple[Any, ...]]], make: Callable[..., Entry]
    ) -> list[Entry]:
        """The entries of objects, each with what is known beside it: `make(value, *beside)` makes one.

        Whatever else the words depend on, such as the zone, is the `context`.
        """
        known = self._known if context == self._context else {}
        now: dict[int, tuple[Any, tuple[Any, ...], Entry]] = {}
        found = []
        for value, beside in wanted:
            one = known.get(id(value))
            # What is known holds its object, so that no other one can have its identity meanwhile.
            if one is None or one[0] is not value or one[1] != beside:
                one = value, beside, make(value, *beside)
            now[id(value)] = one
            found.append(one[2])
        self._context, self._known = context, now
        return found


@dataclass(frozen=True)
class Verbs:
    """The commands on one kind of object."""

    add: Callable[..., Any]
    edit: Callable[..., Any]
    move: Callable[..., Any]
    archive: Callable[..., Any]
    restore: Callable[..., Any]
    duplicate: Callable[..., Any]


@dataclass(frozen=True)
class Texts:
    """What a section says of its kind of objects."""

    name: str
    order: str
    add: str
    empty_title: str
    empty_text: str
    archived: str
    """Said when one was archived; `{name}` is its title."""


class Editor(Protocol):
    """The fields of one object."""

    form: Form

    def show_entry(self, entry: Entry) -> None:
        """Show an object, or the same one as it is now."""

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""

    def take_focus(self) -> None:
        """Put the cursor into the first field."""

    def blank(self, new_id: str) -> dict[str, Any]:
        """The values of a new object."""


def free_id(stem: str, taken: Iterable[str]) -> str:
    """An id that nothing has yet: the stem with the next number behind it."""
    used = set(taken)
    number = 2 if stem in used else 1
    while f"{stem}-{number}" in used:
        number += 1
    return f"{stem}-{number}"
