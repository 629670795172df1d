"""Free-access windows as a person says them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone, epoch, shown_end_date
from paywall_admin.core.settings import FreeAccess
from paywall_admin.ui.fields import dates, edges
from paywall_admin.ui.fields.audience import countries_words
from paywall_admin.ui.fields.moments import clock_words, short_day_words
from paywall_admin.ui.fields.span import span_words
from paywall_admin.ui.labels import Tone

translate = QCoreApplication.translate
STATE: Final = "freeAccess:"
_LONGEST_ID: Final = 64


def title(window_id: str) -> str:
    """What a window is called: its id, written as words."""
    words = window_id.replace("-", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or window_id


def id_of(text: str) -> str:
    """The id that a name becomes; empty where nothing of it can stand in one."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:_LONGEST_ID].strip("-")


def days_of(window: FreeAccess, zone: Zone) -> tuple[date, date]:
    """The first and the last local day of a window; one that never is has its first day alone."""
    first = date(*zone.local_date(epoch(window.starts_at)))
    return first, max(first, shown_end_date(zone, window.ends_at))


def life(window: FreeAccess, at: int) -> str:
    """Whether a window is `scheduled`, `on` or `over` at an instant; one that never is counts as over."""
    start, end = epoch(window.starts_at), epoch(window.ends_at)
    if end <= at or end <= start:
        return "over"
    return "scheduled" if at < start else "on"


def life_badge(window: FreeAccess, at: int) -> tuple[str, Tone]:
    """The life of a published window as a word and a tone."""
    badges: dict[str, tuple[str, Tone]] = {
        "scheduled": (translate("FreeAccess", "Scheduled"), "accent"),
        "on": (translate("FreeAccess", "On now"), "positive"),
        "over": (translate("FreeAccess", "Over"), ""),
    }
    return badges[life(window, at)]


def who_words(window: FreeAccess) -> str:
    """Whom a window is for, in a cell."""
    return countries_words(window.countries or ()) or translate("FreeAccess", "Everyone")


def when_words(window: FreeAccess, zone: Zone, at: int) -> str:
    """From when to when, in a cell, with the year where it is not the present one: `Sep 30`, `Dec 24 – Dec 26`."""
    present = zone.local_date(at)[0]
    first, last = _edges(window, zone)
    if first == last:
        return _cell(first, present)
    # The year is said once where it is the same.
    start = _cell(first, first.day.year if first.day.year == last.day.year else present)
    return translate("FreeAccess", "{start} – {end}").format(start=start, end=_cell(last, present))


def _edges(window: FreeAccess, zone: Zone) -> tuple[dates.Typed, dates.Typed]:
    return edges.day_of("start", zone, window.starts_at), edges.day_of("end", zone, window.ends_at)


def _cell(typed: dates.Typed, present: int) -> str:
    day = short_day_words(typed.day, year=typed.day.year != present)
    if typed.clock is None:
        return day
    return translate("FreeAccess", "{day}, {time}").format(day=day, time=clock_words(typed.clock))


def summary(window: FreeAccess, zone: Zone) -> str:
    """Who reads everything for free and when, in a sentence or two."""
    countries = countries_words(window.countries or ())
    who = translate("FreeAccess", "Everyone")
    if countries:
        who = translate("FreeAccess", "Everyone in {countries}").format(countries=countries)
    if epoch(window.ends_at) <= epoch(window.starts_at):
        return translate("FreeAccess", "It is over before it begins, so nobody reads for free.")
    start, end = _edges(window, zone)
    if start.clock is None and end.clock is None:
        return _whole_days(who, start.day, end.day)
    words = translate("FreeAccess", "{who} reads everything for free from {start} to {end}.")
    return words.format(who=who, start=edges.typed_words(start), end=edges.typed_words(end))


def _whole_days(who: str, first: date, last: date) -> str:
    start, end = (edges.typed_words(dates.Typed(day)) for day in (first, last))
    if first == last:
        words = translate("FreeAccess", "{who} reads everything for free on {start}, the whole of that day.")
    else:
        words = translate(
            "FreeAccess", "{who} reads everything for free from {start} to {end}: {days}, the last one as a whole."
        )
    return words.format(who=who, start=start, end=end, days=span_words("day", (last - first).days + 1))
