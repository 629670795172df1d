"""Numbers in words: English up to the hundreds, what other languages write out, and East Asian digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_ONES: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip


def _counted(words: str) -> dict[str, int]:
    """Read `two=2 three=3`."""
    return {word: int(number) for word, _, number in (item.partition("=") for item in words.split())}


# The numbers in which offers are sold; other languages are read in digits.
_OTHERS: Final[Mapping[str, Mapping[str, int]]] = {
    "de": _counted(
        "zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 vierzehn=14 fünfzehn=15 "
        "zwanzig=20 vierundzwanzig=24 dreißig=30 sechzig=60 neunzig=90 hundert=100"
    ),
    "fr": _counted(
        "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quatorze=14 quinze=15 "
        "vingt=20 vingt-quatre=24 trente=30 soixante=60 cent=100"
    ),
    "es": _counted(
        "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 catorce=14 quince=15 "
        "veinte=20 veinticuatro=24 treinta=30 sesenta=60 noventa=90 cien=100"
    ),
    "it": _counted(
        "due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 quattordici=14 "
        "quindici=15 venti=20 ventiquattro=24 trenta=30 sessanta=60 novanta=90 cento=100"
    ),
    "pt": _counted(
        "dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 catorze=14 "
        "quatorze=14 quinze=15 vinte=20 trinta=30 sessenta=60 noventa=90 cem=100"
    ),
    "nl": _counted(
        "twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 veertien=14 vijftien=15 "
        "twintig=20 vierentwintig=24 dertig=30 zestig=60 negentig=90 honderd=100"
    ),
    "sv": _counted(
        "två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11 tolv=12 fjorton=14 femton=15 tjugo=20 "
        "tjugofyra=24 trettio=30 hundra=100"
    ),
    "ru": _counted(
        "два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 двенадцать=12 четырнадцать=14 "
        "тридцать=30 сто=100"
    ),
    "pl": _counted(
        "dwa=2 dwie=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 dziesięć=10 dwanaście=12 "
        "czternaście=14 trzydzieści=30 sto=100"
    ),
    "ko": _counted("한=1 두=2 세=3 석=3 네=4 넉=4 다섯=5 여섯=6 일곱=7 여덟=8 아홉=9 열=10 열두=12"),
}
_EAST: Final = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
}  # fmt: skip
_STEPS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10_000, "萬": 10_000}
_HAN: Final = "".join((*_EAST, *_STEPS, *_MYRIADS))

EAST_ASIAN: Final = frozenset({"ja", "zh"})
ENGLISH: Final = (
    rf"(?:(?:(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(list(_ONES)[:9])})|{'|'.join((*_TENS, *reversed(_ONES)))})"
    rf"(?:\shundred)?|(?:a|one)\shundred)"
)
ORDINAL: Final = (
    rf"(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(list(_ORDINALS)[:9])})"
    rf"|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}"
)
"""English ordinals, as a part of a pattern."""
HAN: Final = rf"(?<![数數何幾几\d{_HAN}])\d*[{_HAN}][{_HAN}\d]*(?![{_HAN}\d])"
"""A number with East Asian digits, such as 九百 or 1万, as a part of a pattern."""


@lru_cache(maxsize=64)
def words(code: str) -> str:
    """The number words of a language, as a part of a pattern; one that matches nothing where none are known."""
    if code == "en":
        return ENGLISH
    if code in EAST_ASIAN:
        return HAN
    return "|".join(sorted(_OTHERS.get(code, ()), key=len, reverse=True)) or "(?!)"


def number_of(written: str, code: str) -> int | None:
    """The number that words mean in a language, or None."""
    low = written.lower()
    if code in EAST_ASIAN and set(low) & set(_HAN):
        return _han(low)
    return _english(low) if code == "en" else _OTHERS.get(code, {}).get(low)


def ordinal_of(written: str) -> int | None:
    """The number that an English ordinal means, in words or as `31st`."""
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    found = [_ORDINALS.get(word) or _TENS.get(word) for word in re.split(r"[\s-]", written.lower())]
    return None if None in found else sum(number or 0 for number in found)


def _english(written: str) -> int | None:
    total = 0
    for word in re.split(r"[\s-]", written):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word != "a":
            number = _ONES.get(word) or _TENS.get(word)
            if number is None:
                return None
            total += number
    return total


def _han(written: str) -> int:
    """Read 十二, 千二百, 1万2千 or, a digit a place, 二〇二〇."""
    total = group = digit = 0
    for sign in written:
        if sign in _STEPS:
            group, digit = group + (digit or 1) * _STEPS[sign], 0
        elif sign in _MYRIADS:
            total, group, digit = total + (group + digit or 1) * _MYRIADS[sign], 0, 0
        else:
            digit = digit * 10 + (int(sign) if sign.isdecimal() else _EAST[sign])
    return total + group + digit
