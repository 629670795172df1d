"""The fields of a meter."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from paywall_admin.core.codec import parse_value
from paywall_admin.core.settings import Meter
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.audience import audience_fields
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.line import LineInput, NumberInput
from paywall_admin.ui.labels import plain
from paywall_admin.ui.meter.period import PeriodInput
from paywall_admin.ui.meter.reset import reset_words
from paywall_admin.ui.meter.verbs import meter_verbs
from paywall_admin.ui.meter.whatif import WhatIf
from paywall_admin.ui.meter.words import summary
from paywall_admin.ui.rows.entry import Entry

_LIMIT_WIDTH: Final = 208
_ROOMY: Final = 560
_ANY_WIDTH: Final = 16_777_215


class MeterEditor(QWidget):
    """Name, limit and period, audience and counter of one meter; what they come to stands above them in words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(desk, _edit, self)
        self._zone = "UTC"
        self._at = 0
        self.summary = plain("", "secondary", self, wrap=True)
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        column.addWidget(self.summary)
        column.addWidget(self.name)
        self._limits = self._limit_row()
        column.addLayout(self._limits)
        column.addSpacing(tokens.SPACE_8)
        self.what_if = WhatIf(desk, self)
        self.what_if.limit_wanted.connect(self.limit.enter)
        column.addWidget(plain(self.tr("Who it is for"), "section", self))
        for field in (self.kinds, self.countries, self.devices):
            column.addWidget(field)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(plain(self.tr("Counter"), "section", self))
        column.addWidget(self.counter)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(self.what_if)

    def _make_fields(self) -> None:
        bind = self.form.bind
        self._name_line = LineInput()
        help_text = self.tr("Only you and your colleagues see it.")
        self.name = bind(Field(self.tr("Name"), self._name_line, help_text=help_text, parent=self), "name")
        self.limit = bind(Field(self.tr("Free articles"), NumberInput(0, 1000), parent=self), "limit")
        self.period = bind(Field(self.tr("In each"), PeriodInput(), parent=self), "period")
        self.kinds, self.countries, self.devices = audience_fields(self.form, self)
        counter = NumberInput(0, 1000, optional=True)
        counter.setPlaceholderText(self.tr("Always"))
        help_text = self.tr("Readers see how many are left once it is this many or fewer. Empty: they always see it.")
        label, unit = self.tr("Show the counter from"), self.tr("articles left")
        self.counter = bind(Field(label, counter, help_text=help_text, unit=unit, parent=self), "showCounterFrom")

    def _limit_row(self) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(tokens.SPACE_16)
        row.addWidget(self.limit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.period, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Limit and period side by side where there is room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ROOMY
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        # Beside the period it is as wide as a problem needs, so that nothing moves when one appears.
        self.limit.setMinimumWidth(0 if narrow else _LIMIT_WIDTH)
        self.limit.setMaximumWidth(_ANY_WIDTH if narrow else _LIMIT_WIDTH)
        if self._limits.direction() != direction:
            self._limits.setDirection(direction)

    def set_time(self, zone: str, at: int) -> None:
        """The publication's zone and the present instant, from which the next reset is reckoned."""
        self._zone = zone
        self._at = at

    def show_entry(self, entry: Entry) -> None:
        """Show a meter, or the same one as it is now."""
        meter = parse_value(Meter, dict(entry.values))
        self.summary.setText(summary(meter))
        self.period.notes.show_help(reset_words(meter.period, self._zone, self._at))
        self._name_line.setPlaceholderText(meter.id)
        self.form.show(entry.key, entry.values)
        self.what_if.show_meter(meter.id, meter.limit, archived=entry.archived)

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in self.form.fields():
            field.lock(locked)
        self.what_if.lock(locked)

    def take_focus(self) -> None:
        """Put the cursor into the name."""
        self.name.take_focus()

    def blank(self, new_id: str) -> dict[str, Any]:
        """A new meter: five articles a month for everyone."""
        return {"id": new_id, "limit": 5, "period": {"kind": "calendarMonth"}}


def _edit(object_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
    return meter_verbs().edit(object_id, was, now)
