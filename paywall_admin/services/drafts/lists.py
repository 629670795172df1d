"""The seven commands of every list of the draft, made from one table of nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, TypeVar, cast

from paywall_admin.services.command import Command, Fields, command
from paywall_admin.store import nouns
from paywall_admin.store.nouns import Listed


@dataclass(frozen=True)
class OfList(Command):
    """A command on one list of the draft."""

    noun: ClassVar[Listed]


@dataclass(frozen=True)
class Add(OfList):
    """Adds an object at a position, at the end, or archived."""

    value: Fields
    position: int | None = None
    archived: bool = False


@dataclass(frozen=True)
class Edit(OfList):
    """Changes fields of an object."""

    id: str
    was: Fields = field(default_factory=dict)
    now: Fields = field(default_factory=dict)
    typing: bool = False


@dataclass(frozen=True)
class Move(OfList):
    """Moves an object from one position to another."""

    id: str
    was: int
    now: int


@dataclass(frozen=True)
class Archive(OfList):
    """Takes an object out of the list and keeps it."""

    id: str


@dataclass(frozen=True)
class Restore(OfList):
    """Puts an archived object back, at a position or at the end."""

    id: str
    position: int | None = None


@dataclass(frozen=True)
class Duplicate(OfList):
    """Adds a copy under another id, right behind the original."""

    id: str
    new_id: str


@dataclass(frozen=True)
class Remove(OfList):
    """Takes an object out for good; where `was` is given, only while it still is exactly that."""

    id: str
    was: Fields | None = None


Seven = tuple[type[Add], type[Edit], type[Move], type[Archive], type[Restore], type[Duplicate], type[Remove]]
AnyOfList = TypeVar("AnyOfList", bound=OfList)
_MADE: dict[tuple[str, type[OfList]], type[OfList]] = {}


def of(noun: Listed, verb: type[AnyOfList]) -> type[AnyOfList]:
    """The command class of a verb on one noun's list."""
    return cast("type[AnyOfList]", _MADE[noun.kind, verb])


def _make(noun: Listed, verb: type[AnyOfList]) -> type[AnyOfList]:
    name = f"{verb.__name__}{noun.kind[0].upper()}{noun.kind[1:]}"
    words = {"noun": noun, "__doc__": f"{verb.__doc__} Here: the {noun.words}s.", "__module__": __name__}
    kind: type[AnyOfList] = command(f"{noun.kind}:{verb.__name__.lower()}")(type(name, (verb,), words))
    _MADE[noun.kind, verb] = kind
    return kind


def _seven(noun: Listed) -> Seven:
    return (
        _make(noun, Add),
        _make(noun, Edit),
        _make(noun, Move),
        _make(noun, Archive),
        _make(noun, Restore),
        _make(noun, Duplicate),
        _make(noun, Remove),
    )


AddMeter, EditMeter, MoveMeter, ArchiveMeter, RestoreMeter, DuplicateMeter, RemoveMeter = _seven(nouns.METER)
(
    AddContentRule, EditContentRule, MoveContentRule, ArchiveContentRule,
    RestoreContentRule, DuplicateContentRule, RemoveContentRule,
) = _seven(nouns.CONTENT_RULE)  # fmt: skip
AddPlan, EditPlan, MovePlan, ArchivePlan, RestorePlan, DuplicatePlan, RemovePlan = _seven(nouns.PLAN)
AddOffer, EditOffer, MoveOffer, ArchiveOffer, RestoreOffer, DuplicateOffer, RemoveOffer = _seven(nouns.OFFER)
(
    AddFreeAccess, EditFreeAccess, MoveFreeAccess, ArchiveFreeAccess,
    RestoreFreeAccess, DuplicateFreeAccess, RemoveFreeAccess,
) = _seven(nouns.FREE_ACCESS)  # fmt: skip
AddMessage, EditMessage, MoveMessage, ArchiveMessage, RestoreMessage, DuplicateMessage, RemoveMessage = _seven(
    nouns.MESSAGE
)
