"""What every input of a field can do, and how it refuses what it cannot read."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.labels import mark


class Invalid(ValueError):  # noqa: N818 - a refusal, not an error of the program
    """What stands in the input is no value; the sentence says what would be right."""


class Input(Protocol):
    """A widget that shows a value and lets a person change it.

    `edited` is sent at each change by hand, `finished` when the person has chosen or left; neither when the
    program writes. What cannot be read stays as it was typed.
    """

    edited: Any
    finished: Any

    def read(self) -> object:
        """The value that stands here; raises `Invalid` where there is none."""

    def write(self, value: Any) -> None:
        """Show a value without telling anybody, and keep the cursor where it is."""

    def raw(self) -> Any:
        """What stands here to the letter, right or wrong."""

    def raw_of(self, value: Any) -> Any:
        """What `raw` would give if this value stood here."""

    def restore(self, raw: Any) -> None:
        """Put back what `raw` gave."""

    def words(self, value: Any) -> str:
        """The value as a person would say it."""

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""

    def target(self) -> QWidget:
        """The widget that takes the focus."""

    def describe(self, name: str, description: str) -> None:
        """What a screen reader says of it."""

    def mark(self, *, wrong: bool) -> None:
        """Show that what stands here needs attention."""


class SingleInput:
    """What an input does alike that is one widget of Qt; stands before that widget among the bases."""

    def target(self) -> Any:
        """The widget itself."""
        return self

    def describe(self: Any, name: str, description: str) -> None:
        """Name and description for a screen reader."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def mark(self: Any, *, wrong: bool) -> None:
        """A red frame while something is wrong."""
        mark(self, "wrong", wrong)


class WrittenInput(SingleInput):
    """What an input does alike into which a person writes."""

    def raw(self: Any) -> str:
        """The text to the letter."""
        return str(self.text())

    def lock(self: Any, locked: bool) -> None:
        """Readable and copyable, not changeable."""
        self.setReadOnly(locked)

    def focusOutEvent(self: Any, event: QFocusEvent) -> None:
        """Leaving is finishing, for another window too: the person may close this one. A menu is not leaving."""
        super().focusOutEvent(event)  # type: ignore[misc] # the widget among the bases has it
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


class OfferedInput:
    """What an input does alike that offers its values: what stands in it is the value itself."""

    def raw(self: Any) -> Any:
        """The chosen value."""
        return self.read()

    def raw_of(self, value: Any) -> Any:
        """The value itself."""
        return value

    def restore(self: Any, raw: Any) -> None:
        """Choose a value again."""
        self.write(raw)
