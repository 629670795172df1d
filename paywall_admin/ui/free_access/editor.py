"""The fields of a free-access window, and its announcement."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.codec import parse_value
from paywall_admin.core.settings import FreeAccess, Settings
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.chips import ChipsInput
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.edges import today
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.form import Form
from paywall_admin.ui.fields.vocabulary import Countries
from paywall_admin.ui.free_access.announcement import Announcement
from paywall_admin.ui.free_access.inputs import NameInput
from paywall_admin.ui.free_access.shifts import whole_days
from paywall_admin.ui.free_access.verbs import WindowVerbs
from paywall_admin.ui.free_access.words import summary
from paywall_admin.ui.labels import plain
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.states import States

_ROOMY: Final = 520


class WindowEditor(QWidget):
    """From when to when, where, and what readers are told. `renamed` carries the id that a window gets."""

    renamed = Signal(str)

    def __init__(self, desk: Desk, verbs: WindowVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._settings: Settings | None = None
        self._at = 0
        self.form = Form(desk, self._edit, self)
        self.summary = plain("", "secondary", self, wrap=True)
        self._days = (DayInput("start"), DayInput("end"))
        self.starts = self.form.bind(Field(self.tr("First day"), self._days[0], parent=self), "startsAt")
        self.ends = self.form.bind(Field(self.tr("Last day"), self._days[1], parent=self), "endsAt")
        countries = ChipsInput(Countries(), hint=self.tr("All countries"))
        self.countries = self.form.bind(Field(self.tr("Countries"), countries, parent=self), "countries")
        name_help = self.tr("Only you and your colleagues see it.")
        self.name = self.form.bind(Field(self.tr("Name"), NameInput(), help_text=name_help, parent=self), "id")
        self.announcement = Announcement(desk, self)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_16)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(tokens.SPACE_16)
        column.addWidget(self.summary)
        column.addLayout(self._pair)
        for field in (self.starts, self.ends):
            self._pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.countries, self.name):
            column.addWidget(widget)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(self.announcement)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """First and last day stand side by side where there is room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ROOMY
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._pair.direction() != direction:
            self._pair.setDirection(direction)

    # Showing

    def set_settings(self, settings: Settings, states: States, at: int, taken: frozenset[str]) -> None:
        """The draft, what the check says of it, the present instant, and the ids that messages have."""
        self._settings, self._at = settings, at
        for day in self._days:
            day.set_time(settings.publication.time_zone, at)
        self.announcement.set_settings(settings, states, taken)

    def show_entry(self, entry: Entry) -> None:
        """Show a window, or the same one as it is now."""
        window, settings = parse_value(FreeAccess, dict(entry.values)), self._settings
        assert settings is not None
        self.summary.setText(summary(window, Zone.load(settings.publication.time_zone)))
        self.form.show(entry.key, entry.values)
        self.announcement.setVisible(not entry.archived)
        self.announcement.show_window(window)

    def lock(self, locked: bool) -> None:
        """Show, but let nobody change."""
        for field in self.form.fields():
            field.lock(locked)
        self.announcement.lock(locked)

    def take_focus(self) -> None:
        """Put the cursor into the first day."""
        self.starts.take_focus()

    # Changing

    def blank(self, new_id: str) -> dict[str, Any]:
        """A new window: the whole of today."""
        assert self._settings is not None
        zone = Zone.load(self._settings.publication.time_zone)
        day = today(zone, self._at)
        starts_at, ends_at = whole_days(zone, day, day)
        return {"id": new_id, "startsAt": starts_at, "endsAt": ends_at}

    def _edit(self, window_id: str, was: dict[str, Any], now: dict[str, Any]) -> Any:
        if "id" not in now:
            return self._verbs.edit(window_id, was, now)
        self.renamed.emit(now["id"])
        return self._verbs.rename(window_id, now["id"])
