"""The publish gate: everything in the settings that would embarrass, found before it is published.

A topic is a function from a survey of the settings to its findings. To add one, write it in the module of its
subject and list it in `topics`, which is imported when something is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from paywall_admin.core.check.finding import Finding, Severity, order
from paywall_admin.core.settings import Settings

if TYPE_CHECKING:
    from paywall_admin.core.check.readings import Readings

__all__ = ["Finding", "Severity", "check", "holds_until"]

_HOUR: Final = 3600


def check(settings: Settings, *, at: str, readings: Readings | None = None) -> tuple[Finding, ...]:
    """Find everything that refuses or asks, as things stand at an instant: errors first, then by place.

    With `readings`, which the caller keeps, only messages that changed since the last time are read again.
    """
    from paywall_admin.core.check.survey import Survey  # noqa: PLC0415 - what only shows findings needs none of it
    from paywall_admin.core.check.topics import TOPICS  # noqa: PLC0415 - as above

    survey = Survey(settings, at, readings)
    found = tuple(sorted((finding for topic in TOPICS for finding in topic(survey)), key=order))
    for reading in survey.readings:
        reading.rest()
    return found


def holds_until(settings: Settings, at: int) -> int:
    """Say until when what is found at a moment stays so: the next edge of an offer or window, at most an hour on."""
    from paywall_admin.core.check import windows  # noqa: PLC0415 - as above

    hour = (at // _HOUR + 1) * _HOUR  # a year may begin with it, and texts with dates of long ago become history
    return min([hour, *(edge for edge in windows.edges(settings) if edge > at)])
