"""What follows the first paint, in steps short enough not to be felt: the store, the page, at last the preview."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.incidents import Incidents
from paywall_admin.ui.pages import PAGES
from paywall_admin.ui.steps import Steps
from paywall_admin.ui.stores import Opener, Stores, open_app
from paywall_admin.ui.window import Window

# Imported one an idle moment, while the store is opened on its lane.
_AHEAD: Final = ("paywall_admin.core.settings", *(page.made_by.partition(":")[0] for page in PAGES))


class Furnisher(QObject):
    """Brings the window to life once it is seen; `ready` is sent when the first page is filled."""

    ready = Signal()
    preview_shown = Signal()

    def __init__(
        self, window: Window, store: str | None, opener: Opener = open_app, clock: Clock = system_clock
    ) -> None:
        super().__init__(window)
        self.window = window
        self._store = store
        self._clock = clock
        self.incidents = Incidents(window)
        self.stores = Stores(window, self.incidents, opener)
        self.steps = Steps(window, self.stores)
        self._ahead = list(_AHEAD)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._import_next)
        self._is_open = False
        window.desk.opened.connect(self._opened)
        window.desk.busy.connect(self._busy)

    def begin(self) -> None:
        """Open the store on its lane, and use the time until it is open."""
        self.stores.open(self._store)
        self.window.finish()
        self._idle.start()

    @Slot()
    def _import_next(self) -> None:
        if self._ahead:
            import_module(self._ahead.pop(0))
        else:
            self._idle.stop()

    @Slot()
    def _opened(self) -> None:
        self._is_open = True

    @Slot(int)
    def _busy(self, number: int) -> None:
        if self._is_open and not number and self.window.status is not None:
            self.window.desk.busy.disconnect(self._busy)
            QTimer.singleShot(0, self._show_preview)

    @Slot()
    def _show_preview(self) -> None:
        self.ready.emit()
        from paywall_admin.ui.preview.place import PreviewPlace  # noqa: PLC0415 - after the first page is filled

        self.preview = PreviewPlace(self.window.docking.dock, self.window.desk, self.window.memory, self._clock)
        self.preview.ready.connect(self.preview_shown)
        self.preview.troubled.connect(self.steps.tell_trouble)
        self.preview.link_chosen.connect(self.steps.tell_link)
        self.window.closed.connect(self.preview.close)
        self.preview.begin()
