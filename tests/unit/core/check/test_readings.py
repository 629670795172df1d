"""After any edits, a check that reads only what changed finds what a check of the whole finds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import settings as within
from hypothesis import strategies as st

from paywall_admin.core import sample
from paywall_admin.core.check import check
from paywall_admin.core.check.readings import Piece, Readings
from paywall_admin.core.codec import settings_dict
from paywall_admin.core.settings import Settings
from paywall_admin.system.assets import read_text
from support.example import EXAMPLE
from support.variants import variants

SAMPLE = settings_dict(sample.build(read_text(sample.ASSET), 2020))
MOMENTS = st.sampled_from(["1970-01-01T00:00:00Z", "2020-10-01T00:00:00Z", "2099-12-31T23:59:59Z"])
LIES = ("Only $5 until 12/24", "3 free articles left this month for free {{x}} {{freeAccessDate}} <b>", " ", "{name}")


def kept(old: Settings, new: Settings) -> Settings:
    """The new settings with the very objects of the old ones where these are equal, as a draft is read again."""
    again = {}
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if isinstance(after, tuple):
            again[field] = tuple(next((one for one in before if one == value), value) for value in after)
    return new.model_copy(update=again)


def lied(settings: Settings, number: int) -> Settings:
    """The settings with a text that nothing bears out in each language of one message."""
    messages = list(settings.messages)
    place = number % len(messages)
    texts = {
        code: words.model_copy(update={"body": LIES[number % len(LIES)]})
        for code, words in messages[place].texts.items()
    }
    messages[place] = messages[place].model_copy(update={"texts": texts})
    return settings.model_copy(update={"messages": tuple(messages)})


def moved(settings: Settings, number: int) -> Settings:
    """The settings with one message behind all others."""
    messages = list(settings.messages)
    messages.append(messages.pop(number % len(messages)))
    return settings.model_copy(update={"messages": tuple(messages)})


def without_offer(settings: Settings, number: int) -> Settings:
    """The settings with an offer less."""
    offers = list(settings.offers)
    del offers[number % (len(offers) or 1) : number % (len(offers) or 1) + 1]
    return settings.model_copy(update={"offers": tuple(offers)})


EDITS = st.sampled_from([lied, moved, without_offer])
STEPS = st.lists(st.tuples(EDITS, st.integers(0, 40), MOMENTS) | variants(EXAMPLE) | variants(SAMPLE), min_size=2)


@within(max_examples=60)
@given(STEPS)
def test_kept_readings_find_what_a_whole_check_finds(steps: list[Any]) -> None:
    readings, now, at = Readings(), Settings.model_validate(SAMPLE, strict=False), "2020-10-01T00:00:00Z"
    for step in steps:
        if isinstance(step, Settings):
            now = kept(now, step)
        elif now.messages:
            edit, number, at = step
            now = edit(now, number)
        assert check(now, at=at, readings=readings) == check(now, at=at)


def test_only_what_changed_is_read_again() -> None:
    settings = Settings.model_validate(SAMPLE, strict=False)
    readings, read = Readings(), []

    def listen(piece: Piece) -> bool:
        read.append(piece.message.id)
        return False

    for reading in readings.of(settings.messages):
        reading.each(listen)
    assert set(read) == {message.id for message in settings.messages}
    read.clear()
    for reading in readings.of(lied(settings, 2).messages):
        reading.each(listen)
    assert set(read) == {settings.messages[2].id}
