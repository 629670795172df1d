"""Rows for spreadsheets: CSV in which no text of anybody's can be taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any, Final

# What spreadsheets begin a formula with, also in the full width of East Asian keyboards.
_FORMULA: Final = tuple("=+-@＝＋－＠")
_LEADING: Final = tuple("\t\r\n\0")


def harmless(value: Any) -> Any:
    """A cell that a spreadsheet shows as it is: a text that would be a formula gets an apostrophe before it.

    Numbers stay numbers, negative ones too; lists and objects become compact JSON.
    """
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else str(value).lower() if isinstance(value, bool) else value
    text = value if isinstance(value, str) else compact(value)
    # Some spreadsheets look past blanks and marks that nobody sees.
    bare = text.lstrip(" \u00a0\u3000\ufeff\u200b\u200e\u200f\u2060")
    return f"'{text}" if text.startswith(_LEADING) or bare.startswith(_FORMULA) else text


def csv_text(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as CSV (RFC 4180: commas, lines that end in CRLF), every cell harmless."""
    written = io.StringIO()
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue()


def compact(value: Any) -> str:
    """A value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
