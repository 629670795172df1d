"""What stands where on a timeline: lanes below each other, days from left to right; nothing is painted here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone
from paywall_admin.core.timeline import Bar, Event, Standing, Timeline
from paywall_admin.ui import phrasebook

translate = QCoreApplication.translate
MOST_OFFERS: Final = 20
Shape = Literal["bar", "mark"]


@dataclass(frozen=True)
class Part:
    """A stretch of a bar in which something else stands in front of it or contradicts it, in seconds."""

    starts: int
    ends: int
    is_contradiction: bool


@dataclass(frozen=True)
class Item:
    """One thing on a lane: a bar from `starts` to `ends`, or a mark at `starts`, and the sentence it stands for.

    A bar that goes on beyond the days shown is `open` on that side: left, right.
    """

    shape: Shape
    kind: str
    starts: int
    ends: int
    sentence: str
    place: str
    standing: Standing = "published"
    parts: tuple[Part, ...] = ()
    open: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class Lane:
    """One row: its title, and what stands on it from left to right."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Tick:
    """One label of the scale: an instant, its words, and whether a month begins there."""

    at: int
    words: str
    is_month: bool


def lanes(found: Timeline) -> tuple[Lane, ...]:
    """The rows of a timeline: free access together, an offer each, a meter each, and what happens to the website."""
    rows = [*_free_access(found), *_offers(found)]
    for key, title in found.meters:
        marks = [_mark(event) for event in found.events if event.kind == "reset" and event.id == key]
        rows.append(Lane(title, tuple(marks)))
    once = [_mark(event) for event in found.events if event.kind in ("publish", "expiry", "emergencyEnd")]
    if once:
        rows.append(Lane(translate("Lanes", "Website"), tuple(once)))
    return tuple(rows)


def left_out(found: Timeline) -> int:
    """How many offers have no row of their own, because there are too many."""
    return max(len({bar.id for bar in found.bars if bar.kind == "offer"}) - MOST_OFFERS, 0)


def _free_access(found: Timeline) -> Iterator[Lane]:
    """Windows in as few rows as they need without covering each other."""
    rows: list[list[Item]] = []
    bars = (bar for bar in found.bars if bar.kind == "freeAccess")
    for item in sorted((_bar(bar, found) for bar in bars), key=lambda item: item.starts):
        row = next((row for row in rows if row[-1].ends <= item.starts), None)
        if row is None:
            rows.append([item])
        else:
            row.append(item)
    yield from (Lane(translate("Lanes", "Free access"), tuple(row)) for row in rows)


def _offers(found: Timeline) -> Iterator[Lane]:
    """An offer a row, with what is published and what the draft makes of it side by side."""
    rows: dict[str, list[Bar]] = {}
    for bar in found.bars:
        if bar.kind == "offer":
            rows.setdefault(bar.id, []).append(bar)
    for bars in list(rows.values())[:MOST_OFFERS]:
        yield Lane(bars[-1].title, tuple(_bar(bar, found) for bar in bars))


def _bar(bar: Bar, found: Timeline) -> Item:
    starts = found.since if bar.starts is None else max(bar.starts, found.since)
    ends = found.until if bar.ends is None else min(bar.ends, found.until)
    parts = tuple(Part(part.starts, part.ends, part.is_contradiction) for part in bar.overlaps)
    sentence = " ".join(map(phrasebook.said, [bar.sentence, *(part.sentence for part in bar.overlaps[:3])]))
    beyond = (bar.starts is None or bar.starts < found.since, bar.ends is None or bar.ends > found.until)
    return Item("bar", bar.kind, starts, ends, sentence, bar.place, bar.standing, parts, beyond)


def _mark(event: Event) -> Item:
    return Item("mark", event.kind, event.at, event.at, phrasebook.said(event.sentence), event.place, event.standing)


def ticks(found: Timeline, month_name: Sequence[str]) -> tuple[Tick, ...]:
    """The scale: the first of each month with its name, and each Monday."""
    zone = Zone.load(found.zone)
    made = []
    for ordinal in range(zone.local_ordinal(found.since), zone.local_ordinal(found.until - 1) + 1):
        day = date.fromordinal(ordinal)
        at = zone.ordinal_start(ordinal)
        if day.day == 1:
            made.append(Tick(at, month_name[day.month - 1], True))
        elif day.weekday() == 0:
            made.append(Tick(at, str(day.day), False))
    return tuple(made)
