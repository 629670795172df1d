"""Who may do what: asked before anything is opened, and again for what an undo would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paywall_admin.core.problems import NotAllowed
from paywall_admin.core.roles import allows
from paywall_admin.services.command import Command
from paywall_admin.store.reading import role_of

if TYPE_CHECKING:
    from paywall_admin.services.app import App


def role(app: App) -> str:
    """What the person at work is here; asked early, so that nobody is asked for a passphrase in vain."""
    with app.store.look() as look:
        return role_of(look, app.actor)


def demand(role: str, wanted: Command) -> None:
    """Raises NotAllowed where the role does not include the command."""
    if not allows(role, wanted.tag):
        raise NotAllowed(
            "not-allowed", f"Your role, {role}, does not include this; ask an administrator.", place=wanted.tag
        )
