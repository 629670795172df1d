"""Whatever well-formed settings hold, the gate answers: findings in order, with places and sentences one can use."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core import sample
from paywall_admin.core.calendar import epoch, instant
from paywall_admin.core.check import Finding, check, holds_until
from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.settings import Settings
from paywall_admin.system.assets import read_text
from support.example import EXAMPLE, changed, encoded
from support.variants import variants

SAMPLE = settings_dict(sample.build(read_text(sample.ASSET), 2020))
MOMENTS = st.sampled_from(
    ["1970-01-01T00:00:00Z", "2020-08-01T00:00:00Z", "2020-10-01T00:00:00Z", "2099-12-31T23:59:59Z"]
)


def usable(finding: Finding, fields: dict[str, Any]) -> bool:
    """Whether the place is in the settings, or is a field that could be added to an object there."""
    *front, last = finding.place.split("/")[1:]
    value: Any = fields
    for step in front:
        value = value[int(step) if isinstance(value, list) else step]
    return isinstance(value, dict) or (isinstance(value, list) and int(last) < len(value))


@given(settings=variants(EXAMPLE) | variants(SAMPLE), at=MOMENTS)
def test_every_finding_can_be_shown_and_clicked(settings: Settings, at: str) -> None:
    fields = settings_dict(settings)
    found = check(settings, at=at)
    for finding in found:
        assert usable(finding, fields), finding
        assert finding.sentence.isprintable()
        assert finding.sentence.endswith(".")
        assert "None" not in finding.sentence
    assert [finding.severity for finding in found] == sorted(finding.severity for finding in found)
    assert check(parse_settings(encoded(fields)), at=at) == found


@pytest.mark.parametrize(
    "text",
    ["$1 ", "May 1 ", "3 days ", "{{x}} ", "free articles this month ", "1,", "{{", "<", "残り1本の無料 ", "10% off "],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_hostile_text_gives_a_handful_of_findings(text: str, language: str) -> None:
    hostile = (text * 10_000)[:10_000]
    found = check(
        parse_settings(encoded(changed(f"/messages/0/texts/{language}/body", hostile, SAMPLE))),
        at="2020-08-01T00:00:00Z",
    )
    assert len(found) <= 6


@given(settings=variants(EXAMPLE) | variants(SAMPLE), at=MOMENTS)
def test_what_was_found_holds_until_the_moment_that_is_said(settings: Settings, at: str) -> None:
    until = holds_until(settings, epoch(at))
    assert epoch(at) < until <= epoch(at) + 3600
    assert check(settings, at=instant(until - 1)) == check(settings, at=at)
