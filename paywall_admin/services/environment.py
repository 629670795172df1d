"""Whether a store is for trying things out or for readers: test and live are two worlds, and a store stays in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select, update

from paywall_admin.core.problems import BadInput, Conflict, StoreRefused
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.store import rows

ENVIRONMENTS: Final = ("test", "live")


@command("environment:choose")
@dataclass(frozen=True)
class ChooseEnvironment(Command):
    """Makes a store that has published nothing yet a test store or a live one."""

    undoable = False

    was: str
    now: str


@handles(ChooseEnvironment)
def choose_environment(context: Context, wanted: ChooseEnvironment) -> Result:
    """Marks the store, where it still is as it was and no version of it is out."""
    if wanted.now not in ENVIRONMENTS:
        raise BadInput("environment", "A store is either test or live.", place="environment")
    current = context.connection.scalar(select(rows.meta.c.environment))
    if current != wanted.was:
        sentence = "Somebody else chose the environment in the meantime; look again."
        raise Conflict(sentence, place="environment", fields={"environment": (wanted.was, current, wanted.now)})
    if current == wanted.now:
        return Result("Nothing changed", frozenset())
    published = context.connection.scalar(select(func.count()).select_from(rows.version))
    if published:
        raise StoreRefused(
            "environment",
            f"This store has published for {current} already and stays there; make another store for {wanted.now}, "
            "and bring the settings over with settings show and settings import.",
        )
    context.connection.execute(update(rows.meta).values(environment=wanted.now))
    label = f"Make this a {wanted.now} store"
    inverse = ChooseEnvironment(wanted.now, wanted.was)
    return Result(label, frozenset({"draft"}), inverse, wanted.now, ("environment", None), current, wanted.now)
