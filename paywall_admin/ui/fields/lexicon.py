"""What placeholders are called, which have a value where a text stands, and what that value is now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from paywall_admin.core.texts import DATES, PLACEHOLDERS, POSSIBLE, STYLES, Placeholder
from paywall_admin.core.vocabulary import OTHER

Forms = Mapping[str, tuple[int, ...]]
translate = QCoreApplication.translate
_ENGLISH: Final = "numberArticlesLeft-plural"


def placeholder_words(name: str) -> str:
    """What a placeholder stands for."""
    return {
        "numberArticlesLeft": translate("Lexicon", "Articles left"),
        "numberArticlesLeft-plural": translate("Lexicon", "English plural “s”"),
        "articleLimit": translate("Lexicon", "Free articles in all"),
        "resetDate": translate("Lexicon", "Day the count starts again"),
        "publicationName": translate("Lexicon", "Publication"),
        "formerPublicationName": translate("Lexicon", "Publication’s former name"),
        "offerPrice": translate("Lexicon", "Offer’s price"),
        "offerDuration": translate("Lexicon", "Offer’s length"),
        "offerEndDate": translate("Lexicon", "Offer’s last day"),
        "planPrice": translate("Lexicon", "Plan’s price"),
        "planInterval": translate("Lexicon", "How often the plan is paid"),
        "trialEndDate": translate("Lexicon", "Last day of the trial"),
        "accessEndDate": translate("Lexicon", "Last day of access"),
        "freeAccessDate": translate("Lexicon", "Last day of free access"),
    }[name]


def style_words(style: str) -> str:
    """How a date is written in a style."""
    return {
        "ordinal": translate("Lexicon", "As said"),
        "long": translate("Lexicon", "Long"),
        "short": translate("Lexicon", "Short"),
    }[style]


def spellings(name: str) -> list[Placeholder]:
    """A placeholder in each of its styles, the usual one first."""
    if name not in DATES:
        return [Placeholder(name)]
    return [Placeholder(name, style) for style in sorted(STYLES, key=lambda style: style != "ordinal")]


class Lexicon(QObject):
    """The placeholders as they are in one state, in one language; `changed` tells when something is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._possible: frozenset[str] = frozenset(PLACEHOLDERS)
        self.values: Mapping[Placeholder, str] = {}
        self.locale = "en"
        self._forms: dict[str, Forms] = {}

    def show_state(self, state: str, locale: str) -> None:
        """Speak of another state (`freeAccess:ID` for a window) and language; values follow when they are known."""
        possible = POSSIBLE.get(state.partition(":")[0].replace("freeAccess", "free_access"), frozenset())
        if (possible, locale) != (self._possible, self.locale):
            self._possible, self.locale = possible, locale
            self.changed.emit()

    def show_values(self, values: Mapping[Placeholder, str]) -> None:
        """Say the values that a reader would see."""
        if dict(values) != dict(self.values):
            self.values = dict(values)
            self.changed.emit()

    def learn_forms(self, forms: Mapping[str, Forms]) -> None:
        """Which plural categories languages have, each with some numbers."""
        if any(self._forms.get(code) != found for code, found in forms.items()):
            self._forms |= forms
            self.changed.emit()

    def forms(self) -> Forms:
        """The plural categories of the language; before they are known, the one that every language has."""
        return self._forms.get(self.locale, {OTHER: ()})

    def is_possible(self, name: str) -> bool:
        """Whether a placeholder can have a value here."""
        return name in self._possible and not (name == _ENGLISH and self.locale.partition("-")[0] != "en")

    def value(self, placeholder: Placeholder) -> str | None:
        """What a placeholder says now."""
        return self.values.get(placeholder)

    def spoken(self, placeholder: Placeholder) -> str:
        """A placeholder in words, with its value: `Articles left: 3`."""
        words = placeholder_words(placeholder.name)
        if not self.is_possible(placeholder.name):
            return translate("Lexicon", "{name}: never has a value here").format(name=words)
        value = self.value(placeholder)
        if value is None:
            return translate("Lexicon", "{name}: no value at the moment").format(name=words)
        return translate("Lexicon", "{name}: {value}").format(name=words, value=value or "–")
