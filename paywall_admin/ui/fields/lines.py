"""An input of several lines, each a value of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from paywall_admin.ui.fields.area import AreaInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import is_storable


class LinesInput(AreaInput):
    """A list of short texts, one a line; blank lines are none."""

    def __init__(self, *, lines: int = 4, limit: int = 10_000, parent: QWidget | None = None) -> None:
        super().__init__(lines=lines, limit=limit, parent=parent)

    def read(self) -> object:
        """The lines; raises `Invalid` where one cannot be kept."""
        text = super().read()
        found = [line.strip() for line in str(text).splitlines() if line.strip()]
        if not all(map(is_storable, found)):
            raise Invalid(self.tr("This has a character that cannot be kept. Type it again without it."))
        return found

    def write(self, value: Any) -> None:
        """Show a list."""
        super().write(self.raw_of(value))

    def raw_of(self, value: Any) -> str:
        """The text of a list."""
        return "\n".join(value or ())

    def restore(self, raw: str) -> None:
        """Put a text back as it was typed."""
        super().write(raw)

    def words(self, value: Any) -> str:
        """The lines in a row."""
        return " · ".join(value or ()) or self.tr("nothing")
