"""Everything the publish gate looks for, in the order in which it looks."""

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
from paywall_admin.core.check.finding import Finding
from paywall_admin.core.check.survey import Survey

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
