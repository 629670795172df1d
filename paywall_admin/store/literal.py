"""Looking for a text to the letter: no character of it means anything else, and every store finds the same."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from paywall_admin.store.look import Look

_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)


def contains(look: Look, columns: Sequence[str], text: str) -> tuple[str, list[str]]:
    """The condition that one of the columns holds the text, and its values.

    Capital and small letters of the Latin alphabet are the same, as every store has it.
    """
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return "1 = 0", []  # no store holds such a character
    found = " OR ".join(_holds(look, column) for column in columns)
    return f"({found})", [text.translate(_LOWER)] * len(columns)


def _holds(look: Look, column: str) -> str:
    if look.dialect == "sqlite":
        return f"instr(lower({column}), ?) > 0"
    # Without the collation the server would take further letters for the same, depending on how it was set up.
    return f'strpos(lower({column} COLLATE "C"), ?) > 0'
