"""The payload: its order, its tables, its size, and what cannot be compiled."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from paywall_admin.core import calendar, languages
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.compiled import compile_payload, payload_bytes
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import STATES, Settings
from support.example import EXAMPLE

LANGUAGES = (
    "en", "ja", "de", "fr", "ar", "ru", "pl", "zh-Hant-TW", "zh-Hans", "ko", "es", "pt-BR", "it", "nl", "sv", "he",
    "hi", "th", "uk", "cs",
)  # fmt: skip


def settings(**changes: Any) -> Settings:
    return parse_settings(json.dumps({**copy.deepcopy(EXAMPLE), **changes}).encode())


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    payload = compile_payload(settings())
    assert list(payload) == [
        "format", "environment", "publicationId", "version", "previous", "publishedAt", "expiresAt", "auditHead",
        "publication", "wall", "policy", "contentRules", "meters", "expiryStates", "graceDays", "plans", "offers",
        "freeAccess", "messages", "compiled",
    ]  # fmt: skip
    assert list(payload["compiled"]) == ["zone", "locales"]


def test_the_settings_travel_as_they_are() -> None:
    value = settings()
    payload = compile_payload(value)
    assert {name: payload[name] for name in settings_dict(value)} == settings_dict(value)


def test_a_payload_that_is_not_published_says_so() -> None:
    payload = compile_payload(settings(policy={"expiresAfterDays": 1}))
    assert (payload["environment"], payload["publicationId"], payload["version"]) == ("test", "unpublished", 0)
    assert (payload["publishedAt"], payload["expiresAt"]) == ("1970-01-01T00:00:00Z", "1970-01-02T00:00:00Z")
    assert (payload["previous"], payload["auditHead"]) == (None, None)


def test_a_published_payload_carries_what_it_was_given() -> None:
    payload = compile_payload(
        settings(),
        environment="live",
        publication_id="p-1",
        version=7,
        previous="ab",
        published_at="2020-02-01T10:00:00Z",
        audit_head="cd",
    )
    assert [payload[key] for key in ("environment", "publicationId", "version", "previous", "auditHead")] == [
        "live", "p-1", 7, "ab", "cd",
    ]  # fmt: skip
    assert payload["expiresAt"] == "2021-03-07T10:00:00Z"  # 400 days later


def test_the_zone_is_the_publications() -> None:
    assert compile_payload(settings())["compiled"]["zone"] == {"name": "Asia/Tokyo", "start": 32400, "transitions": []}
    zone = compile_payload(settings(publication={**EXAMPLE["publication"], "timeZone": "America/New_York"}))
    table = zone["compiled"]["zone"]
    assert (table["start"], table["transitions"][:2]) == (-18000, [[9961200, -14400], [25682400, -18000]])
    assert table["transitions"][-1][0] < calendar.END
    assert len(table["transitions"]) == 2 * 130


def test_a_language_has_its_words_for_every_price_and_length_of_time() -> None:
    plan = {
        **EXAMPLE["plans"][0],
        "price": {"amount": 900, "currency": "USD"},
        "interval": {"unit": "year", "count": 1},
    }
    offer = {**EXAMPLE["offers"][0], "duration": {"unit": "month", "count": 3}}
    prices = [{"amount": 99, "currency": "USD"}, {"amount": 1230, "currency": "KWD"}, {"amount": 99, "currency": "USD"}]
    offers = [{**offer, "id": f"o-{index}", "price": price} for index, price in enumerate(prices)]
    words = compile_payload(settings(plans=[plan], offers=offers))["compiled"]["locales"]
    assert words["en"]["money"] == {"USD": {"99": "$0.99", "900": "$9"}, "KWD": {"1230": "KWD\u00a01.230"}}
    assert words["en"]["spans"] == {"1 year": "1 year", "3 month": "3 months"}
    assert words["ja"]["spans"]["3 month"] == "3 か月"
    assert words["en"]["plural"] == [["other", 1], ["one", 1], ["other", 1999]]
    assert (words["en"]["dates"]["long"][9], words["en"]["days"][30]) == ("October {d}", "31st")
    assert list(words["en"]) == ["plural", "dates", "days", "money", "spans"]
    assert "days" not in words["ja"]


def test_every_language_that_is_named_anywhere_is_compiled_once() -> None:
    texts = {"heading": "x"}
    message = {"id": "m", "state": "open", "texts": {"en": texts, "de": texts}, "narrow": {"fr": texts}}
    publication = {**EXAMPLE["publication"], "locales": ["ja", "en"], "defaultLocale": "en"}
    payload = compile_payload(settings(publication=publication, messages=[message], freeAccess=[]))
    assert list(payload["compiled"]["locales"]) == ["ja", "en", "de", "fr"]


TEXTS = {"heading": "x"}


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("publication", "time_zone"), "Mars/Base", "unknown-zone"),
        (("publication", "currency"), "DEM", "unknown-currency"),
        (("publication", "locales"), ("en", "xx"), "unknown-language"),
        (("publication", "default_locale"), "xx", "unknown-language"),
    ],
)
def test_what_does_not_exist_cannot_be_compiled(path: tuple[str, str], value: Any, code: str) -> None:
    whole = settings()
    part = getattr(whole, path[0]).model_copy(update={path[1]: value})
    with pytest.raises(BadInput) as caught:
        compile_payload(whole.model_copy(update={path[0]: part}))
    pointers = {
        "time_zone": "/publication/timeZone",
        "currency": "/publication/currency",
        "locales": "/publication/locales/1",
        "default_locale": "/publication/defaultLocale",
    }
    assert (caught.value.code, caught.value.place) == (code, pointers[path[1]])


def test_an_unknown_currency_or_language_deep_inside_is_named_by_its_place() -> None:
    whole = settings()
    price = whole.offers[0].price.model_copy(update={"currency": "DEM"})
    offer = whole.offers[0].model_copy(update={"price": price})
    with pytest.raises(BadInput) as caught:
        compile_payload(whole.model_copy(update={"offers": (whole.offers[0], offer)}))
    assert caught.value.place == "/offers/1/price/currency"
    message = whole.messages[0].model_copy(update={"texts": {"xx": whole.messages[0].texts["en"]}})
    with pytest.raises(BadInput) as caught:
        compile_payload(whole.model_copy(update={"messages": (message,)}))
    assert caught.value.place == "/messages/0/texts/xx"


def test_the_bytes_are_compact_json_that_reads_back() -> None:
    payload = compile_payload(settings())
    content = payload_bytes(payload)
    assert json.loads(content) == payload
    assert json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode() == content


def test_a_thousand_offers_in_twenty_languages_stay_below_two_megabytes() -> None:
    texts = {"heading": "You have {{numberArticlesLeft}} articles left", "body": "x" * 200, "benefits": ["y" * 80] * 3}
    messages = [
        {"id": state.replace("_", "-"), "state": state, "texts": dict.fromkeys(LANGUAGES, texts)} for state in STATES
    ]
    publication = {**EXAMPLE["publication"], "locales": list(LANGUAGES), "timeZone": "Africa/Casablanca"}
    offers = [
        {**EXAMPLE["offers"][0], "id": f"o-{index}", "price": {"amount": 1_000_099 + 7 * index, "currency": "USD"}}
        for index in range(1000)
    ]
    payload = compile_payload(settings(publication=publication, offers=offers, messages=messages, freeAccess=[]))
    assert len(payload_bytes(payload)) < 2_000_000
    assert len(payload["compiled"]["locales"]["uk"]["money"]["USD"]) >= 1000


def test_languages_and_zones_are_worked_out_once() -> None:
    compile_payload(settings())
    before = languages.plural_runs.cache_info().misses, languages.date_patterns.cache_info().misses
    zone = calendar.Zone.load("Asia/Tokyo")
    compile_payload(settings(graceDays=5))
    assert (languages.plural_runs.cache_info().misses, languages.date_patterns.cache_info().misses) == before
    assert calendar.Zone.load("Asia/Tokyo") is zone
