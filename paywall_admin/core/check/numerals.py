"""Numbers as texts write them: digits of any script, English words, and the two ways to read `1,234`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from paywall_admin.core.texts import Placeholder, Unknown, lines, parts

GAP: Final = "\ufffc"
"""Stands where a placeholder stood, so that nothing is read across it."""

_WORDS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
WORD: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
"""The English number words, as a part of a pattern."""

NUMBER: Final = r"\d+(?:[.,' \u2019]\d{3})*(?:[.,]\d{1,3})?(?!\d)"
"""A number in digits, as a part of a pattern."""


def plain(text: str) -> str:
    """A text as literals are read from it: one line, the usual digits and spaces, a gap for each placeholder."""
    kept = [
        GAP if isinstance(part, Placeholder | Unknown) else part
        for line in lines(text)
        for part in (*parts(line), "\n")
    ]
    return unicodedata.normalize("NFKC", "".join(kept)).replace("\u066b", ".").replace("\u066c", ",")


def value(number: str, decimal: str = ".") -> Decimal:
    """The value of a number in digits or English words; `decimal` decides how `1,234` is read."""
    word = _WORDS.get(number.lower())
    if word is not None:
        return Decimal(word)
    fraction = re.fullmatch(r"(.*\d)([.,])(\d{1,3})", number)
    if fraction is None or (len(fraction[3]) == 3 and fraction[2] != decimal):
        return Decimal(_digits(number))
    return Decimal(f"{_digits(fraction[1])}.{_digits(fraction[3])}")


def _digits(text: str) -> str:
    return "".join(str(int(digit)) for digit in re.findall(r"\d", text))
