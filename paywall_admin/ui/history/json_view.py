"""What differs as JSON: lines that are gone and lines that are new, each with its sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtGui import QColor, QFontDatabase, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from paywall_admin.core.jsondiff import lines
from paywall_admin.ui.style import scheme

_SIGNS: Final = {"same": "  ", "removed": "- ", "added": "+ "}
_TONES: Final = {"-": "danger", "+": "positive", "@": "accent"}
MOST_LINES: Final = 3000


class _Signs(QSyntaxHighlighter):
    """Colours a line by its first character, which says the same in plain."""

    def highlightBlock(self, text: str) -> None:
        tone = _TONES.get(text[:1])
        if tone:
            form = QTextCharFormat()
            form.setForeground(QColor(getattr(scheme(), tone)))
            self.setFormat(0, len(text), form)


class JsonView(QPlainTextEdit):
    """The lines of JSON that differ between two versions, to be read and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName(self.tr("Lines of JSON that differ"))
        self.setTabChangesFocus(True)
        self._signs = _Signs(self.document())

    def show_objects(self, objects: Sequence[Any]) -> None:
        """Show these differences, as many lines as anybody reads."""
        shown: list[str] = []
        for one in objects:
            if len(shown) >= MOST_LINES:
                shown.append(self.tr("… and more. The command line has all of it: history diff --lines."))
                break
            shown.append(f"@ {one.place}")
            for line in lines(one):
                shown += ["  …"] if line.gap else []
                shown.append(f"{_SIGNS[line.side]}{line.text}")
        self.setPlainText("\n".join(shown))
