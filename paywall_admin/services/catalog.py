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
    schedule,
    targets,
    undo,
    verification,
)
from paywall_admin.services.billing import applying, connection, mirror, offline, planning, records, states
from paywall_admin.services.drafts import members
from paywall_admin.services.readers import card, cases, finding, grants, intake, preview_remedy, privacy, remedies

__all__ = [
    "applying",
    "card",
    "cases",
    "connection",
    "deliveries",
    "drafts",
    "emergency",
    "environment",
    "finding",
    "grants",
    "incoming",
    "intake",
    "keys",
    "ledger",
    "members",
    "mirror",
    "offline",
    "options",
    "people",
    "planning",
    "preview_remedy",
    "privacy",
    "publishing",
    "records",
    "remedies",
    "schedule",
    "states",
    "targets",
    "undo",
    "verification",
]
