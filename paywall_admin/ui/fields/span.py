"""An input of a length of time: how many days, weeks, months or years."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import NumberInput

translate = QCoreApplication.translate
_MOST: Final = 1000
_UNITS: Final = ("day", "week", "month", "year")


def span_words(unit: str, count: int) -> str:
    """A length of time in words: `1 month`, `3 months`."""
    if count == 1:
        return {
            "day": translate("Span", "1 day"),
            "week": translate("Span", "1 week"),
            "month": translate("Span", "1 month"),
            "year": translate("Span", "1 year"),
        }[unit]
    more = {
        "day": translate("Span", "{count} days"),
        "week": translate("Span", "{count} weeks"),
        "month": translate("Span", "{count} months"),
        "year": translate("Span", "{count} years"),
    }
    return more[unit].format(count=count)


class SpanInput(QWidget):
    """A number and a unit; the value is `{"unit": ..., "count": ...}`."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = NumberInput(1, _MOST, parent=self)
        self.unit = ChoiceInput(self._units(1), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.count)
        row.addWidget(self.unit)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.count.edited.connect(self._counted)
        self.count.finished.connect(self.finished)
        self.unit.edited.connect(self.edited)
        self.unit.finished.connect(self.finished)

    def _units(self, count: int) -> list[tuple[str, str]]:
        one = (self.tr("day"), self.tr("week"), self.tr("month"), self.tr("year"))
        more = (self.tr("days"), self.tr("weeks"), self.tr("months"), self.tr("years"))
        return list(zip(_UNITS, one if count == 1 else more, strict=True))

    def _counted(self) -> None:
        self._agree()
        self.edited.emit()

    def _agree(self) -> None:
        try:
            count = self.count.read()
        except Invalid:
            return
        self.unit.offer(self._units(count if isinstance(count, int) else 0))

    def read(self) -> object:
        """The length; raises `Invalid` where the number is none."""
        return {"unit": self.unit.read(), "count": self.count.read()}

    def write(self, value: Any) -> None:
        """Show a length."""
        self.count.write(value["count"])
        self._agree()
        self.unit.write(value["unit"])

    def raw(self) -> tuple[str, Any]:
        """Number and unit to the letter."""
        return self.count.raw(), self.unit.raw()

    def raw_of(self, value: Any) -> tuple[str, Any]:
        """Number and unit of a length."""
        return self.count.raw_of(value["count"]), value["unit"]

    def restore(self, raw: tuple[str, Any]) -> None:
        """Put back what `raw` gave."""
        count, unit = raw
        self.count.restore(count)
        self._agree()
        self.unit.restore(unit)

    def words(self, value: Any) -> str:
        """The length in words."""
        return span_words(value["unit"], value["count"])

    def lock(self, locked: bool) -> None:
        """Shown, but not to be changed."""
        self.count.lock(locked)
        self.unit.lock(locked)

    def target(self) -> QWidget:
        """The number."""
        return self.count

    def describe(self, name: str, description: str) -> None:
        """The number answers the question, the unit has its own."""
        self.count.describe(name, description)
        self.unit.describe(self.tr("{name}: unit").format(name=name), description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame around the number: the unit is always one of those offered."""
        self.count.mark(wrong=wrong)
