"""Which readers can come into which state, and which of those states have to be given a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from paywall_admin.core.check.cells import Cells
from paywall_admin.core.settings import Meter, Settings, When

WINDOW: Final = "freeAccess:"

RECORDED: Final = frozenset({"subscriber", "trial", "grace", "trial_expired", "access_expired"})
"""The states of readers who have a subscription record."""


class Reach:
    """The states of one publication, as sets of readers.

    `readers` are those who can come into a state, `shown` those of them whose message can show, `spoken` those to
    whom a message has to speak. A window's state is `freeAccess:ID`.
    """

    def __init__(self, settings: Settings, cells: Cells, at: str) -> None:
        self.actions = frozenset(_actions(settings))
        self.readers: dict[str, int] = {}
        self.shown: dict[str, int] = {}
        self.spoken: dict[str, int] = {}
        self.unmetered = cells.everyone
        for window in settings.free_access:
            mask = cells.countries(window.countries)
            self._put(WINDOW + window.id, mask, spoken=mask if at < window.ends_at else 0)
            self.readers["free_access"] = self.readers.get("free_access", 0) | mask
        self._put("open", cells.everyone)  # the emergency switch opens the wall of any version
        if "exempt" in self.actions:
            self._put("exempt", cells.everyone)
        if self.actions & {"locked", "metered"}:
            self._subscribers(settings, cells)
        if "locked" in self.actions:
            self._put("locked", cells.everyone, spoken=cells.everyone)
        if "metered" in self.actions:
            self._meters(settings, cells)

    def _put(self, state: str, mask: int, *, shown: int | None = None, spoken: int = 0) -> None:
        self.readers[state] = self.readers.get(state, 0) | mask
        self.shown[state] = self.shown.get(state, 0) | (mask if shown is None else shown)
        self.spoken[state] = self.spoken.get(state, 0) | spoken

    def _subscribers(self, settings: Settings, cells: Cells) -> None:
        for state in ("subscriber", "trial", "complimentary"):
            self._put(state, cells.everyone)
        if settings.grace_days:
            self._put("grace", cells.everyone)
        for state in ("trial_expired", "access_expired"):
            self._put(state, cells.everyone, spoken=cells.registered)

    def _meters(self, settings: Settings, cells: Cells) -> None:
        """Support can give articles under every meter, so its states are reached even where its limit is 0."""
        self._put("limit_reached", cells.everyone, spoken=cells.everyone)
        for meter, mask in served(settings, cells):
            self.unmetered &= ~mask
            counter = mask if meter.show_counter_from != 0 else 0
            self._put("metered", mask, shown=counter, spoken=counter if meter.limit > 1 else 0)
            self._put("last_free", mask, spoken=mask if meter.limit else 0)


def served(settings: Settings, cells: Cells) -> Iterator[tuple[Meter, int]]:
    """Each meter with the readers it serves: those of its audience whom no meter before it serves."""
    left = cells.everyone
    for meter in settings.meters:
        mask = cells.audience(meter.audience) & left
        left &= ~mask
        yield meter, mask


def matches_everything(when: When) -> bool:
    """Say whether a content rule names no condition."""
    return not (when.sections or when.content_types or when.tags or when.articles)


def _actions(settings: Settings) -> Iterator[str]:
    """What some content can be: free, locked, or counted."""
    for rule in settings.content_rules:
        yield rule.action
        if matches_everything(rule.when):
            return
    yield "metered"
