"""What the Stripe page knows by now: of the draft, of who looks at it, and of the account."""

from __future__ import annotations

from typing import Any

from paywall_admin.core.calendar import Zone
from paywall_admin.core.roles import allows
from paywall_admin.ui.stripe import jobs


class Known:
    """What was answered; None, or nothing, is what has not been answered yet.

    `connection` is the account, `key` where the key to it is, and `looked` the plan since somebody looked at Stripe.
    """

    def __init__(self) -> None:
        self.status: Any = None
        self.settings: Any = None
        self.zone: Zone | None = None
        self.connection: Any = None
        self.key: jobs.KeyState | None = None
        self.looked: jobs.Looked | None = None
        self.wants_key = False

    def forget_account(self) -> None:
        """Know nothing of the account: it is another one, or none."""
        self.looked = self.key = self.connection = None

    @property
    def is_connected(self) -> bool:
        """Whether the store has an account."""
        return self.connection is not None and self.connection.connected

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is asked for before the key can be used."""
        return self.key is not None and self.key.to_use != "nothing"

    @property
    def asks_for_key(self) -> bool:
        """Whether a key is asked for: somebody wants to give another one, or none is there."""
        return self.wants_key or (self.key is not None and self.key.place == "none")

    def may(self, tag: str) -> bool:
        """Whether whoever looks at the page may do this here."""
        return self.status is not None and not self.status.read_only and allows(self.status.role, tag)

    def listed(self, kind: str) -> Any:
        """The draft's plans or offers."""
        return getattr(self.settings, f"{kind}s", ())
