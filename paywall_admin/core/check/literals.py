"""Texts that name a price, duration or date themselves, and another than the settings have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from paywall_admin.core.calendar import DAY, epoch, shown_end_date
from paywall_admin.core.check.amounts import Amount, Discount, amounts, discounts
from paywall_admin.core.check.dates import Day, days
from paywall_admin.core.check.finding import Finding, error
from paywall_admin.core.check.languages import is_known
from paywall_admin.core.check.numerals import GAP, plain
from paywall_admin.core.check.reach import WINDOW
from paywall_admin.core.check.spans import Length, lengths, normal
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.phrases import name, price, span
from paywall_admin.core.settings import FreeAccess, Message, Offer, Period, Plan
from paywall_admin.core.strictjson import quoted

Literal = TypeVar("Literal", Day, Amount, Length, Discount)
Reason = tuple[str, str | None]

MOST: Final = 100
"""How many literals of a kind are read from one text; no text a reader would finish has more."""


class _Literals(NamedTuple):
    """What one text says by itself."""

    days: tuple[Day, ...]
    amounts: tuple[Amount, ...]
    lengths: tuple[Length, ...]
    discounts: tuple[Discount, ...]


@lru_cache(maxsize=4096)
def _read(text: str, locale: str) -> _Literals:
    rest = plain(text)
    if not is_known(locale):
        return _Literals((), (), (), ())
    found = _some(days(rest, locale))
    for day in found:
        rest = rest.replace(day.source, GAP)
    return _Literals(found, _some(amounts(rest, locale)), _some(lengths(rest, locale)), _some(discounts(rest)))


def _some(literals: Iterable[Literal]) -> tuple[Literal, ...]:
    return tuple(islice(dict.fromkeys(literals), MOST))


def prices(survey: Survey) -> Iterator[Finding]:
    """A price in a text that is not the price of what is sold there."""
    return _lies(survey, "literal-price", lambda read: read.amounts, _wrong_price)


def discounted(survey: Survey) -> Iterator[Finding]:
    """A percentage off that is not what an offer takes off its plan's price."""
    return _lies(survey, "literal-discount", lambda read: read.discounts, _wrong_discount)


def durations(survey: Survey) -> Iterator[Finding]:
    """A length of time in a text that is not that of what is sold there, nor any the settings speak of."""
    return _lies(survey, "literal-duration", lambda read: read.lengths, _wrong_length)


def dates(survey: Survey) -> Iterator[Finding]:
    """A date in a text on which nothing it speaks of starts or ends."""
    return _lies(survey, "literal-date", lambda read: read.days, _wrong_day)


def _lies(
    survey: Survey,
    code: str,
    chosen: Callable[[_Literals], Sequence[Literal]],
    judge: Callable[[Survey, Message, Literal], Reason | None],
) -> Iterator[Finding]:
    """The first literal of each text that is not true: why, and the placeholder that would be."""
    for piece in survey.pieces:
        for literal in chosen(_read(piece.text, piece.locale)):
            reason = judge(survey, piece.message, literal)
            if reason is not None:
                why, placeholder = reason
                advice = f"use {placeholder}" if placeholder else "correct one of the two"
                said = f"{piece.where} says {quoted(literal.source)}, but {why}; {advice}."
                yield error(code, piece.path, piece.owner, said)
                break


def _wrong_price(survey: Survey, message: Message, amount: Amount) -> Reason | None:
    if any(amount.means(plan.price) for plan in survey.settings.plans):
        return None
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if not amount.means(offer.price)), None)
    if wrong:
        return _costs(wrong), "{{offerPrice}}"
    return None if offers else ("nothing that is sold costs that", "{{planPrice}}")


def _wrong_discount(survey: Survey, message: Message, discount: Discount) -> Reason | None:
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if discount.percent not in _percentages(survey, offer)), None)
    if wrong:
        return f"{_costs(wrong)}, which is another discount", "{{offerPrice}}"
    return None if offers else ("no offer is shown with it", None)


def _wrong_length(survey: Survey, message: Message, length: Length) -> Reason | None:
    if length.normal in _spoken(survey, message):
        return None
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if _length(offer) != length.normal), None)
    if wrong:
        return f"{_shown(wrong)} is for {span(wrong.duration)}", "{{offerDuration}}"
    return None if offers else ("nothing in the settings lasts that long", None)


def _wrong_day(survey: Survey, message: Message, day: Day) -> Reason | None:
    windows = _windows(survey, message)
    if any(day.means(edge) for window in windows for edge in _edges(survey, window.starts_at, window.ends_at)):
        return None
    if message.state.startswith(WINDOW):
        last = (
            f"the free access is on {survey.phrases.end(windows[0].ends_at)}" if windows else "there is no such window"
        )
        return last, "{{freeAccessDate}}"
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if not _is_edge(survey, offer, day)), None)
    if wrong:
        ends = f"ends on {survey.phrases.end(wrong.ends_at)}" if wrong.ends_at else "has no end"
        return f"{_shown(wrong)} {ends}", "{{offerEndDate}}"
    return None if offers else ("nothing in the settings starts or ends then", None)


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


def _is_edge(survey: Survey, offer: Offer, day: Day) -> bool:
    return any(map(day.means, _edges(survey, offer.starts_at, offer.ends_at)))


def _edges(survey: Survey, start: str | None, end: str | None) -> Iterator[date]:
    """The first and the last day of a window."""
    if start:
        yield date(*survey.zone.local_date(epoch(start)))
    if end and epoch(end):
        yield shown_end_date(survey.zone, end)
