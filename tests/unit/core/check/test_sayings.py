"""What texts say of prices, durations and dates, by language: what is untrue is found, all else is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.system.assets import read_text
from support.example import changed, encoded

AT = "2020-08-01T00:00:00Z"

# One text a line, and what is found in it: nothing, or the code. Readers are shown the sample's three-month trial for
# $9 until Saturday, October 31, 2020, beside plans of $15 a month and $150 a year.
SAYINGS = json.loads(Path(__file__).with_name("sayings.json").read_text(encoding="utf-8"))
UNTRUE = [row for row in SAYINGS if row["found"]]
TRUE = [row for row in SAYINGS if not row["found"]]


def said(row: dict[str, str]) -> str:
    return f"{row['language']}: {row['says']}"


def findings(row: dict[str, str]) -> set[tuple[str, str]]:
    """What is found where a message says it, in a publication of that language."""
    fields: dict[str, Any] = settings_dict(sample.build(read_text(sample.ASSET), 2020))
    del fields["offers"][1]
    language = row["language"]
    if language not in fields["publication"]["locales"]:
        fields["publication"] |= {"locales": [language], "defaultLocale": language}
        for message in fields["messages"]:
            message["texts"] = {language: {"heading": "…", "cta": "…"}}
            message.pop("narrow", None)
    place = f"/messages/0/texts/{language}/note"
    found = check(parse_settings(encoded(changed(place, row["says"], fields))), at=AT)
    assert {finding.place for finding in found} <= {place}
    return {(finding.code, finding.sentence) for finding in found}


@pytest.mark.parametrize("row", UNTRUE, ids=said)
def test_what_is_untrue_is_found_in_the_words_of_its_language(row: dict[str, str]) -> None:
    assert row["found"] in {code for code, _ in findings(row)}


@pytest.mark.parametrize("row", TRUE, ids=said)
def test_what_is_true_or_of_something_else_is_left_alone(row: dict[str, str]) -> None:
    assert findings(row) == set()


def test_there_are_many_of_both() -> None:
    assert len(UNTRUE) > 120
    assert len(TRUE) > 80
    assert len({row["language"] for row in SAYINGS}) >= 14
