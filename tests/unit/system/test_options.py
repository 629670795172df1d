"""Each option takes what its declaration allows and refuses the rest in one sentence."""

from __future__ import annotations

import pytest

from paywall_admin.core.problems import BadInput, NotFound
from paywall_admin.system import options


def test_every_declaration_holds_for_itself() -> None:
    names = [option.name for option in options.OPTIONS]
    assert len(set(names)) == len(names)
    for option in options.OPTIONS:
        assert option.accept(option.default) == option.default
        assert option.sentence.endswith(".")
    assert options.defaults()["emergencyHours"] == 24


@pytest.mark.parametrize(
    ("name", "good", "bad", "rule"),
    [
        ("appearance", ["light", "dark"], ["blue", 1, None], "one of system, light, dark"),
        ("language", ["system", "ja"], ["de", 1, None], "one of system, en, ja"),
        ("emergencyHours", [1, 72], [0, 73, True, 1.5, "24"], "a whole number from 1 to 72"),
    ],
)
def test_values(name: str, good: list[object], bad: list[object], rule: str) -> None:
    option = options.option(name)
    for value in good:
        assert option.accept(value) == value
    for value in bad:
        with pytest.raises(BadInput, match=rule) as caught:
            option.accept(value)
        assert caught.value.place == name


def test_each_is_kept_with_the_window_or_in_the_store() -> None:
    assert {option.name for option in options.of("window")} == {"appearance", "language"}
    assert set(options.defaults()) == {option.name for option in options.of("store")}


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("-1", "-1"), ("1_0", "1_0"), ("many", "many")])
def test_words_of_the_command_line_are_read_as_numbers_where_they_are(text: str, value: object) -> None:
    assert options.option("emergencyHours").read(text) == value


def test_switches_are_read_from_words() -> None:
    switch = options.Option("switch", False, "A switch.")
    assert [switch.read(word) for word in ("on", "true", "off", "false", "maybe")] == [
        True,
        True,
        False,
        False,
        "maybe",
    ]


def test_an_unknown_option_is_named_with_those_there_are() -> None:
    known = ", ".join(option.name for option in options.OPTIONS)
    assert "appearance" in known
    with pytest.raises(NotFound, match=f"no option apperance; there are {known}"):
        options.option("apperance")
