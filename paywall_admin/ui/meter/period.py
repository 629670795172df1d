"""The input of a period: which kind, and for rolling days how many."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.line import NumberInput
from paywall_admin.ui.labels import plain

_ROLLING: Final = "rollingDays"
_USUAL_DAYS: Final = 30


class PeriodInput(QWidget):
    """A calendar period, or a number of days that roll along; the value is the whole period."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceInput(
            [
                ("calendarDay", self.tr("Day")),
                ("calendarWeek", self.tr("Week, from Monday")),
                ("calendarMonth", self.tr("Calendar month")),
                (_ROLLING, self.tr("Rolling days")),
            ]
        )
        self.days = NumberInput(1, 3660)
        self._unit = plain(self.tr("days"), "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.kind)
        row.addWidget(self.days)
        row.addWidget(self._unit)
        row.addStretch(1)
        self.kind.edited.connect(self._chosen)
        self.days.edited.connect(self.edited)
        self.days.finished.connect(self.finished)

    def _chosen(self) -> None:
        if self.kind.read() == _ROLLING and not self.days.text():
            self.days.write(_USUAL_DAYS)
        self._show_days()
        self.edited.emit()
        self.finished.emit()

    def _show_days(self) -> None:
        rolling = self.kind.read() == _ROLLING
        self.days.setVisible(rolling)
        self._unit.setVisible(rolling)

    def read(self) -> object:
        """The period; raises `Invalid` where rolling days have no good number."""
        kind = self.kind.read()
        return {"kind": kind, "days": self.days.read()} if kind == _ROLLING else {"kind": kind}

    def write(self, value: Any) -> None:
        """Show a period."""
        self.kind.write(value["kind"])
        self.days.write(value.get("days"))
        self._show_days()

    def raw(self) -> Any:
        """Kind and days to the letter."""
        return self.kind.raw(), self.days.raw()

    def raw_of(self, value: Any) -> Any:
        """Kind and days of a period."""
        return value["kind"], self.days.raw_of(value.get("days"))

    def restore(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        kind, days = raw
        self.kind.restore(kind)
        self.days.restore(days)
        self._show_days()

    def words(self, value: Any) -> str:
        """The period in words."""
        if value["kind"] == _ROLLING:
            return self.tr("{days} rolling days").format(days=value.get("days"))
        return self.kind.words(value["kind"])

    def lock(self, locked: bool) -> None:
        """Shown, but not to be changed."""
        self.kind.lock(locked)
        self.days.lock(locked)

    def target(self) -> QWidget:
        """The choice of the kind."""
        return self.kind

    def describe(self, name: str, description: str) -> None:
        """The kind answers the question, the days have their own."""
        self.kind.describe(name, description)
        self.days.describe(self.tr("Number of days"), description)

    def mark(self, *, wrong: bool) -> None:
        """A red frame around the days: the kind is always one of those offered."""
        self.days.mark(wrong=wrong)
