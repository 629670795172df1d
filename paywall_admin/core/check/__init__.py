"""The publish gate: everything in the settings that would embarrass, found before it is published.

A topic is a function from a survey of the settings to its findings. To add one, write it in the module of its
subject and list it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from paywall_admin.core.check import (
    buttons,
    claims,
    coverage,
    languages,
    literals,
    marks,
    placeholders,
    prices,
    references,
    shadows,
    terms,
    windows,
)
from paywall_admin.core.check.finding import Finding, Severity, order
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.settings import Settings

__all__ = ["TOPICS", "Finding", "Severity", "check", "holds_until"]

_HOUR: Final = 3600

TOPICS: Final[tuple[Callable[[Survey], Iterator[Finding]], ...]] = (
    references.plans,
    references.windows,
    windows.order,
    windows.over,
    windows.overlaps,
    prices.zero,
    prices.currencies,
    prices.dearer,
    terms.unstated,
    shadows.offers,
    shadows.meters,
    shadows.content,
    coverage.wall,
    coverage.messages,
    languages.known,
    languages.complete,
    languages.plurals,
    placeholders.names,
    placeholders.braces,
    placeholders.values,
    placeholders.english,
    marks.empty,
    marks.markup,
    marks.unseen,
    buttons.targets,
    buttons.dead,
    literals.prices,
    literals.discounted,
    literals.durations,
    literals.dates,
    claims.counts,
    claims.periods,
    claims.free,
)


def check(settings: Settings, *, at: str) -> tuple[Finding, ...]:
    """Find everything that refuses or asks, as things stand at an instant: errors first, then by place."""
    survey = Survey(settings, at)
    return tuple(sorted((finding for topic in TOPICS for finding in topic(survey)), key=order))


def holds_until(settings: Settings, at: int) -> int:
    """Say until when what is found at a moment stays so: the next edge of an offer or window, at most an hour on."""
    hour = (at // _HOUR + 1) * _HOUR  # a year may begin with it, and texts with dates of long ago become history
    return min([hour, *(edge for edge in windows.edges(settings) if edge > at)])
