"""Who may do what: asked before anything is opened, and again for what an undo would do."""

from __future__ import annotations

from paywall_admin.core.problems import NotAllowed
from paywall_admin.core.roles import allows
from paywall_admin.services.command import Command


def demand(role: str, wanted: Command) -> None:
    """Raises NotAllowed where the role does not include the command."""
    if not allows(role, wanted.tag):
        raise NotAllowed(
            "not-allowed", f"Your role, {role}, does not include this; ask an administrator.", place=wanted.tag
        )
