"""What differs between two settings as JSON: complete, by object, and readable line by line."""

from __future__ import annotations

from typing import Any

import pytest

from conformance.chance import Chance
from conformance.random_settings import random_world
from paywall_admin.core.codec import parse_value, settings_dict
from paywall_admin.core.jsondiff import ObjectDiff, lines, objects
from paywall_admin.core.settings import Settings
from support.example import EXAMPLE, changed

LISTS = ("contentRules", "meters", "plans", "offers", "freeAccess", "messages")


def settings(fields: dict[str, Any]) -> Settings:
    return parse_value(Settings, fields)


def test_a_field_of_an_object_shows_the_object_before_and_after() -> None:
    (found,) = objects(settings(EXAMPLE), settings(changed("/meters/0/limit", 9)))
    assert found.place == "/meters/0"
    assert (found.was["limit"], found.now["limit"]) == (EXAMPLE["meters"][0]["limit"], 9)
    made = [(line.side, line.text.strip()) for line in lines(found) if line.side != "same"]
    assert made == [("removed", f'"limit": {EXAMPLE["meters"][0]["limit"]},'), ("added", '"limit": 9,')]


def test_what_is_new_and_what_is_gone_stand_alone() -> None:
    more = {**EXAMPLE, "meters": [*EXAMPLE["meters"], {**EXAMPLE["meters"][0], "id": "more"}]}
    place = f"/meters/{len(EXAMPLE['meters'])}"
    (found,) = objects(settings(EXAMPLE), settings(more))
    assert (found.place, found.was, found.now["id"]) == (place, None, "more")
    assert {line.side for line in lines(found)} == {"added"}
    (found,) = objects(settings(more), settings(EXAMPLE))
    assert (found.place, found.was["id"], found.now) == (place, "more", None)


def test_another_order_alone_shows_the_ids() -> None:
    plans = [EXAMPLE["plans"][0], {**EXAMPLE["plans"][0], "id": "second"}, {**EXAMPLE["plans"][0], "id": "third"}]
    other = [plans[2], plans[0], plans[1]]
    (found,) = objects(settings({**EXAMPLE, "plans": plans}), settings({**EXAMPLE, "plans": other}))
    first = EXAMPLE["plans"][0]["id"]
    assert (found.place, found.was, found.now) == ("/plans", [first, "second", "third"], ["third", first, "second"])


def test_lines_far_from_a_difference_are_left_out() -> None:
    was = {f"key{number}": number for number in range(40)}
    made = lines(ObjectDiff("/x", was, {**was, "key3": -1, "key30": -1}))
    assert len(made) < 20
    assert [line.text.strip() for line in made if line.gap] == ['"key27": 27,']


@pytest.mark.parametrize("seed", range(40))
def test_all_that_differs_is_told_and_nothing_else(seed: int) -> None:
    chance = Chance(seed)
    first, second = (random_world(chance).settings for _ in "ab")
    old, new = settings(first), settings({**second, "meters": first.get("meters", [])})
    assert objects(old, old) == ()
    was, now = settings_dict(old), settings_dict(new)
    told = dict.fromkeys(one.place.split("/")[1] for one in objects(old, new))
    assert set(told) == {name for name in {*was, *now} if was.get(name) != now.get(name)}
    for one in objects(old, new):
        _, name, *index = one.place.split("/")
        if index:
            here = now if one.now is not None else was
            assert here[name][int(index[0])] == (one.now if one.now is not None else one.was)
            assert one.was != one.now
        elif name in LISTS:
            assert one.now == [item["id"] for item in now[name]]
        else:
            assert (one.was, one.now) == (was.get(name), now.get(name))
