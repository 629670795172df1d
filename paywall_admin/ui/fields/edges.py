"""The edges of a window of days: from text to the instant at which a window starts or is over, and back."""

from __future__ import annotations

from datetime import date, time
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import (
    END,
    FIRST,
    Zone,
    end_of_day_instant,
    epoch,
    instant,
    shown_end_date,
    start_of_day_instant,
)
from paywall_admin.core.problems import BadInput
from paywall_admin.ui.fields import dates
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.moments import clock_words, day_words, in_zones, local_time, moment_words, zone_words

translate = QCoreApplication.translate
Edge = Literal["start", "end"]
_TWICE: Final = 2


def candidates(edge: Edge, zone: Zone, typed: dates.Typed) -> tuple[str, ...]:
    """The instants that a typed day can mean: one, or two where clocks show its time twice; none is refused."""
    if typed.clock is None:
        whole = end_of_day_instant if edge == "end" else start_of_day_instant
        try:
            return (whole(zone, typed.day),)
        except BadInput as bad:
            raise Invalid(bad.sentence) from None
    found = zone.instants_at(typed.day, typed.clock)
    if not found:
        sentence = translate(
            "Edges",
            "There is no {time} on {day} in {place}: clocks are put forward past it. Choose a time before or after.",
        )
        words = {"time": clock_words(typed.clock), "day": day_words(typed.day), "place": zone_words(zone)}
        raise Invalid(sentence.format(**words))
    return tuple(instant(at) for at in found if FIRST <= at < END)


def twice_words(zone: Zone, typed: dates.Typed, found: tuple[str, ...]) -> str:
    """Why a time has to be chosen between two instants."""
    utc = Zone("UTC", 0, (), ())
    sentence = translate(
        "Edges", "In {place} it is {time} twice that day, as clocks are put back: at {first} UTC and at {second} UTC."
    )
    first, second = (moment_words(utc, epoch(each)) for each in found)
    clock = clock_words(typed.clock or time())
    return sentence.format(place=zone_words(zone), time=clock, first=first, second=second)


def day_of(edge: Edge, zone: Zone, value: str) -> dates.Typed:
    """What a person would type for an instant: a day alone where the edge is that of a whole day."""
    day, clock = local_time(zone, epoch(value))
    alone = shown_end_date(zone, value) if edge == "end" and epoch(value) > FIRST else day
    try:
        if candidates(edge, zone, dates.Typed(alone)) == (value,):
            return dates.Typed(alone)
    except Invalid:
        pass
    return dates.Typed(day, clock)


def text_of(edge: Edge, zone: Zone, value: str) -> str:
    """The text of an instant, as it stands in the field: `October 31, 2026`."""
    return typed_words(day_of(edge, zone, value))


def typed_words(typed: dates.Typed) -> str:
    """A day, and its time where it has one: `October 31, 2026, 21:00`."""
    if typed.clock is None:
        return day_words(typed.day)
    return translate("Edges", "{day}, {time}").format(day=day_words(typed.day), time=clock_words(typed.clock))


def which(zone: Zone, typed: dates.Typed, value: str) -> int | None:
    """Whether an instant is the first or the second of two that show the same time; None where there is one."""
    if typed.clock is None:
        return None
    found = zone.instants_at(typed.day, typed.clock)
    return found.index(epoch(value)) if len(found) == _TWICE else None


def instant_words(edge: Edge, zone: Zone, typed: dates.Typed, value: str) -> str:
    """What a day comes to: the instant in the publication's zone and beside it."""
    when = in_zones(zone, epoch(value))
    if edge == "start":
        return translate("Edges", "From {when}").format(when=when)
    if typed.clock is None:
        return translate("Edges", "All of that day: over at {when}").format(when=when)
    return translate("Edges", "Over at {when}").format(when=when)


def today(zone: Zone, at: int) -> date:
    """The present day in a zone."""
    return date(*zone.local_date(at))
