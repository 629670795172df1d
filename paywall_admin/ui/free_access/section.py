"""The list of windows with the calendar above it: both show the same windows, and picking in one picks in the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.core.problems import Problem
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.free_access.calendar import Calendar
from paywall_admin.ui.free_access.editor import WindowEditor
from paywall_admin.ui.free_access.entries import in_order
from paywall_admin.ui.free_access.shifts import Edges, moved, stretched, whole_days
from paywall_admin.ui.free_access.verbs import WindowVerbs
from paywall_admin.ui.rows.delegate import GRIP_WIDTH
from paywall_admin.ui.rows.entry import Entry, Texts, free_id
from paywall_admin.ui.rows.section import Section

translate = QCoreApplication.translate


class WindowSection(Section):
    """Windows in the order of their days.

    `place_wanted` carries the JSON pointer of a window's message, `situation_wanted` what the preview shall show.
    """

    place_wanted = Signal(str)
    situation_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.windows = WindowVerbs()
        editor = partial(WindowEditor, desk, self.windows)
        super().__init__(
            desk, _texts(), weights=(4, 4, 3), editor=editor, verbs=self.windows.verbs, stem="free-day", parent=parent
        )
        ground = self.view.parentWidget()
        assert ground is not None
        self.calendar = Calendar(ground)
        self.calendar.setContentsMargins(GRIP_WIDTH - 8, 0, 0, 0)
        column = ground.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.calendar)
        grid, made = self.calendar.grid, self.detail.editor
        assert isinstance(made, WindowEditor)
        self.editor = made
        grid.picked.connect(self.view.pick)
        grid.opened.connect(self._open_fields)
        grid.made.connect(self.add_days)
        grid.shifted.connect(self.shift)
        made.renamed.connect(self._follow)
        made.announcement.place_wanted.connect(self.place_wanted)
        made.announcement.situation_wanted.connect(self.situation_wanted)
        made.announcement.written.connect(self._tell_written)
        made.announcement.form.refused.connect(self.outdated)
        made.announcement.form.missed.connect(self._tell_missed)
        self.view.picked.connect(self.calendar.pick)

    # Showing

    def show_entries(self, entries: Sequence[Entry], notes: Sequence[Note] = (), *, locked: bool) -> None:
        """Show the windows, in the list and in the calendar."""
        super().show_entries(entries, notes, locked=locked)
        windows = self.windows.view.settings.free_access
        self.calendar.show_windows(windows, self.windows.zone(), self.windows.at, self.view.key(), locked=locked)
        self.calendar.pick(self.view.key())

    def key_at(self, place: int) -> str:
        """The id of the window at a place of the settings, which is not its place in the list."""
        windows = self.windows.view.settings.free_access
        return windows[place].id if place in in_order(windows, self.windows.at) else ""

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet, in the announcement too."""
        super().flush()
        self.editor.announcement.form.flush()

    def _open_fields(self, key: str) -> None:
        self.view.pick(key)
        self._go_to_fields()

    # Doing

    def add_days(self, first: date, last: date) -> None:
        """Add a window for some whole days; what draws it stays where it is."""
        edges = self._tried(lambda: whole_days(self.windows.zone(), first, last))
        if edges is None or self._locked:
            return
        new_id = free_id(self._stem, (entry.key for entry in self._entries))
        self._wanted = (new_id, False)
        values = {"id": new_id, "startsAt": edges[0], "endsAt": edges[1]}
        self._do(self._verbs().add(values, None))

    def shift(self, key: str, first: int, last: int) -> None:
        """Move a window, or its first or last day, by some days."""
        window, zone = self.windows.window(key), self.windows.zone()
        if window is None or self._locked:
            return
        if first == last:
            edges = self._tried(lambda: moved(window, zone, first))
        else:
            edges = self._tried(lambda: stretched(window, zone, first=first, last=last))
        if edges is not None and edges != (window.starts_at, window.ends_at):
            self.flush()
            self._do(self.windows.put(window, edges))

    def duplicate(self) -> None:
        """Add a copy of the picked window on the same days of another year."""
        if self._tried(self._try_to_repeat) is not None:
            super().duplicate()

    def _try_to_repeat(self) -> Any:
        entry = self._picked()
        return entry and self._verbs().duplicate(entry.key, free_id(entry.key[:60], ()))

    def _tried(self, find: Any) -> Any:
        """What was found; where a calendar skips a day, or it is too far away, that is said and nothing is done."""
        try:
            found: Edges | None = find()
        except Invalid as invalid:
            self._desk.trouble.emit(Problem("no-such-day", str(invalid)))
            return None
        return found

    def _follow(self, new_id: str) -> None:
        """Stay with a window that gets another id; where that is taken, it will be refused."""
        if new_id not in (entry.key for entry in self._entries):
            self._wanted = (new_id, False)

    def _tell_written(self) -> None:
        self.told.emit(translate("FreeAccess", "The announcement is written. Read it, and make it yours."), True)


def _texts() -> Texts:
    return Texts(
        name=translate("FreeAccess", "Free access"),
        order=translate("FreeAccess", "While a window is on, its readers read everything, and nothing counts."),
        add=translate("FreeAccess", "Add a window"),
        empty_title=translate("FreeAccess", "No free access planned"),
        empty_text=translate(
            "FreeAccess",
            "Open the paywall for some days, for everyone or for some countries. Draw over the days in the calendar, "
            "or begin with today.",
        ),
        archived=translate("FreeAccess", "“{name}” is archived, and its announcement with it."),
    )
