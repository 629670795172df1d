"""An input of money: typed as the currency writes it, kept as a whole number of its smallest unit."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from paywall_admin.core.money import MOST_UNITS, exponent, format_price, parse_price
from paywall_admin.core.problems import BadInput
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.labels import plain

_WIDTH: Final = 112
_LONGEST: Final = 2 * len(str(MOST_UNITS))
# What a language writes behind an amount in place of a sign.
_WORDS: Final = {"JPY": "円", "CNY": "元", "KRW": "원"}


def written(amount: int, currency: str) -> str:
    """An amount as a price is typed, with all the decimals of its currency: `9.00`, `900`."""
    decimals = _decimals(currency)
    digits = str(amount).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def typed(text: str, currency: str) -> int:
    """The amount that a person means by a text such as `0.99`, `$0.99` or `0.99 USD`."""
    bare = unicodedata.normalize("NFKC", text).strip()
    for mark in (currency, currency.lower(), _WORDS.get(currency, currency), *_signs(bare, currency)):
        bare = bare.removeprefix(mark).removesuffix(mark).strip()
    return parse_price(bare, currency)


def _signs(text: str, currency: str) -> list[str]:
    """The signs in a text that stand for this currency and no other one."""
    found = {letter for letter in text if unicodedata.category(letter) == "Sc"}
    if not found:
        return []
    own = format_price(10 ** exponent(currency), currency, "en")
    return [sign for sign in found if sign in own]


def _decimals(currency: str) -> int:
    try:
        return exponent(currency)
    except BadInput:
        return 0


class PriceInput(QWidget):
    """A price with its currency; the value is `{"amount": ..., "currency": ...}` in minor units.

    New prices are in the publication's currency (`set_currency`). A price in another one says so, and offers both.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house = "USD"
        self._currency = "USD"
        self.line = LineInput(limit=_LONGEST, parent=self)
        self.line.setFixedWidth(_WIDTH)
        self._only = plain("", "secondary", self)
        self.choice = ChoiceInput([], self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        for widget in (self.line, self._only, self.choice):
            row.addWidget(widget)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.edited.connect(self.edited)
        self.line.finished.connect(self.finished)
        self.choice.activated.connect(self._chosen)
        self._show_currency()

    def set_currency(self, currency: str) -> None:
        """The publication's currency."""
        if currency != self._house:
            self._house = currency
            self._show_currency()

    def _show_currency(self) -> None:
        foreign = self._currency != self._house
        self.choice.offer([(code, code) for code in dict.fromkeys((self._currency, self._house))])
        self.choice.write(self._currency)
        self.choice.setVisible(foreign)
        self._only.setText(self._currency)
        self._only.setHidden(foreign)
        self.line.setPlaceholderText(written(9 * 10 ** _decimals(self._currency), self._currency))

    def _chosen(self) -> None:
        self._currency = str(self.choice.read())
        self.edited.emit()
        self.finished.emit()

    def read(self) -> object:
        """The price; raises `Invalid` where it cannot be charged."""
        try:
            return {"amount": typed(self.line.text(), self._currency), "currency": self._currency}
        except BadInput as bad:
            raise Invalid(bad.sentence) from None

    def write(self, value: Any) -> None:
        """Show a price; 0 is none yet."""
        text, currency = self.raw_of(value)
        self._currency = currency
        self._show_currency()
        self.line.write(text or None)

    def raw(self) -> tuple[str, str]:
        """Text and currency to the letter."""
        return self.line.raw(), self._currency

    def raw_of(self, value: Any) -> tuple[str, str]:
        """Text and currency of a price."""
        if not value:
            return "", self._house
        amount, currency = value["amount"], value["currency"]
        return (written(amount, currency) if amount else ""), currency

    def restore(self, raw: tuple[str, str]) -> None:
        """Put back what `raw` gave."""
        text, self._currency = raw
        self._show_currency()
        self.line.restore(text)

    def words(self, value: Any) -> str:
        """The price and its currency."""
        text, currency = self.raw_of(value)
        return f"{text} {currency}" if text else self.tr("nothing")

    def lock(self, locked: bool) -> None:
        """Readable, not changeable."""
        self.line.lock(locked)
        self.choice.lock(locked)

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def describe(self, name: str, description: str) -> None:
        """The line says the currency with the name."""
        named = self.tr("{name} in {currency}").format(name=name, currency=self._currency)
        self.line.describe(named, description)
        self.choice.describe(self.tr("Currency"), description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame around the line."""
        self.line.mark(wrong=wrong)
