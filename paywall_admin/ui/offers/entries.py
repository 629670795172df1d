"""Offers and plans as entries of their lists: their words, their state, and what the check says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import Offer, Plan, Settings
from paywall_admin.ui.offers.words import deal_words, life, life_badge, rate_words, title, when_words
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.states import Public, States

translate = QCoreApplication.translate


def public_offers(settings: Settings | None, at: int) -> Public:
    """The offers that readers have, and what each is to them at an instant."""
    objects = {offer.id: offer for offer in settings.offers} if settings else {}
    return Public("offer", objects, lambda offer: life_badge(offer, at), lambda offer: life(offer, at) == "ended")


def offer_entries(view: Any, states: States, public: Public, at: int) -> list[Entry]:
    """All offers of the draft in their order, then the archived ones."""
    zone = Zone.load(view.settings.publication.time_zone)
    made = []
    for place, offer in enumerate(view.settings.offers):
        findings = states.at(f"/offers/{place}")
        badge, tone = public.badge(offer.id, states, findings)
        row = replace(_offer_row(offer, zone, at), badge=badge, tone=tone)
        made.append(Entry(row, settings_dict(offer), findings=findings))
    for offer in view.archived["offer"]:
        badge, tone = public.archived_badge(offer.id)
        row = replace(_offer_row(offer, zone, at), badge=badge, tone=tone, movable=False, quiet=True)
        made.append(Entry(row, settings_dict(offer), archived=True))
    return made


def _offer_row(offer: Offer, zone: Zone, at: int) -> Row:
    return Row(offer.id, title(offer), (deal_words(offer), when_words(offer, zone, at)))


def plan_entries(view: Any, states: States) -> list[Entry]:
    """All plans of the draft in their order, then the archived ones."""
    made = []
    for place, plan in enumerate(view.settings.plans):
        findings = states.at(f"/plans/{place}")
        badge, tone = states.badge("plan", plan.id, findings)
        made.append(Entry(replace(_plan_row(plan), badge=badge, tone=tone), settings_dict(plan), findings=findings))
    for plan in view.archived["plan"]:
        badge = translate("OfferEntries", "Archived")
        row = replace(_plan_row(plan), badge=badge, movable=False, quiet=True)
        made.append(Entry(row, settings_dict(plan), archived=True))
    return made


def _plan_row(plan: Plan) -> Row:
    return Row(plan.id, title(plan), (rate_words(plan),))
