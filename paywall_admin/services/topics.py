"""What there is to be changed, as pages hear of it."""

from __future__ import annotations

from typing import Final

from paywall_admin.store.nouns import LISTED, SINGLE

LISTS: Final = frozenset(noun.field for noun in LISTED)
DRAFT: Final = LISTS | {"draft"} | {noun.kind for noun in SINGLE}
"""Everything of which a whole draft consists."""

EVERY: Final = DRAFT | {
    "audit",
    "versions",
    "deliveries",
    "targets",
    "schedule",
    "keys",
    "emergency",
    "options",
    "people",
    "readers",
    "feed",
    "grants",
    "cases",
    "stripe",
}
"""Every topic there is: what has changed after a store was put back from a backup."""
