"""What of the audit is shown: by whom, about what, and from when to when."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.store.trail import Filter
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.audit.words import kind_words, object_words
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.labels import plain

_TOP: Final = Qt.AlignmentFlag.AlignTop
_ANY: Final = ""
_BETWEEN: Final = "between"
_DAYS: Final = {"today": 1, "week": 7, "month": 30, "quarter": 90}


class Filters(QWidget):
    """A row of choices; `chosen` is sent when another part of the audit is wanted."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone: Zone | None = None
        self._now = 0
        self._object: tuple[str, str | None] | None = None
        self.person = ChoiceInput([(_ANY, self.tr("Everybody"))], self)
        self.kind = ChoiceInput([(_ANY, self.tr("Everything"))], self)
        self.time = ChoiceInput(self._times(), self)
        for choice in (self.person, self.kind, self.time):
            choice.write(_ANY)
            choice.edited.connect(self._choose)
        self.person.describe(self.tr("By whom"), "")
        self.kind.describe(self.tr("About what"), "")
        self.time.describe(self.tr("When"), "")
        self.only = QPushButton(self)
        self.only.setProperty("kind", "quiet")
        icons.wear(self.only, "close", "accent")
        self.only.clicked.connect(self.show_all_objects)
        self.since = DayInput("start", none=self.tr("From the beginning"), past=True, parent=self)
        self.until = DayInput("end", none=self.tr("Until now"), past=True, parent=self)
        self._days = QWidget(self)
        self._lay_out()
        for day, name in ((self.since, self.tr("From the day")), (self.until, self.tr("To the day"))):
            day.describe(name, "")
            day.finished.connect(self._choose)
        self._show()

    def _times(self) -> list[tuple[Any, str]]:
        return [
            (_ANY, self.tr("At any time")),
            ("today", self.tr("Today")),
            ("week", self.tr("In the last 7 days")),
            ("month", self.tr("In the last 30 days")),
            ("quarter", self.tr("In the last 90 days")),
            (_BETWEEN, self.tr("Between two days…")),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_8)
        for widget in (self.person, self.kind, self.time, self.only):
            row.addWidget(widget)
        row.addStretch(1)
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(tokens.SPACE_8)
        for words, day in ((self.tr("From"), self.since), (self.tr("to"), self.until)):
            label = plain(words, "secondary", self._days)
            label.setFixedHeight(tokens.CONTROL_HEIGHT)
            days.addWidget(label, 0, _TOP)
            days.addWidget(day, 0, _TOP)
        days.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(row)
        column.addWidget(self._days)

    # What is offered

    def offer(self, actors: tuple[str, ...], kinds: tuple[str, ...]) -> None:
        """Offer everybody, and every kind of object, that has an entry."""
        self.person.offer([(_ANY, self.tr("Everybody")), *((actor, actor) for actor in actors)])
        named = sorted(((kind, kind_words(kind)) for kind in kinds), key=lambda pair: pair[1])
        self.kind.offer([(_ANY, self.tr("Everything")), *named])

    def set_time(self, zone: Zone, now: int) -> None:
        """The publication's zone, and the present."""
        self._zone, self._now = zone, now
        for day in (self.since, self.until):
            day.set_time(zone.name, now)

    # What is wanted

    def wanted(self, text: str) -> Filter:
        """The filter that is chosen, with a text to look for."""
        since, until = self._span()
        kind, object_id = self._object or (str(self.kind.read() or ""), None)
        return Filter(str(self.person.read() or ""), kind, object_id, since, until, text)

    def show_object(self, kind: str, object_id: str | None) -> None:
        """Want only what concerns one object, whoever did it and whenever."""
        self.person.write(_ANY)
        self.time.write(_ANY)
        self.kind.write(kind if object_id is None else _ANY)
        self._object = None if object_id is None else (kind, object_id)
        self._choose()

    def show_all_objects(self) -> None:
        """Want what concerns any object."""
        self._object = None
        self._choose()
        self.kind.setFocus()

    def clear(self) -> None:
        """Want everything."""
        for choice in (self.person, self.kind, self.time):
            choice.write(_ANY)
        self._object = None
        self._choose()

    def _span(self) -> tuple[int | None, int | None]:
        chosen = self.time.read()
        if chosen == _BETWEEN:
            return self._day(self.since), self._day(self.until)
        if chosen in _DAYS and self._zone is not None:
            today = self._zone.local_ordinal(self._now)
            return self._zone.ordinal_start(today + 1 - _DAYS[str(chosen)]), None
        return None, None

    def _day(self, day: DayInput) -> int | None:
        try:
            value = day.read()
        except Invalid:
            return None
        return epoch(str(value)) if value else None

    def _choose(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        for day in (self.since, self.until):
            day.mark(wrong=not self._is_good(day))
        self._days.setVisible(self.time.read() == _BETWEEN)
        self.only.setVisible(self._object is not None)
        self.kind.setVisible(self._object is None)
        if self._object is not None:
            words = object_words(self._object)
            self.only.setText(self.tr("Only {object}").format(object=words).replace("&", "&&"))
            self.only.setAccessibleName(self.tr("Only {object}: show all again").format(object=words))

    def _is_good(self, day: DayInput) -> bool:
        try:
            day.read()
        except Invalid:
            return False
        return True
