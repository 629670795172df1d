"""Plural forms: which a language has, numbers to think of for each, and how a text becomes forms."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from paywall_admin.core.languages import plural_runs
from paywall_admin.core.problems import BadInput
from paywall_admin.core.texts import marks
from paywall_admin.core.vocabulary import CATEGORIES, OTHER

NUMBER: Final = "numberArticlesLeft"
ENDING: Final = "numberArticlesLeft-plural"
_MOST_NUMBERS: Final = 3

_S_LANGUAGES: Final = frozenset({"en", "fr", "es", "pt", "ca", "gl", "oc", "ast"})
"""Languages in which most words take an `s` for more than one: an English text can serve as a start."""


@lru_cache(maxsize=256)
def categories(code: str) -> dict[str, tuple[int, ...]]:
    """The plural categories of a language in CLDR's order, each with the first numbers that it is for.

    A language that CLDR does not know has only `other`.
    """
    try:
        runs = plural_runs(code)
    except BadInput:
        return {OTHER: (1, 2, 3)}
    found: dict[str, list[int]] = {}
    number = 0
    for category, length in runs:
        numbers = found.setdefault(category, [])
        # Nobody is told that none is left by a number, so nothing comes last.
        numbers += range(number, number + min(length, _MOST_NUMBERS + 1))
        number += length
    shown = {name: tuple(sorted(numbers, key=lambda n: n == 0)[:_MOST_NUMBERS]) for name, numbers in found.items()}
    return {name: shown.get(name, ()) for name in CATEGORIES if name in shown or name == OTHER}


def counts(text: str) -> bool:
    """Say whether a text gives the number of articles left."""
    return any(part == (NUMBER, "") for line in text.split("\n") for _, _, part in marks(line))


def has_ending(text: str) -> bool:
    """Say whether a text has the English plural ending."""
    return any(part == (ENDING, "") for line in text.split("\n") for _, _, part in marks(line))


def forms(text: str, code: str) -> str | dict[str, str]:
    """Make plural forms of a text with the English plural ending: one for each category of a language.

    A language without plural forms keeps one text, without the ending.
    """
    names = categories(code)
    if len(names) == 1:
        return _with_ending(text, "")
    takes_s = code.partition("-")[0] in _S_LANGUAGES
    return {name: _with_ending(text, "s" if takes_s and name != "one" else "") for name in names}


def _with_ending(text: str, ending: str) -> str:
    return "\n".join(_line_with(line, ending) for line in text.split("\n"))


def _line_with(line: str, ending: str) -> str:
    made, done = "", 0
    for start, end, part in marks(line):
        if part == (ENDING, ""):
            made += line[done:start] + ending
            done = end
    return made + line[done:]
