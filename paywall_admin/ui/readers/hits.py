"""Readers in a list: their columns, and where the rows come from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.ui.tables.column import Column, Sort

translate = QCoreApplication.translate


class Hits:
    """The readers that hold a text, under an open case."""

    def __init__(self, text: str, case: int) -> None:
        self._text = text
        self._case = case

    def page(self, after: Any | None, limit: int, _sort: Sort | None) -> FindReaders:
        """The query for the readers behind the row `after`."""
        return FindReaders(self._text, self._case, after=0 if after is None else after.number, limit=limit)

    def key(self, row: Any) -> int:
        """A reader's number."""
        return int(row.number)


def columns() -> tuple[Column, ...]:
    """What a list says of a reader."""
    return (
        Column("email", translate("Readers", "E-mail"), _email, width=190, strong=True),
        Column("id", translate("Readers", "Id"), _id, width=120),
        Column("kind", translate("Readers", "Kind"), kind_words, width=110),
        Column("country", translate("Readers", "Country"), _country, width=80),
    )


def kind_words(row: Any) -> str:
    """Anonymous or registered; a card and a hit both know."""
    return translate("Readers", "Registered") if row.registered else translate("Readers", "Anonymous")


def _email(row: Any) -> str:
    return row.email or translate("Readers", "no address")


def _id(row: Any) -> str:
    return str(row.id)


def _country(row: Any) -> str:
    return row.country or ""
