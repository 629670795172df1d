"""Prices that cannot be meant: nothing for something paid, something for what is free, another currency, too dear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, price, span
from paywall_admin.core.settings import Offer, Plan, Span

_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}


def zero(survey: Survey) -> Iterator[Finding]:
    """A paid offer or a plan that costs nothing, and a free trial that costs something."""
    for index, offer in enumerate(survey.settings.offers):
        path, owner = ("offers", index, "price", "amount"), ("offer", offer.id)
        if offer.kind == "freeTrial" and offer.price.amount:
            said = (
                f"Offer {name(offer)} is a free trial and costs {price(offer.price)}; set its price to 0 or "
                "choose another kind."
            )
            yield error("free-trial-with-price", path, owner, said)
        if offer.kind != "freeTrial" and not offer.price.amount:
            said = f"Offer {name(offer)} costs nothing; give it a price or make it a free trial."
            yield error("price-zero", path, owner, said)
    for index, plan in enumerate(survey.settings.plans):
        if not plan.price.amount:
            said = f"Plan {name(plan)} costs nothing; give it a price."
            yield error("price-zero", ("plans", index, "price", "amount"), ("plan", plan.id), said)


def currencies(survey: Survey) -> Iterator[Finding]:
    """An offer in another currency than its plan, a plan in another than the publication's."""
    for index, offer in enumerate(survey.settings.offers):
        plan = survey.plans.get(offer.plan)
        if plan and offer.price.currency != plan.price.currency:
            said = (
                f"Offer {name(offer)} is in {offer.price.currency} and its plan {name(plan)} in "
                f"{plan.price.currency}; use one currency for both."
            )
            yield error("currency-mismatch", ("offers", index, "price", "currency"), ("offer", offer.id), said)
    currency = survey.settings.publication.currency
    for index, plan in enumerate(survey.settings.plans):
        if plan.price.currency != currency:
            said = (
                f"Plan {name(plan)} is in {plan.price.currency}, and the publication's currency is {currency}; "
                "say which is meant."
            )
            yield warning("currency-mismatch", ("plans", index, "price", "currency"), ("plan", plan.id), said)


def dearer(survey: Survey) -> Iterator[Finding]:
    """An offer that costs more than its plan does in the same time: probably a slip in the amount."""
    for index, offer in enumerate(survey.settings.offers):
        plan = survey.plans.get(offer.plan)
        if plan and _dearer(offer, plan):
            said = (
                f"Offer {name(offer)} costs {price(offer.price)} for {span(offer.duration)}, more than its plan "
                f"at {price(plan.price)} every {span(plan.interval)}; check the price."
            )
            yield warning("offer-dearer", ("offers", index, "price", "amount"), ("offer", offer.id), said)


def _dearer(offer: Offer, plan: Plan) -> bool:
    if offer.price.currency != plan.price.currency or not plan.price.amount:
        return False
    # A tenth is left for months of 28 to 31 days.
    return offer.price.amount * _length(plan.interval) * 10 > plan.price.amount * _length(offer.duration) * 11


def _length(value: Span) -> int:
    return _DAYS[value.unit] * value.count
