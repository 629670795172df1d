"""What follows the first paint, in steps short enough not to be felt: the store, the page, at last the preview."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.incidents import Incidents
from paywall_admin.ui.steps import Steps
from paywall_admin.ui.stores import Opener, Stores, load_pages, open_app
from paywall_admin.ui.window import Window

_SETTLED_MS: Final = 2000


class Furnisher(QObject):
    """Brings the window to life once it is seen.

    `ready` is sent when the first page is filled, `settled` when the start is over.
    """

    ready = Signal()
    preview_shown = Signal()
    settled = Signal()

    def __init__(
        self, window: Window, store: str | None, opener: Opener = open_app, clock: Clock = system_clock
    ) -> None:
        super().__init__(window)
        self.window = window
        self._store = store
        self.emergency: Any = None
        self._clock = clock
        self.incidents = Incidents(window)
        self.stores = Stores(window, self.incidents, opener)
        self.steps = Steps(window, self.stores)
        self.exchange: Any = None
        self._calm = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._calm.timeout.connect(self._settle)
        window.desk.busy.connect(self._look)

    def begin(self) -> None:
        """Open the store on its lane; what nobody misses until the first page is filled waits until then."""
        self.window.desk.hold()
        self.stores.open(self._store)
        self.window.desk.refused.connect(self._complete)

    @Slot()
    def _look(self) -> None:
        page = self.window.page(self.window.current_page())
        if page is not None and page.is_filled():
            self.window.desk.busy.disconnect(self._look)
            self.ready.emit()
            QTimer.singleShot(0, self._finish)

    @Slot()
    def _finish(self) -> None:
        self._calm.start()
        self._complete()
        QTimer.singleShot(0, self._show_preview)

    @Slot()
    def _complete(self) -> None:
        """The rest of the frame, and what the window takes from outside; where a store was refused, that too."""
        self.window.rail.dress()
        self.window.finish()
        if self.exchange is None:
            from paywall_admin.ui.exchange import Exchange  # noqa: PLC0415 - after the first page is filled

            self.exchange = Exchange(self.window, self.stores)
        if self.emergency is None:
            from paywall_admin.ui.emergency.watch import EmergencyWatch  # noqa: PLC0415 - as above

            self.emergency = EmergencyWatch(self.window, self._clock)

    @Slot()
    def _settle(self) -> None:
        self.window.desk.release()
        self.window.desk.call(self, load_pages)
        self._wind_up()
        self.settled.emit()

    def _wind_up(self) -> None:
        from paywall_admin.ui.clockwork import Clockwork  # noqa: PLC0415 - after the start

        self.clockwork = Clockwork(self.window)
        self._watch_feed()

    def _watch_feed(self) -> None:
        from paywall_admin.ui.readers.watching import FolderWatch  # noqa: PLC0415 - after the start

        feed = FolderWatch.of(self.window.desk, self.window.memory)
        feed.told.connect(self.window.pages.tell)
        self.window.closed.connect(feed.rest)
        feed.begin()

    @Slot()
    def _show_preview(self) -> None:
        from paywall_admin.ui.preview.place import PreviewPlace  # noqa: PLC0415 - after the first page is filled

        self.preview = PreviewPlace(self.window.docking.dock, self.window.desk, self.window.memory, self._clock)
        self.preview.begun.connect(self.window.desk.release)
        self.preview.ready.connect(self.preview_shown)
        self.preview.troubled.connect(self.steps.tell_trouble)
        self.preview.link_chosen.connect(self.steps.tell_link)
        self.window.situation_wanted.connect(self.preview.show_situation)
        self.window.closed.connect(self.preview.close)
        self.preview.begin()
