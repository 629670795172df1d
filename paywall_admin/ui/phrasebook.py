"""The sentences of the rules in the window's language.

The rules write English sentences: findings, changes, refusals, what readers have, why somebody meets what. They are
values that the command line, files and tests share, and know nothing of windows. Where the window speaks another
language, each is recognised by its pattern and said anew; a sentence without a pattern stays English.

The patterns lie in `resources/locales/sentences`, a folder for each language and a file for each topic: English
sentences with holes, `{0}`, and how the other language says them. A file's `sentences` stand by themselves; its
`fragments` are looked for only in the holes of others.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from paywall_admin.system import assets
from paywall_admin.ui import language

# A hole, with its number. `{0d}` takes digits only. What stands in quotes is a name, taken over to the letter, and so
# is what people wrote, `{0!}`.
_HOLE: Final = re.compile(r"\{(\d)([d!]?)\}")
_NAMED: Final = re.compile(r"'\{(\d)\}'|“\{(\d)\}”|\{(\d)!\}")
_NAME: Final = re.compile(r"'([^']*)'|“([^”]*)”")
_BETWEEN: Final = re.compile(r"(?<=[.?]) (?=[A-Z0-9'“])")
_NO_SPACE: Final = re.compile(r" (?=「)|(?<=[」。]) ")
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


def refusal(problem: Exception) -> str:
    """What a person is told of something that could not be done, in the window's language."""
    return said(str(getattr(problem, "sentence", problem)))


class _Pattern:
    """One sentence with holes, and how another language says it."""

    def __init__(self, english: str, other: str) -> None:
        self._english = english
        self._other = other
        self._compiled: re.Pattern[str] | None = None
        around = _HOLE.split(english)[::3]
        self.needle = max(around, key=len)
        self.literal = sum(map(len, around))
        self.prefix = around[0][:_PREFIX]
        self.is_several = _BETWEEN.search(english) is not None

    def said_of(self, sentence: str, book: _Book) -> str | None:
        """The other language's sentence with the holes filled as in this one; None where it is another one."""
        if self.needle not in sentence:
            return None
        if self._compiled is None:
            self._compiled = re.compile(_written(self._english), re.DOTALL)
        match = self._compiled.fullmatch(sentence)
        if match is None:
            return None
        names = {one[1] or one[2] or one[3] for one in _NAMED.finditer(self._english)}
        return _HOLE.sub(
            lambda hole: match[f"h{hole[1]}"] if hole[1] in names else book.fragment(match[f"h{hole[1]}"]), self._other
        )


def _written(english: str) -> str:
    """The regular expression of a pattern."""
    parts, end = [], 0
    for hole in _HOLE.finditer(english):
        taken = r"[\d,]+" if hole[2] == "d" else ".+?"
        parts += [re.escape(english[end : hole.start()]), f"(?P<h{hole[1]}>{taken})"]
        end = hole.end()
    return "".join([*parts, re.escape(english[end:])])


class _Book:
    """The patterns of one language: whole sentences, and what stands in their holes."""

    def __init__(self, topics: Iterable[dict[str, dict[str, str]]]) -> None:
        self._sentences: dict[str, list[_Pattern]] = defaultdict(list)
        self._fragments: dict[str, list[_Pattern]] = defaultdict(list)
        for topic in topics:
            for shelf, pairs in ((self._sentences, "sentences"), (self._fragments, "fragments")):
                for english, other in topic.get(pairs, {}).items():
                    pattern = _Pattern(english, other)
                    shelf[pattern.prefix].append(pattern)
        self.sentence = lru_cache(maxsize=4096)(self._sentence)
        self.fragment = lru_cache(maxsize=4096)(self._fragment)

    def _sentence(self, sentence: str) -> str:
        found = self._said(sentence, self._sentences)
        # Corner brackets, which names stand in, and full stops want no space beside them.
        return sentence if found is None else _NO_SPACE.sub("", found)

    def _fragment(self, text: str) -> str:
        """What stands in a hole, or stands alone where a sentence was taken apart."""
        if name := _NAME.fullmatch(text):
            known = (one.said_of(text, self) for one in self._fragments.get(text[:_PREFIX], ()) if one.needle == text)
            return next(known, None) or f"「{name[1] or name[2] or ''}」"
        return self._said(text, self._fragments, self._sentences) or text

    def _said(self, text: str, *shelves: dict[str, list[_Pattern]]) -> str | None:
        """The text in the other language: as one where a pattern is for all of it, else sentence by sentence."""
        patterns = self._near(text, shelves)
        pieces = _BETWEEN.split(text)
        if len(pieces) > 1:
            # A hole may take a full stop, but only where the sentences are not known each by itself.
            whole = _first(self, text, (one for one in patterns if one.is_several))
            each = [self.sentence(piece) for piece in pieces]
            if whole or all(said != piece for said, piece in zip(each, pieces, strict=True)):
                return whole or "".join(each)
        return _first(self, text, patterns)

    @staticmethod
    def _near(text: str, shelves: Iterable[dict[str, list[_Pattern]]]) -> list[_Pattern]:
        """The patterns that begin as the text does, those first that leave the least to their holes."""
        near = {text[:length] for length in range(_PREFIX + 1)}
        patterns = [one for shelf in shelves for key in near for one in shelf.get(key, ())]
        return sorted(patterns, key=lambda one: -one.literal)


def _first(book: _Book, text: str, patterns: Iterable[_Pattern]) -> str | None:
    return next((said for one in patterns if (said := one.said_of(text, book)) is not None), None)


@cache
def _book(spoken: str) -> _Book:
    return _Book(topics(spoken))


def topics(spoken: str) -> list[dict[str, Any]]:
    """The files of a language's sentences, by their names."""
    folder = assets.path(f"locales/sentences/{spoken}")
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
