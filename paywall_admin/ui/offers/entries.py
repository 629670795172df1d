"""Offers and plans as entries of their lists: their words, their state, and what the check says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import Offer, Plan
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.offers.words import deal_words, life, life_badge, rate_words, title, when_words
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.states import Path, States

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Public:
    """The offers that readers have, by id, and the present instant."""

    offers: Mapping[str, Offer]
    at: int

    def badge(self, offer: Offer, states: States, findings: tuple[Path, ...]) -> tuple[str, Tone]:
        """The state of an offer: what it is to readers now, and whether the draft says something else."""
        badge, tone = states.badge("offer", offer.id, findings)
        published = self.offers.get(offer.id)
        if tone == "danger" or published is None:
            return badge, tone
        word, tone = life_badge(published, self.at)
        if not states.changed.get(("offer", offer.id)):
            return word, tone
        return translate("OfferEntries", "{state}, changed").format(state=word), "accent"

    def archived_badge(self, offer: Offer) -> tuple[str, Tone]:
        """The state of an archived offer: readers may have it still."""
        published = self.offers.get(offer.id)
        if published and life(published, self.at) != "ended":
            return translate("OfferEntries", "Archived, still published"), "warning"
        return translate("OfferEntries", "Archived"), ""


def offer_entries(view: Any, states: States, public: Public) -> list[Entry]:
    """All offers of the draft in their order, then the archived ones."""
    zone = Zone.load(view.settings.publication.time_zone)
    made = []
    for place, offer in enumerate(view.settings.offers):
        findings = states.at(f"/offers/{place}")
        badge, tone = public.badge(offer, states, findings)
        row = replace(_offer_row(offer, zone, public.at), badge=badge, tone=tone)
        made.append(Entry(row, settings_dict(offer), findings=findings))
    for offer in view.archived["offer"]:
        badge, tone = public.archived_badge(offer)
        row = replace(_offer_row(offer, zone, public.at), badge=badge, tone=tone, movable=False, quiet=True)
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
