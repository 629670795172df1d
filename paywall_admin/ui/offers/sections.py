"""The two lists of the Offers page, with what they say of themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.offers.offer_editor import OfferEditor
from paywall_admin.ui.offers.plan_editor import PlanEditor
from paywall_admin.ui.offers.verbs import offer_verbs, plan_verbs
from paywall_admin.ui.rows.entry import Texts
from paywall_admin.ui.rows.section import Section

translate = QCoreApplication.translate


def offer_section(desk: Desk, parent: QWidget) -> Section:
    """The offers."""
    texts = Texts(
        name=translate("OfferSections", "Offers"),
        order=translate("OfferSections", "Readers get the first offer that is live and fits them."),
        add=translate("OfferSections", "Add an offer"),
        empty_title=translate("OfferSections", "No offer yet"),
        empty_text=translate(
            "OfferSections",
            "An offer is a trial or a lower price at the start, shown where readers run out of free articles. "
            "Without one, buttons lead to your offers page.",
        ),
        archived=translate("OfferSections", "“{name}” is archived."),
    )
    editor = partial(OfferEditor, desk)
    return Section(desk, texts, weights=(5, 5, 4), editor=editor, verbs=offer_verbs, stem="offer", parent=parent)


def plan_section(desk: Desk, parent: QWidget) -> Section:
    """The plans."""
    texts = Texts(
        name=translate("OfferSections", "Plans"),
        order=translate(
            "OfferSections", "Where a message names the price of a plan and no offer is shown, it is the first one's."
        ),
        add=translate("OfferSections", "Add a plan"),
        empty_title=translate("OfferSections", "No plan yet"),
        empty_text=translate(
            "OfferSections",
            "A plan is what subscribers pay in full, by the month or by the year. Every offer leads to one.",
        ),
        archived=translate("OfferSections", "“{name}” is archived."),
    )
    editor = partial(PlanEditor, desk)
    return Section(desk, texts, weights=(6, 4), editor=editor, verbs=plan_verbs, stem="plan", parent=parent)
