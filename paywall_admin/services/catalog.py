"""Every module that defines commands or answers queries; importing this one makes all of them known."""

from paywall_admin.services import (
    deliveries,
    drafts,
    emergency,
    environment,
    incoming,
    keys,
    ledger,
    options,
    people,
    publishing,
    targets,
    undo,
    verification,
)
from paywall_admin.services.drafts import members
from paywall_admin.services.readers import intake

__all__ = [
    "deliveries",
    "drafts",
    "emergency",
    "environment",
    "incoming",
    "intake",
    "keys",
    "ledger",
    "members",
    "options",
    "people",
    "publishing",
    "targets",
    "undo",
    "verification",
]
