"""The Free access page: windows of free reading, on a calendar and in a list, with what readers are told."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.free_access.editor import WindowEditor
from paywall_admin.ui.free_access.entries import public_windows, window_entries
from paywall_admin.ui.free_access.section import WindowSection
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.page import ListsPage, Part

# Windows begin and end while somebody looks at them; a computer that slept finds out within this time.
_LOOK_AGAIN_MS: Final = 60_000


class FreeAccessPage(ListsPage):
    """Days on which everyone, or everyone in some countries, reads everything.

    `situation_wanted` carries the situation that the preview shall show.
    """

    situation_wanted = Signal(object)
    topics = frozenset({"draft", "publication", "freeAccess", "messages", "versions", "people"})

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        self._published: Any = None
        title = self.tr("Free access")
        sentence = self.tr("Days on which everyone, or everyone in some countries, reads everything.")
        parts = (Part("freeAccess", "freeAccess", title, self._make_section),)
        super().__init__(desk, title, sentence, parts, parent, clock=clock)
        self.look_again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self.look_again.timeout.connect(self._show)
        self.look_again.start()

    def _make_section(self, desk: Desk, parent: QWidget) -> WindowSection:
        section = WindowSection(desk, parent)
        section.place_wanted.connect(self.place_wanted)
        section.situation_wanted.connect(self.situation_wanted)
        return section

    @property
    def windows(self) -> WindowSection:
        """The windows."""
        section = self.section("freeAccess")
        assert isinstance(section, WindowSection)
        return section

    @property
    def editor(self) -> WindowEditor:
        """The fields of a window."""
        return self.windows.editor

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database

        self._desk.ask(self, queries.GetPublished(), self._show_published, latest="published")
        super()._ask()

    def _show_published(self, settings: Any) -> None:
        """Keep what readers have; it is shown with the draft, which is asked for behind it."""
        self._published = settings

    def entries(self, _name: str) -> list[Entry]:
        """The windows in the order of their days."""
        at = self._clock()
        return window_entries(self.view, self._states, public_windows(self._published, at), at)

    def prepare(self, _name: str, editor: Any) -> None:
        """A window depends on the zone, and shows its message with what the check says of it."""
        windows = self.windows.windows
        windows.view, windows.at = self.view, self._clock()
        editor.set_settings(self.view.settings, self._states, windows.at, windows.taken())
