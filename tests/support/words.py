"""What is to be read on a part of the window."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

_NAMES: Final = re.compile(r"'[^']*'|「[^」]*」|\{\{.*?\}\}|“[^”]*”|\([^)]*\)")
_ENGLISH: Final = re.compile(r"[a-z]{3,} [a-z]{2,}")


def is_english(text: str) -> bool:
    """Whether two English words stand beside each other outside names, placeholders and readers' texts."""
    return bool(_ENGLISH.search(_NAMES.sub("", text)))


def texts_on(widget: QWidget) -> list[str]:
    """The texts of its labels and then of its buttons; only those that are shown."""
    found = [(one, one.text()) for kind in (QLabel, QPushButton) for one in widget.findChildren(kind)]
    return [text for one, text in found if text and one.isVisibleTo(widget)]


def words_on(widget: QWidget) -> str:
    """All its texts, one a line."""
    return "\n".join(texts_on(widget))
