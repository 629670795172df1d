"""How readers read on a terminal: hits, and the card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from paywall_admin.cli.wording import moment, table

if TYPE_CHECKING:
    from paywall_admin.services.readers.card import Card
    from paywall_admin.services.readers.finding import Hit

_TIMES = ("at", "started_at", "trial_end", "current_period_end", "ended_at", "since", "until", "given_at", "resets_at")


def hit_json(hit: Hit) -> dict[str, Any]:
    """A reader of a list for machines."""
    return {
        "number": hit.number, "id": hit.id, "email": hit.email, "kind": _kind(hit.registered), "country": hit.country,
        "joinedTo": hit.joined_to,
    }  # fmt: skip


def hits_text(hits: Sequence[Hit]) -> str:
    """Readers in columns."""
    if not hits:
        return "Nobody is found by that."
    rows = [(str(hit.number), hit.id, hit.email or "", _kind(hit.registered), hit.country or "") for hit in hits]
    return table(("number", "id", "e-mail", "kind", "country"), rows)


def card_json(card: Card) -> dict[str, Any]:
    """A card for machines; times are instants."""
    return {name: _plain(name, value) for name, value in asdict(card).items()}


def card_text(card: Card) -> str:
    """A card to read."""
    lines = [card.sentence, ""]
    rows = [
        ("reader", ", ".join(card.ids)),
        ("e-mail", card.email or "none"),
        ("kind", ", ".join(filter(None, (_kind(card.registered), card.country, card.locale)))),
        ("articles", "not counted" if card.used is None else f"{card.used} of {card.limit} read, {card.left} left"),
        ("resets", "never" if card.resets_at is None else _both(card)),
        ("entitlement", card.entitlement),
        ("version", "the draft: nothing is published" if card.version is None else str(card.version)),
        ("offer", card.decision["offer"] or "none"),
    ]
    lines += [f"{name:12} {value}" for name, value in rows]
    lines += [f"{'note':12} {remark}" for remark in card.remarks]
    if card.counted:
        lines += ["", "Counted:", *(f"  {moment(one.at)}  {one.article}" for one in card.counted[:50])]
    if card.others:
        lines += ["", "Not counted:", *(f"  {moment(one.at)}  {one.article}: {one.why}" for one in card.others[:50])]
    if card.grants:
        lines += ["", "Given:", *(f"  {one.number}  {_grant(one)} ({one.reason})" for one in card.grants)]
    if card.steps:
        lines += ["", "Steps:", *(f"  {moment(one.at)}  {one.label}, by {one.actor}" for one in card.steps)]
    return "\n".join([*lines, "", "Why:", *(f"  {step['outcome']}" for step in card.decision["trace"])])


def _both(card: Card) -> str:
    from paywall_admin.services.readers.moments import both_clocks

    return both_clocks(card.resets_at or 0, card.zone, card.reader_zones)


def _grant(grant: Any) -> str:
    until = "" if grant.until is None else f" until {moment(grant.until)}"
    return f"{grant.count} articles{until}" if grant.kind == "articles" else f"{grant.kind}{until}"


def _kind(registered: bool) -> str:
    return "registered" if registered else "anonymous"


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(key, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain("", item) for item in value]
    return moment(value) if name in _TIMES and isinstance(value, int) else value
