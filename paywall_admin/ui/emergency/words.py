"""What is said of the emergency switch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.ui.fields.moments import moment_words

translate = QCoreApplication.translate
HOUR = 3600


def hours_words(hours: int) -> str:
    """A number of hours."""
    if hours == 1:
        return translate("Emergency", "1 hour")
    return translate("Emergency", "{hours} hours").format(hours=hours)


def left_words(seconds: int) -> str:
    """How much time is left: `23 h 14 min`, at the end `under a minute`."""
    hours, minutes = seconds // HOUR, seconds % HOUR // 60
    if hours:
        return translate("Emergency", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return translate("Emergency", "{minutes} min").format(minutes=minutes)
    return translate("Emergency", "under a minute")


def end_words(zone: Zone, at: int) -> str:
    """An end, on the publication's clock."""
    return translate("Emergency", "{when} ({zone})").format(when=moment_words(zone, at - at % 60), zone=zone.name)


def destination(targets: Iterable[Any]) -> str:
    """Where the word goes."""
    places = ", ".join(f"{target.id} ({target.location})" for target in targets)
    if places:
        return translate("Emergency", "It goes at once to {places}.").format(places=places)
    return nowhere()


def nowhere() -> str:
    """What is said where there is no target."""
    return translate(
        "Emergency",
        "There is no target yet, so no website hears of it by itself. Whoever runs the website adds one with "
        "“paywall-admin targets add”.",
    )
