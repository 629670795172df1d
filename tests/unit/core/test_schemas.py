"""The published JSON Schemas: equal to the code, and of one mind with it about what is right and wrong."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from paywall_admin.core import sample
from paywall_admin.core.codec import json_schema, parse_settings, settings_dict
from paywall_admin.core.problems import BadInput
from paywall_admin.core.schemas import schema_files
from paywall_admin.system.assets import path, read_text
from support.example import EXAMPLE, changed, encoded

VECTORS = Path(__file__).parents[2] / "conformance" / "vectors"
FILES = ("paywall-settings-1.schema.json", "paywall-case-1.schema.json", "paywall-decision-1.schema.json")
# What no JSON Schema can say: that a day of February exists, that a text is whole. (And to Python `$` is also right
# before a line break at the end, which it is not in the language of JSON Schema.)
BEYOND = re.compile(r"-02-(29|30)T|\\ud|Z\\n")


@cache
def schema(noun: str) -> Draft202012Validator:
    content = json.loads(read_text(f"schema/paywall-{noun}-1.schema.json"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@cache
def vectors() -> list[dict[str, Any]]:
    files = sorted(VECTORS.glob("*.json"))
    return [vector for file in files for vector in json.loads(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", FILES)
def test_the_published_file_is_what_the_code_says(name: str) -> None:
    published = Path(path(f"schema/{name}")).read_text(encoding="utf-8")
    assert published == schema_files()[name], "write what schema_files() makes to resources/schema"


def test_the_codec_hands_out_the_settings_schema() -> None:
    assert json_schema() == schema("settings").schema


def test_no_other_schema_is_published() -> None:
    assert sorted(file.name for file in Path(path("schema")).glob("*.json")) == sorted(FILES) == sorted(schema_files())


@pytest.mark.parametrize("year", [1970, 2020, 2099])
def test_the_sample_fits(year: int) -> None:
    schema("settings").validate(settings_dict(sample.build(read_text(sample.ASSET), year)))


def test_the_settings_of_every_vector_fit() -> None:
    for vector in vectors():
        schema("settings").validate(vector["settings"])


WRONG = [
    ("/meters/0/limit", "5"),
    ("/meters/0/limit", 5.5),
    ("/meters/0/limit", 1001),
    ("/meters/0/limit", True),
    ("/meters/0/limit", ...),
    ("/meters/0/limt", 5),
    ("/meters/0/show_counter_from", 5),
    ("/meters/0/id", "Guests"),
    ("/meters/0/id", "a" * 65),
    ("/meters/0/period/days", ...),
    ("/meters/0/period/days", None),
    ("/meters/1/period/days", 3),
    ("/meters/0/audience/kinds/0", "anon"),
    ("/publication", None),
    ("/publication/locales", []),
    ("/publication/locales/0", "english!"),
    ("/publication/currency", "usd"),
    ("/publication/homeUrl", "javascript:alert(1)"),
    ("/publication/homeUrl", "//evil.example"),
    ("/publication/homeUrl", "https://a b"),
    ("/offers/0/endsAt", "2020-10-31"),
    ("/offers/0/endsAt", "2100-01-01T00:00:00Z"),
    ("/offers/0/price/amount", -1),
    ("/offers/0/states/0", "limit_reched"),
    ("/messages/0/state", "freeAccess:A"),
    ("/messages/0/texts/!", {"heading": "x"}),
    ("/messages/0/texts/en/heading", {"one": "x"}),
    ("/messages/0/texts/en/heading", 5),
    ("/messages/0/texts/en/benefits/0", []),
    ("/messages/0/ctaTarget", "home"),
    ("/messages/0/ctaTarget", {"url": "data:x"}),
    ("/format", "paywall-settings/2"),
    ("/graceDays", None),
    ("/anything", 1),
]


@pytest.mark.parametrize(("pointer", "value"), WRONG, ids=str)
def test_schema_and_code_refuse_the_same_settings(pointer: str, value: Any) -> None:
    fields = changed(pointer, value)
    assert not schema("settings").is_valid(fields)
    with pytest.raises(BadInput):
        parse_settings(encoded(fields))


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/meters/0/limit", 5.0),
        ("/meters/0/name", None),
        ("/messages/0/narrow", {}),
        ("/publication/homeUrl", "HTTPS://x.y/"),
    ],
)
def test_schema_and_code_accept_the_same_settings(pointer: str, value: Any) -> None:
    fields = changed(pointer, value, EXAMPLE)
    schema("settings").validate(fields)
    parse_settings(encoded(fields))


def test_good_cases_of_the_vectors_fit_and_bad_ones_do_not() -> None:
    bad = [vector for vector in vectors() if "error" in vector["decision"]]
    assert len(bad) > 100
    for vector in vectors():
        valid = schema("case").is_valid(vector["case"])
        if vector not in bad:
            assert valid, vector["name"]
        elif not BEYOND.search(json.dumps(vector["case"])):
            assert not valid, vector["name"]


def test_every_decision_of_the_vectors_fits() -> None:
    decisions = [vector["decision"] for vector in vectors() if "error" not in vector["decision"]]
    assert len(decisions) > 500
    for decision in decisions:
        schema("decision").validate(decision)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("access", "maybe"),
        ("state", "free"),
        ("counts", 1),
        ("articlesLeft", -1),
        ("limit", "5"),
        ("resetsAt", "tomorrow"),
        ("message", {}),
        ("trace", []),
        ("trace", [{"step": "guess", "rule": None, "outcome": "x"}]),
        ("more", 1),
    ],
)
def test_a_wrong_decision_does_not_fit(key: str, value: Any) -> None:
    decision = next(vector["decision"] for vector in vectors() if "error" not in vector["decision"])
    assert not schema("decision").is_valid({**decision, key: value})
    if key in decision:
        assert not schema("decision").is_valid({name: decision[name] for name in decision if name != key})
