"""Parameters for web tiers that call Stripe's API themselves: Checkout, native trial offers, schedules.

A function of the settings and of what the store remembers: the same bytes each time, and no key in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from paywall_admin.billing.catalog import Known
from paywall_admin.billing.plan import Plan
from paywall_admin.billing.remembered import gaps
from paywall_admin.billing.spans import trial_days
from paywall_admin.core.calendar import Zone, epoch, shown_end_date
from paywall_admin.core.settings import Offer, Settings

FORMAT: Final = "paywall-stripe-export/1"
Params = dict[str, Any]


def export(
    settings: Settings, plan: Plan, known: Mapping[str, Known], *, account: str | None, livemode: bool, now: int
) -> Params:
    """Every offer that Stripe has as described and that is not over; what it lacks is named with the reason."""
    missing = {gap.offer: gap.sentence for gap in gaps(settings, plan, now)}
    ready = [
        offer
        for offer in settings.offers
        if offer.id not in missing
        and f"offer:{offer.id}/link" in known
        and not (offer.ends_at and epoch(offer.ends_at) <= now)
    ]
    return {
        "format": FORMAT,
        "account": account,
        "mode": "live" if livemode else "test",
        "timeZone": settings.publication.time_zone,
        "offers": [_offer(settings, offer, known) for offer in ready],
        "leftOut": [{"id": id_, "reason": reason} for id_, reason in missing.items()],
    }


def _offer(settings: Settings, offer: Offer, known: Mapping[str, Known]) -> Params:
    standard, link = known[f"plan:{offer.plan}/price"], known[f"offer:{offer.id}/link"]
    make = {"paidTrial": _paid_trial, "freeTrial": _free_trial, "introDiscount": _discount}[offer.kind]
    return {
        "id": offer.id,
        "kind": offer.kind,
        "plan": offer.plan,
        "startsAt": offer.starts_at,
        "endsAt": offer.ends_at,
        "lastDay": _last_day(settings, offer),
        "standardPrice": standard.id,
        "paymentLink": link.url,
        **make(offer, standard, known),
    }


def _last_day(settings: Settings, offer: Offer) -> str | None:
    if offer.ends_at is None:
        return None
    return shown_end_date(Zone.load(settings.publication.time_zone), offer.ends_at).isoformat()


def _session(offer: Offer, lines: list[str], data: Params, **more: Any) -> Params:
    return {
        "mode": "subscription",
        "line_items": [{"price": price, "quantity": 1} for price in lines],
        "subscription_data": {**data, "metadata": {"pw_offer": offer.id}},
        **more,
    }


def _paid_trial(offer: Offer, standard: Known, known: Mapping[str, Known]) -> Params:
    once = known[f"offer:{offer.id}/price"]
    # A native trial offer and a schedule need a recurring price for the trial: the web tier makes it once.
    intro = {
        "product": once.fields["product"],
        "currency": once.fields["currency"],
        "unit_amount": once.fields["unit_amount"],
        "recurring": {"interval": offer.duration.unit, "interval_count": offer.duration.count},
        "lookup_key": f"{once.fields['lookup_key']}_recurring",
        "metadata": {"pw_offer": offer.id},
    }
    trial_offer = {
        "price": "{introPrice}",
        "duration": {"type": "relative", "relative": {"iterations": 1}},
        "end_behavior": {"transition": {"price": standard.id}},
        "nickname": f"pw:{offer.id}",
    }
    subscription = {
        "billing_mode": {"type": "flexible"},
        "items": [{"price": "{introPrice}", "current_trial": {"trial_offer": "{trialOffer}"}}],
        "metadata": {"pw_offer": offer.id},
    }
    length = {"interval": offer.duration.unit, "interval_count": offer.duration.count}
    schedule = {
        "start_date": "now",
        "end_behavior": "release",
        "phases": [
            {"items": [{"price": "{introPrice}"}], "duration": length},
            {"items": [{"price": standard.id}], "duration": {"interval": "month", "interval_count": 1}},
        ],
    }
    return {
        "checkoutSession": _session(offer, [standard.id, once.id], {"trial_period_days": trial_days(offer.duration)}),
        "introPrice": intro,
        "trialOffer": trial_offer,
        "subscription": subscription,
        "subscriptionSchedule": schedule,
    }


def _free_trial(offer: Offer, standard: Known, known: Mapping[str, Known]) -> Params:  # noqa: ARG001 - as the others
    data = {
        "trial_period_days": trial_days(offer.duration),
        "trial_settings": {"end_behavior": {"missing_payment_method": "cancel"}},
    }
    return {"checkoutSession": _session(offer, [standard.id], data, payment_method_collection="if_required")}


def _discount(offer: Offer, standard: Known, known: Mapping[str, Known]) -> Params:
    code = known[f"offer:{offer.id}/code"]
    return {
        "coupon": known[f"offer:{offer.id}/coupon"].id,
        "promotionCode": code.id,
        "code": code.fields["code"],
        "checkoutSession": _session(offer, [standard.id], {}, discounts=[{"promotion_code": code.id}]),
    }
