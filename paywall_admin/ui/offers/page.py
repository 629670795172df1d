"""The Offers page: offers and plans, each a list in its order and the fields of the one picked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.labels import tooltip
from paywall_admin.ui.offers.entries import offer_entries, plan_entries, public_offers
from paywall_admin.ui.offers.sections import offer_section, plan_section
from paywall_admin.ui.rows.entry import Entry, Kept
from paywall_admin.ui.rows.page import ListsPage, Part
from paywall_admin.ui.rows.section import Section

# Offers begin and end while somebody looks at them; a computer that slept finds out within this time.
_LOOK_AGAIN_MS: Final = 60_000


class OffersPage(ListsPage):
    """Trials and introductory prices with their dates, and the plans they lead to."""

    topics = frozenset({"draft", "publication", "offers", "plans", "messages", "versions", "people", "stripe"})

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        self._published: Any = None
        self._stripe: Mapping[str, str] = {}
        self._kept = Kept()
        sentence = self.tr("What new subscribers pay at first, from when to when, and what they pay afterwards.")
        parts = (
            Part("offers", "offer", self.tr("Offers"), offer_section),
            Part("plans", "plan", self.tr("Plans"), plan_section),
        )
        super().__init__(desk, self.tr("Offers"), sentence, parts, parent, clock=clock)
        self.look_again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self.look_again.timeout.connect(self._show)
        self.look_again.start()

    @property
    def offers(self) -> Section:
        """The offers."""
        return self.section("offers")

    @property
    def plans(self) -> Section:
        """The plans."""
        return self.section("plans")

    @property
    def offer_editor(self) -> Any:
        """The fields of an offer."""
        return self.offers.detail.editor

    @property
    def plan_editor(self) -> Any:
        """The fields of a plan."""
        return self.plans.detail.editor

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database
        from paywall_admin.services.billing.states import GetStates  # noqa: PLC0415 - as above

        self._desk.ask(self, queries.GetPublished(), self._show_published, latest="published")
        super()._ask()
        self._desk.ask(self, GetStates(), self._show_stripe, latest="stripe", patient=True)

    def _show_stripe(self, states: Mapping[str, str]) -> None:
        """How offers and plans stand to Stripe, from what is known there."""
        if states != self._stripe:
            self._stripe = states
            self._show()

    def go_beside(self, kind: str, key: str) -> None:
        """To what Stripe has of an offer or a plan."""
        self.flush()
        self.place_wanted.emit(f"/stripe/{kind}:{key}")

    def _show_published(self, settings: Any) -> None:
        """Keep what readers have; it is shown with the draft, which is asked for behind it."""
        self._published = settings

    def entries(self, name: str) -> list[Entry]:
        """Offers or plans."""
        if name == "plans":
            return plan_entries(self.view, self._states, self._stripe)
        at = self._clock()
        return offer_entries(
            self.view, self._states, public_offers(self._published, at), at, self._kept, stripe=self._stripe
        )

    def section(self, name: str) -> Section:
        """A list; what leads to Stripe from it says so."""
        is_new = name not in self._made
        section = super().section(name)
        if is_new:
            section.detail.beside.setAccessibleDescription(self.tr("Shows it on the Stripe page"))
            tooltip(section.detail.beside, self.tr("How Stripe has it. Shows it on the Stripe page."))
        return section

    def prepare(self, _name: str, editor: Any) -> None:
        """An offer depends on plans, zone and messages; a plan on the currency, and it names its offers."""
        editor.set_settings(self.view.settings, self._clock())
