"""The question where something shows: a situation in which a reader meets a state or a message of the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paywall_admin.core.situation import Device
from paywall_admin.services.query import Asking, Query, answers

if TYPE_CHECKING:
    from paywall_admin.core.reaching import Reached, Unreached


@dataclass(frozen=True)
class FindSituation(Query["Reached | Unreached"]):
    """A situation that leads to a state (`freeAccess:ID` for a window), and in it to one message, from now on."""

    state: str
    message: str | None = None
    locale: str = ""
    device: Device = "wide"


@answers(FindSituation, looks=True)
def find_situation(asking: Asking, query: FindSituation) -> Reached | Unreached:
    """Looks for one with the draft as it is."""
    from paywall_admin.core.reaching import Wish, reach

    wish = Wish(query.state, query.message, query.locale, query.device)
    return reach(asking.app.draft_settings(asking.look), wish, at=asking.now // 60 * 60)
