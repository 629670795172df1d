"""Support cases: why somebody looks a reader up, asked once a case, and each look written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert

from paywall_admin.core.problems import BadInput, NotAllowed
from paywall_admin.core.roles import allows
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import rows
from paywall_admin.store.look import Look, first, value

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS: Final = frozenset({"cases"})
PURPOSES: Final = ("support request", "billing question", "data request", "misuse", "test")
HOURS: Final = 12
"""For so long a case is open; then it is asked anew."""
STEPS: Final = ("open", "find", "card", "reveal", "export", "erase")
_MOST_TICKET: Final = 64
_WORDS: Final = {
    "open": "Open a support case",
    "find": "Look for a reader",
    "card": "Look at a reader's card",
    "reveal": "Reveal a reader's address",
    "export": "Export what is known of a reader",
    "erase": "Look up a reader to erase",
}


@dataclass(frozen=True)
class CaseView:
    """An open case: why, for which ticket, and since when."""

    number: int
    purpose: str
    ticket: str
    at: int


@dataclass(frozen=True)
class GetCase(Query["CaseView | None"]):
    """The newest case of who asks that is still open."""


@command("reader:look-up")
@dataclass(frozen=True)
class LookUp(Command):
    """Writes down a look at personal data, or with `step` open the case it belongs to; kept for good."""

    undoable = False

    step: str
    case: int | None = None
    purpose: str = ""
    ticket: str = ""
    hits: int | None = None
    reader: int | None = None


@handles(LookUp)
def look_up(context: Context, wanted: LookUp) -> Result:
    """Appends the record; nothing of what was looked for is in it, which could name a reader for good."""
    if wanted.step not in STEPS:
        raise BadInput("step", f"A look-up is one of {', '.join(STEPS)}.", place="/step")
    number = int(value(context.look, "SELECT max(number) FROM look_up") or 0) + 1
    purpose, ticket = wanted.purpose, wanted.ticket.strip()
    if wanted.step == "open":
        _refuse_without_purpose(purpose, ticket)
        case = number
    else:
        found = opened(context.look, wanted.case, context.actor, context.now)
        case, purpose, ticket = found.number, found.purpose, found.ticket
    values = {
        "number": number, "at": context.now, "actor": context.actor, "case": case, "purpose": purpose, "ticket": ticket,
        "step": wanted.step, "hits": wanted.hits, "reader": wanted.reader,
    }  # fmt: skip
    context.connection.execute(insert(rows.look_up).values(values))
    said = f"{purpose}, {ticket}" if ticket else purpose
    reader = None if wanted.reader is None else str(wanted.reader)
    hits = "" if wanted.hits is None else f", {wanted.hits} found"
    return Result(f"{_WORDS[wanted.step]} ({said}{hits})", TOPICS, value=number, object=("reader", reader))


@answers(GetCase, looks=True)
def get_case(asking: Asking, _: GetCase) -> CaseView | None:
    """Reads the newest case."""
    sql = "SELECT number, purpose, ticket, at FROM look_up WHERE step = ? AND actor = ? ORDER BY number DESC LIMIT 1"
    found = first(asking.look, sql, "open", asking.actor)
    return None if found is None or found[3] <= asking.now - HOURS * 3600 else CaseView(*found)


def open_case(app: App, purpose: str, ticket: str = "") -> int:
    """Open a case; its number goes with every question about readers."""
    return int(app.do(LookUp("open", purpose=purpose, ticket=ticket)).value)


def opened(look: Look, case: int | None, actor: str, now: int) -> CaseView:
    """The case of that number, if it is open and belongs to who asks; else the look-up is refused."""
    sql = "SELECT number, purpose, ticket, at FROM look_up WHERE number = ? AND step = ? AND actor = ?"
    found = None if case is None else first(look, sql, case, "open", actor)
    if found is None or found[3] <= now - HOURS * 3600:
        raise BadInput(
            "no-purpose", "Looking up a reader needs a purpose; say why, and for which ticket, once a case.",
            place="purpose",
        )  # fmt: skip
    return CaseView(*found)


def demand_case(asking: Asking, case: int | None) -> CaseView:
    """The case under which a question about readers is asked; NotAllowed where the role does not include them."""
    if not allows(asking.role, LookUp.tag):
        raise NotAllowed(
            "not-allowed", f"Your role, {asking.role}, does not include looking up readers; ask an administrator.",
            place=LookUp.tag,
        )  # fmt: skip
    return opened(asking.look, case, asking.actor, asking.now)


def is_revealed(asking: Asking, case: int, reader: int) -> bool:
    """Whether the reader's address was revealed in this case."""
    sql = 'SELECT 1 FROM look_up WHERE "case" = ? AND reader = ? AND step IN (?, ?) LIMIT 1'
    return first(asking.look, sql, case, reader, "reveal", "export") is not None


def _refuse_without_purpose(purpose: str, ticket: str) -> None:
    if purpose not in PURPOSES:
        raise BadInput("purpose", f"A purpose is one of: {', '.join(PURPOSES)}.", place="purpose")
    if len(ticket) > _MOST_TICKET or "@" in ticket:
        raise BadInput(
            "ticket", f"A ticket is a number or name of at most {_MOST_TICKET} characters, and no address.",
            place="ticket",
        )  # fmt: skip
