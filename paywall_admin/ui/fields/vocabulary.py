"""What may stand on a chip: how it is read, said and suggested."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import is_storable
from paywall_admin.ui.names import countries as names_of_countries
from paywall_admin.ui.names import country_name, language_name
from paywall_admin.ui.names import languages as names_of_languages

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
        names = names_of_countries()
        code = names.get(text.casefold()) or (text.upper() if text.upper() in names.values() else None)
        if code is None:
            sentence = translate("Countries", "“{text}” is no country. Write its name, or its two letters, such as GB.")
            raise Invalid(sentence.format(text=text))
        return code

    def words(self, value: str) -> str:
        """The country's name; a code that nobody knows stands for itself."""
        return country_name(value) or value

    def suggestions(self) -> Sequence[str]:
        """All countries by name."""
        return sorted({country_name(code) for code in names_of_countries().values()})


def language_words(code: str) -> str:
    """A language by its name and its code, or by the code alone where Qt does not know it."""
    name = language_name(code)
    return f"{name} ({code})" if name else code


class Languages(Vocabulary):
    """Languages by name or by code; the value is the code, such as `en` or `pt-BR`."""

    def read(self, text: str) -> str:
        """The code of the language meant."""
        wanted = text.casefold()
        code = names_of_languages().get(wanted) or _code_of(text)
        if code is None:
            sentence = translate("Languages", "“{text}” is no language. Write its name, or its code, such as pt-BR.")
            raise Invalid(sentence.format(text=text))
        return code

    def words(self, value: str) -> str:
        """The language's name and code."""
        return language_words(value)

    def suggestions(self) -> Sequence[str]:
        """All languages by name."""
        return sorted(language_words(code) for code in set(names_of_languages().values()))


_CODE = re.compile(r"(?P<language>[a-z]{2,3})(?P<rest>(-[a-z0-9]{2,8}){0,3})", re.IGNORECASE | re.ASCII)


def _code_of(text: str) -> str | None:
    """A code as it is written: the language small, a script with a capital, a region in capitals."""
    found = _CODE.fullmatch(text.strip())
    if found is None or QLocale(found["language"].lower()).language() == QLocale.Language.C:
        return None
    parts = [part.title() if len(part) == 4 else part.upper() for part in found["rest"].split("-")[1:]]
    return "-".join((found["language"].lower(), *parts))
