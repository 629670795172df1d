"""Characters that nobody sees: of control and of direction, and without width; some turn a text into another."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS: Final = "\u200c\u200d"
_DIRECTIONS: Final = "\u200e\u200f\u061c"
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "dv", "yi", "ckb", "ks"})
# In these scripts no letter changes its form beside another.
_APART: Final = ("LATIN", "GREEK", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DIGIT", "SPACE", "NO-BREAK")


def unseen_in(text: str, code: str) -> list[str]:
    """The characters of a text that nobody sees and that are not at home where they stand, each once."""
    if text.isascii() and text.isprintable():
        return []
    return list(dict.fromkeys(match[0] for match in _UNSEEN.finditer(text) if not _is_at_home(match, code)))


def without_unseen(text: str, code: str) -> str:
    """A text without these characters."""
    return _UNSEEN.sub(lambda match: match[0] if _is_at_home(match, code) else "", text)


def _is_at_home(match: re.Match[str], code: str) -> bool:
    """Say whether a joiner stands in a script or an emoji that needs it, and a direction mark in such a language."""
    sign, before = match[0], match.string[: match.start()]
    if sign in _DIRECTIONS:
        return code in _RIGHT_TO_LEFT
    if sign in _JOINERS:
        return bool(before) and not unicodedata.name(before[-1], "SPACE").startswith(_APART)
    return sign >= "\U000e0020" and "\U0001f3f4" in before  # the flag of a part of a country is spelled in them
