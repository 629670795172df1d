"""Texts that name a price, duration or date themselves, and another than the settings have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from paywall_admin.core.check.amounts import Amount, Discount, amounts, discounts
from paywall_admin.core.check.dates import Day, days
from paywall_admin.core.check.facts import Reason, wrong_day, wrong_discount, wrong_length, wrong_price
from paywall_admin.core.check.finding import Finding, error
from paywall_admin.core.check.languages import is_known
from paywall_admin.core.check.numerals import GAP, plain
from paywall_admin.core.check.readings import Piece
from paywall_admin.core.check.spans import Length, lengths
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.settings import Message
from paywall_admin.core.strictjson import quoted

Literal = TypeVar("Literal", Day, Amount, Length, Discount)

KEPT: Final = 32_768
"""How many texts are kept as they were read: more than a large publication has, for a keystroke changes one."""
MOST: Final = 100
"""How many literals of a kind are read from one text; no text a reader would finish has more."""


class _Literals(NamedTuple):
    """What one text says by itself."""

    days: tuple[Day, ...]
    amounts: tuple[Amount, ...]
    lengths: tuple[Length, ...]
    discounts: tuple[Discount, ...]


@lru_cache(maxsize=KEPT)
def _read(text: str, locale: str) -> _Literals:
    rest = plain(text)
    if not is_known(locale):
        return _Literals((), (), (), ())
    found = _some(days(rest, locale))
    for day in found:
        rest = rest.replace(day.source, GAP)
    return _Literals(found, _some(amounts(rest, locale)), _some(lengths(rest, locale)), _some(discounts(rest)))


def _some(literals: Iterable[Literal]) -> tuple[Literal, ...]:
    return tuple(islice(dict.fromkeys(literals), MOST))


def prices(survey: Survey) -> Iterator[Finding]:
    """A price in a text that is not the price of what is sold there."""
    return _lies(survey, "literal-price", _amounts_in, wrong_price)


def discounted(survey: Survey) -> Iterator[Finding]:
    """A percentage off that is not what an offer takes off its plan's price."""
    return _lies(survey, "literal-discount", _discounts_in, wrong_discount)


def durations(survey: Survey) -> Iterator[Finding]:
    """A length of time in a text that is not that of what is sold there, nor any the settings speak of."""
    return _lies(survey, "literal-duration", _lengths_in, wrong_length)


def dates(survey: Survey) -> Iterator[Finding]:
    """A date in a text on which nothing it speaks of starts or ends."""
    return _lies(survey, "literal-date", _days_in, wrong_day)


def _amounts_in(piece: Piece) -> Sequence[Amount]:
    return _read(piece.text, piece.locale).amounts


def _discounts_in(piece: Piece) -> Sequence[Discount]:
    return _read(piece.text, piece.locale).discounts


def _lengths_in(piece: Piece) -> Sequence[Length]:
    return _read(piece.text, piece.locale).lengths


def _days_in(piece: Piece) -> Sequence[Day]:
    return _read(piece.text, piece.locale).days


def _lies(
    survey: Survey,
    code: str,
    read: Callable[[Piece], Sequence[Literal]],
    judge: Callable[[Survey, Message, Literal], Reason | None],
) -> Iterator[Finding]:
    """The first literal of each text that is not true: why, and the placeholder that would be."""
    for piece, literals in survey.found(read):
        for literal in literals:
            reason = judge(survey, piece.message, literal)
            if reason is not None:
                why, placeholder = reason
                advice = f"use {placeholder}" if placeholder else "correct one of the two"
                said = f"{piece.where} says {quoted(literal.source)}, but {why}; {advice}."
                yield error(code, piece.path, piece.owner, said)
                break
