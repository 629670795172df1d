"""What follows an offer: the day of the first full price, the button's words, and whether they say it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.settings import Offer, Settings, Span
from paywall_admin.core.terms import Button, buttons, plan_of, renewal_day
from paywall_admin.system.assets import read_text
from support.example import changed, encoded

SAMPLE = sample.build(read_text(sample.ASSET), 2020)
CHECKOUT = "https://buy.example.com/three"


def with_change(pointer: str, value: Any, settings: Settings = SAMPLE) -> Settings:
    return parse_settings(encoded(changed(pointer, value, settings_dict(settings))))


def direct() -> Settings:
    return with_change("/offers/0/checkoutUrl", CHECKOUT)


def first(settings: Settings) -> Offer:
    return settings.offers[0]


@pytest.mark.parametrize(
    ("start", "unit", "count", "wanted"),
    [
        (date(2020, 10, 30), "month", 3, date(2021, 1, 30)),
        (date(2020, 11, 30), "month", 3, date(2021, 2, 28)),
        (date(2020, 12, 31), "month", 12, date(2021, 12, 31)),
        (date(2020, 2, 29), "year", 1, date(2021, 2, 28)),
        (date(2020, 2, 29), "year", 4, date(2024, 2, 29)),
        (date(2020, 2, 20), "week", 2, date(2020, 3, 5)),
        (date(2020, 12, 31), "day", 1, date(2021, 1, 1)),
    ],
)
def test_day_of_the_first_full_price(start: date, unit: Any, count: int, wanted: date) -> None:
    assert renewal_day(start, Span(unit=unit, count=count)) == wanted


def test_buttons_read_as_readers_get_them() -> None:
    found = list(buttons(SAMPLE, first(SAMPLE)))
    assert found[0] == Button("counter", "en", "Try 3 months for $9", False)
    assert {button.label for button in found if button.locale == "ja"} == {"$9で3 か月試してみる"}
    assert {button.message for button in found} == {"counter", "last-free-article", "limit-reached"}


def test_dates_on_a_button_read_as_the_web_tier_writes_them() -> None:
    settings = with_change("/messages/0/texts/en/cta", "Try it until {{offerEndDate}} ({{offerEndDate:short}})")
    assert next(buttons(settings, first(settings))).label == "Try it until October 31st (Oct. 31)"


@pytest.mark.parametrize("words", ["Then {{planPrice}} a {{planInterval}}", "Then $15 a month"])
def test_words_that_name_the_price_say_what_follows(words: str) -> None:
    settings = with_change("/messages/0/texts/en/note", words)
    assert next(buttons(settings, first(settings))).says_what_follows


def test_offer_without_a_plan_promises_nothing() -> None:
    settings = with_change("/offers/0/plan", "gone")
    assert plan_of(settings, first(settings)) is None
    assert all(button.says_what_follows for button in buttons(settings, first(settings)))


def unstated(settings: Settings) -> list[str]:
    return [each.place for each in check(settings, at="2020-08-01T00:00:00Z") if each.code == "terms-unstated"]


def test_paid_trial_one_press_away_says_what_follows_in_each_language() -> None:
    assert unstated(SAMPLE) == []
    assert unstated(direct())[:2] == ["/messages/0/texts/en/cta", "/messages/0/texts/ja/cta"]
    said = with_change("/messages/0/texts/en/note", "Then {{planPrice}} a {{planInterval}}", direct())
    assert unstated(said)[:1] == ["/messages/0/texts/ja/cta"]


def test_what_is_no_paid_trial_or_leads_elsewhere_need_not_say_it() -> None:
    assert unstated(with_change("/offers/0/kind", "introDiscount", direct())) == []
    elsewhere = with_change("/messages/0/ctaTarget", "offers", direct())
    assert all(not place.startswith("/messages/0/") for place in unstated(elsewhere))
