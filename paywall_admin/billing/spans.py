"""Lengths of time as Stripe counts them: intervals of at most three years, trials in days."""

from __future__ import annotations

from functools import cache
from typing import Final

from paywall_admin.core.settings import Span

_MOST: Final = {"day": 1095, "week": 156, "month": 36, "year": 3}
_LONGEST_TRIAL: Final = 730
# The lengths of the months from January on, over the four years after which they come again.
_YEAR: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS: Final = (*_YEAR, *_YEAR, *_YEAR, 31, 29, *_YEAR[2:])


def recurring_words(span: Span) -> str | None:
    """An interval of payment, such as `month/3`; None for one that is too long for Stripe."""
    return f"{span.unit}/{span.count}" if span.count <= _MOST[span.unit] else None


def months_of(span: Span) -> int | None:
    """How many months a span has; None for days and weeks."""
    return {"month": span.count, "year": 12 * span.count}.get(span.unit)


def trial_days(span: Span) -> int | None:
    """A trial in days: as many as the span can have at the most, so that nobody gets less; None where it is too long.

    `month` is 31, three months are 92. Two years, of 730 or 731 days, are the 730 that Stripe gives at the most.
    """
    months = months_of(span)
    if months is None:
        days = span.count * (7 if span.unit == "week" else 1)
        return days if days <= _LONGEST_TRIAL else None
    return _days_of(months)


@cache
def _days_of(months: int) -> int | None:
    if months > 24:
        return None
    twice = _MONTHS + _MONTHS
    longest = max(sum(twice[start : start + months]) for start in range(len(_MONTHS)))
    return min(longest, _LONGEST_TRIAL)
