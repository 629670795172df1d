"""What readers have at a moment, in one sentence each: the wall, free access, meters, offers, and what ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from paywall_admin.core.calendar import CALENDAR_KINDS, Zone, epoch, instant, period
from paywall_admin.core.check.shadows import seen_by
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.labels import joined
from paywall_admin.core.phrases import audience, name, state
from paywall_admin.core.phrases import period as period_words
from paywall_admin.core.settings import ExpiryState, Meter, Offer, Settings

FactKind = Literal["wall", "freeAccess", "meter", "offer", "expiryStates", "graceDays"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence about what readers have; `id` names the object of a list it speaks of."""

    kind: FactKind
    id: str | None
    sentence: str


def facts(settings: Settings, at: str) -> tuple[Fact, ...]:
    """Say what readers have at an instant with published settings."""
    survey = Survey(settings, at)
    found = [*_wall(survey), *_free_access(survey), *_meters(survey), *_offers(survey), *_endings(settings)]
    return tuple(found)


def _wall(survey: Survey) -> Iterator[Fact]:
    if survey.settings.wall.open:
        yield Fact("wall", None, "The wall is open: everyone reads everything, and nothing else here takes effect.")


def _free_access(survey: Survey) -> Iterator[Fact]:
    windows = [window for window in survey.settings.free_access if survey.at < window.ends_at]
    on = [window for window in windows if window.starts_at <= survey.at]
    for window in on:
        end = survey.phrases.end(window.ends_at)
        yield Fact("freeAccess", window.id, f"{_countries(window.countries)} reads everything for free until {end}.")
    if windows and not on:
        first = min(windows, key=lambda window: window.starts_at)
        who = _countries(first.countries)
        start = survey.phrases.start(first.starts_at)
        said = f"There is no free access now; {who[0].lower()}{who[1:]} gets it next on {start}."
        yield Fact("freeAccess", first.id, said)


def _countries(countries: tuple[str, ...] | None) -> str:
    return f"Everyone in {joined(countries, 'or')}" if countries else "Everyone"


def _meters(survey: Survey) -> Iterator[Fact]:
    meters = survey.settings.meters
    if not meters:
        yield Fact("meter", None, "There is no meter: readers without a subscription meet the wall at once.")
    for meter in meters:
        yield Fact("meter", meter.id, _meter(survey, meter))


def _meter(survey: Survey, meter: Meter) -> str:
    who = audience(meter.audience) if meter.audience else "readers"
    who = who[0].upper() + who[1:]
    if not meter.limit:
        return f"{who} get no free article (meter {name(meter)})."
    articles = f"{meter.limit} free article{'' if meter.limit == 1 else 's'}"
    each = "in" if meter.period.kind == "rollingDays" else "each"
    said = f"{who} get {articles} {each} {period_words(meter.period)} (meter {name(meter)})"
    again = next_reset(survey.zone, meter, epoch(survey.at))
    return f"{said}." if again is None else f"{said}; counting starts again on {survey.phrases.start(instant(again))}."


def next_reset(zone: Zone, meter: Meter, at: int) -> int | None:
    """When a meter starts again for everyone; None for one that rolls with each reader."""
    kind = CALENDAR_KINDS.get(meter.period.kind)
    return None if kind is None else period(zone, kind, at)[1]


def _offers(survey: Survey) -> Iterator[Fact]:
    """The offers somebody sees: those on sale that others before them do not hide from everyone."""
    shown = list(_shown(survey))
    if not shown:
        yield Fact("offer", None, "No offer is shown.")
    for offer, states in shown:
        where = joined([f"'{state(each)}'" for each in states])
        places = f"in the state{'' if len(states) == 1 else 's'} {where}"
        yield Fact("offer", offer.id, f"Offer {name(offer)} is shown {places}: {survey.phrases.summary(offer)}.")


def _shown(survey: Survey) -> Iterator[tuple[Offer, list[str]]]:
    taken: dict[str, int] = {}
    for offer in survey.settings.offers:
        if (offer.starts_at and survey.at < offer.starts_at) or (offer.ends_at and offer.ends_at <= survey.at):
            continue
        states: list[str] = []
        for each in offer.states:
            seen = seen_by(survey, offer, each)
            if seen & ~taken.get(each, 0):
                states.append(each)
            taken[each] = taken.get(each, 0) | seen
        if states:
            yield offer, states


def _endings(settings: Settings) -> Iterator[Fact]:
    states = settings.expiry_states
    yield Fact("expiryStates", None, f"When a trial has ended, readers {_lapsed(states.trial_expired)}.")
    yield Fact("expiryStates", None, f"When full access has ended, readers {_lapsed(states.access_expired)}.")
    days = settings.grace_days
    kept = f"keeps access for {days} more day{'' if days == 1 else 's'}" if days else "ends access at once"
    yield Fact("graceDays", None, f"A failed payment {kept}.")


def _lapsed(value: ExpiryState) -> str:
    if value.days == 0:
        return "read like anybody else at once"
    does = "get the meter's free articles" if value.then == "meter" else "meet the wall"
    if value.days is None:
        return f"{does} until they subscribe"
    return f"{does} for {value.days} day{'' if value.days == 1 else 's'}, then read like anybody else"
