"""Offers and plans as entries of their lists: their words, their state, and what the check says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.settings import Offer, Plan, Settings
from paywall_admin.ui.fields.moments import window_language
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.offers.words import deal_words, life, life_badge, rate_words, title, when_words
from paywall_admin.ui.rows.entry import Entry, Kept, Values
from paywall_admin.ui.rows.model import Cells, Row
from paywall_admin.ui.rows.states import Path, Public, States

translate = QCoreApplication.translate


def public_offers(settings: Settings | None, at: int) -> Public:
    """The offers that readers have, and what each is to them at an instant."""
    objects = {offer.id: offer for offer in settings.offers} if settings else {}
    return Public("offer", objects, lambda offer: life_badge(offer, at), lambda offer: life(offer, at) == "ended")


def offer_entries(view: Any, states: States, public: Public, at: int, kept: Kept) -> list[Entry]:
    """All offers of the draft in their order, then the archived ones; `kept` are those of the last time."""
    zone = Zone.load(view.settings.publication.time_zone)

    def made(offer: Offer, badge: str, tone: Tone, findings: tuple[Path, ...], archived: bool) -> Entry:
        cells = Cells(lambda: (deal_words(offer), when_words(offer, zone, at)))
        row = Row(offer.id, title(offer), cells, badge=badge, tone=tone, movable=not archived, quiet=archived)
        return Entry(row, Values(offer), archived=archived, findings=findings)

    # The year that is the present one stands in no date.
    context = zone.name, zone.local_date(at)[0], window_language()
    return kept.entries(context, _states(view, states, public), made)


def _states(view: Any, states: States, public: Public) -> Iterator[tuple[Offer, tuple[Any, ...]]]:
    """The offers, each with its state, what the check says, and whether it is archived."""
    for place, offer in enumerate(view.settings.offers):
        findings = states.at(f"/offers/{place}")
        yield offer, (*public.badge(offer.id, states, findings), findings, False)
    for offer in view.archived["offer"]:
        yield offer, (*public.archived_badge(offer.id), (), True)


def plan_entries(view: Any, states: States) -> list[Entry]:
    """All plans of the draft in their order, then the archived ones."""
    made = []
    for place, plan in enumerate(view.settings.plans):
        findings = states.at(f"/plans/{place}")
        badge, tone = states.badge("plan", plan.id, findings)
        made.append(Entry(replace(_plan_row(plan), badge=badge, tone=tone), Values(plan), findings=findings))
    for plan in view.archived["plan"]:
        badge = translate("OfferEntries", "Archived")
        row = replace(_plan_row(plan), badge=badge, movable=False, quiet=True)
        made.append(Entry(row, Values(plan), archived=True))
    return made


def _plan_row(plan: Plan) -> Row:
    return Row(plan.id, title(plan), (rate_words(plan),))
