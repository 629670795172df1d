"""The compiled words of one language, looked up while deciding (contract, section 8)."""

from __future__ import annotations

from datetime import date as calendar_date
from typing import Final

from paywall_admin.core.rules import Fields, given

OTHER: Final = "other"
CATEGORIES: Final = ("zero", "one", "two", "few", "many", OTHER)
"""CLDR's plural categories."""


class Vocabulary:
    """One language of a payload: plural categories, dates, prices and lengths of time."""

    __slots__ = ("_categories", "_days", "_money", "_patterns", "_shown", "_spans")

    def __init__(self, table: Fields) -> None:
        self._categories: list[str] = [
            category for category, length in given(table.get("plural")) for _ in range(int(length))
        ]
        self._patterns: dict[str, list[str]] = given(table.get("dates"))
        self._days: list[str] = given(table.get("days"))
        self._money: dict[str, dict[str, str]] = given(table.get("money"))
        self._spans: dict[str, str] = given(table.get("spans"))
        self._shown: dict[tuple[int, str], str | None] = {}

    def category(self, number: int | None) -> str:
        """Say the plural category of a number of articles; without a number it is `other`."""
        if number is None or number >= len(self._categories):
            return OTHER
        return self._categories[number]

    def price(self, key: tuple[str, str]) -> str | None:
        """Write a price, named by its currency and amount."""
        currency, amount = key
        return self._money.get(currency, {}).get(amount)

    def span(self, key: str) -> str | None:
        """Write a length of time, named by its count and unit."""
        return self._spans.get(key)

    def date(self, ordinal: int, style: str) -> str | None:
        """Write a date, given as its proleptic Gregorian ordinal."""
        key = ordinal, style
        if key not in self._shown:
            self._shown[key] = self._written(calendar_date.fromordinal(ordinal), style)
        return self._shown[key]

    def _written(self, day: calendar_date, style: str) -> str | None:
        patterns = self._patterns.get(style) or self._patterns.get("long")
        if not patterns:
            return None
        name = self._days[day.day - 1] if style == "ordinal" and self._days else str(day.day)
        return patterns[day.month - 1].replace("{dd}", f"{day.day:02d}").replace("{d}", name)
