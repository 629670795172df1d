"""The sentences of the rules in the window's language.

The rules write English sentences: findings, changes, what readers have, why somebody meets what. They are values that
the command line, files and tests share, and know nothing of windows. Where the window speaks another language, each
is recognised by its pattern and said anew; a sentence without a pattern stays English.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from paywall_admin.system import assets
from paywall_admin.ui import language

# A hole, with its number; `{0d}` takes digits only, and what stands in quotes is a name, taken over to the letter.
_HOLE: Final = re.compile(r"\{(\d)(d?)\}")
_PREFIX: Final = 6


def said(sentence: str) -> str:
    """A sentence of the rules in the window's language."""
    spoken = language.spoken_by(QCoreApplication.instance())
    if spoken == language.ENGLISH or not sentence:
        return sentence
    return _book(spoken).sentence(sentence)


def part(text: str) -> str:
    """A part of such a sentence, or all of one, in the window's language."""
    spoken = language.spoken_by(QCoreApplication.instance())
    return text if spoken == language.ENGLISH or not text else _book(spoken).fragment(text)


class _Pattern:
    """One sentence with holes, and how another language says it."""

    def __init__(self, english: str, other: str) -> None:
        self.literal = len(_HOLE.sub("", english))
        self.prefix = english.partition("{")[0][:_PREFIX]
        self._english = english
        self._other = other
        self._compiled: re.Pattern[str] | None = None
        self.names = frozenset(re.findall(r"'\{(\d)\}'", english))

    def holes(self, sentence: str) -> dict[str, str] | None:
        """What stands in the holes of a sentence; None where it is another one."""
        if self._compiled is None:
            self._compiled = re.compile(_written(self._english), re.DOTALL)
        match = self._compiled.fullmatch(sentence)
        return None if match is None else {name[1:]: text for name, text in match.groupdict().items()}

    def fill(self, holes: dict[str, str]) -> str:
        """The other language's sentence with its holes filled."""
        return _HOLE.sub(lambda hole: holes.get(hole[1], ""), self._other)


def _written(english: str) -> str:
    """The regular expression of a pattern."""
    parts, end = [], 0
    for hole in _HOLE.finditer(english):
        taken = r"\d+" if hole[2] else ".+?"
        parts += [re.escape(english[end : hole.start()]), f"(?P<h{hole[1]}>{taken})"]
        end = hole.end()
    return "".join([*parts, re.escape(english[end:])])


class _Book:
    """The patterns of one language: whole sentences, and what stands in their holes."""

    def __init__(self, content: dict[str, list[tuple[str, str]]]) -> None:
        self._sentences = _shelf(content["sentences"])
        self._fragments = _shelf(content["fragments"])
        self.sentence = lru_cache(maxsize=4096)(self._sentence)

    def _sentence(self, sentence: str) -> str:
        found = self._find(self._sentences, sentence)
        # Names stand in corner brackets, which want no space beside them.
        return sentence if found is None else found.replace(" 「", "「").replace("」 ", "」")

    def fragment(self, text: str) -> str:
        """What stands in a hole, or stands alone where a sentence was taken apart."""
        return self._find(self._fragments, text) or self._find(self._sentences, text) or text

    def _find(self, shelf: dict[str, list[_Pattern]], sentence: str) -> str | None:
        near = {sentence[:length] for length in range(_PREFIX + 1)}
        for pattern in sorted((one for key in near for one in shelf.get(key, ())), key=lambda one: -one.literal):
            holes = pattern.holes(sentence)
            if holes is not None:
                said_anew = {
                    name: text if name in pattern.names else self.fragment(text) for name, text in holes.items()
                }
                return pattern.fill(said_anew)
        return None


def _shelf(pairs: list[tuple[str, str]]) -> dict[str, list[_Pattern]]:
    shelf: dict[str, list[_Pattern]] = defaultdict(list)
    for english, other in pairs:
        pattern = _Pattern(english, other)
        shelf[pattern.prefix].append(pattern)
    return dict(shelf)


@cache
def _book(spoken: str) -> _Book:
    return _Book(json.loads(assets.read_text(f"locales/sentences_{spoken}.json")))
