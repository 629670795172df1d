"""Typed prices, the currencies of ISO 4217, and prices as languages write them."""

from __future__ import annotations

import ast
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paywall_admin.core.money import EXPONENTS, MOST_UNITS, currency_name, english_price, format_price, parse_price
from paywall_admin.core.problems import BadInput

NBSP = "\u00a0"
currencies = st.sampled_from(sorted(EXPONENTS))


@pytest.mark.parametrize(
    ("currency", "decimals"),
    [
        ("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("UGX", 0), ("ISK", 0), ("VND", 0), ("CLP", 0), ("UYI", 0),
        ("MGA", 2), ("MRU", 2), ("HUF", 2), ("TWD", 2), ("IDR", 2), ("LAK", 2), ("AFN", 2), ("COP", 2), ("RSD", 2),
        ("KWD", 3), ("BHD", 3), ("IQD", 3), ("JOD", 3), ("LYD", 3), ("OMR", 3), ("TND", 3), ("CLF", 4), ("UYW", 4),
        ("XCG", 2), ("ZWG", 2), ("SLE", 2), ("VED", 2), ("XAF", 0), ("XPF", 0), ("CHE", 2), ("USN", 2),
    ],
)  # fmt: skip
def test_minor_units_are_those_of_iso_4217_and_not_of_cldr(currency: str, decimals: int) -> None:
    assert EXPONENTS[currency] == decimals


def test_the_table_holds_every_currency_in_use_and_no_metal_or_test_code() -> None:
    assert len(EXPONENTS) == 165
    assert not EXPONENTS.keys() & {"XAU", "XAG", "XDR", "XTS", "XXX", "XUA", "DEM", "HRK", "ZWL"}


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("0.99", "USD", 99), ("9", "USD", 900), (" 9.5 ", "USD", 950), (".99", "USD", 99), ("007", "USD", 700),
        ("1.230", "KWD", 1230), ("1.23", "KWD", 1230), ("900", "JPY", 900), ("5000", "UGX", 5000), ("1.5", "MGA", 150),
        ("0.0001", "CLF", 1), ("99999999", "USD", 9_999_999_900), ("99999999.99", "USD", 9_999_999_999),
        ("19.99", "USD", 1999), ("0.29", "USD", 29), ("4.35", "EUR", 435),
    ],
)  # fmt: skip
def test_a_typed_price_becomes_minor_units(text: str, currency: str, amount: int) -> None:
    assert parse_price(text, currency) == amount


