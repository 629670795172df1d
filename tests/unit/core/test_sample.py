"""The sample publication: its dates, and the words of its readers, made from data and never frozen."""

from __future__ import annotations

import json
import re

import pytest

from paywall_admin.core import sample
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.problems import BadInput
from paywall_admin.system.assets import read_text

TEMPLATE = read_text(sample.ASSET)


def test_the_dates_of_2020() -> None:
    settings = sample.build(TEMPLATE, 2020)
    three, one = settings.offers
    assert (three.starts_at, three.ends_at) == (None, "2020-10-31T15:00:00Z")
    assert (one.starts_at, one.ends_at) == (None, None)
    (window,) = settings.free_access
    assert (window.starts_at, window.ends_at) == ("2020-09-29T15:00:00Z", "2020-09-30T15:00:00Z")


@pytest.mark.parametrize(
    ("at", "year"),
    [
        ("2020-01-01T00:00:00Z", 2020),
        ("2019-12-31T15:00:00Z", 2020),
        ("2019-12-31T14:59:59Z", 2020),
        ("2020-10-31T14:59:59Z", 2020),
        ("2020-10-31T15:00:00Z", 2021),
        ("2020-12-31T23:00:00Z", 2021),
    ],
)
def test_the_next_october_31st_to_come(at: str, year: int) -> None:
    assert sample.next_year(at) == year
    offer = sample.build(TEMPLATE, year).offers[0]
    assert offer.ends_at is not None
    assert at < offer.ends_at


@pytest.mark.parametrize("year", [1970, 2099])
def test_every_year_of_the_calendar_has_a_sample(year: int) -> None:
    assert str(year) in (sample.build(TEMPLATE, year).offers[0].ends_at or "")


@pytest.mark.parametrize("year", [1969, 2100, -1])
def test_other_years_are_refused(year: int) -> None:
    with pytest.raises(BadInput, match=rf"no sample for the year {year};"):
        sample.build(TEMPLATE, year)


def test_the_zone_and_the_last_day_are_those_of_the_template() -> None:
    fields = json.loads(TEMPLATE)
    assert fields["publication"]["timeZone"] == sample.ZONE
    month, day = sample.LAST_DAY
    assert fields["offers"][0]["endsAt"] == {"$endOfDay": f"{month}-{day}"}


def test_no_price_duration_date_count_or_name_is_frozen_in_a_text() -> None:
    settings = settings_dict(sample.build(TEMPLATE, 2020))
    words = json.dumps([[message["texts"], message.get("narrow")] for message in settings["messages"]])
    plain = re.sub(r"\\u[0-9a-f]{4}|\{\{.*?\}\}", "", words)
    assert re.findall(r"\d|[$¥€]|Oct|Sep|Nikkei", plain) == []


def test_every_message_speaks_every_language() -> None:
    settings = sample.build(TEMPLATE, 2020)
    for message in settings.messages:
        assert set(message.texts) == set(settings.publication.locales)
        assert set(message.narrow or settings.publication.locales) == set(settings.publication.locales)
