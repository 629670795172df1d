"""What a person can do, as frozen values: the registry of commands, their JSON, and who carries them out."""

from __future__ import annotations

import json
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from paywall_admin.core.problems import BadInput
from paywall_admin.store.look import EngineLook, Look
from paywall_admin.store.reading import Step

if TYPE_CHECKING:
    from sqlalchemy import Connection

Fields = dict[str, Any]


@dataclass(frozen=True)
class Command:
    """One thing to do. Its fields are JSON; `tag` names it in the audit, `undoable` puts it on the undo stack."""

    tag: ClassVar[str] = ""
    undoable: ClassVar[bool] = True

    def to_json(self) -> str:
        """The command as it is audited, and as it can be read back."""
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps({"do": self.tag, **content}, ensure_ascii=False, separators=(",", ":"))


AnyCommand = TypeVar("AnyCommand", bound=Command)


@dataclass(frozen=True)
class Result:
    """What a handler has done; without topics nothing was changed, and nothing is audited.

    `inverse` undoes it exactly. `object` is the kind and id concerned, `before` and `after` what was and is there.
    """

    label: str
    topics: frozenset[str]
    inverse: Command | None = None
    value: Any = None
    object: tuple[str, str | None] | None = None
    before: Any = None
    after: Any = None
    step: Step = "do"
    undoes: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What `App.do` hands back; `entry` is the audit entry, None after a dry run and where nothing changed."""

    value: Any
    topics: frozenset[str]
    label: str
    inverse: Command | None
    entry: int | None


@dataclass(frozen=True)
class Context:
    """What a handler works with: the open transaction, the time, who asks, and what came beside the command."""

    connection: Connection
    now: int
    actor: str
    role: str
    beside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def look(self) -> Look:
        """The same transaction, for what is read in plain SQL."""
        return EngineLook(self.connection)


Handler = Callable[[Context, Any], Result]
_COMMANDS: dict[str, type[Command]] = {}
_HANDLERS: dict[type[Command], Handler] = {}


def command(tag: str) -> Callable[[type[AnyCommand]], type[AnyCommand]]:
    """Registers a command class under its tag, `noun:verb`."""

    def register(kind: type[AnyCommand]) -> type[AnyCommand]:
        assert tag not in _COMMANDS, f"{tag} is taken"
        kind.tag = tag
        _COMMANDS[tag] = kind
        return kind

    return register


def handles(kind: type[Command]) -> Callable[[Handler], Handler]:
    """Registers who carries out a command class and those made from it."""

    def register(handler: Handler) -> Handler:
        assert kind not in _HANDLERS, f"{kind.__name__} is handled already"
        _HANDLERS[kind] = handler
        return handler

    return register


def registry() -> Mapping[str, type[Command]]:
    """Every command there is, by tag."""
    _load()
    return dict(sorted(_COMMANDS.items()))


def carry_out(context: Context, wanted: Command) -> Result:
    """Runs the handler of a command in the context's transaction."""
    _load()
    for kind in type(wanted).__mro__:
        if kind in _HANDLERS:
            return _HANDLERS[kind](context, wanted)
    raise LookupError(f"nothing handles {type(wanted).__name__}")


def from_json(text: str) -> Command:
    """The command that `to_json` wrote; BadInput for anything else."""
    _load()
    try:
        content = json.loads(text)
        kind = _COMMANDS[content.pop("do")]
        made = kind(**content)
    except (ValueError, TypeError, AttributeError, KeyError):
        raise _unreadable() from None
    hints = _hints(kind)
    for name in content:
        if not _fits(getattr(made, name), hints[name]):
            raise _unreadable(f"/{name}")
    return made


def _load() -> None:
    """Imports every module that defines commands, so that all are known whoever asks first."""
    from paywall_admin.services import catalog  # noqa: F401


def _hints(kind: type[Command]) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _fits(value: Any, hint: Any) -> bool:
    if hint is Any:
        return True
    if isinstance(hint, UnionType):
        return any(_fits(value, option) for option in typing.get_args(hint))
    kind = typing.get_origin(hint) or hint
    if kind in (int, NoneType) or isinstance(value, bool):
        return type(value) is kind
    return isinstance(value, kind)


def _unreadable(place: str | None = None) -> BadInput:
    return BadInput("command-unreadable", "This is not a command of this program; nothing was changed.", place=place)
