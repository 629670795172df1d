"""Offers and plans as entries of their lists: their words, their state, and what the check says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.settings import Offer, Plan, Settings
from paywall_admin.ui.fields.moments import window_language
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.offers.words import deal_words, life, life_badge, rate_words, stripe_badge, title, when_words
from paywall_admin.ui.rows.entry import Entry, Kept, Values
from paywall_admin.ui.rows.model import Cells, Row
from paywall_admin.ui.rows.states import Path, Public, States

translate = QCoreApplication.translate


def public_offers(settings: Settings | None, at: int) -> Public:
    """The offers that readers have, and what each is to them at an instant."""
    objects = {offer.id: offer for offer in settings.offers} if settings else {}
    return Public("offer", objects, lambda offer: life_badge(offer, at), lambda offer: life(offer, at) == "ended")


def offer_entries(
    view: Any, states: States, public: Public, at: int, kept: Kept, *, stripe: Mapping[str, str]
) -> list[Entry]:
    """All offers of the draft in their order, then the archived ones; `kept` are those of the last time.

    `stripe` says how each stands to Stripe.
    """
    zone = Zone.load(view.settings.publication.time_zone)

    def made(offer: Offer, badge: tuple[str, Tone], findings: tuple[Path, ...], archived: bool, there: str) -> Entry:
        cells = Cells(lambda: (deal_words(offer), when_words(offer, zone, at)))
        beside, beside_tone = stripe_badge(there)
        row = Row(
            offer.id, title(offer), cells, badge=badge[0], tone=badge[1], beside=beside, beside_tone=beside_tone,
            movable=not archived, quiet=archived,
        )  # fmt: skip
        return Entry(row, Values(offer), archived=archived, findings=findings)

    # The year that is the present one stands in no date.
    context = zone.name, zone.local_date(at)[0], window_language()
    return kept.entries(context, _states(view, states, public, stripe), made)


def _states(
    view: Any, states: States, public: Public, stripe: Mapping[str, str]
) -> Iterator[tuple[Offer, tuple[Any, ...]]]:
    """The offers, each with its state, what the check says, whether it is archived, and how it stands to Stripe."""
    for place, offer in enumerate(view.settings.offers):
        findings = states.at(f"/offers/{place}")
        there = stripe.get(f"offer:{offer.id}", "")
        yield offer, (public.badge(offer.id, states, findings), findings, False, there)
    for offer in view.archived["offer"]:
        yield offer, (public.archived_badge(offer.id), (), True, "")


def plan_entries(view: Any, states: States, stripe: Mapping[str, str]) -> list[Entry]:
    """All plans of the draft in their order, then the archived ones; `stripe` says how each stands to Stripe."""
    made = []
    for place, plan in enumerate(view.settings.plans):
        findings = states.at(f"/plans/{place}")
        badge, tone = states.badge("plan", plan.id, findings)
        beside, beside_tone = stripe_badge(stripe.get(f"plan:{plan.id}", ""))
        row = replace(_plan_row(plan), badge=badge, tone=tone, beside=beside, beside_tone=beside_tone)
        made.append(Entry(row, Values(plan), findings=findings))
    for plan in view.archived["plan"]:
        badge = translate("OfferEntries", "Archived")
        row = replace(_plan_row(plan), badge=badge, movable=False, quiet=True)
        made.append(Entry(row, Values(plan), archived=True))
    return made


def _plan_row(plan: Plan) -> Row:
    return Row(plan.id, title(plan), (rate_words(plan),))
