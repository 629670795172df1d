"""Remedies: what support can give a reader, and how much of it each role may give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from paywall_admin.core.calendar import DAY, END
from paywall_admin.core.case import MOST_GRANTED
from paywall_admin.core.problems import BadInput, NotAllowed

MOST_REASON: Final = 500


class Limit(NamedTuple):
    """The most a role gives at once: articles, days ahead, and remedies for one reader within 30 days."""

    articles: int
    days: int
    remedies: int


LIMITS: Final[Mapping[str, Limit]] = {
    "support": Limit(20, 31, 5),
    "publisher": Limit(200, 366, 50),
    "admin": Limit(MOST_GRANTED, 36_525, 10_000),
}
WINDOW: Final = 30 * DAY


def limit_of(role: str) -> Limit:
    """Say what a role may give; one that stands nowhere here gives nothing."""
    return LIMITS.get(role, Limit(0, 0, 0))


def refuse_too_much(role: str, *, articles: int = 0, until: int | None = None, given: int = 0, now: int) -> None:
    """Raise where a remedy is more than the role may give; `given` counts those of the last 30 days."""
    most = limit_of(role)
    if articles > most.articles:
        raise _over(role, f"at most {most.articles} articles at once", "count")
    if until is not None and until > now + most.days * DAY:
        raise _over(role, f"at most {most.days} days ahead", "until")
    if given >= most.remedies:
        raise _over(role, f"at most {most.remedies} remedies for a reader within 30 days", "count")


def accept_until(until: int | None, now: int) -> int:
    """Take an end that lies ahead; BadInput for any other."""
    if until is None or until <= now:
        raise BadInput("until", "The end has to lie ahead; choose a later day.", place="until")
    if until >= END:
        raise BadInput("until", "The end has to lie before the year 2100; choose an earlier day.", place="until")
    return until


def accept_count(count: int | None) -> int:
    """Take a number of articles."""
    if count is None or not 1 <= count <= MOST_GRANTED:
        raise BadInput("count", f"Give 1 to {MOST_GRANTED:,} articles.", place="count")
    return count


def accept_reason(reason: str, names: tuple[str, ...]) -> str:
    """Take a reason that names nobody: it stays in the audit when the reader is erased."""
    said = reason.strip()
    if not said or len(said) > MOST_REASON:
        raise BadInput("reason", f"A remedy needs a reason of 1 to {MOST_REASON} characters.", place="reason")
    refuse_names(said, names, "reason")
    return said


def refuse_names(text: str, names: tuple[str, ...], place: str) -> None:
    """Raise where a text that is kept for good holds an address, or one of the names of the reader."""
    low = text.lower()
    if "@" in text or any(len(name) > 3 and name.lower() in low for name in names):
        raise BadInput(
            "names-reader", "This is kept for good, even when the reader is erased; leave out the address and the id.",
            place=place,
        )  # fmt: skip


def _over(role: str, rule: str, place: str) -> NotAllowed:
    return NotAllowed("over-limit", f"Your role, {role}, gives {rule}; ask an administrator.", place=place)
