"""What the store knows of Stripe without asking: the findings of the publish gate, and exports for web tiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Settings
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store import billing, reading
from paywall_admin.store.look import Look

if TYPE_CHECKING:
    from paywall_admin.billing.plan import Plan
    from paywall_admin.billing.remembered import Kept
    from paywall_admin.core.check import Finding


@dataclass(frozen=True)
class GetExport(Query[Mapping[str, Any]]):
    """Parameters of every offer that Stripe has as the draft describes it, for web tiers that call the API."""


def findings(look: Look, settings: Settings, now: int) -> tuple[Finding, ...]:
    """Where Stripe does not have an offer as described; nothing where no account is connected."""
    if billing.bound(look) is None:
        return ()
    from paywall_admin.billing.remembered import gaps
    from paywall_admin.core.check import Finding
    from paywall_admin.core.phrases import name

    places = {offer.id: number for number, offer in enumerate(settings.offers)}
    made = []
    for gap in gaps(settings, remembered_plan(look, settings, now), now):
        number = places[gap.offer]
        first = "" if gap.code == "stripe-blocked" else " Plan and apply it under Stripe first."
        said = f"Stripe does not have offer {name(settings.offers[number])} as it is described: {gap.sentence}{first}"
        place = f"/offers/{number}/{gap.place}"
        made.append(Finding(gap.code, "error", place, ("offer", gap.offer), said))
    return tuple(made)


def remembered_plan(look: Look, settings: Settings, now: int) -> Plan:
    """The plan against what the store remembers of Stripe."""
    return _plan(look, settings, now)[0]


def _plan(look: Look, settings: Settings, now: int) -> tuple[Plan, list[Kept]]:
    from paywall_admin.billing.remembered import Kept, plan_of

    kept = [Kept(one.id, one.key, one.kind, one.current, one.fields, one.url) for one in billing.objects(look)]
    instance = reading.meta(look).publication_id
    made = plan_of(settings, kept, instance=instance, now=now, currencies=billing.currencies(look))
    return made, kept


@answers(GetExport, looks=True)
def get_export(asking: Asking, _: GetExport) -> Mapping[str, Any]:
    """Puts the export together from the store alone."""
    from paywall_admin.billing.catalog import Known
    from paywall_admin.billing.native import export

    look = asking.look
    bound = billing.bound(look)
    if bound is None:
        raise BadInput("stripe-not-connected", "This store is not connected to Stripe; begin with stripe connect.")
    settings = asking.app.draft_settings(look)
    plan, kept = _plan(look, settings, asking.now)
    known = {one.key: Known(one.id, one.fields, one.url) for one in kept if one.current}
    return export(settings, plan, known, account=bound.account, livemode=bound.livemode, now=asking.now)
