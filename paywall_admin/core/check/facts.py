"""What the settings say to a price, discount, length of time or date in a text: nothing, or why it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from paywall_admin.core.calendar import DAY, epoch, shown_end_date
from paywall_admin.core.check.amounts import Amount, Discount
from paywall_admin.core.check.dates import Day
from paywall_admin.core.check.reach import WINDOW
from paywall_admin.core.check.spans import Length, normal
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.money import exponent
from paywall_admin.core.phrases import name, price, span
from paywall_admin.core.settings import FreeAccess, Message, Offer, Period, Plan

Reason = tuple[str, str | None]
"""Why a literal is wrong, and the placeholder that would be right."""

LONG_AGO: Final = 3
"""A date with a year so many years back is history; one of last year is a text that was forgotten."""

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def wrong_price(survey: Survey, message: Message, amount: Amount) -> Reason | None:
    """Say why nothing that is sold there costs an amount, or costs it for that time, or saves it."""
    if amount.is_saving:
        return _wrong_saving(survey, message, amount)
    means = _is_rate if amount.per else _is_price
    if any(means(plan, amount) for plan in survey.settings.plans):
        return None
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if not means(offer, amount)), None)
    plan = next((plan for plan in survey.settings.plans if amount.means(plan.price)), None)
    if amount.per and plan:
        return f"plan {name(plan)} costs {price(plan.price)} every {_each(plan)}", "{{planPrice}} and {{planInterval}}"
    if wrong:
        return _costs(wrong), "{{offerPrice}}"
    return None if offers else ("nothing that is sold costs that", "{{planPrice}}")


def _wrong_saving(survey: Survey, message: Message, amount: Amount) -> Reason | None:
    if any(amount.means(plan.price) for plan in survey.settings.plans) or amount.value in _between_plans(survey):
        return None
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if _saving(survey, offer) != amount.value), None)
    if wrong:
        return f"{_costs(wrong)}, which saves another amount", "{{offerPrice}}"
    return None if offers else ("no offer is shown with it", None)


def wrong_discount(survey: Survey, message: Message, discount: Discount) -> Reason | None:
    """Say why no offer there is so much cheaper."""
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if discount.percent not in _percentages(survey, offer)), None)
    if wrong:
        return f"{_costs(wrong)}, which is another discount", "{{offerPrice}}"
    return None if offers else ("no offer is shown with it", None)


def wrong_length(survey: Survey, message: Message, length: Length) -> Reason | None:
    """Say why nothing that is sold there, and nothing the settings speak of, lasts so long."""
    if length.normal in _spoken(survey, message):
        return None
    offers = survey.offers_with(message)
    wrong = next((offer for offer in offers if _length(offer) != length.normal), None)
    if wrong:
        return f"{_shown(wrong)} is for {span(wrong.duration)}", "{{offerDuration}}"
    return None if offers else ("nothing in the settings lasts that long", None)


def wrong_day(survey: Survey, message: Message, day: Day) -> Reason | None:
    """Say why nothing the message speaks of starts or ends on a day."""
    windows = _windows(survey, message)
    edges = [edge for window in windows for edge in _edges(survey, window.starts_at, window.ends_at)]
    if any(map(day.means, edges)) or _is_history(survey, day):
        return None
    if message.state.startswith(WINDOW) and day.is_today and len(set(edges)) == 1:
        return None
    offers = () if message.state.startswith(WINDOW) else survey.offers_with(message)
    wrong = next((offer for offer in offers if not any(map(day.means, _life(survey, offer)))), None)
    near = next((edge for edge in [*edges, *(_life(survey, wrong) if wrong else ())] if day.names(edge)), None)
    if near:
        return f"{near:%B} {near.day}, {near.year}, is a {_WEEKDAYS[near.weekday()]}", None
    if message.state.startswith(WINDOW):
        last = f"the free access is on {survey.phrases.end(windows[0].ends_at)}" if windows else "there is no such day"
        return last, "{{freeAccessDate}}"
    if wrong:
        return _ends_otherwise(survey, wrong, day), "{{offerEndDate}}"
    return None if offers else ("nothing in the settings starts or ends then", None)


def _ends_otherwise(survey: Survey, offer: Offer, day: Day) -> str:
    said = f"{_shown(offer)} " + (f"ends on {survey.phrases.end(offer.ends_at)}" if offer.ends_at else "has no end")
    return said if day.meanings else f"that is true on some days only; {said}"


def _is_history(survey: Survey, day: Day) -> bool:
    now = survey.zone.local_date(epoch(survey.at))[0]
    return bool(day.meanings) and all(0 < year <= now - LONG_AGO for year, _, _ in day.meanings)


def _shown(offer: Offer) -> str:
    return f"offer {name(offer)}, which can be shown with it,"


def _costs(offer: Offer) -> str:
    return f"{_shown(offer)} costs {price(offer.price)}"


def _each(plan: Plan) -> str:
    return span(plan.interval).removeprefix("1 ")


def _length(item: Offer | Plan) -> tuple[int, str]:
    value = item.duration if isinstance(item, Offer) else item.interval
    return normal(value.count, value.unit)


def _is_price(item: Offer | Plan, amount: Amount) -> bool:
    return amount.means(item.price)


def _is_rate(item: Offer | Plan, amount: Amount) -> bool:
    """Say whether something costs an amount a day, week, month or year: as it stands, or divided."""
    count, unit = _length(item)
    each, same = normal(1, amount.per or "")
    if unit != same or (amount.currencies and item.price.currency not in amount.currencies):
        return False
    return Fraction(amount.value) * count == Fraction(_units(item.price.amount, item.price.currency)) * each


def _units(amount: int, currency: str) -> Decimal:
    return Decimal(amount).scaleb(-exponent(currency))


def _full(survey: Survey, offer: Offer) -> Fraction | None:
    """What an offer's plan costs in the time of the offer, in minor units; None where that cannot be said."""
    plan = survey.plans.get(offer.plan)
    if plan is None or not plan.price.amount or _length(offer)[1] != _length(plan)[1]:
        return None
    return Fraction(plan.price.amount * _length(offer)[0], _length(plan)[0])


def _percentages(survey: Survey, offer: Offer) -> set[int]:
    """The percentage an offer takes off its plan's price for the same time, rounded down and up."""
    full = _full(survey, offer)
    if full is None:
        return set()
    off = 100 - Fraction(100 * offer.price.amount) / full
    return {int(off), -int(-off // 1)}


def _saving(survey: Survey, offer: Offer) -> Fraction | None:
    """What an offer saves against its plan, in units of its currency."""
    full = _full(survey, offer)
    return None if full is None else (full - offer.price.amount) / 10 ** exponent(offer.price.currency)


def _between_plans(survey: Survey) -> set[Fraction]:
    """What each plan saves against each other one that is paid more often, in units of their currency."""
    found = set()
    for plan in survey.settings.plans:
        for other in survey.settings.plans:
            if other.price.currency == plan.price.currency and _length(other)[1] == _length(plan)[1]:
                full = Fraction(other.price.amount * _length(plan)[0], _length(other)[0])
                found.add((full - plan.price.amount) / 10 ** exponent(plan.price.currency))
    return {saving for saving in found if saving > 0}


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


def _life(survey: Survey, offer: Offer) -> list[date]:
    return list(_edges(survey, offer.starts_at, offer.ends_at))


def _edges(survey: Survey, start: str | None, end: str | None) -> Iterator[date]:
    """The first and the last day of a window."""
    if start:
        yield date(*survey.zone.local_date(epoch(start)))
    if end and epoch(end):
        yield shown_end_date(survey.zone, end)
