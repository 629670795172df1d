"""What languages and countries are called in the window's language."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from paywall_admin.core import languages as cldr
from paywall_admin.ui import language


def language_name(code: str) -> str:
    """A language by the name of its first subtag; an empty text where nobody knows it."""
    found = QLocale.codeToLanguage(code.partition("-")[0])
    if found in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return ""
    spoken = _spoken()
    # Qt has only the English names.
    name = cldr.language_name(QLocale.languageToCode(found), spoken) if spoken != language.ENGLISH else ""
    return name or QLocale.languageToString(found)


def country_name(code: str) -> str:
    """A country by its two letters; an empty text where nobody knows it."""
    found = QLocale.codeToTerritory(code)
    if found == QLocale.Country.AnyCountry:
        return ""
    spoken = _spoken()
    name = cldr.country_name(QLocale.territoryToCode(found), spoken) if spoken != language.ENGLISH else ""
    return name or QLocale.territoryToString(found)


def languages() -> dict[str, str]:
    """The codes of all languages by what a person may type: the name, and the name with the code; in small letters.

    English names are understood in every window.
    """
    return _languages(_spoken())


def countries() -> dict[str, str]:
    """The codes of all countries by name, in small letters; English names are understood in every window."""
    return _countries(_spoken())


@cache
def _languages(_: str) -> dict[str, str]:
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
def _countries(_: str) -> dict[str, str]:
    found = {}
    for one in QLocale.Country:
        code = QLocale.territoryToCode(one)
        if len(code) == 2 and code.isalpha():
            found[QLocale.territoryToString(one).casefold()] = code
            found[country_name(code).casefold()] = code
    return found


def _spoken() -> str:
    return language.spoken_by(QCoreApplication.instance())
