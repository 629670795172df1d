"""What happens in the coming days: every start, end, reset, expiry and scheduled publish, and what overlaps.

What readers have is the published settings; the draft is what would take their place. Both are shown as one, and what
stands in only one of them says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any, Final, Literal, TypeVar

from paywall_admin.core.calendar import CALENDAR_KINDS, DAY, END, Zone, epoch, instant, period
from paywall_admin.core.check.shadows import seen_by
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.labels import joined
from paywall_admin.core.phrases import Phrases, name
from paywall_admin.core.settings import FreeAccess, Meter, Offer, Policy, Settings

DAYS: Final = 90
"""How far a timeline looks unless told otherwise."""

MOST_OVERLAPS: Final = 5
"""How many of the things in front of one other are told; more than that nobody reads."""

Standing = Literal["published", "draft", "replaced"]
EventKind = Literal["offerStart", "offerEnd", "freeStart", "freeEnd", "reset", "publish", "expiry", "emergencyEnd"]
BarKind = Literal["offer", "freeAccess"]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A publish that is to happen by itself."""

    at: int
    note: str


@dataclass(frozen=True, slots=True)
class Published:
    """What readers have: the newest version's number, when it was published, and its settings."""

    version: int
    at: int
    settings: Settings

    @property
    def expires_at(self) -> int:
        """When the website stops trusting it."""
        return self.at + self.settings.policy.expires_after_days * DAY


