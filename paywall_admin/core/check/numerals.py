"""Numbers as texts write them: digits of any script, words, and the two ways to read `1,234`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final

from paywall_admin.core.check.numberwords import number_of
from paywall_admin.core.texts import Placeholder, Unknown, lines, parts

GAP: Final = "\ufffc"
"""Stands where a placeholder stood, so that nothing is read across it."""

NUMBER: Final = (
    r"(?>\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?"
    r"|\d+(?:[.,' \u2019]\d{3}){0,4}(?:[.,]\d{1,3})?)(?!\d)(?:[.,][-\u2013\u2014])?"
)
"""A number in digits, as a part of a pattern; also in lakhs, and as `9,-`."""


@lru_cache(maxsize=32_768)
def plain(text: str) -> str:
    """A text as literals are read from it: one line, the usual digits and spaces, a gap for each placeholder."""
    kept = [
        GAP if isinstance(part, Placeholder | Unknown) else part
        for line in lines(text)
        for part in (*parts(line), "\n")
    ]
    return unicodedata.normalize("NFKC", "".join(kept)).replace("\u066b", ".").replace("\u066c", ",")


def value(number: str, decimal: str = ".", code: str = "en") -> Decimal:
    """The value of a number in digits, or in a language's words; `decimal` decides how `1,234` is read."""
    word = number_of(number, code)
    if word is not None:
        return Decimal(word)
    fraction = re.fullmatch(r"(.*\d)([.,])(\d{1,3})", number)
    if fraction is None or (len(fraction[3]) == 3 and fraction[2] != decimal):
        return Decimal(_digits(number))
    return Decimal(f"{_digits(fraction[1])}.{_digits(fraction[3])}")


def _digits(text: str) -> str:
    return "".join(str(int(digit)) for digit in re.findall(r"\d", text))
