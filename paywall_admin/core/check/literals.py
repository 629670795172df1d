"""Texts that name a price, duration or date themselves, and another than the settings have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from paywall_admin.core.calendar import DAY, epoch, shown_end_date
from paywall_admin.core.check.amounts import Amount, amounts, discounts
from paywall_admin.core.check.dates import Day, days
from paywall_admin.core.check.finding import Finding, error
from paywall_admin.core.check.languages import is_known
from paywall_admin.core.check.numerals import GAP, plain
from paywall_admin.core.check.reach import WINDOW
from paywall_admin.core.check.spans import Length, lengths, normal
from paywall_admin.core.check.survey import Piece, Survey
from paywall_admin.core.phrases import name, price, span
from paywall_admin.core.settings import FreeAccess, Message, Offer, Period, Plan
from paywall_admin.core.strictjson import quoted


class _Literals(NamedTuple):
    """What one text says by itself."""

    days: tuple[Day, ...]
    amounts: tuple[Amount, ...]
    lengths: tuple[Length, ...]
    discounts: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def _read(text: str, locale: str) -> _Literals:
    rest = plain(text)
    if not is_known(locale):
        return _Literals((), (), (), ())
    found = tuple(days(rest, locale))
    for day in found:
        rest = rest.replace(day.source, GAP)
    return _Literals(found, tuple(amounts(rest, locale)), tuple(lengths(rest, locale)), tuple(discounts(rest)))


def prices(survey: Survey) -> Iterator[Finding]:
    """A price in a text that is not the price of what is sold there."""
    plans = survey.settings.plans
    for piece in survey.pieces:
        for amount in _read(piece.text, piece.locale).amounts:
            if any(amount.means(plan.price) for plan in plans):
                continue
            offers = survey.offers_with(piece.message)
            wrong = next((offer for offer in offers if not amount.means(offer.price)), None)
            if wrong:
                yield _finding("literal-price", piece, amount.source, _costs(wrong), "{{offerPrice}}")
            elif not offers:
                yield _finding(
                    "literal-price", piece, amount.source, "nothing that is sold costs that", "{{planPrice}}"
                )


def discounted(survey: Survey) -> Iterator[Finding]:
    """A percentage off that is not what an offer takes off its plan's price."""
    for piece in survey.pieces:
        for source, percent in _read(piece.text, piece.locale).discounts:
            offers = survey.offers_with(piece.message)
            wrong = next((offer for offer in offers if percent not in _percentages(survey, offer)), None)
            if wrong or not offers:
                why = f"{_costs(wrong)}, which is another discount" if wrong else "no offer is shown with it"
                yield _finding("literal-discount", piece, source, why, "{{offerPrice}}")


def durations(survey: Survey) -> Iterator[Finding]:
    """A length of time in a text that is not that of what is sold there, nor any the settings speak of."""
    for piece in survey.pieces:
        for length in _read(piece.text, piece.locale).lengths:
            if length.normal in _spoken(survey, piece.message):
                continue
            offers = survey.offers_with(piece.message)
            wrong = next((offer for offer in offers if _length(offer) != length.normal), None)
            if wrong:
                why = f"{_shown(wrong)} is for {span(wrong.duration)}"
                yield _finding("literal-duration", piece, length.source, why, "{{offerDuration}}")
            elif not offers:
                yield _finding(
                    "literal-duration", piece, length.source, "nothing in the settings lasts that long", None
                )


def dates(survey: Survey) -> Iterator[Finding]:
    """A date in a text on which nothing it speaks of starts or ends."""
    for piece in survey.pieces:
        windows = _window_days(survey, piece.message)
        for day in _read(piece.text, piece.locale).days:
            if any(day.means(window) for window in windows):
                continue
            offers = survey.offers_with(piece.message)
            wrong = next((offer for offer in offers if not any(map(day.means, _offer_days(survey, offer)))), None)
            if piece.message.state.startswith(WINDOW):
                why = f"the free access is on {survey.phrases.end(_ends_at(survey, piece.message))}"
                yield _finding("literal-date", piece, day.source, why, "{{freeAccessDate}}")
            elif wrong:
                ends = f"ends on {survey.phrases.end(wrong.ends_at)}" if wrong.ends_at else "has no end"
                yield _finding("literal-date", piece, day.source, f"{_shown(wrong)} {ends}", "{{offerEndDate}}")
            elif not offers:
                yield _finding("literal-date", piece, day.source, "nothing in the settings starts or ends then", None)


def _finding(code: str, piece: Piece, source: str, why: str, placeholder: str | None) -> Finding:
    advice = f"use {placeholder}" if placeholder else "correct one of the two"
    return error(code, piece.path, piece.owner, f"{piece.where} says {quoted(source)}, but {why}; {advice}.")


def _shown(offer: Offer) -> str:
    return f"offer {name(offer)}, which can be shown with it,"


def _costs(offer: Offer) -> str:
    return f"{_shown(offer)} costs {price(offer.price)}"


def _length(item: Offer | Plan) -> tuple[int, str]:
    value = item.duration if isinstance(item, Offer) else item.interval
    return normal(value.count, value.unit)


def _percentages(survey: Survey, offer: Offer) -> set[int]:
    """The percentage an offer takes off its plan's price for the same time, rounded down and up."""
    plan = survey.plans.get(offer.plan)
    if plan is None or not plan.price.amount or _length(offer)[1] != _length(plan)[1]:
        return set()
    full = Fraction(plan.price.amount * _length(offer)[0], _length(plan)[0])
    off = 100 - Fraction(100 * offer.price.amount) / full
    return {int(off), -int(-off // 1)}


def _spoken(survey: Survey, message: Message) -> set[tuple[int, str]]:
    """The lengths of time of which a message may speak besides those of its offers."""
    settings = survey.settings
    found = {_length(plan) for plan in settings.plans}
    found |= {_period(meter.period) for meter in settings.meters}
    expiry = {
        "trial_expired": settings.expiry_states.trial_expired,
        "access_expired": settings.expiry_states.access_expired,
    }
    if message.state in expiry and expiry[message.state].days is not None:
        found.add((expiry[message.state].days or 0, "day"))
    if message.state == "grace":
        found.add((settings.grace_days, "day"))
    for window in _windows(survey, message):
        seconds = epoch(window.ends_at) - epoch(window.starts_at)
        found.add((-(-seconds // DAY), "day"))
    return found


def _period(value: Period) -> tuple[int, str]:
    unit = {"calendarDay": "day", "calendarWeek": "week", "calendarMonth": "month"}.get(value.kind)
    return normal(1, unit) if unit else (value.days or 0, "day")


def _windows(survey: Survey, message: Message) -> list[FreeAccess]:
    if message.state.startswith(WINDOW):
        window = survey.windows.get(message.state.removeprefix(WINDOW))
        return [window] if window else []
    return list(survey.windows.values())


def _ends_at(survey: Survey, message: Message) -> str:
    return str(_windows(survey, message)[0].ends_at)


def _window_days(survey: Survey, message: Message) -> list[date]:
    return [day for window in _windows(survey, message) for day in _edges(survey, window.starts_at, window.ends_at)]


def _offer_days(survey: Survey, offer: Offer) -> Iterable[date]:
    return _edges(survey, offer.starts_at, offer.ends_at)


def _edges(survey: Survey, start: str | None, end: str | None) -> Iterator[date]:
    """The first and the last day of a window."""
    if start:
        yield date(*survey.zone.local_date(epoch(start)))
    if end and epoch(end):
        yield shown_end_date(survey.zone, end)
