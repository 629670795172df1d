"""Terms of trials: where a button leads straight to paying, the words beside it say what is paid afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from paywall_admin.core.check.finding import Finding, warning
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import language_name, name, price, span
from paywall_admin.core.settings import Offer, Plan
from paywall_admin.core.terms import says_price


def unstated(survey: Survey) -> Iterator[Finding]:
    """A paid trial whose checkout is one press away from words that do not say what it renews at.

    A button that leads to the offers page is not meant: that page says it.
    """
    for index, message in enumerate(survey.settings.messages):
        if message.cta_target != "offer":
            continue
        trial, plan = _direct_trial(survey, survey.offers_with(message))
        if trial is None or plan is None:
            continue
        for locale, texts in message.texts.items():
            if texts.cta is not None and not says_price(texts, plan.price, locale):
                said = (
                    f"Message {name(message)} in {language_name(locale)} leads straight to the checkout of "
                    f"{name(trial)} and does not say what follows, {price(plan.price)} every "
                    f"{span(plan.interval).removeprefix('1 ')}; add a line with {{{{planPrice}}}} and "
                    "{{planInterval}}."
                )
                path = ("messages", index, "texts", locale, "cta")
                yield warning("terms-unstated", path, ("message", message.id), said)


def _direct_trial(survey: Survey, offers: tuple[Offer, ...]) -> tuple[Offer | None, Plan | None]:
    """The first paid trial with a checkout of its own, and the plan it becomes."""
    trial = next((offer for offer in offers if offer.kind == "paidTrial" and offer.checkout_url), None)
    return trial, survey.plans.get(trial.plan) if trial else None
