"""Offers and plans as a person says them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.core.money import format_price
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Offer, Plan, Price, Span
from paywall_admin.core.terms import renewal_day
from paywall_admin.ui.fields import dates, edges
from paywall_admin.ui.fields.audience import readers_words
from paywall_admin.ui.fields.moments import clock_words, day_words, short_day_words, window_language
from paywall_admin.ui.fields.price import written
from paywall_admin.ui.fields.span import span_words
from paywall_admin.ui.labels import Tone

translate = QCoreApplication.translate


def price_words(price: Price) -> str:
    """A price as the window's language writes it: `$9`."""
    return _money(price.amount, price.currency, window_language())


@lru_cache(maxsize=4096)
def _money(amount: int, currency: str, language: str) -> str:
    try:
        return format_price(amount, currency, language)
    except BadInput:
        return f"{written(amount, currency)} {currency}"


def title(value: Offer | Plan) -> str:
    """What an offer or a plan is called: its name, else its id."""
    return value.name or value.id


def length_words(span: Span) -> str:
    """A length of time: `3 months`."""
    return span_words(span.unit, span.count)


def every_words(span: Span) -> str:
    """How often something is paid: `a month`, `every 3 months`."""
    if span.count == 1:
        return {
            "day": translate("Offers", "a day"),
            "week": translate("Offers", "a week"),
            "month": translate("Offers", "a month"),
            "year": translate("Offers", "a year"),
        }[span.unit]
    return translate("Offers", "every {length}").format(length=length_words(span))


def rate_words(plan: Plan) -> str:
    """What a plan costs: `$15 a month`."""
    if not plan.price.amount:
        return translate("Offers", "No price yet")
    words = translate("Offers", "{price} {every}")
    return words.format(price=price_words(plan.price), every=every_words(plan.interval))


def deal_words(offer: Offer) -> str:
    """What an offer gives for how much, in a cell: `3 months for $9`."""
    if offer.kind == "freeTrial":
        return translate("Offers", "{length} free").format(length=length_words(offer.duration))
    if not offer.price.amount:
        return translate("Offers", "{length}, no price yet").format(length=length_words(offer.duration))
    words = translate("Offers", "{length} for {price}")
    return words.format(length=length_words(offer.duration), price=price_words(offer.price))


def kind_words(kind: str) -> str:
    """The kind of an offer."""
    return {
        "paidTrial": translate("Offers", "Paid trial"),
        "introDiscount": translate("Offers", "Introductory discount"),
        "freeTrial": translate("Offers", "Free trial"),
    }[kind]


def life(offer: Offer, at: int) -> str:
    """Whether an offer is `scheduled`, `live` or `ended` at an instant; one that never is counts as ended."""
    end = epoch(offer.ends_at) if offer.ends_at else None
    if end is not None and (end <= at or (offer.starts_at and end <= epoch(offer.starts_at))):
        return "ended"
    return "scheduled" if offer.starts_at and at < epoch(offer.starts_at) else "live"


def life_badge(offer: Offer, at: int) -> tuple[str, Tone]:
    """The life of a published offer as a word and a tone."""
    badges: dict[str, tuple[str, Tone]] = {
        "scheduled": (translate("Offers", "Scheduled"), "accent"),
        "live": (translate("Offers", "Live"), "positive"),
        "ended": (translate("Offers", "Ended"), ""),
    }
    return badges[life(offer, at)]


def stripe_badge(state: str) -> tuple[str, Tone]:
    """How an offer or a plan stands to Stripe, as a word and a tone; nothing where that is not known."""
    badges: dict[str, tuple[str, Tone]] = {
        "same": (translate("Offers", "In Stripe"), "positive"),
        "differs": (translate("Offers", "Differs"), "warning"),
        "missing": (translate("Offers", "Not in Stripe"), ""),
    }
    return badges.get(state, ("", ""))


def when_words(offer: Offer, zone: Zone, at: int) -> str:
    """From when to when, in a cell, with the year where it is not the present one: `Oct 1 – Oct 31`."""
    present = zone.local_date(at)[0]
    start = offer.starts_at and edges.day_of("start", zone, offer.starts_at)
    end = offer.ends_at and edges.day_of("end", zone, offer.ends_at)
    if start and end:
        words = translate("Offers", "{start} – {end}")
        return words.format(start=_cell(start, present), end=_cell(end, present))
    if end:
        return translate("Offers", "until {end}").format(end=_cell(end, present))
    if start:
        return translate("Offers", "from {start}").format(start=_cell(start, present))
    return translate("Offers", "no end")


def _cell(typed: dates.Typed, present: int) -> str:
    day = short_day_words(typed.day, year=typed.day.year != present)
    if typed.clock is None:
        return day
    return translate("Offers", "{day}, {time}").format(day=day, time=clock_words(typed.clock))


def summary(offer: Offer, plan: Plan | None, zone: Zone) -> str:
    """What a reader gets and pays, when and who, in a sentence or two."""
    deal = _deal_sentence(offer, plan)
    who = readers_words(offer.audience)
    if offer.new_subscribers_only:
        who = translate("Offers", "{who} who never subscribed").format(who=who)
    if not offer.states:
        return f"{deal} {translate('Offers', 'It is shown in no state yet.')}"
    shown = translate("Offers", "{who} see it{when}.").format(who=who, when=_when_clause(offer, zone))
    return f"{deal} {shown}"


def _deal_sentence(offer: Offer, plan: Plan | None) -> str:
    if offer.kind == "introDiscount" and offer.price.amount and plan:
        words = translate("Offers", "{plan}: {price} for the first {length}, then {rate}.")
    elif plan:
        words = translate("Offers", "{plan}: {deal}, then {rate}.")
    else:
        words = translate("Offers", "{deal}.")
    return words.format(
        deal=deal_words(offer),
        length=length_words(offer.duration),
        price=price_words(offer.price),
        plan=f"“{title(plan)}”" if plan else "",
        rate=rate_words(plan) if plan else "",
    )


def _when_clause(offer: Offer, zone: Zone) -> str:
    start = offer.starts_at and edges.text_of("start", zone, offer.starts_at)
    end = offer.ends_at and edges.day_of("end", zone, offer.ends_at)
    words = ""
    if start:
        words = translate("Offers", " from {start} on").format(start=start)
    if end and end.clock is None:
        words += translate("Offers", " until {end}, the whole of that day").format(end=edges.typed_words(end))
    elif end:
        words += translate("Offers", " until {end}").format(end=edges.typed_words(end))
    return words


def renewal_words(offer: Offer, plan: Plan, today: date) -> str:
    """What follows an offer, and when for somebody who takes it today."""
    words = translate("Offers", "Then {rate}. Somebody who starts today pays it first on {day}.")
    return words.format(rate=rate_words(plan), day=day_words(renewal_day(today, offer.duration)))
