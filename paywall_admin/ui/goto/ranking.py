"""Which places a few letters mean, best first. Pure functions, fast enough for thousands of places a keystroke."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, Protocol, TypeVar

MOST: Final = 60
# What a match is worth, from the best to the worst: a word of the title begins so, the title holds it, other words
# of the place hold it, the letters stand in the title in this order.
_STARTS, _HOLDS, _BESIDE, _LETTERS = 100.0, 60.0, 30.0, 10.0


class Ranked(Protocol):
    """What can be ranked: its title and its other words, folded, and how it weighs among equals."""

    @property
    def folded(self) -> str:
        """The title, folded."""

    @property
    def beside(self) -> str:
        """Other words by which it is found, folded."""

    @property
    def weight(self) -> float:
        """More for what is wanted more often."""


AnyRanked = TypeVar("AnyRanked", bound=Ranked)


def fold(text: str) -> str:
    """A text as it is compared: without case, accents and differences of width."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def rank(query: str, places: Sequence[AnyRanked], most: int = MOST) -> list[AnyRanked]:
    """The places that every word of the query fits, best first, in their own order where they are equal."""
    words = fold(query).split()
    if not words:
        return sorted(places, key=lambda place: -place.weight)[:most]
    found = ((score(words, place), place) for place in places)
    fitting = [(value, place) for value, place in found if value > 0]
    return [place for _, place in sorted(fitting, key=lambda pair: -pair[0])[:most]]


def score(words: Iterable[str], place: Ranked) -> float:
    """How well folded words fit a place; 0 where one of them does not."""
    total = 0.0
    for word in words:
        worth = _worth(word, place.folded, place.beside)
        if not worth:
            return 0.0
        total += worth
    # Of two titles that fit alike, the shorter one is meant.
    return total + place.weight - len(place.folded) / 100


def _worth(word: str, title: str, beside: str) -> float:
    at = title.find(word)
    if at == 0 or f" {word}" in title:
        return _STARTS + (at == 0)
    if at > 0:
        return _HOLDS
    if word in beside:
        return _BESIDE
    return _LETTERS if _in_order(word, title) else 0.0


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order, the first one at the start of a word."""
    at = 0 if text.startswith(letters[0]) else text.find(f" {letters[0]}")
    if at < 0:
        return False
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
