"""What the topics of the publish gate look at: the settings, the moment, the readers, and every text there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from paywall_admin.core.calendar import Zone
from paywall_admin.core.check.cells import Cells
from paywall_admin.core.check.reach import RECORDED, WINDOW, Reach
from paywall_admin.core.check.readings import Piece, Readings
from paywall_admin.core.phrases import Phrases
from paywall_admin.core.settings import Message, Offer, Settings

Found = TypeVar("Found")
_Shown = tuple[tuple[Offer, ...], tuple[Offer, ...]]


class Survey:
    """One look at settings at one moment; with `readings`, only messages that changed since theirs are read."""

    def __init__(self, settings: Settings, at: str, readings: Readings | None = None) -> None:
        self.settings = settings
        self.at = at
        self.readings = (readings or Readings()).of(settings.messages)
        self.cells = Cells(settings)
        self.reach = Reach(settings, self.cells, at)
        self.phrases = Phrases(settings)
        self.zone = Zone.load(settings.publication.time_zone)
        self.plans = {plan.id: plan for plan in settings.plans}
        self.windows = {window.id: window for window in settings.free_access}

    def found(self, read: Callable[[Piece], Found]) -> Iterator[tuple[Piece, Found]]:
        """The texts in which a function finds something by themselves, each with that."""
        return (hit for reading in self.readings for hit in reading.each(read))

    def offers_with(self, message: Message, *, over: bool = False) -> tuple[Offer, ...]:
        """The offers that can be chosen for a reader of a message; those that are over only with `over`."""
        return self._offers[message.id][over]

    @cached_property
    def _offers(self) -> dict[str, _Shown]:
        groups: dict[tuple[str, int], _Shown] = {}
        found = {}
        for message in self.settings.messages:
            readers = self.reach.readers.get(message.state, self.cells.everyone)
            key = state_of(message), self.cells.audience(message.audience) & readers
            if key not in groups:
                groups[key] = self._shown(*key)
            found[message.id] = groups[key]
        return found

    def _shown(self, state: str, readers: int) -> _Shown:
        """The offers that some readers can see in a state: those that are not over, and all."""
        offers = self.settings.offers
        seen = tuple(offer for offer in offers if state in offer.states and self.readers_of(offer, state) & readers)
        return tuple(offer for offer in seen if offer.ends_at is None or self.at < offer.ends_at), seen

    def readers_of(self, offer: Offer, state: str) -> int:
        """The readers who can see an offer in a state, at some time."""
        if offer.new_subscribers_only and state in RECORDED:
            return 0
        return self.cells.audience(offer.audience) & self.reach.readers.get(state, 0)


def state_of(message: Message) -> str:
    """The state in which a message shows; `free_access` for that of a window."""
    return "free_access" if message.state.startswith(WINDOW) else message.state
