"""Rows as they are copied: as text, as CSV for a spreadsheet, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from paywall_admin.core.spreadsheets import csv_text
from paywall_admin.ui.tables.column import Column

translate = QCoreApplication.translate


def as_text(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """The words of the rows, cells apart by tabs, below the headings."""
    lines = [[column.heading for column in columns], *([column.text(row) for column in columns] for row in rows)]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def as_csv(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """The values of the rows as CSV, below the columns' names."""
    values = ([column.value(row) for column in columns] for row in rows)
    return csv_text([[column.name for column in columns], *values])


def as_json(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """The values of the rows as a JSON list of objects."""
    whole = [{column.name: column.value(row) for column in columns} for row in rows]
    return json.dumps(whole, ensure_ascii=False, indent=2)


Copier = Callable[[Sequence[Column], Iterable[Any]], str]


def copiers() -> tuple[tuple[str, Copier], ...]:
    """Each way to copy: its words, and how it is done."""
    return (
        (translate("Copies", "Copy as text"), as_text),
        (translate("Copies", "Copy as CSV"), as_csv),
        (translate("Copies", "Copy as JSON"), as_json),
    )
