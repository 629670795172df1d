"""The first texts of a new message: good as they stand, in the languages that are known."""

from __future__ import annotations

import pytest

from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.first_texts import first_message
from paywall_admin.core.settings import Publication, Settings
from paywall_admin.system.assets import read_text

SAMPLE = sample.build(read_text(sample.ASSET), 2026)
STATES = ("trial_expired", "access_expired", "grace", "freeAccess:next-chapter")


def publication(**fields: object) -> Publication:
    plain = {"name": "P", "timeZone": "UTC", "defaultLocale": "en", "locales": ["en"], "currency": "USD"}
    pages = {"homeUrl": "/", "offersUrl": "/o", "accountUrl": "/a"}
    return parse_value(Publication, {**plain, **pages, **fields})


@pytest.mark.parametrize("state", STATES)
def test_the_gate_finds_nothing_in_them(state: str) -> None:
    settings = settings_dict(SAMPLE)
    kept = [message for message in settings["messages"] if message["state"] != state]
    for one_day in (True, False):
        made = first_message(SAMPLE.publication, state, "first", one_day=one_day)
        draft = parse_value(Settings, {**settings, "messages": [*kept, made]})
        assert check(draft, at="2026-08-01T00:00:00Z") == ()


def test_languages_without_known_texts_are_left_to_be_written() -> None:
    made = first_message(publication(locales=["de", "en", "ja-JP"], defaultLocale="en"), "grace", "new")
    assert list(made["texts"]) == ["en", "ja-JP"]
    made = first_message(publication(locales=["de"], defaultLocale="de"), "grace", "new")
    assert made["texts"]["de"]["cta"] == "Check payment details"
