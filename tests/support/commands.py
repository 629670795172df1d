"""An example or more of every command, to be done on the filled store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from paywall_admin.services.app import App
from paywall_admin.services.command import Command, registry
from paywall_admin.services.drafts import EditMeter, ReplaceDraft, StartWithSample, lists
from paywall_admin.services.options import SetOption
from paywall_admin.services.people import SetRole
from paywall_admin.services.undo import Redo, Revert, Undo
from paywall_admin.store.nouns import LISTED, Listed, get
from support.example import EXAMPLE, changed

EDIT = EditMeter("guests", {"limit": 5}, {"limit": 3})
# A field of each kind of object, and another value for it.
CHANGES: Mapping[str, tuple[str, Any]] = {
    "contentRule": ("action", "locked"),
    "meter": ("period", {"kind": "calendarDay"}),
    "plan": ("benefits", ["Read all stories", "Use our apps"]),
    "offer": ("endsAt", None),
    "freeAccess": ("countries", None),
    "message": ("texts/ja/heading", "新しい見出し"),
    "publication": ("formerName", None),
    "wall": ("open", True),
    "policy": ("staleDays", 3),
    "expiryStates": ("trialExpired/days", None),
    "graceDays": ("graceDays", 9),
}


def nothing(_: App) -> None:
    """Nothing has to be there before."""


@dataclass(frozen=True)
class Example:
    """A command, what has to be done before it, and what comes beside it."""

    command: Command
    before: Callable[[App], Any] = nothing
    beside: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.command.tag


def of_list(noun: Listed) -> Iterator[Command]:
    """Every command on one list."""
    first = EXAMPLE[noun.field][0]
    path, value = CHANGES[noun.kind]
    yield lists.of(noun, lists.Add)({**first, "id": "new"}, 1)
    yield lists.of(noun, lists.Add)({**first, "id": "new"}, archived=True)
    yield lists.of(noun, lists.Edit)(first["id"], {path: get(first, path)}, {path: value})
    yield lists.of(noun, lists.Edit)("former", {path: get(first, path)}, {path: value}, typing=True)
    yield lists.of(noun, lists.Move)(first["id"], 0, 1)
    yield lists.of(noun, lists.Archive)(first["id"])
    yield lists.of(noun, lists.Restore)("former", 1)
    yield lists.of(noun, lists.Duplicate)("second", "new")
    yield lists.of(noun, lists.Duplicate)("former", "new")
    yield lists.of(noun, lists.Remove)("second")
    yield lists.of(noun, lists.Remove)("former")


def of_singles() -> Iterator[Command]:
    """The edits of what there is once."""
    for kind in ("publication", "wall", "policy", "expiryStates", "graceDays"):
        path, value = CHANGES[kind]
        was = EXAMPLE["graceDays"] if kind == "graceDays" else get(EXAMPLE[kind], path)
        yield registry()[f"{kind}:edit"](was={path: was}, now={path: value})


def edit_and_undo(app: App) -> None:
    """An edit, taken back: something to do again."""
    app.do(EDIT)
    app.do(Undo())


EXAMPLES = [
    *(Example(command) for noun in LISTED for command in of_list(noun)),
    *(Example(command) for command in of_singles()),
    Example(ReplaceDraft(changed("/publication/name", "Another"))),
    Example(ReplaceDraft(changed("/meters/0/id", "former"), archived={"meter": EXAMPLE["meters"][:1]})),
    Example(StartWithSample(changed("/publication/name", "Sample"))),
    Example(Undo(), before=lambda app: app.do(EDIT)),
    Example(Redo(), before=edit_and_undo),
    Example(Revert(2)),
    Example(SetOption("backupsKept", None, 5)),
    Example(SetRole("ann", None, "admin")),
]
