"""An input for where a button leads: to the offer, to a page of the publication, or to an address."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput

_ADDRESS: Final = "url"
_LINK: Final = 2000


class TargetInput(QWidget):
    """A choice of targets; for one of them an address is written. The value is its name, or `{"url": ...}`."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceInput(
            [
                ("offer", self.tr("The offer that is shown")),
                ("offers", self.tr("The offers page")),
                ("account", self.tr("The account page")),
                (_ADDRESS, self.tr("Another address")),
            ],
            self,
        )
        self.address = LineInput(limit=_LINK, parent=self)
        self.address.setPlaceholderText("https://")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.choice)
        column.addWidget(self.address)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.edited.connect(self._chosen)
        self.address.edited.connect(self.edited)
        self.address.finished.connect(self.finished)

    def _chosen(self) -> None:
        is_address = self.choice.read() == _ADDRESS
        self.address.setVisible(is_address)
        self.edited.emit()
        if is_address:
            self.address.setFocus()
        else:
            self.finished.emit()

    def read(self) -> object:
        """The target; raises `Invalid` where an address is wanted and none is written."""
        name = self.choice.read()
        if name != _ADDRESS:
            return name
        url = self.address.read()
        if url is None:
            raise Invalid(self.tr("Write the address, such as https://example.com/ or /offers."))
        return {"url": url}

    def write(self, value: Any) -> None:
        """Show a target."""
        is_address = isinstance(value, dict)
        self.choice.write(_ADDRESS if is_address else value)
        self.address.write(value["url"] if is_address else None)
        self.address.setVisible(is_address)

    def raw(self) -> tuple[Any, str]:
        """Choice and address to the letter."""
        return self.choice.raw(), self.address.raw()

    def raw_of(self, value: Any) -> tuple[Any, str]:
        """Choice and address of a target."""
        return (_ADDRESS, value["url"]) if isinstance(value, dict) else (value, "")

    def restore(self, raw: tuple[Any, str]) -> None:
        """Put back what `raw` gave."""
        name, url = raw
        self.choice.restore(name)
        self.address.restore(url)
        self.address.setVisible(name == _ADDRESS)

    def words(self, value: Any) -> str:
        """The target in words."""
        return str(value["url"]) if isinstance(value, dict) else self.choice.words(value)

    def lock(self, locked: bool) -> None:
        """Shown, but not to be changed."""
        self.choice.lock(locked)
        self.address.lock(locked)

    def target(self) -> QWidget:
        """The choice."""
        return self.choice

    def describe(self, name: str, description: str) -> None:
        """The choice answers the question, the address has its own."""
        self.choice.describe(name, description)
        self.address.describe(self.tr("{name}: address").format(name=name), description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame around what is wrong: an address, or the choice."""
        self.address.mark(wrong=wrong)
        self.choice.mark(wrong=wrong and self.address.isHidden())
