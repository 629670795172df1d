"""Plural categories, date patterns and lengths of time, against CLDR as speakers of the languages know it."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from paywall_admin.core.languages import PLURAL_LIMIT, date_patterns, day_names, language, plural_runs, span_words
from paywall_admin.core.phrases import MONTHS
from paywall_admin.core.problems import BadInput

CODES = tuple(code.replace("_", "-") for code in locale_identifiers())


@pytest.mark.parametrize("code", ["xx", "en-XX", "zz-Zzzz", "mul", "", "e", "en_US"])
def test_an_unknown_language_is_refused_in_a_sentence(code: str) -> None:
    with pytest.raises(BadInput, match="There is no language") as caught:
        language(code)
    assert caught.value.code == "unknown-language"


@pytest.mark.parametrize("code", ["en", "ja", "ru", "ar", "cy", "fr", "lt", "he", "pl", "br"])
def test_plural_runs_spell_out_every_number_up_to_2000(code: str) -> None:
    spelled = [category for category, length in plural_runs(code) for _ in range(length)]
    assert spelled == [Locale.parse(code).plural_form(number) for number in range(PLURAL_LIMIT + 1)]


def test_english_has_one_for_one_and_other_for_all_else() -> None:
    assert plural_runs("en") == (("other", 1), ("one", 1), ("other", 1999))


@pytest.mark.parametrize(
    ("code", "style", "month", "pattern"),
    [
        ("en", "long", 10, "October {d}"),
        ("en", "short", 9, "Sep. {d}"),
        ("en", "short", 5, "May {d}"),
        ("en", "short", 6, "Jun. {d}"),
        ("en-GB", "long", 10, "{d} October"),
        ("en-GB", "short", 9, "{d} Sep."),
        ("ja", "long", 10, "10月{d}日"),
        ("de", "long", 10, "{d}. Oktober"),
        ("de", "short", 9, "{d}. Sept."),
        ("ru", "long", 10, "{d} октября"),
        ("lt", "short", 9, "09-{dd}"),
        ("cs", "short", 10, "{d}. 10."),
    ],
)
def test_dates_by_the_month(code: str, style: str, month: int, pattern: str) -> None:
    assert date_patterns(code)[style][month - 1] == pattern


def test_every_language_has_one_day_in_each_pattern_and_nothing_unfilled() -> None:
    patterns = {(code, style): date_patterns(code)[style] for code in CODES for style in ("long", "short")}
    assert {len(months) for months in patterns.values()} == {12}
    one_day = re.compile(r"[^{}%]*\{dd?\}[^{}%]*")
    assert not [key for key, months in patterns.items() if not all(map(one_day.fullmatch, months))]


def test_only_english_has_ordinal_days() -> None:
    days = day_names("en-GB")
    assert days is not None
    assert " ".join(days) == (
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd "
        "24th 25th 26th 27th 28th 29th 30th 31st"
    )
    assert day_names("ja") is None


@pytest.mark.parametrize(
    ("code", "count", "unit", "words"),
    [
        ("en", 1, "month", "1 month"),
        ("en", 3, "month", "3 months"),
        ("en", 1, "year", "1 year"),
        ("en", 1000, "day", "1,000 days"),
        ("ja", 3, "month", "3 か月"),
        ("de", 2, "week", "2 Wochen"),
        ("ru", 2, "month", "2 месяца"),
        ("ru", 5, "month", "5 месяцев"),
        ("pl", 22, "day", "22 dni"),
        ("pt-BR", 1, "month", "1 mês"),
        ("pt-PT", 3, "month", "3 meses"),
        ("ar", 1, "month", "شهر"),
        ("ar", 3, "month", "3 أشهر"),
        ("he", 2, "month", "חודשיים"),
        ("ko", 7, "day", "7일"),
        ("zh-Hant-TW", 1, "year", "1 年"),
        ("cy", 2, "month", "2 fis"),
    ],
)
def test_lengths_of_time_in_words(code: str, count: int, unit: str, words: str) -> None:
    assert span_words(code, count, unit) == words


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_no_language_falls_back_to_the_name_of_the_unit(unit: str) -> None:
    wordings = {code: span_words(code, 3, unit) for code in CODES}
    assert not [code for code, words in wordings.items() if "duration" in words or "{" in words]


def test_months_without_cldr_are_those_of_cldr() -> None:
    assert date_patterns("en")["long"] == tuple(f"{month} {{d}}" for month in MONTHS)
