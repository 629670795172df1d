"""The contract names what the engines know: fields, states, steps, statuses, placeholders, keys of the payload."""

from __future__ import annotations

import re
from typing import get_args

from paywall_admin.core import sample, texts
from paywall_admin.core.case import STATUSES
from paywall_admin.core.compiled import compile_payload
from paywall_admin.core.decision import Step
from paywall_admin.core.settings import FORMAT, STATES, Settings
from paywall_admin.system import assets

CONTRACT = assets.read_text("schema/contract.md")


def section(heading: str) -> str:
    """The part of the contract under a heading of any level, up to the next."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", CONTRACT, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def first_column(table: str) -> list[str]:
    """The names in code type in the first column of a table."""
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]


def test_it_names_every_object_of_the_settings_in_their_order() -> None:
    named = [name.removesuffix("[]") for name in first_column(section("2. Settings"))]
    known = [field.alias for name, field in Settings.model_fields.items() if name != "format"]
    assert named == known


def test_it_names_every_field_of_the_settings() -> None:
    described = section("2. Settings")
    schema = Settings.model_json_schema(by_alias=True)
    fields = {name for model in schema["$defs"].values() for name in model.get("properties", {})}
    categories = {"zero", "one", "two", "few", "many", "other"}
    assert {name for name in fields - categories if not re.search(rf"\b{name}\b", described)} == set()
    assert FORMAT in CONTRACT


def test_it_names_every_state_and_status() -> None:
    decision = section("4. The decision")
    assert {state for state in STATES if f"`{state}`" not in decision} == set()
    assert {status for status in STATUSES if status not in section("3. The case")} == set()


def test_it_names_every_step_of_the_trace() -> None:
    assert first_column(section("The trace")) == list(get_args(Step))


def test_it_names_every_placeholder_and_style() -> None:
    described = section("5. Texts")
    assert set(first_column(described)) == set(texts.PLACEHOLDERS)
    assert {style for style in texts.STYLES if f"`{style}`" not in described} == set()


def test_it_names_the_keys_of_a_payload_in_their_order() -> None:
    payload = compile_payload(sample.build(assets.read_text(sample.ASSET), 2020))
    keys = section("8. Compiled tables").split("in this order:")[1].split("```")[0]
    named = re.findall(r"`(\w+)`", keys)
    objects = [name for name in payload if name not in named]
    assert list(payload) == [*named[:-1], *objects, named[-1]]
    assert objects == [name.removesuffix("[]") for name in first_column(section("2. Settings"))]
