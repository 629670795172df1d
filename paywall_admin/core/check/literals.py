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
    return _lies(survey, "literal-price", lambda read: read.amounts, wrong_price)


def discounted(survey: Survey) -> Iterator[Finding]:
    """A percentage off that is not what an offer takes off its plan's price."""
    return _lies(survey, "literal-discount", lambda read: read.discounts, wrong_discount)


def durations(survey: Survey) -> Iterator[Finding]:
    """A length of time in a text that is not that of what is sold there, nor any the settings speak of."""
    return _lies(survey, "literal-duration", lambda read: read.lengths, wrong_length)


def dates(survey: Survey) -> Iterator[Finding]:
    """A date in a text on which nothing it speaks of starts or ends."""
    return _lies(survey, "literal-date", lambda read: read.days, wrong_day)


def _lies(
    survey: Survey,
    code: str,
    chosen: Callable[[_Literals], Sequence[Literal]],
    judge: Callable[[Survey, Message, Literal], Reason | None],
) -> Iterator[Finding]:
    """The first literal of each text that is not true: why, and the placeholder that would be."""
    for piece in survey.pieces:
        for literal in chosen(_read(piece.text, piece.locale)):
            reason = judge(survey, piece.message, literal)
            if reason is not None:
                why, placeholder = reason
                advice = f"use {placeholder}" if placeholder else "correct one of the two"
                said = f"{piece.where} says {quoted(literal.source)}, but {why}; {advice}."
                yield error(code, piece.path, piece.owner, said)
                break
