"""Settings to JSON and back, and what is said of settings that are not well-formed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.codec import parse_settings, parse_value, settings_dict, settings_json
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Meter, Offer, Publication, Settings
from support.example import EXAMPLE, changed, encoded, example, pointers

# Pointer, the value put there (... removes it), the pointer that is named, the code, a part of the sentence.
FAULTS: list[tuple[str, Any, str | None, str, str]] = [
    ("/meters/0/limit", "5", None, "wrong-type", "The limit has to be a whole number; this is a text."),
    ("/meters/0/limit", True, None, "wrong-type", "this is true or false"),
    ("/meters/0/limit", 5.5, None, "wrong-type", "a number with a fraction"),
    ("/meters/0/limit", 1001, None, "out-of-range", "1,000 at the most"),
    ("/meters/0/limit", -1, None, "out-of-range", "0 at the least"),
    ("/meters/0/limit", 10**299, None, "out-of-range", "1,000 at the most"),
    ("/meters/0/limit", ..., None, "missing", "The limit is missing; add it."),
    ("/meters/0/limt", 5, None, "unknown-field", "no field 'limt' here; did you mean 'limit'?"),
    ("/meters/0/show_counter_from", 5, None, "unknown-field", "did you mean 'showCounterFrom'?"),
    ("/meters/0/colour", 5, None, "unknown-field", "the fields are id, name, audience, limit, period and showCounter"),
    ("/meters/0/id", "Guests", None, "bad-form", "'Guests' does not fit here: an id has small letters"),
    ("/meters/0/id", "a\n", None, "bad-form", r"'a\n' does not fit here"),
    ("/meters/0/id", "a" * 65, None, "bad-form", "at most 64 characters"),
    ("/meters/1/id", "guests", None, "duplicate-id", "The id guests is taken by an earlier one in this list"),
    ("/meters/0/period/days", ..., None, "missing", "A rolling period needs its number of days"),
    ("/meters/1/period/days", 3, None, "not-here", "Only a rolling period has a number of days"),
    ("/meters/0/period/kind", "monthly", None, "unknown-word", "The kind has to be 'calendarDay', 'calendarWeek'"),
    ("/meters/0/audience/kinds/0", "anon", None, "unknown-word", "did you mean 'anonymous'?"),
    ("/meters/0/audience/countries/0", "us", None, "bad-form", "two capital letters"),
    ("/meters/0", [], None, "wrong-type", "Entry 1 of the meters has to be an object; this is a list."),
    ("/meters", {}, None, "wrong-type", "The list of meters has to be a list; this is an object."),
    ("/meters", None, None, "wrong-type", "this is null"),
    ("/publication", ..., None, "missing", "The publication is missing"),
    ("/publication/timeZone", "Asia/Tokio", None, "unknown-zone", "did you mean Asia/Tokyo?"),
    ("/publication/timeZone", "../../etc/passwd", None, "unknown-zone", "choose one such as Asia/Tokyo"),
    ("/publication/currency", "USX", None, "unknown-currency", "There is no currency 'USX'"),
    ("/publication/currency", "usd", None, "bad-form", "three capital letters"),
    ("/publication/defaultLocale", "fr", None, "missing-language", "The default language fr is not in the list"),
    ("/publication/locales/1", "en", None, "duplicate-language", "The language en stands twice"),
    ("/publication/locales", [], None, "out-of-range", "The list of languages cannot be empty."),
    ("/publication/locales/0", "english!", None, "bad-form", "a language is written like en"),
    ("/publication/name", "", None, "out-of-range", "The name cannot be empty."),
    ("/publication/name", "x" * 201, None, "out-of-range", "200 characters at the most"),
    ("/publication/homeUrl", "javascript:alert(1)", None, "bad-form", "a link starts with https://"),
    ("/publication/homeUrl", "//evil.example", None, "bad-form", "a link starts with https://"),
    ("/publication/homeUrl", "http://example.com", None, "bad-form", "a link starts with https://"),
    ("/publication/homeUrl", "/a\n", None, "bad-form", "a link starts with https://"),
    ("/offers/0/endsAt", "2020-10-31", None, "bad-form", "an instant is written like 2020-10-31T15:00:00Z"),
    ("/offers/0/endsAt", "2020-02-30T00:00:00Z", None, "bad-form", "there is no such date and time"),
    ("/offers/0/endsAt", "2100-01-01T00:00:00Z", None, "bad-form", "in the years 1970 to 2099"),
    ("/offers/0/price/amount", 1e400, None, "not-a-number", "NaN and Infinity"),
    ("/offers/0/price/amount", -1, None, "out-of-range", "0 at the least"),
    ("/offers/0/price/currency", "XXX", None, "unknown-currency", "There is no currency 'XXX'"),
    ("/offers/0/price", "9", None, "wrong-type", "The price has to be an object; this is a text."),
    ("/offers/0/states/0", "limit_reched", None, "unknown-word", "did you mean 'limit_reached'?"),
    ("/messages/0/state", "trial-expired", None, "bad-form", "did you mean 'trial_expired'?"),
    ("/messages/0/state", "freeAccess:A", None, "bad-form", "or freeAccess: and the id of a window"),
    ("/messages/0/texts/e", {"heading": "x"}, None, "bad-form", "'e' does not fit here: a language"),
    ("/messages/0/texts/[key]", {"heading": "x"}, None, "bad-form", "'[key]' does not fit here: a language"),
    ("/messages/0/texts/en/[key]", "x", None, "unknown-field", "There is no field '[key]' here"),
    ("/messages/0/texts/en/heading", ..., None, "missing", "The heading is missing"),
    ("/messages/0/texts/en/heading", 5, None, "wrong-type", "a text, or an object with its plural forms"),
    ("/messages/0/texts/en/heading", "x" * 10_001, None, "out-of-range", "10,000 characters at the most"),
    (
        "/messages/0/texts/en/heading",
        {"one": "x"},
        "/messages/0/texts/en/heading/other",
        "missing",
        "'other' is missing",
    ),
    ("/messages/0/texts/en/heading/Plural", "x", None, "unknown-field", "the fields are zero, one, two"),
    ("/messages/0/texts/en/heading/str", "x", None, "unknown-field", "the fields are zero, one, two"),
    ("/messages/0/texts/en/heading/other", 1, None, "wrong-type", "has to be a text; this is a whole number"),
    ("/messages/0/texts/en/benefits/1", [], None, "wrong-type", "Entry 2 of the benefits has to be a text, or an"),
    ("/messages/0/ctaTarget", "home", None, "unknown-word", "'offer', 'offers' or 'account', or an object with a url"),
    ("/messages/0/ctaTarget", {"url": "data:x"}, "/messages/0/ctaTarget/url", "bad-form", "a link starts with"),
    ("/messages/0/ctaTarget", {"uri": "/x"}, "/messages/0/ctaTarget/uri", "unknown-field", "the only field is url"),
    ("/format", "paywall-settings/2", None, "unknown-word", "not in the format paywall-settings/1, the only one"),
    ("/a~0b~1c", 1, None, "unknown-field", "There is no field 'a~b/c' here"),
    ("/policy/thenOpen", "yes", None, "wrong-type", "has to be true or false; this is a text"),
    ("/graceDays", 36_501, None, "out-of-range", "The number of grace days can be 36,500 at the most."),
]


@pytest.mark.parametrize(
    ("put", "value", "named", "code", "words"), FAULTS, ids=lambda part: str(part)[:40].replace("\n", " ")
)
def test_each_fault_has_its_place_and_sentence(put: str, value: Any, named: str | None, code: str, words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_settings(encoded(changed(put, value)))
    assert refusal.value.place == (named or put)
    assert refusal.value.code == code
    assert words in refusal.value.sentence
    assert refusal.value.sentence.endswith((".", "?"))


def test_everything_of_the_contract_goes_in_and_out_unchanged() -> None:
    settings = parse_settings(encoded(EXAMPLE))
    assert settings_dict(settings) == EXAMPLE
    assert parse_settings(settings_json(settings).encode()) == settings


def test_the_file_is_indented_camel_case_and_ends_in_a_line_break() -> None:
    text = settings_json(parse_settings(encoded(EXAMPLE)))
    assert text == json.dumps(EXAMPLE, ensure_ascii=False, indent=2) + "\n"
    assert "残り" in text


def test_the_least_that_is_accepted() -> None:
    settings = parse_settings(encoded({"publication": EXAMPLE["publication"]}))
    written = settings_dict(settings)
    assert written["meters"] == []
    assert written["expiryStates"] == {"trialExpired": {"then": "wall"}, "accessExpired": {"then": "wall"}}


def test_null_means_not_given() -> None:
    assert parse_settings(encoded(changed("/meters/0/name", None))) == parse_settings(
        encoded(changed("/meters/0/name", ...))
    )


@pytest.mark.parametrize("number", ["5", "5.0", "0.5e1", "50E-1"])
def test_a_whole_number_is_one_however_json_writes_it(number: str) -> None:
    data = encoded(changed("/meters/0/limit", 77)).replace(b"77", number.encode())
    limit = parse_settings(data).meters[0].limit
    assert limit == 5
    assert isinstance(limit, int)


def test_the_first_fault_in_the_document_is_named() -> None:
    settings = example()
    settings["messages"][0]["state"] = "nowhere"
    settings["offers"][0]["plan"] = 7
    settings["meters"] = 3
    backwards = dict(reversed(settings.items()))
    for document, place in [(settings, "/meters"), (backwards, "/messages/0/state")]:
        with pytest.raises(BadInput) as refusal:
            parse_settings(encoded(document))
        assert refusal.value.place == place


def test_the_first_broken_rule_in_the_document_is_named() -> None:
    settings = changed("/meters/1/id", "guests")
    settings["publication"]["currency"] = "XXX"
    backwards = dict(reversed(settings.items()))
    for document, place in [(settings, "/publication/currency"), (backwards, "/meters/1/id")]:
        with pytest.raises(BadInput) as refusal:
            parse_settings(encoded(document))
        assert refusal.value.place == place


def test_dangling_references_are_no_faults_of_form() -> None:
    settings = changed("/offers/0/plan", "gone")
    settings["messages"][1]["state"] = "freeAccess:gone"
    assert parse_settings(encoded(settings)).offers[0].plan == "gone"


def test_one_object_is_parsed_with_its_own_rules() -> None:
    meter = parse_value(Meter, EXAMPLE["meters"][0])
    assert settings_dict(meter) == EXAMPLE["meters"][0]
    for data, place, code in [
        ({**EXAMPLE["meters"][0], "limit": "x"}, "/meters/4/limit", "wrong-type"),
        ({**EXAMPLE["meters"][0], "name": "x\ud800"}, "/meters/4/name", "broken-text"),
        ({**EXAMPLE["meters"][1], "period": {"kind": "rollingDays"}}, "/meters/4/period/days", "missing"),
    ]:
        with pytest.raises(BadInput) as refusal:
            parse_value(Meter, data, "/meters/4")
        assert (refusal.value.place, refusal.value.code) == (place, code)


def test_rules_hold_for_the_objects_within_one_object() -> None:
    with pytest.raises(BadInput) as refusal:
        parse_value(Offer, {**EXAMPLE["offers"][0], "price": {"amount": 1, "currency": "ZZZ"}})
    assert refusal.value.place == "/price/currency"
    with pytest.raises(BadInput) as refusal:
        parse_value(Publication, {**EXAMPLE["publication"], "timeZone": "Mars/Olympus"})
    assert refusal.value.place == "/timeZone"


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["en", "other", "/x"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["id", "heading", "other", "[key]", "Plural"]), inner)
    ),
    max_leaves=12,
)


@given(pointer=st.sampled_from(pointers(EXAMPLE)), junk=JUNK)
def test_junk_anywhere_is_accepted_or_refused_at_a_place_in_the_document(pointer: str, junk: Any) -> None:
    document = changed(pointer, junk)
    result = _read(document)
    if isinstance(result, Settings):
        assert parse_settings(settings_json(result).encode()) == result
    else:
        assert (result.place or "").rpartition("/")[0] in ["", *pointers(document)]


def _read(document: Any) -> Settings | BadInput:
    try:
        return parse_settings(encoded(document))
    except BadInput as refusal:
        return refusal
