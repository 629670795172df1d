"""Prices and discounts that stand in a text as literals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from paywall_admin.core.check.numerals import NUMBER, WORD, value
from paywall_admin.core.languages import language
from paywall_admin.core.money import exponent
from paywall_admin.core.settings import Price

# Signs and words for money, and the currencies they can mean; one that many currencies share means any of them.
_SIGNS: Final = {
    "$": "", "US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "R$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY CNY", "円": "JPY", "元": "CNY TWD", "₩": "KRW", "원": "KRW", "₹": "INR",
    "₽": "RUB", "₪": "ILS", "₫": "VND", "฿": "THB", "₴": "UAH", "₦": "NGN", "₺": "TRY", "₱": "PHP CUP", "₡": "CRC",
    "₸": "KZT", "ユーロ": "EUR", "ドル": "", "¢": "", "セント": "",
}  # fmt: skip
_WORDS: Final = {
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "kr": "SEK NOK DKK ISK", "euro": "EUR", "euros": "EUR", "yen": "JPY",
    "pound": "GBP", "pounds": "GBP", "dollar": "", "dollars": "", "dólares": "", "bucks": "",
    "cent": "", "cents": "", "céntimos": "", "centimes": "",
}  # fmt: skip
_CENTS: Final = frozenset({"¢", "セント", "cent", "cents", "céntimos", "centimes"})
# Not every code of ISO 4217: `TRY 3 months` and `ALL 5 articles` name no currency.
_CODES: Final = frozenset(
    {
        "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "INR", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "CHF", "SEK", "NOK",
        "DKK", "PLN", "CZK", "HUF", "BRL", "MXN", "THB", "IDR", "MYR", "PHP", "VND", "ZAR", "KWD", "AED", "SAR", "ILS",
    }
)  # fmt: skip


class Amount(NamedTuple):
    """A literal price: as it stands there, its value, and the currencies it can be in (none: any)."""

    source: str
    value: Decimal
    currencies: frozenset[str]

    def means(self, price: Price) -> bool:
        """Say whether the literal can be that price."""
        if self.currencies and price.currency not in self.currencies:
            return False
        return self.value == Decimal(price.amount).scaleb(-exponent(price.currency))


def amounts(text: str, locale: str) -> Iterator[Amount]:
    """Find the prices in a text."""
    for match in _pattern().finditer(text):
        sign = match["sign"] or match["mark"]
        number = value(match["after"] or match["before"], _decimal(locale))
        yield Amount(match[0].strip(), number / 100 if sign.lower() in _CENTS else number, _currencies(sign))


@lru_cache(maxsize=256)
def _decimal(locale: str) -> str:
    from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - the window is painted before CLDR is loaded

    return get_decimal_symbol(language(locale))


class Discount(NamedTuple):
    """A literal discount: as it stands there, and the percentage it takes off."""

    source: str
    percent: int


def discounts(text: str) -> Iterator[Discount]:
    """Find the percentages that a text takes off a price."""
    for match in _DISCOUNT.finditer(text):
        yield Discount(match[0], int(match["number"] or match["other"]))


_DISCOUNT: Final = re.compile(
    r"(?<!\d)(?P<number>\d{1,2})\s?% ?(?:off|discount|less|cheaper|Rabatt|de réduction|de descuento|割引|オフ|OFF|引き)"
    r"|(?:save|spare|sparen Sie|économisez|ahorra)\s+(?P<other>\d{1,2})\s?%",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    signs, words, codes = map(_alternatives, (_SIGNS, _WORDS, _CODES))
    unit = rf"(?:{signs}|(?:(?i:{words})|{codes})(?!\w))"
    return re.compile(
        rf"(?<!\w)(?P<sign>{unit})\s?(?P<after>{NUMBER})"
        rf"|(?<![\w.,])(?P<before>{NUMBER}|(?i:{WORD})(?=[\s-]))[\s-]?(?P<mark>{unit})"
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _currencies(sign: str) -> frozenset[str]:
    return (
        frozenset([sign]) if sign in _CODES else frozenset((_SIGNS.get(sign) or _WORDS.get(sign.lower(), "")).split())
    )
