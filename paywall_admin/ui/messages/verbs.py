"""The commands on messages."""

from __future__ import annotations

from paywall_admin.ui.rows.entry import Verbs


def message_verbs() -> Verbs:
    """What can be done with a message."""
    from paywall_admin.services.drafts import lists  # noqa: PLC0415 - the page is filled without the database

    return Verbs(
        add=lists.AddMessage,
        edit=lists.EditMessage,
        move=lists.MoveMessage,
        archive=lists.ArchiveMessage,
        restore=lists.RestoreMessage,
        duplicate=lists.DuplicateMessage,
    )
