"""What the Overview says: lines from facts, events, alerts, changes and findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.timeline import Bar, Event, Overlap, Timeline
from paywall_admin.ui import phrasebook
from paywall_admin.ui.fields.moments import moment_words, short_day_words, zone_words
from paywall_admin.ui.labels import Tone
from paywall_admin.ui.overview.line import Said
from paywall_admin.ui.pages import PAGES

translate = QCoreApplication.translate
_EDITED = frozenset(part for page in PAGES for part in page.places)
_APPLIED = ("stripe-missing", "stripe-differs", "stripe-button")
_KINDS_OF_TONE: dict[str, Tone] = {"error": "danger", "warning": "warning"}


def edited(place: str) -> str:
    """A place, where some page of the window has it; else none."""
    if not place.startswith("/"):
        return place
    return place if place.strip("/").partition("/")[0] in _EDITED else ""


def live_line(line: Any) -> Said:
    """Something readers have now."""
    return Said(phrasebook.said(line.sentence), edited(line.place))


def alert_line(alert: Any) -> Said:
    """Something that asks to be done."""
    return Said(phrasebook.said(alert.sentence), edited(alert.place), alert.tone)


def finding_line(finding: Any) -> Said:
    """Something the check says; what is to be applied to Stripe leads to its row there."""
    place = f"/stripe/{':'.join(finding.object)}" if finding.code in _APPLIED else edited(finding.place)
    return Said(phrasebook.said(finding.sentence), place, _KINDS_OF_TONE[finding.severity])


def change_line(change: Any) -> Said:
    """Something unpublished; what was removed has no place any more, so that leads to its list."""
    place = "/".join(change.place.split("/")[:2]) if change.kind == "removed" else change.place
    return Said(phrasebook.said(change.sentence), edited(place))


def version_words(view: Any, zone: Zone) -> str:
    """Which version readers have, since when and by whom."""
    words = translate("OverviewWords", "Version {number}, published by {person} on {when} ({place})")
    when = moment_words(zone, view.published_at // 60 * 60)
    return words.format(number=view.version, person=view.published_by, when=when, place=zone_words(zone))


def event_lines(found: Timeline) -> tuple[Said, ...]:
    """What happens, a line an event, the day before the first of each day; what happens every day is one line."""
    daily = _daily(found)
    lines = [
        Said(phrasebook.said(sentence), edited(place), lead=translate("OverviewWords", "Every day"))
        for sentence, place in daily.items()
    ]
    shown: Any = None
    for event in found.events:
        if event.sentence not in daily:
            lead = _when(event, is_first=event.day != shown)
            lines.append(Said(phrasebook.said(event.sentence), edited(event.place), lead=lead))
            shown = event.day
    return tuple(lines)


def _daily(found: Timeline) -> dict[str, str]:
    """The sentences of meters that start again on more than half of the days, with their places."""
    counts: dict[str, list[Event]] = {}
    for event in found.events:
        if event.kind == "reset":
            counts.setdefault(event.sentence, []).append(event)
    days = (found.until - found.since) / 86_400
    return {said: events[0].place for said, events in counts.items() if len(events) > max(days / 2, 2)}


def _when(event: Event, *, is_first: bool) -> str:
    """The day, for the first event on it, and the time where it is not that of the day's own edge."""
    day = short_day_words(event.day, year=False)
    if not is_first:
        return event.clock
    return translate("OverviewWords", "{day}, {time}").format(day=day, time=event.clock) if event.clock else day


def overlap_line(item: tuple[Bar, Overlap]) -> Said:
    """Something that stands in front of something else, or contradicts it."""
    bar, part = item
    said, aside = phrasebook.said(part.sentence), phrasebook.said(bar.sentence)
    return Said(said, edited(bar.place), "danger" if part.is_contradiction else "", aside=aside)


def count_words(number: int) -> str:
    """How many changes wait to be published."""
    if number == 1:
        return translate("OverviewWords", "1 change that readers do not have yet.")
    return translate("OverviewWords", "{number} changes that readers do not have yet.").format(number=number)


def verdict_words(findings: Sequence[Any]) -> str:
    """What all findings come to."""
    if not findings:
        return translate("OverviewWords", "Nothing stands against publishing.")
    errors = sum(finding.severity == "error" for finding in findings)
    if errors == 1:
        return translate("OverviewWords", "1 thing has to be put right before the draft can be published.")
    if errors:
        words = translate("OverviewWords", "{number} things have to be put right before the draft can be published.")
        return words.format(number=errors)
    return translate("OverviewWords", "Worth a look; it does not stop a publish.")
