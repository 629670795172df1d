"""The inputs that only free access has: a name that is an id, a text that may be missing, and where a button leads."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from paywall_admin.ui.fields.area import AreaInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput, is_storable
from paywall_admin.ui.free_access.words import id_of, title

_LONGEST_LINK: Final = 2000
_LONGEST_TEXT: Final = 10_000


class NameInput(LineInput):
    """A name in words; the value is the id that it becomes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(limit=64, required=True, parent=parent)

    def read(self) -> object:
        """The id; raises `Invalid` where nothing of the name can stand in one."""
        found = id_of(str(super().read()))
        if not found:
            raise Invalid(self.tr("Write a name in letters from a to z and digits. Readers never see it."))
        return found

    def raw_of(self, value: Any) -> str:
        """The id as words."""
        return title(value)

    def words(self, value: Any) -> str:
        """The id as words."""
        return title(value)


class TextInput(AreaInput):
    """A text of some lines; an empty one is none."""

    def __init__(self, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(lines=lines, limit=_LONGEST_TEXT, parent=parent)

    def read(self) -> object:
        """The text, or None."""
        text = str(super().read())
        if not all(map(is_storable, text.splitlines())):
            raise Invalid(self.tr("This has a character that cannot be kept. Type it again without it."))
        return text or None

    def words(self, value: Any) -> str:
        """The text itself."""
        return super().words(value) or self.tr("nothing")


class HeadingInput(LineInput):
    """The heading of a message, which every message has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(limit=_LONGEST_TEXT, required=True, parent=parent)


class LinkInput(LineInput):
    """Where a button leads: an address; without one, where it led before, or to the offers page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(limit=_LONGEST_LINK, parent=parent)
        self._named: Any = "offers"

    def read(self) -> object:
        """An address as a target of its own, or a named page."""
        text = super().read()
        return {"url": text} if text else self._named

    def raw_of(self, value: Any) -> str:
        """The address; nothing for a named page, which the empty line then stands for."""
        if isinstance(value, dict):
            self._named = "offers"
            return str(value["url"])
        self._named = value or "offers"
        return ""

    def write(self, value: Any) -> None:
        """Show a target."""
        super().write(value)
        self.setPlaceholderText(self._page())

    def restore(self, raw: str) -> None:
        """Put a text back."""
        super().restore(raw)
        self.setPlaceholderText(self._page())

    def _page(self) -> str:
        return {
            "offers": self.tr("Your offers page"),
            "offer": self.tr("The checkout of the offer"),
            "account": self.tr("Your account page"),
        }[self._named]

    def words(self, value: Any) -> str:
        """The address or the page."""
        return (
            str(value["url"])
            if isinstance(value, dict)
            else {"account": self.tr("your account page")}.get(value, self.tr("your offers page"))
        )
