"""The commands on offers and on plans."""

from __future__ import annotations

from paywall_admin.ui.rows.entry import Verbs


def offer_verbs() -> Verbs:
    """What can be done with an offer."""
    from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

    return Verbs(
        add=lists.AddOffer,
        edit=lists.EditOffer,
        move=lists.MoveOffer,
        archive=lists.ArchiveOffer,
        restore=lists.RestoreOffer,
        duplicate=lists.DuplicateOffer,
    )


def plan_verbs() -> Verbs:
    """What can be done with a plan."""
    from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

    return Verbs(
        add=lists.AddPlan,
        edit=lists.EditPlan,
        move=lists.MovePlan,
        archive=lists.ArchivePlan,
        restore=lists.RestorePlan,
        duplicate=lists.DuplicatePlan,
    )
