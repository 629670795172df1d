"""Plural forms: the categories that CLDR gives a language, and a text made into them."""

from __future__ import annotations

import pytest

from paywall_admin.core.languages import language
from paywall_admin.core.plurals import categories, forms, has_ending

PASTED = "You have {{numberArticlesLeft}} free article{{numberArticlesLeft-plural}} left"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("ja", ["other"]),
        ("en", ["one", "other"]),
        ("pl", ["one", "few", "many", "other"]),
        ("ar", ["zero", "one", "two", "few", "many", "other"]),
        ("xx", ["other"]),
    ],
)
def test_categories_are_those_of_the_language(code: str, names: list[str]) -> None:
    assert list(categories(code)) == names


@pytest.mark.parametrize("code", ["en", "pl", "ar", "lv", "cy", "fr", "pt-BR"])
def test_numbers_belong_to_their_category(code: str) -> None:
    for name, numbers in categories(code).items():
        assert [language(code).plural_form(number) for number in numbers] == [name] * len(numbers)
        assert len(numbers) <= 3


def test_no_number_is_said_where_there_is_none_for_a_form() -> None:
    assert categories("pl")["other"] == ()
    assert categories("en")["one"] == (1,)


def test_english_ending_becomes_forms() -> None:
    assert forms(PASTED, "en") == {
        "one": "You have {{numberArticlesLeft}} free article left",
        "other": "You have {{numberArticlesLeft}} free articles left",
    }


def test_languages_without_forms_keep_one_text() -> None:
    assert forms(PASTED, "ja") == "You have {{numberArticlesLeft}} free article left"


def test_languages_that_do_not_take_an_s_get_none() -> None:
    made = forms("Noch {{numberArticlesLeft}} Artikel{{ numberArticlesLeft-plural }} frei\nund mehr", "pl")
    assert made == dict.fromkeys(("one", "few", "many", "other"), "Noch {{numberArticlesLeft}} Artikel frei\nund mehr")


def test_the_ending_is_found_only_as_a_placeholder() -> None:
    assert has_ending(PASTED)
    assert has_ending("first\n{{ numberArticlesLeft-plural }}")
    assert not has_ending("numberArticlesLeft-plural {{numberArticlesLeft}}")
