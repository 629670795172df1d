"""What the store remembers of Stripe, read: the account, whose object is whose, what is being sent, who subscribes.

Written in plain SQL, so that a start need not wait for SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paywall_admin.core.settings import Settings
from paywall_admin.store import published, scheduled
from paywall_admin.store.look import Look, Row, first, value

SUBSCRIBED = ("trialing", "active", "past_due")


@dataclass(frozen=True)
class Bound:
    """The account a store is bound to; `account` is None where the key may not ask for it."""

    account: str | None
    name: str | None
    livemode: bool
    connected_at: int
    checked_at: int | None
    read_at: int | None


@dataclass(frozen=True)
class Remembered:
    """One object: its fields as we last wrote or accepted them."""

    id: str
    key: str
    kind: str
    current: bool
    fields: Mapping[str, Any]
    url: str | None


def bound(look: Look) -> Bound | None:
    """The account this store is bound to."""
    row = first(look, "SELECT account, name, livemode, connected_at, checked_at, read_at FROM stripe_account")
    return None if row is None else Bound(row[0], row[1], bool(row[2]), *row[3:])


def last_known(look: Look) -> tuple[int | None, int] | None:
    """When the account was looked at last, and how much was sent to it by then; None where there is none."""
    found = bound(look)
    return None if found is None else (found.checked_at, int(value(look, "SELECT count(*) FROM stripe_intent")))


def phrase(found: Bound | None) -> str:
    """The account and its mode in a phrase, for the head of the window."""
    if found is None:
        return "not connected"
    return f"{found.name or found.account or 'unknown account'}, {'LIVE' if found.livemode else 'TEST'}"


_OBJECT = 'SELECT id, key, kind, "current", fields, url FROM stripe_object'


def objects(look: Look) -> tuple[Remembered, ...]:
    """Every object that the store remembers."""
    return tuple(_remembered(row) for row in look.rows(f"{_OBJECT} ORDER BY id"))


def object_of(look: Look, id_: str) -> Remembered | None:
    """One object by its id."""
    row = first(look, f"{_OBJECT} WHERE id = ?", id_)
    return None if row is None else _remembered(row)


def current_of(look: Look, key: str) -> str | None:
    """The id of the current object of a key."""
    found: str | None = value(look, 'SELECT id FROM stripe_object WHERE key = ? AND "current" = ?', key, True)
    return found


def _remembered(row: Row) -> Remembered:
    id_, key, kind, current, fields, url = row
    return Remembered(id_, key, kind, bool(current), json.loads(fields), url)


def choices(look: Look) -> dict[str, tuple[str, str]]:
    """What was decided about objects that differ: key -> verb and what it was decided about."""
    return {key: (verb, seen) for key, verb, seen in look.rows("SELECT key, verb, seen FROM stripe_choice")}


def currencies(look: Look) -> dict[str, dict[str, int]]:
    """The amounts in further currencies, by owner."""
    made: dict[str, dict[str, int]] = {}
    for owner, currency, amount in look.rows("SELECT owner, currency, amount FROM stripe_currency ORDER BY 1, 2"):
        made.setdefault(owner, {})[currency] = amount
    return made


def open_intents(look: Look) -> tuple[Mapping[str, Any], ...]:
    """The bodies of requests whose outcome was never written down, oldest first."""
    found = look.rows("SELECT body FROM stripe_intent WHERE state = 'open' ORDER BY made_at, id")
    return tuple(json.loads(body) for (body,) in found)


def open_count(look: Look) -> int:
    """How many requests have an outcome that was never written down."""
    return int(value(look, "SELECT count(*) FROM stripe_intent WHERE state = 'open'"))


def subscribers(look: Look) -> dict[str, int]:
    """How many subscribe at each price, as far as readers were pulled."""
    marks = ", ".join("?" for _ in SUBSCRIBED)
    found = look.rows(
        f"SELECT price, count(*) FROM stripe_subscription WHERE status IN ({marks}) GROUP BY price",  # noqa: S608
        *SUBSCRIBED,
    )
    return {price: count for price, count in found if price}


def links_in_use(look: Look, now: int, kept: int) -> dict[str, int | None]:
    """The links that readers may still be sent to: address -> until when, None where no end is known yet.

    Those of the newest version, of scheduled ones, and all while the newest is on its way; those of versions before it
    until every copy of them is gone: `kept` seconds after a later one was delivered.
    """
    found: dict[str, int | None] = {}
    for waiting in scheduled.pending(look):
        found |= dict.fromkeys(_links(scheduled.settings(look, waiting)))
    newest = published.newest(look)
    if newest is None:
        return found
    found |= dict.fromkeys(_links(published.settings(look, newest.number)))
    delivered = _delivered_at(look, newest)
    if delivered is None:
        return found | {url: None for (url,) in look.rows("SELECT url FROM stripe_object WHERE url IS NOT NULL")}
    until, number = delivered + kept, published.before(look, newest.number)
    while until > now and number is not None:
        version = published.get(look, number)
        for url in _links(published.settings(look, number)):
            found.setdefault(url, until)
        at = _delivered_at(look, version) if version is not None else None
        until = until if at is None else min(until, at + kept)
        number = published.before(look, number)
    return found


def _links(settings: Settings) -> list[str]:
    return [offer.checkout_url.partition("?")[0] for offer in settings.offers if offer.checkout_url]


def _delivered_at(look: Look, version: published.Version) -> int | None:
    """When a version was at every target; at once where there is none, and None where one has not got it."""
    found = look.rows(
        "SELECT target, min(at) FROM delivery WHERE artifact = 'settings' AND version = ? AND state = 'done' "
        "GROUP BY target",
        version.number,
    )
    done = {str(row[0]): int(row[1]) for row in found}
    targets = [target for (target,) in look.rows("SELECT id FROM target")]
    if any(target not in done for target in targets):
        return None
    return max((done[target] for target in targets), default=version.published_at)
