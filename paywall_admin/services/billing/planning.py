"""Making the plan: the draft on one side, what Stripe holds on the other, read outside any transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paywall_admin.billing import snapshot
from paywall_admin.billing.catalog import Choice, Known, Snapshot, Wanted, plain
from paywall_admin.billing.difference import Situation, difference
from paywall_admin.billing.plan import Plan
from paywall_admin.billing.wanted import wanted
from paywall_admin.core.calendar import Zone
from paywall_admin.core.moments import local_text
from paywall_admin.core.problems import BadInput
from paywall_admin.core.roles import allows
from paywall_admin.core.settings import Settings
from paywall_admin.services.billing import connection, states
from paywall_admin.services.billing.records import RememberObjects
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import billing, reading
from paywall_admin.store.look import value
from paywall_admin.store.reading import role_of
from paywall_admin.system import options
from paywall_admin.system.vault import Ask

if TYPE_CHECKING:
    from paywall_admin.billing.gateway import Account, Gateway
    from paywall_admin.services.app import App

Progress = Callable[[str], None]
SKEW_SECONDS = 120
KEPT_OPTION = "oldLinksKeptHours"
_STILL_SHOWN = "Readers are still sent to it until the next version is published and delivered."
_COPIES = (
    "Copies of the version before may still lead to it until {when} ({zone}); the next apply after that, or "
    "stripe apply --due, retires it."
)


@dataclass(frozen=True)
class Side:
    """Our side of a comparison, all of it from one state of the store."""

    settings: Settings
    instance: str
    livemode: bool
    known: Mapping[str, Known]
    ids: frozenset[str]
    choices: Mapping[str, Choice]
    currencies: Mapping[str, Mapping[str, int]]
    in_use: Mapping[str, str]
    own_links: frozenset[str]
    subscribers: Mapping[str, int]
    former: Mapping[str, str]
    unfinished: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class GetSide(Query[Side]):
    """Our side of a comparison with Stripe."""


@dataclass(frozen=True)
class Planned:
    """A plan with what it was made from. `skew` is how far Stripe's clock is ahead of this machine's, in seconds."""

    plan: Plan
    side: Side
    wanted: Wanted
    account: Account | None
    skew: int
    made_at: int
    seen: Snapshot

    @property
    def warnings(self) -> tuple[str, ...]:
        """What somebody should know who reads the plan."""
        found = []
        warning = clock_warning(self.skew)
        if warning is not None:
            found.append(warning)
        if self.account is None:
            found.append("The account could not be confirmed, because the key may not ask whose it is.")
        if self.side.unfinished:
            found.append("An apply was interrupted; what it had sent is looked up when the next one begins.")
        return tuple(found)


def clock_warning(skew: int) -> str | None:
    """What to say where this computer's clock is not Stripe's, by more than two minutes."""
    if abs(skew) <= SKEW_SECONDS:
        return None
    return f"This computer's clock is {_apart(skew)} Stripe's; Stripe's was used. Set this computer's clock."


def _apart(skew: int) -> str:
    hours, minutes = divmod(abs(skew) // 60, 60)
    length = f"{hours} h {minutes} min" if hours else f"{minutes} min"
    return f"{length} {'behind' if skew > 0 else 'ahead of'}"


@answers(GetSide)
def get_side(asking: Asking, _: GetSide) -> Side:
    """Reads everything that a comparison needs."""
    look = asking.look
    bound = billing.bound(look)
    if bound is None:
        raise BadInput(
            "stripe-not-connected", "This store is not connected to Stripe; begin with stripe connect.", place="stripe"
        )
    objects = billing.objects(look)
    choices = {key: Choice(_verb(verb), seen) for key, (verb, seen) in billing.choices(look).items()}
    settings = asking.app.draft_settings(look)
    return Side(
        settings=settings,
        instance=reading.meta(look).publication_id,
        livemode=bound.livemode,
        known={one.key: Known(one.id, one.fields, one.url) for one in objects if one.current},
        ids=frozenset(one.id for one in objects)
        | frozenset(choice.seen for choice in choices.values() if choice.verb == "adopt"),
        choices=choices,
        currencies=billing.currencies(look),
        in_use=_in_use(asking, settings.publication.time_zone),
        own_links=frozenset(one.url for one in objects if one.url),
        subscribers=billing.subscribers(look),
        former=_former(reading.archived(look)),
        unfinished=billing.open_intents(look),
    )


def _former(archived: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, str]:
    """What archived plans and offers are called, by their group."""
    return {
        f"{kind}:{one['id']}": str(one.get("name") or one["id"])
        for kind in ("plan", "offer")
        for one in archived.get(kind, ())
    }


def _in_use(asking: Asking, zone_name: str) -> dict[str, str]:
    """Why links have to stay on, and until when: their addresses and a sentence each."""
    stored = value(asking.look, "SELECT value FROM option WHERE name = ?", KEPT_OPTION)
    kept = int(options.option(KEPT_OPTION).default if stored is None else json.loads(stored))
    zone = Zone.load(zone_name)
    return {
        url: _STILL_SHOWN if until is None else _COPIES.format(when=local_text(zone, until + 59), zone=zone.name)
        for url, until in billing.links_in_use(asking.look, asking.now, kept * 3600).items()
    }


def _verb(verb: str) -> Any:
    return verb


def plan(app: App, *, ask: Ask | None = None, way: Gateway | None = None, progress: Progress | None = None) -> Planned:
    """Compare the draft with Stripe. Nothing is changed at Stripe; the store remembers what is there as it shall be."""
    side = app.ask(GetSide())
    way = way or connection.gateway(app, ask)
    account = connection.confirm(app, way)
    seen = snapshot.take(way, side.instance, ids=side.ids, progress=progress)
    app.hear_clock(None if way.skew is None else -way.skew)
    planned = compare(side, seen, account, now=app.clock(), skew=way.skew or 0)
    _remember(app, planned)
    states.keep_seen(app, planned)
    return planned


def again(app: App, planned: Planned) -> Planned:
    """The plan anew for the draft and the choices as they are now, against what was read of Stripe before."""
    return compare(app.ask(GetSide()), planned.seen, planned.account, now=planned.made_at, skew=planned.skew)


def compare(side: Side, seen: Snapshot, account: Account | None, *, now: int, skew: int) -> Planned:
    """The plan between both sides; Stripe's clock decides what is over."""
    existing = frozenset(found.key for found in seen.found if found.key) | side.known.keys()
    at = now + skew if abs(skew) > SKEW_SECONDS else now
    asked = wanted(
        side.settings, instance=side.instance, now=at, currencies=side.currencies, existing=frozenset(existing)
    )
    situation = Situation(
        account=account.id if account else None,
        livemode=side.livemode,
        instance=side.instance,
        known=side.known,
        choices=side.choices,
        buttons={offer.id: offer.checkout_url for offer in side.settings.offers},
        in_use=side.in_use,
        own_links=side.own_links,
        subscribers=side.subscribers,
        former=side.former,
    )
    made = difference(asked, seen, situation)
    return Planned(made, side, asked, account, skew, now, seen)


def _remember(app: App, planned: Planned) -> None:
    """Writes down what was found in step, where this person may; a plan is made all the same where not."""
    if app.store.read_only:
        return
    with app.store.look() as look:
        role = role_of(look, app.actor)
    if not allows(role, RememberObjects.tag):
        return
    kinds = {thing.key: thing.kind for thing in planned.wanted.things}
    objects = [
        {"key": key, "kind": kinds[key], "id": one.id, "fields": plain(one.fields), "url": one.url}
        for key, one in planned.plan.settled.items()
    ]
    app.do(RememberObjects(objects))
    account = planned.account
    if account is not None:
        app.do(connection.ConnectAccount(account.id, account.name, planned.side.livemode))
