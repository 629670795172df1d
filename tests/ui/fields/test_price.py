"""Money and lengths of time: typed as people write them, kept as whole numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from paywall_admin.ui.fields.price import PriceInput
from paywall_admin.ui.fields.span import SpanInput

Show = Callable[..., Any]


def price(amount: int, currency: str = "USD") -> dict[str, Any]:
    return {"amount": amount, "currency": currency}


def in_currency(currency: str) -> PriceInput:
    made = PriceInput()
    made.set_currency(currency)
    return made


@pytest.mark.parametrize(
    ("currency", "text", "amount", "shown_as"),
    [
        ("USD", "0.99", 99, "0.99"),
        ("USD", "9", 900, "9.00"),
        ("USD", "$9", 900, "9.00"),
        ("USD", " usd 19.99", 1999, "19.99"),
        ("JPY", "500", 500, "500"),
        ("JPY", "９８０円", 980, "980"),
        ("JPY", "￥980", 980, "980"),
        ("EUR", "19.99 €", 1999, "19.99"),
        ("KWD", "1.230", 1230, "1.230"),
        ("HUF", "99999999", 9_999_999_900, "99999999.00"),
    ],
)
def test_price_is_read_as_the_currency_writes_it(
    bench: Show, currency: str, text: str, amount: int, shown_as: str
) -> None:
    shown = bench(in_currency(currency), price(0, currency))
    shown.field.control.line.insert(text)
    shown.leave()
    assert shown.got == [price(amount, currency)]
    assert shown.field.control.line.text() == shown_as


@pytest.mark.parametrize(
    ("currency", "text", "words"),
    [
        ("USD", "", "no price yet"),
        ("USD", "0", "more than 0"),
        ("USD", "-1", "below 0"),
        ("USD", "0,99", "two ways"),
        ("USD", "1.999", "2 decimals"),
        ("USD", "€9", "not a price"),
        ("JPY", "9.5", "no decimals"),
        ("USD", "100000000", "too much"),
        ("USD", "1e3", "not a price"),
    ],
)
def test_what_cannot_be_charged_stays_and_is_explained(
    bench: Show, qtbot: QtBot, currency: str, text: str, words: str
) -> None:
    shown = bench(in_currency(currency), price(400, currency))
    shown.field.control.line.selectAll()
    qtbot.keyClick(shown.field.control.line, Qt.Key.Key_Delete)
    shown.field.control.line.insert(text)
    shown.leave()
    assert shown.got == []
    assert shown.field.control.line.text() == text
    assert words in shown.field.notes.words()


def test_price_in_another_currency_keeps_it_until_one_is_chosen(bench: Show, qtbot: QtBot) -> None:
    shown = bench(in_currency("USD"), price(900, "JPY"))
    control = shown.field.control
    assert (control.line.text(), control.choice.isVisible()) == ("900", True)
    control.line.selectAll()
    qtbot.keyClicks(control.line, "950")
    control.choice.setFocus()
    assert shown.got == [price(950, "JPY")]
    qtbot.keyClick(control.choice, Qt.Key.Key_Down)
    assert shown.got[1:] == [price(95000, "USD")]


def test_price_says_its_currency_to_a_screen_reader(bench: Show) -> None:
    shown = bench(in_currency("JPY"), price(900, "JPY"))
    assert shown.field.control.line.accessibleName() == "Free articles in JPY"


def test_length_agrees_with_its_number(bench: Show, qtbot: QtBot) -> None:
    shown = bench(SpanInput(), {"unit": "month", "count": 3})
    assert shown.field.control.unit.currentText() == "months"
    shown.field.control.count.selectAll()
    qtbot.keyClicks(shown.field.control.count, "1")
    assert shown.field.control.unit.currentText() == "month"
    shown.leave()
    assert shown.got == [{"unit": "month", "count": 1}]
    shown.field.control.unit.setFocus()
    qtbot.keyClick(shown.field.control.unit, Qt.Key.Key_Down)
    assert shown.got[1:] == [{"unit": "year", "count": 1}]


def test_length_without_a_number_is_not_kept(bench: Show, qtbot: QtBot) -> None:
    shown = bench(SpanInput(), {"unit": "week", "count": 2})
    shown.field.control.count.selectAll()
    qtbot.keyClicks(shown.field.control.count, "0")
    shown.leave()
    assert shown.got == []
    assert "from 1 to 1000" in shown.field.notes.words()
