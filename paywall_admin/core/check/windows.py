"""Starts and ends: of offers and free-access windows, by themselves and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from paywall_admin.core.calendar import DAY, epoch
from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name
from paywall_admin.core.settings import Settings

LONG_OVER: Final = 60 * DAY
"""A free day of last month is history; one that was over for this long was probably meant for another year."""


def order(survey: Survey) -> Iterator[Finding]:
    """Something that ends before it starts, or at the same moment: it never is."""
    for index, offer in enumerate(survey.settings.offers):
        if offer.starts_at and offer.ends_at and offer.ends_at <= offer.starts_at:
            said = f"Offer {name(offer)} {_backwards(survey, offer.starts_at, offer.ends_at)}."
            yield error("ends-before-start", ("offers", index, "endsAt"), ("offer", offer.id), said)
    for index, window in enumerate(survey.settings.free_access):
        if window.ends_at <= window.starts_at:
            said = f"Free access {name(window)} {_backwards(survey, window.starts_at, window.ends_at)}."
            yield error("ends-before-start", ("freeAccess", index, "endsAt"), ("freeAccess", window.id), said)


def edges(settings: Settings) -> Iterator[int]:
    """Every moment at which time alone changes what is found."""
    for offer in settings.offers:
        yield from (epoch(edge) for edge in (offer.starts_at, offer.ends_at) if edge)
    for window in settings.free_access:
        yield from (epoch(window.starts_at), epoch(window.ends_at), epoch(window.ends_at) + LONG_OVER)


def over(survey: Survey) -> Iterator[Finding]:
    """What only is over: an offer that ended, a free-access window of long ago."""
    at = epoch(survey.at)
    for index, offer in enumerate(survey.settings.offers):
        if offer.ends_at and offer.ends_at <= survey.at:
            said = (
                f"Offer {name(offer)} ended on {survey.phrases.end(offer.ends_at)}; nobody sees it, so archive it "
                "or give it a new end."
            )
            yield warning("offer-over", ("offers", index, "endsAt"), ("offer", offer.id), said)
    for index, window in enumerate(survey.settings.free_access):
        if epoch(window.ends_at) + LONG_OVER <= at:
            said = (
                f"Free access {name(window)} was over on {survey.phrases.end(window.ends_at)}; archive it or give "
                "it new dates."
            )
            yield warning("window-over", ("freeAccess", index, "endsAt"), ("freeAccess", window.id), said)


def overlaps(survey: Survey) -> Iterator[Finding]:
    """Two free-access windows that say different things to the same readers at the same time."""
    numbered = [item for item in enumerate(survey.settings.free_access) if survey.at < item[1].ends_at]
    for (_, first), (index, second) in combinations(numbered, 2):
        both = survey.cells.countries(first.countries) & survey.cells.countries(second.countries)
        if both and max(first.starts_at, second.starts_at) < min(first.ends_at, second.ends_at):
            who = survey.cells.words(both)
            said = (
                f"Free access {name(second)} overlaps {name(first)} for {who}, who would be told one end or the "
                "other; move one of them or join the two."
            )
            yield error("windows-overlap", ("freeAccess", index, "startsAt"), ("freeAccess", second.id), said)


def _backwards(survey: Survey, start: str, end: str) -> str:
    starts, ends = survey.phrases.start(start), survey.phrases.end(end)
    if start == end:
        return f"ends at the moment it starts ({starts}), so it never is; change one of the two"
    return f"ends on {ends}, before it starts on {starts}; change one of the two"
