"""What the settings ask of Stripe: exact amounts, exact ends, and what is refused before Stripe could refuse it."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.billing.amounts import own_amount, stripe_amount
from paywall_admin.billing.catalog import Wanted
from paywall_admin.billing.spans import trial_days
from paywall_admin.billing.wanted import wanted
from paywall_admin.core.money import EXPONENTS, parse_price
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Settings, Span
from support.billing import INSTANCE, offer_of, plan_of, settings_of
from support.stores import NOW

# Currency, our minor units, Stripe's.
EXACT = [
    ("JPY", 900, 900), ("BHD", 1500, 1500), ("USD", 99, 99), ("HUF", 50_000, 50_000), ("KWD", 1230, 1230),
    ("UGX", 5000, 500_000), ("ISK", 1200, 120_000), ("MGA", 500_000, 5000), ("EUR", 1999, 1999),
    ("VND", 90_000, 90_000),
]  # fmt: skip
REFUSED = [
    ("MGA", 150, "whole units only"),
    ("KWD", 1234, "third be 0"),
    ("HUF", 100_000_000_000, "more HUF than Stripe charges"),
    ("USD", 100_000_000, "more USD than"),
]


def ask(settings: Settings, **more: Any) -> Wanted:
    return wanted(settings, instance=INSTANCE, now=NOW, **more)


@pytest.mark.parametrize(("currency", "ours", "theirs"), EXACT)
def test_amount_is_exact_both_ways(currency: str, ours: int, theirs: int) -> None:
    assert stripe_amount(ours, currency) == theirs
    assert own_amount(theirs, currency) == ours


@pytest.mark.parametrize(("currency", "amount", "words"), REFUSED)
def test_amount_that_cannot_be_charged_is_refused(currency: str, amount: int, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        stripe_amount(amount, currency)


def test_every_currency_goes_there_and_back() -> None:
    for currency, decimals in EXPONENTS.items():
        for units in (1, 7, 450, 99_999):
            amount = units * 10**decimals
            try:
                theirs = stripe_amount(amount, currency)
            except BadInput:
                continue
            assert own_amount(theirs, currency) == amount, currency


@pytest.mark.parametrize("typed", ["1,234.50", "0,99", "0.30000000000000004", "19.999", "1e3", "", "-1"])
def test_doubtful_price_is_refused_not_rounded(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_price(typed, "USD")


def test_no_float_in_the_money_path() -> None:
    assert parse_price("19.99", "USD") == 1999
    assert parse_price("0.1", "USD") + parse_price("0.2", "USD") == parse_price("0.3", "USD")
    for thing in ask(settings_of(offer_of(), offer_of("d", "introDiscount"))).things:
        assert not any(isinstance(value, float) for value in thing.fields.values()), thing.key


@pytest.mark.parametrize(
    ("unit", "count", "days"),
    [
        ("day", 10, 10),
        ("week", 2, 14),
        ("month", 1, 31),
        ("month", 2, 62),
        ("month", 3, 92),
        ("year", 1, 366),
        ("month", 24, 730),
        ("year", 2, 730),
        ("month", 25, None),
        ("day", 730, 730),
        ("day", 731, None),
        ("week", 105, None),
    ],
)
def test_trial_in_days_is_never_shorter_than_what_was_promised(unit: Any, count: int, days: int | None) -> None:
    assert trial_days(Span(unit=unit, count=count)) == days


def discount(**fields: Any) -> dict[str, Any]:
    return offer_of(kind="introDiscount", **fields)


def usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


MONTHS = {"unit": "month", "count": 3}
BLOCKED: dict[str, tuple[Settings, str, str]] = {
    "discount that is none": (settings_of(discount(price=usd(1500))), "price", "not below the plan's price of"),
    "discount that leaves less than the least charge": (settings_of(discount(price=usd(10))), "price", "at the least"),
    "ten cents": (settings_of(offer_of(price=usd(10))), "price", r"\$0.10 is less than Stripe charges in USD"),
    "not to be shared out": (settings_of(discount(price=usd(1000), duration=MONTHS)), "price", "equally over 3"),
    "days of a monthly plan": (
        settings_of(discount(duration={"unit": "day", "count": 10})),
        "duration",
        "whole payments",
    ),
    "end beyond five years": (settings_of(discount(endsAt="2026-01-01T00:00:00Z")), "endsAt", "five years"),
    "end before the start": (
        settings_of(offer_of(startsAt="2021-02-01T00:00:00Z", endsAt="2021-01-01T00:00:00Z")),
        "endsAt",
        "before it starts",
    ),
    "no such plan": (settings_of(offer_of(plan="weekly")), "plan", "plan cannot be brought"),
    "another currency": (
        settings_of(offer_of(price={"amount": 99, "currency": "EUR"})),
        "price/currency",
        "another currency",
    ),
    "trial over 730 days": (settings_of(offer_of(duration={"unit": "year", "count": 3})), "duration", "730 days"),
    "interval over three years": (
        settings_of(plans=[plan_of(interval={"unit": "year", "count": 4})]),
        "interval",
        "three years",
    ),
    "name of 41 characters": (
        settings_of(discount(name="x" * 41)),
        "name",
        "at most 40 characters at Stripe, this has 41",
    ),
    "line break in a name": (settings_of(offer_of(name="a\nb")), "name", "control character"),
    "free plan": (settings_of(plans=[plan_of(price=usd(0))]), "price", "at the least"),
}


@pytest.mark.parametrize("name", BLOCKED)
def test_what_stripe_would_refuse_is_refused_here_with_the_reason(name: str) -> None:
    settings, place, words = BLOCKED[name]
    blocks = ask(settings).blocks
    assert [block.place for block in blocks] == [place]
    with pytest.raises(AssertionError, match=words):
        raise AssertionError(blocks[0].sentence)


@pytest.mark.parametrize("name", ["x" * 40, "🍁 Autumn", "خصم الخريف", "秋の割引"])
def test_names_in_any_script_pass_whole(name: str) -> None:
    made = ask(settings_of(discount(name=name)))
    assert made.blocks == ()
    assert next(thing.fields["name"] for thing in made.things if thing.kind == "coupon") == name


@pytest.mark.parametrize(
    ("zone", "ends", "last"),
    [
        ("America/New_York", "2026-11-01T04:00:00Z", 1_793_505_599),
        ("Europe/London", "2026-11-01T00:00:00Z", 1_793_491_199),
    ],
)
def test_ends_october_31st_is_the_last_second_of_that_day_in_the_zone(zone: str, ends: str, last: int) -> None:
    made = wanted(settings_of(discount(endsAt=ends)), instance=INSTANCE, now=1_780_000_000)
    ends_at = {thing.kind: thing.fields for thing in made.things if thing.kind in ("coupon", "promotion_code")}
    assert ends_at["coupon"]["redeem_by"] == ends_at["promotion_code"]["expires_at"] == last, zone


def test_codes_are_letters_and_digits_and_no_two_are_alike_in_any_case() -> None:
    made = ask(settings_of(*[discount(id=id_) for id_ in ("ab-c", "abc", "a-b-c", "a" * 64)]))
    codes = [thing.fields["code"] for thing in made.things if thing.kind == "promotion_code"]
    assert len({code.upper() for code in codes}) == 4
    assert all(code.isalnum() and code.isascii() and len(code) <= 26 for code in codes)


def test_feature_texts_of_any_kind_get_keys_of_their_own() -> None:
    texts = ["Read all stories", "read all  stories!", "全記事が読める", "アプリ", "x" * 200, "é", "e"]
    made = ask(settings_of(plans=[plan_of(benefits=texts)]))
    features = [thing.fields for thing in made.things if thing.kind == "feature"]
    keys = [one["lookup_key"] for one in features]
    assert len(set(keys)) == len(keys) >= 6
    assert all(len(key) <= 80 for key in keys)
    assert all(len(one["name"]) <= 80 for one in features)


def test_ends_and_days_are_explained_to_the_editor() -> None:
    made = ask(settings_of(offer_of(duration=MONTHS, endsAt="2020-11-30T05:00:00Z", newSubscribersOnly=True)))
    days, end, twice = made.remarks["offer:autumn"]
    assert "92" in days
    assert "stripe apply --due" in end
    assert "twice" in twice
