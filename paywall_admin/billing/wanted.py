"""What the settings ask of Stripe: the plans and offers as things that shall be there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from paywall_admin.billing.amounts import least_charge, stripe_amount
from paywall_admin.billing.catalog import MARK, Block, Fields, Ref, Thing, Wanted
from paywall_admin.billing.spans import months_of, recurring_words, trial_days
from paywall_admin.core.calendar import epoch
from paywall_admin.core.money import format_price
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Offer, Plan, Price, Settings

FIVE_YEARS: Final = 5 * 365 * 86_400
_LONGEST_NAME: Final = 250
_LONGEST_COUPON: Final = 40
_LONGEST_FEATURE: Final = 80
Currencies = Mapping[str, Mapping[str, int]]
"""Amounts in further currencies, in their own minor units: group -> currency -> amount."""


class _Blocked(Exception):  # noqa: N818 - turned into a Block where it is caught
    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(sentence)
        self.place = place
        self.sentence = sentence


@dataclass
class _Making:
    """What is put together while the settings are gone through."""

    instance: str
    now: int
    currencies: Currencies
    existing: frozenset[str]
    things: list[Thing] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The publication in eight characters, for names that have to be unique in an account."""
        return self.instance.replace("-", "")[:8]


def wanted(
    settings: Settings,
    *,
    instance: str,
    now: int,
    currencies: Currencies | None = None,
    existing: frozenset[str] = frozenset(),
) -> Wanted:
    """What shall be at Stripe; `existing` are the keys of what is there or once was, for offers that are over."""
    making = _Making(instance, now, currencies or {}, existing)
    ready = {plan.id: plan for plan in settings.plans if _try(making, f"plan:{plan.id}", plan, _plan)}
    known = {plan.id: plan for plan in settings.plans}
    for offer in settings.offers:
        _try(making, f"offer:{offer.id}", (offer, known.get(offer.plan), offer.plan in ready), _offer)
    return Wanted(
        tuple(making.things),
        tuple(making.blocks),
        making.codes,
        frozenset(making.over),
        making.names,
        making.remarks,
    )


def _try(making: _Making, group: str, value: Any, make: Callable[[_Making, str, Any], list[Thing]]) -> bool:
    try:
        made = make(making, group, value)
    except _Blocked as blocked:
        making.blocks.append(Block(group, blocked.place, blocked.sentence))
        return False
    making.things += made
    return True


def _plan(making: _Making, group: str, plan: Plan) -> list[Thing]:
    making.names[group] = plan.name
    words = recurring_words(plan.interval)
    if words is None:
        raise _Blocked("interval", "Stripe bills at least every three years; choose a shorter interval.")
    _check_name(plan.name, _LONGEST_NAME, "plan")
    amount = _amount(plan.price, "price")
    others = _others(making, group, plan.price.currency)
    product = Thing(
        f"{group}/product",
        "product",
        {"id": f"pw_{making.short}_{plan.id}", "name": plan.name, "active": True, MARK: f"{group}/product"},
    )
    price = {
        "product": Ref(product.key),
        "currency": plan.price.currency.lower(),
        "unit_amount": amount,
        "recurring": words,
        "currencies": others,
        "lookup_key": f"pw_{making.short}_{plan.id}",
        "active": True,
        MARK: f"{group}/price",
    }
    return [product, *_features(making, group, plan), Thing(f"{group}/price", "price", price)]


def _features(making: _Making, group: str, plan: Plan) -> Iterator[Thing]:
    known, attached = {thing.key for thing in making.things}, set()
    for text in dict.fromkeys(plan.benefits):
        slug = _slug(text)
        key = f"feature/{slug}"
        if slug in attached:
            continue
        attached.add(slug)
        making.names["feature"] = "Benefits"
        if key not in known:
            name = text if len(text) <= _LONGEST_FEATURE else f"{text[: _LONGEST_FEATURE - 1]}…"
            fields = {"name": name, "lookup_key": f"pw_{making.short}_{slug}", "active": True, MARK: key}
            yield Thing(key, "feature", fields)
        ends = {"product": Ref(f"{group}/product"), "feature": Ref(key)}
        yield Thing(f"{group}/feature/{slug}", "product_feature", ends)


