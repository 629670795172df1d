"""What may stand on a chip: how it is read, said and suggested."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import is_storable

translate = QCoreApplication.translate
NAME_LIMIT = 200


class Vocabulary:
    """Any short text, with suggestions."""

    def __init__(self, suggestions: Sequence[str] = ()) -> None:
        self._suggestions = tuple(suggestions)

    def suggest(self, suggestions: Sequence[str]) -> None:
        """What is offered from now on."""
        self._suggestions = tuple(suggestions)

    def read(self, text: str) -> str:
        """The value that a person means by this text; raises `Invalid` where there is none."""
        if len(text) > NAME_LIMIT:
            sentence = translate("Vocabulary", "This has {count} characters; {limit} fit.")
            raise Invalid(sentence.format(count=len(text), limit=NAME_LIMIT))
        if not is_storable(text):
            raise Invalid(
                translate("Vocabulary", "This has a character that cannot be kept. Type it again without it.")
            )
        return text

    def words(self, value: str) -> str:
        """The value as a person would say it."""
        return value

    def suggestions(self) -> Sequence[str]:
        """What is offered while typing, in words."""
        return self._suggestions


class Countries(Vocabulary):
    """Countries by name or by two-letter code; the value is the code of ISO 3166."""

    def read(self, text: str) -> str:
        """The code of the country meant."""
        names = _codes()
        code = names.get(text.casefold()) or (text.upper() if text.upper() in names.values() else None)
        if code is None:
            sentence = translate("Countries", "“{text}” is no country. Write its name, or its two letters, such as GB.")
            raise Invalid(sentence.format(text=text))
        return code

    def words(self, value: str) -> str:
        """The country's name; a code that nobody knows stands for itself."""
        territory = QLocale.codeToTerritory(value)
        return value if territory == QLocale.Country.AnyCountry else QLocale.territoryToString(territory)

    def suggestions(self) -> Sequence[str]:
        """All countries by name."""
        return _names()


@cache
def _codes() -> dict[str, str]:
    pairs = ((QLocale.territoryToString(country), QLocale.territoryToCode(country)) for country in QLocale.Country)
    return {name.casefold(): code for name, code in pairs if len(code) == 2 and code.isalpha()}


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(QLocale.territoryToString(QLocale.codeToTerritory(code)) for code in set(_codes().values())))
