"""What languages and countries are called in the window's language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from paywall_admin.ui import language

if TYPE_CHECKING:
    from babel import Locale


def language_name(code: str) -> str:
    """A language by the name of its first subtag; an empty text where nobody knows it."""
    found = QLocale.codeToLanguage(code.partition("-")[0])
    if found in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return ""
    other = _others()
    name = other.languages.get(QLocale.languageToCode(found)) if other else None
    return name or QLocale.languageToString(found)


def country_name(code: str) -> str:
    """A country by its two letters; an empty text where nobody knows it."""
    found = QLocale.codeToTerritory(code)
    if found == QLocale.Country.AnyCountry:
        return ""
    other = _others()
    name = other.territories.get(QLocale.territoryToCode(found)) if other else None
    return name or QLocale.territoryToString(found)


def languages() -> dict[str, str]:
    """The codes of all languages by what a person may type: the name, and the name with the code; in small letters.

    English names are understood in every window.
    """
    return _languages(language.spoken_by(QCoreApplication.instance()))


def countries() -> dict[str, str]:
    """The codes of all countries by name, in small letters; English names are understood in every window."""
    return _countries(language.spoken_by(QCoreApplication.instance()))


@cache
def _languages(_spoken: str) -> dict[str, str]:
    found = {}
    for one in QLocale.Language:
        code = QLocale.languageToCode(one)
        if one in (QLocale.Language.AnyLanguage, QLocale.Language.C) or not code:
            continue
        for name in {QLocale.languageToString(one), language_name(code)}:
            found[name.casefold()] = code
            found[f"{name} ({code})".casefold()] = code
    return found


@cache
def _countries(_spoken: str) -> dict[str, str]:
    found = {}
    for one in QLocale.Country:
        code = QLocale.territoryToCode(one)
        if len(code) == 2 and code.isalpha():
            found[QLocale.territoryToString(one).casefold()] = code
            found[country_name(code).casefold()] = code
    return found


def _others() -> Locale | None:
    """The names of CLDR where the window does not speak English: Qt has only the English ones."""
    spoken = language.spoken_by(QCoreApplication.instance())
    return None if spoken == language.ENGLISH else _of_cldr(spoken)


@cache
def _of_cldr(spoken: str) -> Locale:
    from babel import Locale  # noqa: PLC0415 - an English window has no use for it

    return Locale(spoken)
