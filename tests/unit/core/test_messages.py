"""Which words are shown: language, width, plural, dates, and where the button leads."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.core.case import parse_case
from paywall_admin.core.codec import parse_settings
from paywall_admin.core.decide import Engine
from paywall_admin.core.decision import ShownMessage
from support.example import EXAMPLE, encoded

NOON = "2020-10-30T12:00:00Z"
LEFT = {"one": "{{numberArticlesLeft}} article", "other": "{{numberArticlesLeft}} articles"}
MESSAGE: dict[str, Any] = {"id": "m", "state": "metered", "texts": {"en": {"heading": "x"}}}
PLAN = {"id": "p", "name": "P", "price": {"amount": 1500, "currency": "USD"}, "interval": {"unit": "month", "count": 1}}
OFFER: dict[str, Any] = {
    "id": "o", "plan": "p", "kind": "paidTrial", "price": {"amount": 99, "currency": "USD"},
    "duration": {"unit": "month", "count": 3}, "states": ["metered"],
}  # fmt: skip


def shown(message: dict[str, Any], device: str = "wide", at: str = NOON, limit: int = 5, **more: Any) -> ShownMessage:
    fields = {
        "format": "paywall-settings/1",
        "publication": {**EXAMPLE["publication"], "locales": ["en", "ja"], **more.pop("publication", {})},
        "meters": [{"id": "all", "limit": limit, "period": {"kind": "calendarMonth"}}],
        "plans": more.pop("plans", [PLAN]),
        "offers": more.pop("offers", []),
        "messages": [{**MESSAGE, **message}],
    }
    case = {"at": at, "device": device, "reader": {"kind": "anonymous", **more}, "article": {"id": "a"}}
    message_shown = Engine.from_settings(parse_settings(encoded(fields))).decide(parse_case(case))["message"]
    assert message_shown is not None
    return message_shown


def heading(text: Any, **more: Any) -> str | None:
    return shown({"texts": {"en": {"heading": text}}}, **more)["heading"]


@pytest.mark.parametrize(
    ("locale", "chosen"),
    [
        ("ja", "ja"),
        ("ja-JP", "ja"),
        ("de", "en"),
        (None, "en"),
        ("JA", "en"),
        ("", "en"),
        ("-ja", "en"),
        ("en-GB", "en"),
    ],
)
def test_the_language_is_the_readers_then_without_region_then_the_default(locale: str | None, chosen: str) -> None:
    texts = {"ja": {"heading": "日"}, "en": {"heading": "E"}}
    assert shown({"texts": texts}, locale=locale)["locale"] == chosen


def test_without_the_default_language_it_is_the_first_of_the_publications_that_is_there() -> None:
    assert shown({"texts": {"fr": {"heading": "F"}, "ja": {"heading": "日"}}}, locale="de")["locale"] == "ja"


def test_a_narrow_screen_takes_field_by_field_what_is_given_for_it() -> None:
    texts = {"en": {"heading": "Long", "body": "Body", "note": "Note", "benefits": ["One", "Two"]}}
    narrow = {"en": {"heading": "Short", "note": "", "benefits": []}, "ja": {"heading": "no"}}
    wide, small = (shown({"texts": texts, "narrow": narrow}, device) for device in ("wide", "narrow"))
    assert (wide["heading"], wide["note"], wide["benefits"]) == ("Long", "Note", ["One", "Two"])
    assert (small["heading"], small["body"], small["note"], small["benefits"]) == ("Short", "Body", None, None)


def test_the_plural_is_that_of_the_articles_left() -> None:
    assert heading(LEFT, limit=3) == "2 articles"
    assert heading(LEFT, limit=2) == "1 article"


def test_benefits_without_a_value_are_dropped() -> None:
    benefits = ["One", "{{offerPrice}}", "a\n{{offerPrice}}\nb", " "]
    assert shown({"texts": {"en": {"heading": "x", "benefits": benefits}}})["benefits"] == ["One", "a\nb"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{resetDate}}", "November 1st"),
        ("{{trialEndDate:long}}", "October 31"),
        ("{{accessEndDate:short}}", "Oct. 30"),
        ("{{offerEndDate}}", "October 31st"),
        ("{{offerPrice}} for {{offerDuration}}", "$0.99 for 3 months"),
        ("{{planPrice}} for {{planInterval}}", "$15 for 1 month"),
        ("{{publicationName}}, once {{formerPublicationName}}", "The Example, once The Old Example"),
        ("{{articleLimit}} article{{numberArticlesLeft-plural}}", "2 article"),
    ],
)
def test_values_are_those_of_the_case_in_the_zone_of_the_publication(text: str, expected: str) -> None:
    record = {
        "status": "incomplete",
        "trialEnd": "2020-10-31T15:00:00Z",
        "currentPeriodEnd": "2020-10-30T14:59:59Z",
    }
    offers = [{**OFFER, "endsAt": "2020-10-31T15:00:00Z"}]
    assert heading(text, limit=2, subscription=record, offers=offers) == expected


def test_a_text_that_is_only_about_what_is_not_there_is_nothing() -> None:
    assert heading("{{offerEndDate}}", offers=[OFFER]) is None
    assert heading("{{planPrice}}", plans=[]) is None
    assert heading("{{formerPublicationName}}", publication={"formerName": None}) is None
    assert heading("{{freeAccessDate}}") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://buy.example.com/x", "https://buy.example.com/x?client_reference_id={}"),
        ("https://buy.example.com/x?a=1", "https://buy.example.com/x?a=1&client_reference_id={}"),
        ("https://buy.example.com/x#a?b", "https://buy.example.com/x?client_reference_id={}#a?b"),
        ("/buy?#", "/buy?&client_reference_id={}#"),
    ],
)
def test_a_registered_readers_id_goes_to_the_checkout(url: str, expected: str) -> None:
    def href(**reader: Any) -> str:
        message = {"texts": {"en": {"heading": "x", "cta": "Go"}}, "ctaTarget": "offer"}
        cta = shown(message, offers=[{**OFFER, "checkoutUrl": url}], **reader)["cta"]
        assert cta is not None
        return cta["href"]

    assert href(kind="registered", id="a b/é!'()*~-._") == expected.format("a%20b%2F%C3%A9%21%27%28%29%2A~-._")
    assert href(kind="anonymous", id="r-1") == url
    assert href(kind="registered") == url


@pytest.mark.parametrize(
    ("target", "expected"),
    [("offer", "/offers"), ("offers", "/offers"), ("account", "/account?from=wall"), ({"url": "/why"}, "/why")],
)
def test_every_other_button_leads_to_its_page(target: Any, expected: str) -> None:
    message = {"texts": {"en": {"heading": "x", "cta": "Go"}}, "ctaTarget": target}
    assert shown(message, offers=[OFFER], kind="registered", id="r-1")["cta"] == {"label": "Go", "href": expected}


def test_a_button_without_words_is_none() -> None:
    assert shown({"texts": {"en": {"heading": "x", "cta": "{{offerPrice}}"}}})["cta"] is None


def test_where_access_was_given_its_end_is_told_and_not_the_subscriptions() -> None:
    texts = {"en": {"heading": "Until {{accessEndDate}}"}}
    record = {"status": "canceled", "currentPeriodEnd": "2020-10-10T00:00:00Z"}
    grants = [{"kind": "access", "until": f"2020-11-0{day}T15:00:00Z"} for day in (2, 4, 3)]
    message = shown({"state": "complimentary", "texts": texts}, subscription=record, grants=grants)
    assert message["heading"] == "Until November 4th"


def test_a_counter_shows_from_the_number_its_meter_says() -> None:
    meter = {"id": "all", "limit": 5, "period": {"kind": "calendarMonth"}, "showCounterFrom": 2}
    found = {used: shown_or_not(meter, {"used": used, "countedThis": False}) for used in (0, 1, 2, 3, 4)}
    assert found == {0: None, 1: None, 2: "m", 3: "m", 4: None}


def shown_or_not(meter: dict[str, Any], tally: dict[str, Any]) -> str | None:
    fields = {"format": "paywall-settings/1", "publication": EXAMPLE["publication"], "meters": [meter]}
    engine = Engine.from_settings(parse_settings(encoded({**fields, "messages": [MESSAGE]})))
    reader = {"kind": "anonymous", "meter": tally}
    decision = engine.decide(parse_case({"at": NOON, "reader": reader, "article": {"id": "a"}}))
    return decision["message"]["id"] if decision["message"] else None


@pytest.mark.parametrize(("left", "word"), [(1991, "one"), (2000, "many"), (2001, "other")])
def test_beyond_2000_the_plural_category_is_other(left: int, word: str) -> None:
    ukrainian = {"uk": {"heading": {"one": "one", "few": "few", "many": "many", "other": "other"}}}
    grants = [{"kind": "articles", "count": left - 4, "from": "2020-01-01T00:00:00Z", "until": "2021-01-01T00:00:00Z"}]
    assert shown({"texts": ukrainian}, locale="uk", grants=grants)["heading"] == word