@pytest.mark.parametrize(
    ("text", "currency", "sentence"),
    [
        ("0", "USD", "A price of 0 cannot be charged"),
        ("0.00", "USD", "A price of 0 cannot be charged"),
        ("-1", "USD", "-1 is below 0"),
        ("1e9", "USD", "1e9 is not a price; write digits alone, like 9.95."),
        ("1000000000", "USD", "1000000000 is too much; a price is at most 99,999,999 USD."),
        ("100000000", "JPY", "too much"),
        ("9" * 500, "USD", "9" * 20 + "… is too much"),
        ("1.234", "USD", "USD has 2 decimals; write no more than those."),
        ("1.00", "JPY", "JPY has no decimals; write a whole number."),
        ("1,5", "EUR", "can be read in two ways; write it like 9.95, without any comma."),
        ("1,234", "JPY", "write it like 900"),
        ("$9", "USD", "is not a price"),
        ("", "KWD", "There is no price yet; write it like 9.950."),
        (".", "USD", "is not a price"),
        ("9.", "USD", "is not a price"),
        ("٩", "USD", "is not a price"),
        ("nan", "USD", "is not a price"),
        ("9", "DEM", "There is no currency 'DEM' in ISO 4217"),
    ],
)
def test_a_doubtful_price_is_refused_in_a_sentence(text: str, currency: str, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_price(text, currency)
    assert sentence in caught.value.sentence


@given(currencies, st.integers(1, MOST_UNITS), st.integers(0, 9999))
def test_every_amount_survives_being_written_out_and_typed_again(currency: str, units: int, fraction: int) -> None:
    decimals = EXPONENTS[currency]
    amount = units * 10**decimals + fraction % 10**decimals
    digits = str(amount).rjust(decimals + 1, "0")
    typed = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    assert parse_price(typed, currency) == amount


@given(st.text(max_size=12), currencies)
def test_any_text_gives_a_price_or_a_sentence(text: str, currency: str) -> None:
    problem = amount = None
    try:
        amount = parse_price(text, currency)
    except BadInput as refused:
        problem = refused.sentence
    if amount is None:
        assert problem is not None
        assert problem.endswith(".")
    else:
        assert 0 < amount < (MOST_UNITS + 1) * 10 ** EXPONENTS[currency]


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (99, "USD", "en", "$0.99"),
        (900, "USD", "en", "$9"),
        (123_456_789, "USD", "en", "$1,234,567.89"),
        (99, "USD", "en-GB", "US$0.99"),
        (99, "USD", "ja", "$0.99"),
        (900, "JPY", "ja", "￥900"),
        (900, "JPY", "en", "¥900"),
        (99, "USD", "de", f"0,99{NBSP}$"),
        (900, "EUR", "de", f"9{NBSP}€"),
        (999, "EUR", "fr", f"9,99{NBSP}€"),
        (1230, "KWD", "en", f"KWD{NBSP}1.230"),
        (1000, "KWD", "en", f"KWD{NBSP}1"),
        (5000, "UGX", "en", f"UGX{NBSP}5,000"),
        (1950, "CHF", "de-CH", f"CHF{NBSP}19.50"),
        (50, "MGA", "en", f"MGA{NBSP}0.50"),
        (12_345_600, "INR", "hi", "₹1,23,456"),
        (1230, "KWD", "bn", f"1.230{NBSP}KWD"),
        (900, "EUR", "bn", "9€"),
        (250, "USD", "fa", f"\u200e${NBSP}2.50"),
        (123_400, "EUR", "es", f"1234{NBSP}€"),
        (123_450, "EUR", "es-ES", f"1234,50{NBSP}€"),
        (1_234_500, "EUR", "es", f"12.345{NBSP}€"),
        (123_400, "MXN", "es-MX", "$1,234"),
        (123_400, "USD", "es-419", f"USD{NBSP}1,234"),
        (123_400, "PLN", "pl", f"1234{NBSP}zł"),
        (1_234_500, "PLN", "pl", f"12{NBSP}345{NBSP}zł"),
        (123_400, "EUR", "it", f"1234{NBSP}€"),
        (123_400, "EUR", "pt-PT", f"1234{NBSP}€"),
        (123_400, "BRL", "pt-BR", f"R${NBSP}1.234"),
        (123_400, "EUR", "de", f"1.234{NBSP}€"),
        (99_999, "EUR", "es", f"999,99{NBSP}€"),
        (123_400, "UAH", "ru-UA", f"1234{NBSP}₴"),
    ],
)
def test_a_price_is_written_as_the_language_does(amount: int, currency: str, locale: str, text: str) -> None:
    assert format_price(amount, currency, locale) == text


@given(currencies, st.integers(0, 10**12), st.sampled_from(["en", "ar-EG", "fa", "mr", "bn", "my", "ne", "dz"]))
def test_digits_are_ascii_in_every_language_and_none_is_lost(currency: str, amount: int, locale: str) -> None:
    text = format_price(amount, currency, locale)
    shown = "".join(character for character in text if character.isdigit())
    assert shown.isascii()
    whole, fraction = divmod(amount, 10 ** EXPONENTS[currency])
    assert shown == (str(whole) if not fraction else f"{whole}{fraction:0{EXPONENTS[currency]}d}")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadInput, match="There is no language 'xx-YY' in CLDR"):
        format_price(99, "USD", "xx-YY")


def test_no_floating_point_number_enters_the_money_path() -> None:
    spec = find_spec("paywall_admin.core.money")
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert "float" not in used
    assert not literals
    assert not any(isinstance(node, ast.Div) for node in ast.walk(tree))


def test_currencies_have_names() -> None:
    assert (currency_name("USD", "en"), currency_name("JPY", "ja")) == ("US Dollar", "日本円")
    assert all(currency_name(code, "en") for code in EXPONENTS)


@pytest.mark.parametrize("amount", [0, 1, 99, 100, 900, 12_300, 123_456, 100_000_000])
def test_english_without_cldr_is_english_by_cldr(amount: int) -> None:
    ours = {currency: english_price(amount, currency) for currency in EXPONENTS}
    assert ours == {currency: format_price(amount, currency, "en") for currency in EXPONENTS}
