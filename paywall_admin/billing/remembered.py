"""What the store remembers of Stripe, held against the settings without asking Stripe: for the gate and for exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from paywall_admin.billing.catalog import Found, Kind, Known, Snapshot
from paywall_admin.billing.difference import Situation, difference
from paywall_admin.billing.plan import Plan, Step
from paywall_admin.billing.wanted import Currencies, wanted
from paywall_admin.core.calendar import epoch
from paywall_admin.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Kept:
    """One object that the store remembers, with its fields as we last wrote or accepted them."""

    id: str
    key: str
    kind: str
    current: bool
    fields: Mapping[str, Any]
    url: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Where Stripe does not have an offer as described, as far as the store knows: a field of it, and why."""

    offer: str
    code: str
    place: str
    sentence: str


def plan_of(
    settings: Settings, kept: Iterable[Kept], *, instance: str, now: int, currencies: Currencies | None = None
) -> Plan:
    """The plan against what is remembered."""
    every = list(kept)
    objects = [one for one in every if one.current]
    links = frozenset(one.url for one in every if one.url)
    known = {one.key: Known(one.id, one.fields, one.url) for one in objects}
    found = tuple(Found(one.id, cast("Kind", one.kind), one.fields, key=one.key, url=one.url) for one in objects)
    asked = wanted(settings, instance=instance, now=now, currencies=currencies, existing=frozenset(known))
    buttons = {offer.id: offer.checkout_url for offer in settings.offers}
    situation = Situation(None, False, instance, known=known, buttons=buttons, own_links=links)
    return difference(asked, Snapshot(found), situation)


def gaps(settings: Settings, plan: Plan, now: int) -> list[Gap]:
    """The offers that Stripe does not have as described.

    Those that are over, and those whose button was set by hand, are nobody's business.
    """
    missing: dict[str, Step] = {}
    by_hand: set[str] = set()
    for step in plan.steps:
        if step.verb == "use" and step.held is not None and step.changes[0].was:
            by_hand.add(step.group)
        elif step.verb != "retire":
            missing.setdefault(step.group, step)
    blocks = {block.group: block for block in plan.blocks}
    found = []
    for offer in settings.offers:
        group, plan_group = f"offer:{offer.id}", f"plan:{offer.plan}"
        if group in by_hand or (offer.ends_at is not None and epoch(offer.ends_at) <= now):
            continue
        block = blocks.get(group) or blocks.get(plan_group)
        if block is not None:
            place = block.place if block.group == group else "plan"
            found.append(Gap(offer.id, "stripe-blocked", place, block.sentence))
            continue
        first = missing.get(group) or missing.get(plan_group)
        if first is not None:
            made = "stripe-missing" if first.sign == "+" else "stripe-differs"
            code = "stripe-button" if first.verb == "use" else made
            place = "checkoutUrl" if first.group == group else "plan"
            found.append(Gap(offer.id, code, place, first.sentence))
    return found
