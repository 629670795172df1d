"""Money in minor units: the currencies of ISO 4217, prices as people type them, prices as a language writes them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from paywall_admin.core.languages import is_grouped, language
from paywall_admin.core.problems import BadInput

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

MOST_UNITS: Final = 99_999_999
"""The highest price that can be typed, in whole units of the currency."""

# ISO 4217 list one: the currencies and funds in use that have a minor unit, by how many decimals it has.
_BY_DECIMALS: Final = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
    "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR "
    "ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV "
    "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
    "SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

EXPONENTS: Final = {code: decimals for decimals, codes in _BY_DECIMALS.items() for code in codes.split()}
"""How many decimals the minor unit of each ISO 4217 currency has."""

_NEVER: Final = 1000  # as Babel itself writes it: no group is that long
# As CLDR has them for English; a test holds them against it. Currencies without one are written as their code.
_ENGLISH_SYMBOLS: Final = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$", "ILS": "₪", "INR": "₹",
    "JPY": "¥", "KRW": "₩", "MXN": "MX$", "NZD": "NZ$", "PHP": "₱", "TWD": "NT$", "USD": "$", "VND": "₫", "XAF": "FCFA",
    "XCD": "EC$", "XCG": "Cg.", "XOF": "F\u202fCFA", "XPF": "CFPF",
}  # fmt: skip

_TYPED: Final = re.compile(r"(?P<units>[0-9]*)(?:\.(?P<decimals>[0-9]+))?", re.ASCII)


def exponent(currency: str) -> int:
    """Say how many decimals a currency has; one that ISO 4217 does not list is refused."""
    try:
        return EXPONENTS[currency]
    except KeyError:
        raise BadInput(
            "unknown-currency", f"There is no currency {currency[:10]!r} in ISO 4217; choose one such as USD."
        ) from None


def parse_price(text: str, currency: str) -> int:
    """Read a price as a person types it (`9`, `0.99`) as minor units; anything doubtful is refused, never guessed."""
    decimals = exponent(currency)
    typed = text.strip()
    parts = _TYPED.fullmatch(typed)
    if parts is None or not (parts["units"] or parts["decimals"]):
        raise BadInput("bad-price", _not_a_price(typed, decimals))
    fraction = parts["decimals"] or ""
    if len(fraction) > decimals:
        raise BadInput("bad-price", _too_many_decimals(typed, currency, decimals))
    units = (parts["units"] or "0").lstrip("0")
    if len(units) > len(str(MOST_UNITS)):
        raise BadInput("bad-price", f"{_short(typed)} is too much; a price is at most {MOST_UNITS:,} {currency}.")
    amount = int((units or "0") + fraction.ljust(decimals, "0"))
    if amount == 0:
        raise BadInput("bad-price", "A price of 0 cannot be charged; write more than 0, or make it a free trial.")
    return amount


def _short(typed: str) -> str:
    return typed if len(typed) <= 20 else typed[:20] + "…"


def _not_a_price(typed: str, decimals: int) -> str:
    example = "9." + "95"[:decimals].ljust(decimals, "0") if decimals else "900"
    if not typed:
        return f"There is no price yet; write it like {example}."
    if typed.startswith("-"):
        return f"{_short(typed)} is below 0, which cannot be charged; write more than 0."
    if "," in typed:
        return f"{_short(typed)} can be read in two ways; write it like {example}, without any comma."
    return f"{_short(typed)} is not a price; write digits alone, like {example}."


def _too_many_decimals(typed: str, currency: str, decimals: int) -> str:
    if not decimals:
        return f"{_short(typed)} cannot be paid, because {currency} has no decimals; write a whole number."
    return f"{_short(typed)} cannot be paid, because {currency} has {decimals} decimals; write no more than those."


def format_price(amount: int, currency: str, locale: str, *, grouped: bool = False) -> str:
    """Write minor units as a language does, without decimals where the amount is whole (contract, section 5).

    `grouped` separates groups of digits also where the language does not for a number that short, as people may.
    """
    decimals = exponent(currency)
    value = Decimal(amount).scaleb(-decimals)
    pattern = _pattern(locale, decimals if value % 1 else 0, grouped=grouped or is_grouped(locale, int(value)))
    return _with_symbol(pattern.apply(value, language(locale), currency_digits=False), _symbol(currency, locale))


def english_price(amount: int, currency: str) -> str:
    """Write minor units as `format_price` does in English, without waiting for CLDR: for the desk's own sentences."""
    decimals = exponent(currency)
    value = Decimal(amount).scaleb(-decimals)
    return _with_symbol(f"¤{value:,.{decimals if value % 1 else 0}f}", _ENGLISH_SYMBOLS.get(currency, currency))


@lru_cache(maxsize=256)
def _pattern(locale: str, decimals: int, *, grouped: bool) -> NumberPattern:
    from babel.numbers import parse_pattern  # noqa: PLC0415 - the window is painted before CLDR is loaded

    pattern = parse_pattern(language(locale).currency_formats["standard"].pattern)
    pattern.frac_prec = (decimals, decimals)
    if not grouped:
        pattern.grouping = (_NEVER, _NEVER)
    return pattern


@lru_cache(maxsize=4096)
def _symbol(currency: str, locale: str) -> str:
    from babel.numbers import get_currency_symbol  # noqa: PLC0415 - as above

    return get_currency_symbol(currency, language(locale))


def _with_symbol(text: str, symbol: str) -> str:
    """Put the symbol for its sign, a no-break space apart where letters would touch digits (CLDR's currencySpacing)."""
    before, _, after = text.partition("¤")
    if before[-1:].isdigit() and not _stands_alone(symbol[0]):
        symbol = "\u00a0" + symbol
    if after[:1].isdigit() and not _stands_alone(symbol[-1]):
        symbol += "\u00a0"
    return before + symbol + after


def _stands_alone(character: str) -> bool:
    return unicodedata.category(character)[0] in "SZ"


def currency_name(currency: str, code: str) -> str:
    """Say what a currency is called in a language: `US Dollar`; one that CLDR does not name is its code."""
    from babel.numbers import get_currency_name  # noqa: PLC0415 - as above

    return str(get_currency_name(currency, locale=language(code)))
