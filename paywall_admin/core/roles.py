"""Who may do what: five roles, and the areas of commands that each of them includes.

A command's tag is `area:verb`. An area that stands nowhere here is for administrators only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

Role = Literal["viewer", "support", "editor", "publisher", "admin"]
ROLES: Final[tuple[str, ...]] = get_args(Role)

DRAFT: Final = frozenset(
    {
        "draft", "publication", "wall", "policy", "contentRule", "meter", "expiryStates", "graceDays", "plan", "offer",
        "freeAccess", "message",
    }
)  # fmt: skip
"""What editing the draft consists of."""

# What was given goes to the website at once, so who gives also brings it there.
READERS: Final = frozenset({"reader", "grant", "feed", "delivery"})
PUBLISHING: Final = frozenset({"version", "delivery", "schedule", "emergency"})
STRIPE: Final = frozenset({"stripe"})
# Undoing asks for the permission of what it does as well.
HISTORY: Final = frozenset({"audit"})

_AREAS: Final[Mapping[str, frozenset[str]]] = {
    "viewer": frozenset(),
    "support": READERS | HISTORY,
    "editor": DRAFT | HISTORY,
    "publisher": DRAFT | READERS | PUBLISHING | STRIPE | HISTORY,
}


def allows(role: str, command_tag: str) -> bool:
    """Say whether a role includes a command; an unknown role includes nothing."""
    if role == "admin":
        return True
    return command_tag.partition(":")[0] in _AREAS.get(role, frozenset())
