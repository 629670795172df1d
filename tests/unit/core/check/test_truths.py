"""What is true, or says nothing about the settings, is left alone: no finding where a person would see none."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.system.assets import read_text
from support.example import changed, encoded

AT = "2020-08-01T00:00:00Z"


def one_offer() -> dict[str, Any]:
    """The sample with the three-month offer alone, so that a text can name its price, duration and end."""
    fields = settings_dict(sample.build(read_text(sample.ASSET), 2020))
    return changed("/offers/1", ..., fields)


def findings(pointer: str, value: Any, fields: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    settings = parse_settings(encoded(changed(pointer, value, fields or one_offer())))
    return [(finding.code, finding.place) for finding in check(settings, at=AT)]


@pytest.mark.parametrize(
    "text",
    [
        "Try 3 months for $9",
        "Try three months for nine dollars",
        "Try a 3-month trial, only US$9",
        "$9 for 3 months, then $15 every month",
        "Then 15 dollars for each 1 month",
        "Offer ends October 31st",
        "Offer ends on 31 October 2020, that is 10/31/2020",
        "Until Oct. 31",
        "Save 80%",
        "Celebrate with us on September 30",
        "Support is there 24/7, at 9 a.m. and 5 p.m.",
        "100% independent since 1876, read in 190 countries",
        "A new look at the top 10 companies, 5 stars",
        "Read 300 reporters in 24 hours",
        "Reader's choice: politics & markets < 5 minutes",
        "You may read on, and march with us",
    ],
)
def test_true_and_harmless_texts(text: str) -> None:
    assert findings("/messages/0/texts/en/note", text) == []


@pytest.mark.parametrize("text", ["3か月を$9で", "10月31日まで", "2020年10月31日まで、３ヶ月", "９ドルで購読"])
def test_true_japanese_texts(text: str) -> None:
    assert findings("/messages/0/texts/ja/note", text) == []


@pytest.mark.parametrize(
    ("language", "true", "false"),
    [
        ("de", "3 Monate für 9,00 $, bis 31. Oktober", "2 Monate für 9,99 $, bis 30. November"),
        ("fr", "3 mois pour 9 $, jusqu'au 31 octobre", "2 mois pour 9,99 $, jusqu'au 30 novembre"),
        ("es", "3 meses por 9 $, hasta el 31 de octubre", "2 meses por 9,99 $, hasta el 30 de noviembre"),
        ("ru", "3 месяца за 9 $, до 31 октября", "2 месяца за 9,99 $, до 30 ноября"),
        ("pl", "3 miesiące za 9 $, do 31 października", "2 miesiące za 9,99 $, do 30 listopada"),
        ("pt-BR", "3 meses por $ 9, até 31 de outubro", "2 meses por $ 9,99, até 30 de novembro"),
        ("ko", "3개월 $9, 10월 31일까지", "2개월 $9.99, 11월 30일까지"),
        ("zh-Hant", "3個月 $9，10月31日前", "2個月 $9.99，11月30日前"),
        ("ar", "٣ أشهر مقابل ٩ $ حتى ٣١ أكتوبر", "٤ أشهر مقابل ٩٫٩٩ $ حتى ٣٠ نوفمبر"),
    ],
)
def test_literals_are_read_in_the_formats_of_each_language(language: str, true: str, false: str) -> None:
    fields = one_offer()
    fields["publication"]["locales"] = [language]
    fields["publication"]["defaultLocale"] = language
    for message in fields["messages"]:
        message["texts"] = {language: {"heading": "…", "cta": "…"}}
        message.pop("narrow", None)
    place = f"/messages/0/texts/{language}/note"
    assert findings(place, true, fields) == []
    assert findings(place, false, fields) == [
        ("literal-date", place),
        ("literal-duration", place),
        ("literal-price", place),
    ]


def test_two_windows_side_by_side_or_in_different_countries_do_not_contradict() -> None:
    after = {"id": "next", "startsAt": "2020-09-30T15:00:00Z", "endsAt": "2020-10-01T15:00:00Z"}
    assert findings("/freeAccess/-", after) == [("no-message", "/freeAccess/1")]
    fields = changed("/freeAccess/0/countries", ["JP"], one_offer())
    abroad = {**after, "startsAt": "2020-09-29T15:00:00Z", "countries": ["US"]}
    assert findings("/freeAccess/-", abroad, fields) == [("no-message", "/freeAccess/1")]


def test_meters_and_messages_may_share_the_readers_among_them() -> None:
    fields = one_offer()
    guests = {**fields["meters"][0], "id": "guests", "audience": {"kinds": ["anonymous"]}}
    members = {**fields["meters"][0], "id": "members", "audience": {"kinds": ["registered"]}, "limit": 9}
    last = fields["messages"][1]
    fields["messages"] += [{**last, "id": "wide", "audience": {"devices": ["wide"]}}]
    fields["messages"] += [{**last, "id": "narrow", "audience": {"devices": ["narrow"]}}]
    del fields["messages"][1]
    assert findings("/meters", [guests, members], fields) == []


def test_an_offer_that_follows_another_in_time_or_in_its_states_has_its_turn() -> None:
    offer = one_offer()["offers"][0]
    later = {**offer, "id": "later", "endsAt": "2020-12-31T15:00:00Z"}
    elsewhere = {**offer, "id": "elsewhere", "states": ["trial_expired"]}
    members = {**offer, "id": "members", "newSubscribersOnly": True}
    assert findings("/offers/-", later) == []
    assert findings("/offers/-", elsewhere) == []
    assert findings("/offers", [members, offer]) == []
    assert findings("/offers", [offer, members]) == [("offer-shadowed", "/offers/1")]


def test_two_offers_together_can_leave_no_time_to_a_third() -> None:
    offer = one_offer()["offers"][0]
    first = {**offer, "id": "first", "endsAt": "2020-09-01T00:00:00Z"}
    second = {**offer, "id": "second", "startsAt": "2020-09-01T00:00:00Z", "endsAt": "2020-12-01T00:00:00Z"}
    assert findings("/offers", [first, second, offer]) == [("offer-shadowed", "/offers/2")]
    gap = {**second, "startsAt": "2020-09-02T00:00:00Z"}
    assert findings("/offers", [first, gap, offer]) == []


def test_an_open_wall_asks_once_and_does_not_bury_it() -> None:
    assert findings("/wall/open", True) == [("wall-open", "/wall/open")]


def test_a_lapsed_reader_before_a_meter_has_a_count() -> None:
    fields = changed("/expiryStates/trialExpired/then", "meter", one_offer())
    assert findings("/messages/3/texts/en/heading", "{{articleLimit}} articles a month are free", fields) == []
