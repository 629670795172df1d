"""What a person can ask, as frozen values, and who answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from paywall_admin.store.look import Look
from paywall_admin.store.reading import role_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from paywall_admin.services.app import App

View = TypeVar("View")


@dataclass(frozen=True)
class Query(Generic[View]):
    """One question; `View` is the frozen value that answers it."""


@dataclass(frozen=True)
class Asking:
    """What an answer is read with: one state of the store, the time, and who asks."""

    app: App
    look: Look
    now: int
    actor: str
    opened: Connection | None = None

    @property
    def connection(self) -> Connection:
        """The same state through SQLAlchemy; not there for an answer that only looks."""
        assert self.opened is not None, "registered as one that only looks"
        return self.opened

    @property
    def role(self) -> str:
        """What who asks is here."""
        return role_of(self.look, self.actor)


Answer = Callable[[Asking, Any], Any]
_ANSWERS: dict[type[Query[Any]], Answer] = {}
_LOOKING: set[type[Query[Any]]] = set()


def answers(kind: type[Query[Any]], *, looks: bool = False) -> Callable[[Answer], Answer]:
    """Registers who answers a query class; one that only `looks` needs no SQLAlchemy."""

    def register(answer: Answer) -> Answer:
        assert kind not in _ANSWERS, f"{kind.__name__} is answered already"
        _ANSWERS[kind] = answer
        if looks:
            _LOOKING.add(kind)
        return answer

    return register


def only_looks(query: Query[Any]) -> bool:
    """Whether a look is all that the answer needs."""
    return type(query) in _LOOKING


def answer(asking: Asking, query: Query[View]) -> View:
    """The answer to a query, from the state that `asking` sees."""
    found: View = _ANSWERS[type(query)](asking, query)
    return found
