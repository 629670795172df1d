"""The commands on meters and on content rules."""

from __future__ import annotations

from paywall_admin.ui.rows.entry import Verbs


def meter_verbs() -> Verbs:
    """What can be done with a meter."""
    from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

    return Verbs(
        add=lists.AddMeter,
        edit=lists.EditMeter,
        move=lists.MoveMeter,
        archive=lists.ArchiveMeter,
        restore=lists.RestoreMeter,
        duplicate=lists.DuplicateMeter,
    )


def rule_verbs() -> Verbs:
    """What can be done with a content rule."""
    from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

    return Verbs(
        add=lists.AddContentRule,
        edit=lists.EditContentRule,
        move=lists.MoveContentRule,
        archive=lists.ArchiveContentRule,
        restore=lists.RestoreContentRule,
        duplicate=lists.DuplicateContentRule,
    )