@dataclass(frozen=True, slots=True)
class Overlap:
    """A part of a bar in which another one stands in front of it or, as a contradiction, says something else."""

    starts: int
    ends: int
    is_contradiction: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasts: an offer or free access, from `starts` (None: always was) to `ends` (None: no end).

    `place` is where it is edited in the draft, as a JSON pointer.
    """

    kind: BarKind
    id: str
    title: str
    starts: int | None
    ends: int | None
    place: str
    standing: Standing
    sentence: str
    overlaps: tuple[Overlap, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at an instant; `day` is the day a person would say it happens on.

    What ends with a day happens on that day, though its instant is the first of the next one; `clock` is empty then,
    and where something begins with a day.
    """

    at: int
    day: date
    clock: str
    kind: EventKind
    id: str
    title: str
    place: str
    standing: Standing
    sentence: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Some whole days of a zone, what lasts and what happens in them, and the ids and names of meters that reset."""

    zone: str
    since: int
    until: int
    bars: tuple[Bar, ...]
    events: tuple[Event, ...]
    meters: tuple[tuple[str, str], ...]


def timeline(
    draft: Settings,
    published: Published | None,
    *,
    now: int,
    days: int = DAYS,
    scheduled: Sequence[Scheduled] = (),
    emergency_until: int | None = None,
) -> Timeline:
    """Work out what lasts and what happens from the beginning of today on, for so many days."""
    zone = Zone.load((published.settings if published else draft).publication.time_zone)
    today = zone.local_ordinal(now)
    since, until = zone.ordinal_start(today), min(zone.ordinal_start(today + days), END)
    sides = _Sides(draft, published.settings if published else None)
    span = _Span(zone, since, until)
    bars = [*_bars(sides, span)]
    events = [*_edges(bars, span), *_resets(sides, span), *_once(published, scheduled, emergency_until, span)]
    marked = _with_overlaps(bars, draft, since, until, instant(now))
    meters = dict.fromkeys((event.id, event.title) for event in events if event.kind == "reset")
    ordered = sorted(events, key=attrgetter("day", "at", "kind", "id"))
    return Timeline(zone.name, since, until, tuple(marked), tuple(ordered), tuple(meters))


@dataclass(frozen=True)
class _Span:
    """The days that are looked at."""

    zone: Zone
    since: int
    until: int

    def holds(self, at: int) -> bool:
        return self.since <= at < self.until

    def day(self, at: int, *, is_end: bool = False) -> date:
        """The day on which something happens; what ends as a day begins ends on the one before."""
        return date.fromordinal(self.zone.local_ordinal(at - 1 if is_end else at))

    def clock(self, at: int) -> str:
        """The time of day, empty for the first instant of a day."""
        if at == self.zone.ordinal_start(self.zone.local_ordinal(at)):
            return ""
        return instant((at + self.zone.offset(at)) % DAY)[11:16]


Item = TypeVar("Item", Offer, FreeAccess, Meter)


class _Sides:
    """The published and the draft side of the objects, told apart by id."""

    def __init__(self, draft: Settings, published: Settings | None) -> None:
        self.draft = draft
        self.published = published

    def offers(self) -> Iterator[tuple[Offer, Standing, str]]:
        """Each offer with where it stands and where it is edited."""
        yield from _told(self.draft.offers, self.published.offers if self.published else (), "offers", _offer_times)

    def windows(self) -> Iterator[tuple[FreeAccess, Standing, str]]:
        """Each free-access window in the same way."""
        before = self.published.free_access if self.published else ()
        yield from _told(self.draft.free_access, before, "freeAccess", attrgetter("starts_at", "ends_at", "countries"))

    def meters(self) -> Iterator[tuple[Meter, Standing, str]]:
        """Each meter in the same way."""
        yield from _told(self.draft.meters, self.published.meters if self.published else (), "meters", _meter_times)

    def phrases(self, standing: Standing) -> Phrases:
        """The words for an object of one side."""
        return Phrases(self.draft if standing == "draft" or self.published is None else self.published)


_offer_times = attrgetter("starts_at", "ends_at", "price", "duration")
_meter_times = attrgetter("period", "limit")


def _told(
    draft: Iterable[Item], published: Iterable[Item], field: str, times: Callable[[Item], Any]
) -> Iterator[tuple[Item, Standing, str]]:
    """Each object once where both sides have it alike in what counts here, else once for each side."""
    before = {item.id: item for item in published}
    known = set()
    for index, item in enumerate(draft):
        place, old = f"/{field}/{index}", before.get(item.id)
        known.add(item.id)
        if old is not None and times(old) == times(item):
            yield item, "published", place
            continue
        if old is not None:
            yield old, "replaced", place
        yield item, "draft", place
    for item in before.values():
        if item.id not in known:
            yield item, "replaced", f"/{field}"


def _bars(sides: _Sides, span: _Span) -> Iterator[Bar]:
    """What lasts for some of the days: free access, then the offers in their order."""
    for window, standing, place in sides.windows():
        starts, ends = epoch(window.starts_at), epoch(window.ends_at)
        if starts < ends and starts < span.until and span.since < ends:
            who = joined(window.countries, "or") if window.countries else "everyone"
            when = sides.phrases(standing).summary(window).rpartition(", ")[0]
            said = _standing(f"Free access for {who}: {when}.", standing)
            yield Bar("freeAccess", window.id, window.id, starts, ends, place, standing, said)
    for offer, standing, place in sides.offers():
        first, last = (None if at is None else epoch(at) for at in (offer.starts_at, offer.ends_at))
        begins, stops = first or 0, END if last is None else last
        if begins < stops and begins < span.until and span.since < stops:
            phrases = sides.phrases(standing)
            start = "" if first is None else f", from {phrases.start(offer.starts_at)}"
            said = _standing(f"Offer {name(offer)}: {phrases.summary(offer)}{start}.", standing)
            yield Bar("offer", offer.id, offer.name or offer.id, first, last, place, standing, said)


def _standing(sentence: str, standing: Standing) -> str:
    """A sentence, with what publishing the draft would do to it."""
    if standing == "draft":
        return f"{sentence[:-1]} (not published yet)."
    return f"{sentence[:-1]} (until the draft is published)." if standing == "replaced" else sentence


def _edges(bars: Iterable[Bar], span: _Span) -> Iterator[Event]:
    """The start and the end of each bar."""
    words = {"offer": "Offer '{title}'", "freeAccess": "Free access '{title}'"}
    kinds: dict[BarKind, tuple[EventKind, EventKind]] = {
        "offer": ("offerStart", "offerEnd"),
        "freeAccess": ("freeStart", "freeEnd"),
    }
    for bar in bars:
        what = words[bar.kind].format(title=bar.title)
        for at, is_end in ((bar.starts, False), (bar.ends, True)):
            if at is not None and span.holds(at):
                does = "ends" if is_end else "starts"
                yield _event(span, at, kinds[bar.kind][is_end], bar, f"{what} {does}.", is_end=is_end)


def _event(span: _Span, at: int, kind: EventKind, bar: Bar, sentence: str, *, is_end: bool) -> Event:
    clock = span.clock(at)
    day = span.day(at, is_end=is_end and not clock)
    said = _standing(sentence, bar.standing)
    return Event(at, day, clock, kind, bar.id, bar.title, bar.place, bar.standing, said)


def _resets(sides: _Sides, span: _Span) -> Iterator[Event]:
    """Each moment at which a meter starts again for everyone."""
    for meter, standing, place in sides.meters():
        kind = CALENDAR_KINDS.get(meter.period.kind)
        if kind is None:
            continue
        articles = f"{meter.limit} free article{'' if meter.limit == 1 else 's'}"
        said = _standing(f"Meter {name(meter)} starts again: {articles}.", standing)
        at = period(span.zone, kind, max(span.since - 1, 0))[1] if span.since else 0
        while at < span.until:
            title = meter.name or meter.id
            yield Event(at, span.day(at), span.clock(at), "reset", meter.id, title, place, standing, said)
            at = period(span.zone, kind, at)[1]


def _once(
    published: Published | None, scheduled: Iterable[Scheduled], emergency_until: int | None, span: _Span
) -> Iterator[Event]:
    """What is no part of the settings: scheduled publishes, the end of an emergency opening, the version's expiry."""
    said: list[tuple[int, EventKind, str, str, str]] = []
    for publish in scheduled:
        note = f": {publish.note}" if publish.note else ""
        said.append((publish.at, "publish", "Scheduled publish", "", f"A version is published by itself{note}."))
    if emergency_until is not None:
        said.append((emergency_until, "emergencyEnd", "Emergency opening", "", "The emergency opening ends by itself."))
    if published is not None:
        policy = published.settings.policy
        words = f"Version {published.version} expires unless a newer one is published; {_afterwards(policy)}."
        said.append((published.expires_at, "expiry", f"Version {published.version}", "/policy/expiresAfterDays", words))
    for at, kind, title, place, sentence in said:
        if span.holds(at):
            yield Event(at, span.day(at), span.clock(at), kind, "", title, place, "published", sentence)