def _slug(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", ascii_only.lower()).strip("_")
    if slug and slug.replace("_", " ") == text.lower() and len(slug) <= 50:
        return slug
    return f"{slug[:50]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}".lstrip("_")


def _offer(making: _Making, group: str, given: tuple[Offer, Plan | None, bool]) -> list[Thing]:
    offer, plan, ready = given
    making.names[group] = offer.name or offer.id
    end = epoch(offer.ends_at) if offer.ends_at else None
    if end is not None and end <= making.now:
        making.over.add(group)
        return list(_ended(making, group))
    if plan is None or not ready:
        raise _Blocked("plan", "Its plan cannot be brought to Stripe; put that right first.")
    if offer.starts_at and end is not None and end <= epoch(offer.starts_at):
        raise _Blocked("endsAt", "It ends before it starts; change one of the two.")
    if offer.price.currency != plan.price.currency:
        raise _Blocked("price/currency", "It is in another currency than its plan; use one currency for both.")
    _check_name(offer.name or offer.id, _LONGEST_NAME, "offer")
    make = _discount if offer.kind == "introDiscount" else _trial
    return make(making, group, offer, plan, end)


def _ended(making: _Making, group: str) -> Iterator[Thing]:
    """What is left of an offer that is over: it stays as it is, only nobody can use it any more."""
    kept: tuple[tuple[str, Any, Fields], ...] = (
        ("price", "price", {}),
        ("coupon", "coupon", {}),
        ("code", "promotion_code", {"active": False}),
        ("link", "payment_link", {"active": False}),
    )
    for name, kind, fields in kept:
        if f"{group}/{name}" in making.existing:
            yield Thing(f"{group}/{name}", kind, fields)


def _trial(making: _Making, group: str, offer: Offer, plan: Plan, end: int | None) -> list[Thing]:
    days = trial_days(offer.duration)
    if days is None:
        raise _Blocked("duration", "A trial at Stripe has at most 730 days; choose a shorter one.")
    things, lines = [], [Ref(f"plan:{plan.id}/price")]
    if offer.kind == "paidTrial":
        price = {
            "product": Ref(f"plan:{plan.id}/product"),
            "currency": offer.price.currency.lower(),
            "unit_amount": _amount(offer.price, "price"),
            "recurring": None,
            "currencies": _others(making, group, offer.price.currency, like=f"plan:{plan.id}"),
            "lookup_key": f"pw_{making.short}_{offer.id}_intro",
            "active": True,
            MARK: f"{group}/price",
        }
        things.append(Thing(f"{group}/price", "price", price))
        lines.append(Ref(f"{group}/price"))
    free = offer.kind == "freeTrial"
    link = _link(group, offer, lines) | {
        "trial_days": days,
        "card": "if_required" if free else "always",
        "without_card": "cancel" if free else None,
    }
    making.remarks[group] = tuple(_trial_remarks(offer, days, end))
    return [*things, Thing(f"{group}/link", "payment_link", link)]


def _link(group: str, offer: Offer, lines: list[Ref]) -> dict[str, Any]:
    return {
        "offer": offer.id,
        "lines": tuple(lines),
        "trial_days": None,
        "card": "always",
        "without_card": None,
        "codes": False,
        "inactive_message": "This offer has ended.",
        "active": True,
        MARK: f"{group}/link",
    }


def _trial_remarks(offer: Offer, days: int, end: int | None) -> Iterator[str]:
    if offer.duration.unit in ("month", "year"):
        yield f"Stripe counts a trial in days: {days} here, so that nobody gets less than was promised."
    if end is not None:
        yield (
            "Stripe gives a payment link no end: the website stops showing the offer by itself, and the link is "
            "switched off by the next apply after that, or by stripe apply --due."
        )
    if offer.new_subscribers_only:
        yield "Stripe does not keep a reader from taking a trial twice; the website shows it to new subscribers only."


def _discount(making: _Making, group: str, offer: Offer, plan: Plan, end: int | None) -> list[Thing]:
    name = offer.name or offer.id
    _check_name(name, _LONGEST_COUPON, "discount")
    if end is not None and end - 1 > making.now + FIVE_YEARS:
        raise _Blocked("endsAt", "Stripe ends a discount at most five years ahead; choose an earlier end.")
    months, off, others = _off(making, group, offer, plan)
    last = None if end is None else end - 1  # Stripe's times are the last second inside
    coupon = {
        "name": name,
        "amount_off": off,
        "percent_off": None,
        "currency": plan.price.currency.lower(),
        "currencies": others,
        "duration": "once" if months is None else "repeating",
        "months": months,
        "redeem_by": last,
        "products": (Ref(f"plan:{plan.id}/product"),),
        "valid": True,
        MARK: f"{group}/coupon",
    }
    text = _code_text(making.instance, offer.id)
    code = {
        "coupon": Ref(f"{group}/coupon"),
        "code": text,
        "expires_at": last,
        "first_time": bool(offer.new_subscribers_only),
        "active": True,
        MARK: f"{group}/code",
    }
    link = _link(group, offer, [Ref(f"plan:{plan.id}/price")]) | {"codes": True}
    making.codes[f"{group}/link"] = text
    if end is not None:
        making.remarks[group] = (
            "Stripe itself ends the discount; the link goes on at the full price until the next apply.",
        )
    return [
        Thing(f"{group}/coupon", "coupon", coupon),
        Thing(f"{group}/code", "promotion_code", code),
        Thing(f"{group}/link", "payment_link", link),
    ]


def _off(making: _Making, group: str, offer: Offer, plan: Plan) -> tuple[int | None, int, dict[str, int]]:
    """For how many months (None: the first payment) how much comes off, in the plan's currency and in others."""
    times = _payments(offer, plan)
    amounts = {plan.price.currency: (plan.price.amount, offer.price.amount)}
    theirs = _further(making, group, plan.price.currency)
    for currency, full in making.currencies.get(f"plan:{plan.id}", {}).items():
        if currency not in theirs:
            raise _Blocked("price", f"Its plan has a price in {currency}, and it has none; give it one.")
        amounts[currency] = (full, theirs[currency])
    offs = {}
    for currency, (full, whole) in amounts.items():
        each, rest = divmod(whole, times)
        if rest:
            raise _Blocked("price", f"{_money(whole, currency)} cannot be shared out equally over {times} payments.")
        if each >= full:
            raise _Blocked("price", f"It is not below the plan's price of {_money(full, currency)}; lower it.")
        charge = _amount(Price(amount=each, currency=currency), "price")
        offs[currency] = _amount(Price(amount=full, currency=currency), "price") - charge
    first = offs.pop(plan.price.currency)
    months = None if times == 1 else months_of(offer.duration)
    return months, first, {currency.lower(): off for currency, off in offs.items()}


def _payments(offer: Offer, plan: Plan) -> int:
    """How many payments of the plan an introductory price spans."""
    mine, theirs = months_of(offer.duration), months_of(plan.interval)
    if mine is not None and theirs is not None and mine % theirs == 0:
        return mine // theirs
    if (offer.duration.unit, offer.duration.count) == (plan.interval.unit, plan.interval.count):
        return 1
    raise _Blocked(
        "duration",
        "Stripe gives a discount for whole payments of the plan; choose the plan's interval or months of it.",
    )


def _code_text(instance: str, offer: str) -> str:
    """A code that no other offer has, in letters and digits alone."""
    tail = hashlib.sha256(f"{instance}:{offer}".encode()).hexdigest()[:6].upper()
    return re.sub(r"[^A-Z0-9]", "", offer.upper())[:20] + tail


def _amount(price: Price, place: str) -> int:
    try:
        made = stripe_amount(price.amount, price.currency)
    except BadInput as bad:
        raise _Blocked(place, bad.sentence) from None
    least = least_charge(price.currency)
    if made < least:
        raise _Blocked(
            place,
            f"{_money(price.amount, price.currency)} is less than Stripe charges in {price.currency} at the least; "
            "raise it.",
        )
    return made


def _others(making: _Making, group: str, currency: str, like: str | None = None) -> dict[str, int]:
    """The amounts in further currencies; `like` is the plan whose currencies all have to be there."""
    given = _further(making, group, currency)
    needed = making.currencies.get(like, {}) if like else given
    missing = [code for code in needed if code not in given and code != currency]
    if missing:
        raise _Blocked("price", f"Its plan has a price in {missing[0]}, and it has none; give it one.")
    return {
        code.lower(): _amount(Price(amount=amount, currency=code), "price")
        for code, amount in given.items()
        if code in needed
    }


def _further(making: _Making, group: str, currency: str) -> Mapping[str, int]:
    """The amounts in further currencies; one in its own currency would be a second price, so it is refused."""
    given = making.currencies.get(group, {})
    if currency in given:
        raise _Blocked("price", f"It has its price in {currency}; take the further amount in {currency} away.")
    return given


def _check_name(name: str, longest: int, what: str) -> None:
    if len(name) > longest:
        raise _Blocked(
            "name", f"The name of a {what} has at most {longest} characters at Stripe, this has {len(name)}."
        )
    if any(unicodedata.category(character) == "Cc" for character in name):
        raise _Blocked("name", "The name holds a line break or another control character; take it out.")


def _money(amount: int, currency: str) -> str:
    return format_price(amount, currency, "en")
