"""Prices and discounts that stand in a text as literals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from paywall_admin.core.check.numberwords import EAST_ASIAN
from paywall_admin.core.check.numberwords import words as number_words
from paywall_admin.core.check.numerals import NUMBER, value
from paywall_admin.core.check.wordings import wording
from paywall_admin.core.languages import language
from paywall_admin.core.money import exponent
from paywall_admin.core.settings import Price

# Signs and words for money, and the currencies they can mean; one that many currencies share means any of them.
_SIGNS: Final = {
    "$": "", "US$": "USD", "$US": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "$CA": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "SG$": "SGD", "MX$": "MXN", "R$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY CNY", "円": "JPY", "元": "CNY TWD", "₩": "KRW", "원": "KRW", "₹": "INR",
    "₽": "RUB", "₪": "ILS", "₫": "VND", "฿": "THB", "₴": "UAH", "₦": "NGN", "₺": "TRY", "₱": "PHP CUP", "₡": "CRC",
    "₸": "KZT", "ユーロ": "EUR", "米ドル": "USD", "ドル": "", "달러": "", "유로": "EUR", "美元": "USD", "欧元": "EUR",
    "歐元": "EUR", "¢": "", "セント": "", ":-": "SEK",
}  # fmt: skip
_WORDS: Final = {
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "kr": "SEK NOK DKK ISK", "euro": "EUR", "euros": "EUR", "yen": "JPY",
    "pound": "GBP", "pounds": "GBP", "dollar": "", "dollars": "", "dólares": "", "dollari": "", "bucks": "",
    "buck": "", "cent": "", "cents": "", "céntimos": "", "centimes": "", "centavos": "", "руб": "RUB",
    "рублей": "RUB", "рубля": "RUB", "рубль": "RUB", "долларов": "", "доллара": "", "евро": "EUR", "rs": "INR PKR LKR",
    "rupees": "INR PKR LKR", "złotych": "PLN", "kronor": "SEK", "kroner": "NOK DKK", "fr": "CHF", "franken": "CHF",
}  # fmt: skip
_CENTS: Final = frozenset({"¢", "セント", "cent", "cents", "céntimos", "centimes", "centavos"})
# Not every code of ISO 4217: `TRY 3 months` and `ALL 5 articles` name no currency.
_CODES: Final = frozenset(
    {
        "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "INR", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "CHF", "SEK", "NOK",
        "DKK", "PLN", "CZK", "HUF", "BRL", "MXN", "THB", "IDR", "MYR", "PHP", "VND", "ZAR", "KWD", "AED", "SAR", "ILS",
        "RUB", "UAH", "CLP", "COP", "ARS", "EGP",
    }
)  # fmt: skip
_AND: Final = re.compile(r"\s*(?:,|and|und|et|y|e)?\s*", re.IGNORECASE)
_SAVES: Final = re.compile(
    r"(?:\b(?:save|saving|you save|sparen Sie|économisez|ahorre|ahorra|risparmi|economize|bespaar)(?: up to)?"
    r"|節約|お得)\s*$",
    re.IGNORECASE,
)
_OFF: Final = re.compile(
    r"\s?(?:off\b|discount\b|Rabatt\b|de (?:réduction|remise|descuento|desconto)\b|引き|割引|お得)", re.I
)


# What subscriptions are never sold by: `$80 a barrel` is news. Left out is what could be: a copy, a head, a night.
_COMMODITIES: Final = (
    r"barrels?|(?:troy )?ounces?|oz|tons?|tonnes?|bushels?|gallons?|lit(?:re|er)s?|shares?|kilowatt[- ]hours?|kWh|MWh"
    r"|megawatt[- ]hours?|mmBtu|carats?|acres?|hectares?|square (?:foot|met(?:re|er)|kilomet(?:re|er))"
    r"|kilo(?:gram)?s?|kg|Barrel|Fass|Unze|Feinunze|Tonne|Liter|Aktie|Quadratmeter"
    r"|baril|once|tonne|litre|action|m[eè]tre carré|barril|onza|tonelada|litro|acción|ação|onça"
    r"|barile|oncia|tonnellata|azione|vat|aandeel"
)
_BY: Final = r"(?:an?|per|the|je|pro|das|die|der|le|la|l['’]|par|por|el|o|al|all['’]|alla|il|de|het)"
_TRADED: Final = re.compile(rf"\s*(?:/\s?|-?{_BY}[\s-]*)(?:{_COMMODITIES})(?!\w)", re.IGNORECASE)
_TRADED_BEFORE: Final = re.compile(
    r"(?:1?(?:バレル|オンス|トン|ブッシェル|ガロン|リットル|カラット|株)(?:当たり|当り|あたり|につき|[=＝])?"
    r"|每(?:桶|盎司|吨|噸|股|加仑|加侖|升)|(?:배럴|온스|톤|주|갤런|리터)당)\s?(?:約|约|約|약)?\s?$"
)


class Amount(NamedTuple):
    """A literal price: as it stands there, its value, and the currencies it can be in (none: any).

    `per` is the unit of time it is to be paid for, where the text says one; `is_saving` is an amount taken off.
    """

    source: str
    value: Decimal
    currencies: frozenset[str]
    per: str | None = None
    is_saving: bool = False

    def means(self, price: Price) -> bool:
        """Say whether the literal can be that price."""
        if self.currencies and price.currency not in self.currencies:
            return False
        return self.value == Decimal(price.amount).scaleb(-exponent(price.currency))


def amounts(text: str, locale: str) -> Iterator[Amount]:
    """Find the prices in a text."""
    before, start, end = None, 0, 0
    for match in _pattern(language(locale).language).finditer(text):
        if _is_traded(text, match):
            continue
        found = _amount(match, locale)
        if before and _is_cents(match) and _AND.fullmatch(text, end, match.start()):
            before = before._replace(source=text[start : match.end()].strip(), value=before.value + found.value)
        else:
            if before:
                yield before
            before, start = found, match.start()
        end = match.end()
    if before:
        yield before


def _amount(match: re.Match[str], locale: str) -> Amount:
    code = language(locale).language
    sign = match["sign"] or match["mark"] or match["c"] or match["unit"]
    number = value(match["after"] or match["before"] or match["cents"] or "1", _decimal(locale), code)
    text, start, end = match.string, match.start(), match.end()
    is_saving = bool(_SAVES.search(text[max(0, start - 30) : start]) or _OFF.match(text, end))
    per, more = _rate(text, start, end, code)
    source = (match[0] + more).strip()
    return Amount(source, number / 100 if _is_cents(match) else number, _currencies(sign), per, is_saving)


def _is_traded(text: str, match: re.Match[str]) -> bool:
    """Whether a price is that of a barrel, an ounce or a share, which no reader takes for that of reading."""
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_TRADED.match(text, match.end()) or _TRADED_BEFORE.search(before))


def _is_cents(match: re.Match[str]) -> bool:
    sign = match["sign"] or match["mark"] or ""
    return bool(match["c"]) or sign.lower() in _CENTS


def _rate(text: str, start: int, end: int, code: str) -> tuple[str | None, str]:
    """The unit of time that a price is for, and the words that say so after it."""
    for unit, after, before in _rates(code):
        said = after.match(text, end)
        if said:
            return unit, said[0]
        if before.search(text[max(0, start - 6) : start]):
            return unit, ""
    return None, ""


@lru_cache(maxsize=64)
def _rates(code: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    said = wording(code)
    return tuple(
        (unit, re.compile(after, re.IGNORECASE), re.compile(rf"(?:{said.rated.get(unit, '(?!)')})$"))
        for unit, after in said.rates.items()
    )


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
        tenths = match["tenths"]
        percent = int(tenths) * 10 if tenths else int(match["number"] or match["other"] or match["minus"] or 50)
        yield Discount(match[0].strip(), percent)


_PERCENT: Final = r"\s?(?:%|percent|per cent|pour cent|Prozent|por ciento|per cento|por cento)"
_DISCOUNT: Final = re.compile(
    rf"(?<!\d)(?P<number>\d{{1,2}}){_PERCENT} ?(?:off|discount|cheaper|Rabatt|de réduction|de remise|de descuento"
    r"|di sconto|de desconto|korting|割引|オフ|OFF|引き|할인)"
    rf"|(?:save|spare|sparen Sie|économisez|ahorra|ahorre|pay)\s+(?:up to )?(?P<other>\d{{1,2}}){_PERCENT}"
    r"(?! of (?:your|the))"
    rf"|(?<![\w.%])[-\u2212\u2013](?P<minus>\d{{1,2}})\s?%"
    r"|(?<!\d)(?P<tenths>\d)割(?:引|オフ|OFF|安)"
    r"|\bhalf[\s-]price\b|\bhalf (?:the price|off)\b|半額|半价|半價|반값|\bmoitié prix\b|\bzum halben Preis\b"
    r"|\bmitad de precio\b|\bmetà prezzo\b|\bmetade do preço\b|\bhalve prijs\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _pattern(code: str) -> re.Pattern[str]:
    signs, words, codes = map(_alternatives, (_SIGNS, _WORDS, _CODES))
    unit = rf"(?:{signs}|(?:(?i:{words})|{codes})(?!\w))"
    written = number_words(code)
    apart = "" if code in EAST_ASIAN else r"(?=[\s-])"
    # Where words are not set apart, a number may follow any of them.
    edge = r"[A-Za-z\d" if code in EAST_ASIAN else r"[\w"
    huge = rf"(?!{wording(code).huge})"
    return re.compile(
        rf"(?<!{edge}])(?P<sign>{unit})\.?\s?(?P<after>{NUMBER}){huge}"
        rf"|(?<!{edge}.,])(?P<before>{NUMBER}|(?i:{written}){apart})[\s-]?(?P<mark>{unit})"
        rf"|(?<!{edge}.,])(?P<cents>\d\d)(?P<c>c)(?!\w)"
        rf"|\b(?i:an?|only one) (?P<unit>dollar|euro|pound|buck)(?!\w)(?! of)"
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _currencies(sign: str) -> frozenset[str]:
    return (
        frozenset([sign]) if sign in _CODES else frozenset((_SIGNS.get(sign) or _WORDS.get(sign.lower(), "")).split())
    )
