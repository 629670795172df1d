"""Looking for a text to the letter: no character of it means anything else, and every store finds the same."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from paywall_admin.store.look import Look

_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)
_ESCAPED: Final = str.maketrans({letter: f"\\{letter}" for letter in "\\%_"})
_LONGEST: Final = 50_000
"""So many bytes of a pattern SQLite takes at most."""


def contains(look: Look, columns: Sequence[str], text: str) -> tuple[str, list[str]]:
    """The condition that one of the columns holds the text, and its values.

    Capital and small letters of the Latin alphabet are the same, as every store has it.
    """
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        return "1 = 0", []  # no store holds such a character
    holds, wanted = _condition(look, text)
    return f"({' OR '.join(holds.format(column=column) for column in columns)})", [wanted] * len(columns)


def _condition(look: Look, text: str) -> tuple[str, str]:
    """The condition on one column, and its value."""
    if look.dialect != "sqlite":
        # Without the collation the server would take further letters for the same, depending on how it was set up.
        return 'strpos(lower({column} COLLATE "C"), ?) > 0', text.translate(_LOWER)
    pattern = f"%{text.translate(_ESCAPED)}%"
    if len(pattern.encode()) > _LONGEST:
        return "instr(lower({column}), ?) > 0", text.translate(_LOWER)
    # It writes no small letters down for each row first, and so takes a third of the time.
    return "{column} LIKE ? ESCAPE '\\'", pattern
