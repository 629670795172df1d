"""What a reader agrees to who takes an offer: what follows, when, and whether the words beside the button say so."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple

from paywall_admin.core.calendar import Zone, shown_end_date
from paywall_admin.core.languages import date_patterns, day_names, span_words
from paywall_admin.core.money import format_price
from paywall_admin.core.settings import Message, NarrowTexts, Offer, Plan, Plural, Price, Settings, Span, Texts
from paywall_admin.core.texts import STYLES, Placeholder, Template, parts

_DAYS: Final = {"day": 1, "week": 7}
_MONTHS: Final = {"month": 1, "year": 12}
_PRICE: Final = Placeholder("planPrice")


class Button(NamedTuple):
    """The button of one message in one language, as readers of an offer see it, and whether what follows is said."""

    message: str
    locale: str
    label: str
    says_what_follows: bool


def plan_of(settings: Settings, offer: Offer) -> Plan | None:
    """The plan that an offer leads to."""
    return next((plan for plan in settings.plans if plan.id == offer.plan), None)


def renewal_day(start: date, duration: Span) -> date:
    """The day on which a subscription that starts on a day is charged for in full; the last of a shorter month."""
    if duration.unit in _DAYS:
        return start + timedelta(days=_DAYS[duration.unit] * duration.count)
    year, month = divmod(start.year * 12 + start.month - 1 + _MONTHS[duration.unit] * duration.count, 12)
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def leads_to(message: Message, offer: Offer) -> bool:
    """Say whether a message's button can lead to an offer."""
    state = message.state.partition(":")[0].replace("freeAccess", "free_access")
    return message.cta_target == "offer" and state in offer.states


def buttons(settings: Settings, offer: Offer) -> Iterator[Button]:
    """Every button that leads to an offer, in the order of messages and languages."""
    plan, zone = plan_of(settings, offer), Zone.load(settings.publication.time_zone)
    # Hundreds of messages speak the same few languages, and many of them have the same words on their buttons.
    values = cache(partial(_values, settings, offer, plan, zone))
    filled = cache(lambda text, code: Template[None](text, values(code)).fill(None))
    for message in settings.messages:
        if not leads_to(message, offer):
            continue
        for code, texts in message.texts.items():
            text = texts.cta.other if isinstance(texts.cta, Plural) else texts.cta
            label = None if text is None else filled(text, code)
            if label:
                yield Button(message.id, code, label, plan is None or says_price(texts, plan.price, code))


def says_price(texts: Texts | NarrowTexts, price: Price, code: str) -> bool:
    """Say whether texts name the price that follows, by its placeholder or as it is written."""
    spellings = _spellings(price.amount, price.currency, code)
    return any(_names_price(text, spellings) for text in _all(texts))


@lru_cache(maxsize=512)
def _spellings(amount: int, currency: str, code: str) -> tuple[str, ...]:
    found = (format_price(amount, currency, code, grouped=grouped) for grouped in (False, True))
    return tuple(dict.fromkeys(found))


def _names_price(text: str, spellings: tuple[str, ...]) -> bool:
    return (_PRICE.name in text and _PRICE in parts(text)) or any(one in text for one in spellings)


def _all(texts: Texts | NarrowTexts) -> Iterator[str]:
    fields = (texts.heading, texts.body, texts.benefits_intro, *(texts.benefits or ()), texts.note, texts.cta)
    for field in fields:
        if isinstance(field, Plural):
            yield from (form for _, form in field if form is not None)
        elif field is not None:
            yield field


def _values(settings: Settings, offer: Offer, plan: Plan | None, zone: Zone, code: str) -> dict[Placeholder, str]:
    values = {
        Placeholder("publicationName"): settings.publication.name,
        Placeholder("offerPrice"): format_price(offer.price.amount, offer.price.currency, code),
        Placeholder("offerDuration"): span_words(code, offer.duration.count, offer.duration.unit),
    }
    if plan:
        values[_PRICE] = format_price(plan.price.amount, plan.price.currency, code)
        values[Placeholder("planInterval")] = span_words(code, plan.interval.count, plan.interval.unit)
    if offer.ends_at:
        last = shown_end_date(zone, offer.ends_at)
        values |= {Placeholder("offerEndDate", style): _dated(code, last, style) for style in STYLES}
    return values


def _dated(code: str, day: date, style: str) -> str:
    patterns = date_patterns(code)
    number = (day_names(code) or ())[day.day - 1 : day.day] if style == "ordinal" else ()
    pattern = patterns["short" if style == "short" else "long"][day.month - 1]
    return pattern.replace("{dd}", f"{day.day:02d}").replace("{d}", number[0] if number else str(day.day))
