"""What a person can ask, as frozen values, and who answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection

from paywall_admin.store.people import role_of

if TYPE_CHECKING:
    from paywall_admin.services.app import App

View = TypeVar("View")


@dataclass(frozen=True)
class Query(Generic[View]):
    """One question; `View` is the frozen value that answers it."""


@dataclass(frozen=True)
class Asking:
    """What an answer is read with: an open connection on one state of the store, the time, and who asks."""

    app: App
    connection: Connection
    now: int
    actor: str

    @property
    def role(self) -> str:
        """What who asks is here."""
        return role_of(self.connection, self.actor)


Answer = Callable[[Asking, Any], Any]
_ANSWERS: dict[type[Query[Any]], Answer] = {}


def answers(kind: type[Query[Any]]) -> Callable[[Answer], Answer]:
    """Registers who answers a query class."""

    def register(answer: Answer) -> Answer:
        assert kind not in _ANSWERS, f"{kind.__name__} is answered already"
        _ANSWERS[kind] = answer
        return answer

    return register


def answer(asking: Asking, query: Query[View]) -> View:
    """The answer to a query, from the state that `asking` sees."""
    found: View = _ANSWERS[type(query)](asking, query)
    return found
