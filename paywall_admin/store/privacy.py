"""What each column means for a reader's privacy: the inventory that export and erasure are held to.

Columns of the readers' tables carry their tag themselves; the tables listed here hold nothing about readers.
"""

from __future__ import annotations

from typing import Final

NAMES: Final = "names"
"""Names a person or could: an id, an address. Exported, erased, masked until revealed."""
TELLS: Final = "tells"
"""Tells something about a reader, who is only a number there. Exported and erased."""
POINTS: Final = "points"
"""Points to a reader by a number or a one-way key, which means nothing once the reader is erased."""
NOT_PERSONAL: Final = "none"
"""Says nothing about any reader."""

TAGS: Final = frozenset({NAMES, TELLS, POINTS, NOT_PERSONAL})

WITHOUT_READERS: Final = frozenset(
    {
        "meta", "publication", "regime", "content_rule", "meter", "plan", "offer", "free_access", "message", "piece",
        "version", "schedule", "audit", "option", "person", "signing_key", "target", "delivery", "emergency",
        "stripe_account", "stripe_object", "stripe_intent", "stripe_choice", "stripe_currency",
    }
)  # fmt: skip
"""Tables about the publication and its staff; what staff write there may not name a reader (`services.readers`)."""