def _afterwards(policy: Policy) -> str:
    then = "opens the wall for everyone" if policy.then_open else "closes the wall for everyone"
    days = policy.stale_days
    return (
        f"the website keeps it for {days} more day{'' if days == 1 else 's'} and then {then}" if days else f"it {then}"
    )


def _with_overlaps(bars: Sequence[Bar], draft: Settings, since: int, until: int, at: str) -> Iterator[Bar]:
    """The bars, each with what stands in front of it or contradicts it; what is replaced is left as it is."""
    survey = Survey(draft, at)
    masks = {("offer", offer.id): _mask(survey, offer) for offer in draft.offers}
    masks |= {("freeAccess", window.id): survey.cells.countries(window.countries) for window in draft.free_access}
    before: dict[BarKind, list[tuple[int, int, int, Bar]]] = {"offer": [], "freeAccess": []}
    for bar in bars:
        if bar.standing == "replaced":
            yield bar
            continue
        mask, starts, ends = masks[bar.kind, bar.id], max(bar.starts or 0, since), min(bar.ends or END, until)
        parts = _in_front(before[bar.kind], mask, starts, ends)
        found = [_overlap(survey, bar, front, (both, mask), part) for front, both, part in parts]
        before[bar.kind].append((mask, starts, ends, bar))
        yield replace(bar, overlaps=tuple(found)) if found else bar


def _in_front(
    before: Iterable[tuple[int, int, int, Bar]], mask: int, starts: int, ends: int
) -> list[tuple[Bar, int, tuple[int, int]]]:
    """What stands in front of some readers for some of the time; one that does for all of both says it all."""
    found: list[tuple[Bar, int, tuple[int, int]]] = []
    for readers, first, last, front in before:
        both, part = readers & mask, (max(starts, first), min(ends, last))
        if not both or part[0] >= part[1]:
            continue
        if both == mask and part == (starts, ends):
            return [(front, both, part)]
        if len(found) < MOST_OVERLAPS:
            found.append((front, both, part))
    return found


def _mask(survey: Survey, offer: Offer) -> int:
    """Who sees an offer, in all its states at once: the readers of each state as bits of their own."""
    width = 2 * survey.cells.everyone.bit_length()
    states = {state: place for place, state in enumerate(sorted(survey.reach.readers))}
    seen = (seen_by(survey, offer, state) << states[state] * width for state in offer.states if state in states)
    return sum(dict.fromkeys(seen))


def _overlap(survey: Survey, bar: Bar, front: Bar, readers: tuple[int, int], part: tuple[int, int]) -> Overlap:
    """What a bar before this one does to it: the readers of both and of this one, and the part of the time."""
    both, own = readers
    starts, ends = part
    phrases = survey.phrases
    when = f"From {phrases.start(instant(starts))} to {phrases.end(instant(ends))}"
    if bar.kind == "freeAccess":
        who = survey.cells.words(both)
        said = f"{when} '{front.title}' is on too for {who}: readers are told one end or the other."
        return Overlap(starts, ends, True, said)
    who = "all" if both == own else "some"
    return Overlap(starts, ends, False, f"{when} {who} of its readers see '{front.title}' instead.")
