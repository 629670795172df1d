"""Planted lies: each is the sample publication with one thing changed, and each is found, at its place."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core import check as gate
from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.settings import Settings
from paywall_admin.system.assets import read_text
from support.example import changed, encoded

SAMPLE = sample.build(read_text(sample.ASSET), 2020)
AT = "2020-08-01T00:00:00Z"
ROLLING = {"kind": "rollingDays", "days": 30}

# One lie a line: what is put at which pointer of the sample (without `put`, what stands there is removed), and the
# finding: its code, its severity, its place (without it, the pointer) and a part of its sentence.
LIES = {row["lie"]: row for row in json.loads(Path(__file__).with_name("lies.json").read_text(encoding="utf-8"))}


def codes() -> set[str]:
    """Every code that stands in the sources of the gate."""
    found = set()
    for path in Path(gate.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"error", "warning", "_lies"}:
                found |= {arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)}
    return found


def read(fields: dict[str, Any]) -> Settings:
    return parse_settings(encoded(fields))


@pytest.mark.parametrize("lie", LIES)
def test_each_lie_is_found_at_its_place(lie: str) -> None:
    row = LIES[lie]
    found = check(read(changed(row["at"], row.get("put", ...), settings_dict(SAMPLE))), at=AT)
    (finding, *_) = [each for each in found if (each.code, each.place) == (row["code"], row.get("place", row["at"]))]
    assert finding.severity == row["severity"]
    assert row["words"] in finding.sentence
    assert finding.sentence.endswith(".")
    assert finding.sentence.isprintable()


def test_every_topic_has_its_lies() -> None:
    assert len(LIES) > 120
    assert {row["code"] for row in LIES.values()} | {"literal-period"} == codes()


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ({"kind": "calendarWeek"}, "/messages/0/texts/en/heading/one"),
        (ROLLING, "/messages/1/texts/en/heading"),
        ({"kind": "calendarDay"}, "/messages/2/texts/ja/heading"),
    ],
)
def test_this_month_is_a_lie_where_the_meter_counts_otherwise(period: dict[str, Any], text: str) -> None:
    found = check(read(changed("/meters/0/period", period, settings_dict(SAMPLE))), at=AT)
    assert (text, "literal-period") in [(finding.place, finding.code) for finding in found]


@pytest.mark.parametrize("month", range(1, 11))
def test_there_is_nothing_to_find_on_the_sample(month: int) -> None:
    assert check(SAMPLE, at=f"2020-{month:02d}-01T00:00:00Z") == ()
    assert check(SAMPLE, at=f"2020-{month:02d}-28T23:59:59Z") == ()


def test_after_its_year_the_sample_is_only_over() -> None:
    found = check(SAMPLE, at="2020-10-31T15:00:00Z")
    assert [(finding.code, finding.severity) for finding in found] == [("offer-over", "warning")]
    found = check(SAMPLE, at="2021-10-31T15:00:00Z")
    assert {(finding.code, finding.severity) for finding in found} == {
        ("offer-over", "warning"),
        ("window-over", "warning"),
    }


def test_errors_come_first_and_then_the_places_in_order() -> None:
    fields = changed("/offers/0/endsAt", "2020-07-31T15:00:00Z", settings_dict(SAMPLE))
    fields["messages"] += [{**fields["messages"][1], "id": f"again-{number}"} for number in range(4)]
    fields["offers"][1]["price"]["amount"] = 0
    found = check(read(fields), at=AT)
    assert [finding.place for finding in found] == [
        "/messages/7/state",
        "/messages/8/state",
        "/messages/9/state",
        "/messages/10/state",
        "/offers/1/price/amount",
        "/offers/0/endsAt",
    ]
