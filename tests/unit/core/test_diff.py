"""What changed, in the words of a marketing person; never silent, and silent where nothing differs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from paywall_admin.core.codec import parse_settings, settings_dict
from paywall_admin.core.diff import Change, count, diff
from paywall_admin.core.settings import Settings
from support.example import EXAMPLE, changed, encoded, example
from support.variants import variants

LONG = "The quick brown fox jumps over the lazy dog and runs away into the deep dark forest, and never comes back."

# Pointer, the value put there (... removes it), the kind of change, the sentence.
SENTENCES: list[tuple[str, Any, str, str]] = [
    ("/meters/0/limit", 3, "changed", "Meter 'Guests': limit 5 → 3"),
    ("/meters/1/limit", 3, "changed", "Meter 'all': limit 5 → 3"),
    ("/meters/0/name", "Visitors", "changed", "Meter 'Visitors': name “Guests” → “Visitors”"),
    ("/meters/0/period", {"kind": "calendarWeek"}, "changed", "Meter 'Guests': period any 30 days → calendar week"),
    ("/meters/0/showCounterFrom", ..., "changed", "Meter 'Guests': counter shown from 3 left → always"),
    (
        "/meters/0/audience",
        {"kinds": ["registered"], "devices": ["narrow"]},
        "changed",
        "Meter 'Guests': audience anonymous readers in US on wide screens → registered readers on narrow screens",
    ),
    ("/meters/1", ..., "removed", "Meter 'all' removed"),
    (
        "/meters/-",
        {"id": "new", "limit": 1, "period": {"kind": "calendarDay"}},
        "added",
        "Meter 'new' added: 1 article each calendar day, everyone",
    ),
    ("/offers/0/price/amount", 1250, "changed", "Offer 'Autumn': price $9 → $12.50"),
    ("/offers/0/price/currency", "JPY", "changed", "Offer 'Autumn': price $9 → ¥900"),
    ("/offers/0/duration/count", 1, "changed", "Offer 'Autumn': duration 3 months → 1 month"),
    (
        "/offers/0/endsAt",
        "2020-11-15T15:00:00Z",
        "changed",
        "Offer 'Autumn': ends October 31, 2020 → November 15, 2020",
    ),
    ("/offers/0/endsAt", ..., "changed", "Offer 'Autumn': ends October 31, 2020 → never"),
    (
        "/offers/0/startsAt",
        "2020-10-01T05:30:00Z",
        "changed",
        "Offer 'Autumn': starts October 1, 2020 → October 1, 2020 at 14:30",
    ),
    ("/offers/0/states", ["last_free"], "changed", "Offer 'Autumn': shown in limit reached, last free → last free"),
    ("/offers/0/plan", "gone", "changed", "Offer 'Autumn': plan 'Monthly' → 'gone'"),
    ("/offers/0/kind", "freeTrial", "changed", "Offer 'Autumn': kind paid trial → free trial"),
    ("/offers/0/newSubscribersOnly", False, "changed", "Offer 'Autumn': new subscribers only: yes → no"),
    ("/plans/0/price/amount", 1800, "changed", "Plan 'Monthly': price $15 → $18"),
    ("/plans/0/interval/unit", "year", "changed", "Plan 'Monthly': paid every 1 month → 1 year"),
    (
        "/freeAccess/0/endsAt",
        "2020-10-01T15:00:00Z",
        "changed",
        "Free access 'day': ends September 30, 2020 → October 1, 2020",
    ),
    ("/freeAccess/0/countries", ..., "changed", "Free access 'day': countries JP → everywhere"),
    ("/publication/timeZone", "Asia/Seoul", "changed", "Publication: time zone Asia/Tokyo → Asia/Seoul"),
    ("/publication/locales", ["ja", "en"], "changed", "Publication: languages English, Japanese → Japanese, English"),
    ("/wall/open", True, "changed", "Wall: open for everyone: no → yes"),
    ("/policy/staleDays", 10, "changed", "Policy: after that it stays in force for 30 days → 10 days"),
    ("/graceDays", 1, "changed", "Grace after a failed payment: 7 days → 1 day"),
    ("/expiryStates/trialExpired/days", ..., "changed", "Trial expired: lasts 7 days → for ever"),
    ("/expiryStates/accessExpired/then", "wall", "changed", "Access expired: the reader meets the meter → wall"),
    (
        "/contentRules/0/action",
        "locked",
        "changed",
        "Content rule 'sponsored': action free, never counts → for subscribers only",
    ),
    ("/contentRules/0/when", {"tags": ["a", "b"]}, "changed", " → tag 'a' or 'b'"),
    (
        "/messages/0/texts/en/heading/one",
        "One left",
        "changed",
        "Message 'counter', English: heading (one) “1” → “One left”",
    ),
    ("/messages/0/texts/en/cta", ..., "changed", "Message 'counter', English: button “Go” → none"),
    (
        "/messages/0/texts/en/body",
        "A\u202eB\nC",
        "changed",
        r"Message 'counter', English: body “Body” → “A\u202eB ⏎ C”",
    ),
    ("/messages/0/texts/de", {"heading": "Hallo"}, "added", "Message 'counter': German texts added"),
    ("/messages/0/texts/ja", ..., "removed", "Message 'counter': Japanese texts removed"),
    ("/messages/0/narrow", ..., "removed", "Message 'counter': English texts for narrow screens removed"),
    ("/messages/0/narrow/en/note", "M", "changed", "Message 'counter', English, narrow screens: note “N” → “M”"),
    ("/messages/0/state", "grace", "changed", "Message 'counter': state metered → grace"),
    ("/messages/0/ctaTarget", {"url": "/x"}, "changed", "Message 'counter': button leads to the offer → '/x'"),
    (
        "/offers/0/audience/countries",
        [],
        "changed",
        "audience anonymous readers in US on wide screens → anonymous readers on",
    ),
]


def read(fields: dict[str, Any]) -> Settings:
    return parse_settings(encoded(fields))


OLD = read(EXAMPLE)


@pytest.mark.parametrize(("pointer", "value", "kind", "sentence"), SENTENCES, ids=lambda part: str(part)[:50])
def test_each_change_has_one_sentence(pointer: str, value: Any, kind: str, sentence: str) -> None:
    (change,) = diff(OLD, read(changed(pointer, value)))
    assert change.kind == kind
    assert sentence == change.sentence if sentence[0].isupper() else sentence in change.sentence
    put = pointer.replace("-", "2") if pointer.endswith("-") else pointer
    assert put.startswith(change.place) or change.place.startswith(put)


def test_nothing_changed_is_nothing_said() -> None:
    assert diff(OLD, read(example())) == ()


def test_was_and_now_are_the_values_in_words() -> None:
    (change,) = diff(OLD, read(changed("/offers/0/price/amount", 99)))
    assert change == Change(
        "/offers/0/price", ("offer", "three-months"), "changed", "Offer 'Autumn': price $9 → $0.99", "$9", "$0.99"
    )


def test_what_reads_alike_is_told_apart_as_it_stands_in_the_file() -> None:
    (change,) = diff(
        read(changed("/offers/0/newSubscribersOnly", ...)), read(changed("/offers/0/newSubscribersOnly", False))
    )
    assert change.sentence == "Offer 'Autumn': new subscribers only: not given → false"
    (change,) = diff(read(changed("/freeAccess/0/countries", ...)), read(changed("/freeAccess/0/countries", [])))
    assert change.sentence == "Free access 'day': countries not given → []"


def test_a_long_text_is_cut_around_what_differs() -> None:
    old = read(changed("/messages/0/texts/en/body", LONG))
    (change,) = diff(old, read(changed("/messages/0/texts/en/body", LONG.replace("forest", "wood"))))
    assert "deep dark forest" in change.sentence
    assert "deep dark wood" in change.sentence
    assert len(change.sentence) < 220
    assert change.was == LONG


def test_the_fewest_moves_are_named() -> None:
    fields = example()
    fields["meters"] = [{**fields["meters"][1], "id": name} for name in "abcd"]
    old = read(fields)
    fields["meters"] = [fields["meters"][place] for place in (3, 0, 1, 2)]
    (change,) = diff(old, read(fields))
    assert change == Change(
        "/meters/0", ("meter", "d"), "moved", "Meter 'd' moved: now before 'a'", "last", "before 'a'"
    )


def test_additions_and_removals_move_nothing() -> None:
    fields = example()
    meter = fields["meters"][1]
    old = read({**fields, "meters": [{**meter, "id": name} for name in "abc"]})
    new = read({**fields, "meters": [{**meter, "id": name} for name in "xbc"]})
    assert [change.kind for change in diff(old, new)] == ["removed", "added"]


def test_a_first_version_is_told_as_a_whole() -> None:
    sentences = [change.sentence for change in diff(None, OLD)]
    assert count(None, OLD) == len(sentences)
    assert sentences[0] == "First version of 'The Example'"
    assert "Offer 'Autumn' added: $9 for 3 months, until October 31, 2020" in sentences
    assert "Free access 'day' added: September 30, 2020, JP" in sentences
    assert "Plan 'Monthly' added: $15 every month" in sentences


@given(old=variants(EXAMPLE), new=variants(EXAMPLE))
def test_two_settings_differ_exactly_where_there_is_a_change(old: Settings, new: Settings) -> None:
    changes = diff(old, new)
    assert bool(changes) == (old != new)
    assert count(old, new) == len(changes)
    assert (settings_dict(old) == settings_dict(new)) <= (not changes)
    for change in changes:
        assert change.sentence.isprintable()
        assert change.was != change.now or change.kind in {"added", "removed"}
        assert change.place.startswith("/")
