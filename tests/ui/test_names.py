"""Languages and countries are called as the window speaks, and understood in English everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from paywall_admin.ui import language, names
from paywall_admin.ui.fields.vocabulary import Countries, Languages
from paywall_admin.ui.messages.words import language_words


@pytest.fixture
def japanese(qapp: QApplication) -> Iterator[None]:
    language.speak(qapp, "ja")
    yield
    language.speak(qapp, "en")


def test_an_english_window_says_them_in_english(qapp: QApplication) -> None:
    assert [names.language_name(code) for code in ("en", "pt-BR", "ja", "zz")] == [
        "English",
        "Portuguese",
        "Japanese",
        "",
    ]
    assert [names.country_name(code) for code in ("JP", "GB", "", "QQ")] == ["Japan", "United Kingdom", "", ""]


def test_a_japanese_window_says_them_in_japanese(japanese: None) -> None:
    assert [names.language_name(code) for code in ("en", "pt-BR", "ja", "zz")] == ["英語", "ポルトガル語", "日本語", ""]
    assert [names.country_name(code) for code in ("JP", "GB", "", "QQ")] == ["日本", "イギリス", "", ""]
    assert [language_words("en"), language_words("pt-BR")] == ["英語", "ポルトガル語（pt-BR）"]


def test_both_names_are_understood_when_typed(japanese: None) -> None:
    countries, languages = Countries(), Languages()
    assert [countries.read(text) for text in ("日本", "japan", "jp")] == ["JP"] * 3
    assert [languages.read(text) for text in ("英語", "english", "英語 (en)", "en")] == ["en"] * 4
    assert "フランス" in countries.suggestions()
    assert "フランス語 (fr)" in languages.suggestions()


def test_names_follow_the_window_when_it_turns_to_another_language(qapp: QApplication) -> None:
    language.speak(qapp, "ja")
    assert "フランス" in Countries().suggestions()
    language.speak(qapp, "en")
    assert "France" in Countries().suggestions()
    assert "フランス" not in Countries().suggestions()
