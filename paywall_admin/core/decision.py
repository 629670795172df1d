"""The decision: what the web tier shows and why, as plain JSON objects in the order of the contract, section 4."""

from __future__ import annotations

from typing import Literal, TypedDict

Step = Literal["wall", "freeAccess", "content", "entitlement", "lapsed", "locked", "meter", "message", "offer"]


class Trace(TypedDict):
    """One step on the way: the rule it concerns, and its outcome in a sentence that can be read out."""

    step: Step
    rule: str | None
    outcome: str


class Cta(TypedDict):
    """The button of a message."""

    label: str
    href: str


class ShownMessage(TypedDict):
    """The words for the reader, all placeholders filled."""

    id: str
    locale: str
    heading: str | None
    body: str | None
    benefitsIntro: str | None
    benefits: list[str] | None
    note: str | None
    cta: Cta | None


class Decision(TypedDict):
    """The answer to one case; keys in this order, absent values null."""

    access: Literal["allow", "deny"]
    state: str
    counts: bool
    articlesLeft: int | None
    articlesRead: int | None
    limit: int | None
    resetsAt: str | None
    meter: str | None
    offer: str | None
    message: ShownMessage | None
    trace: list[Trace]
