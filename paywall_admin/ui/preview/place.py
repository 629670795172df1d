"""The preview's place in the window: its dock, its start after a probe, its recovery, and its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDockWidget, QWidget

from paywall_admin.core.situation import Situation
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.preview import outside
from paywall_admin.ui.preview.chromium import prepare_environment, restore_environment
from paywall_admin.ui.preview.probe import Probe

TRIES: Final = 3
TRIES_WITHIN_MS: Final = 60_000
# What the preview shows depends on these; the rest of the topics changes nothing in it.
_QUIET: Final = frozenset({"audit", "deliveries", "keys", "options", "readers", "feed", "grants", "cases"})


class PreviewPlace(QObject):
    """Brings the preview into its dock when that is first seen.

    `begun` is sent once nothing of its start waits for this program any more, `ready` when the page shows the draft.
    """

    begun = Signal()
    ready = Signal()
    troubled = Signal(object)
    link_chosen = Signal(str)

    def __init__(self, dock: QDockWidget, desk: Desk, memory: Memory, clock: Clock = system_clock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._desk = desk
        self._clock = clock
        self._panel: Any = None
        self._is_closed = False
        self._probe = Probe(memory, self)
        self._probe.answered.connect(self._probed)
        self._browser: Any = None
        self._deaths = 0
        self._since_death = QElapsedTimer()
        self._has_begun = False
        self._is_coming = False
        self._is_stale = False
        dock.setTitleBarWidget(QWidget(dock))
        dock.visibilityChanged.connect(self._seen)
        desk.changed.connect(self._changed)

    @property
    def panel(self) -> Any:
        """What stands in the dock; made when it is first needed."""
        if self._panel is None:
            from paywall_admin.ui.preview.panel import PreviewPanel  # noqa: PLC0415 - while the browser starts

            self._panel = panel = PreviewPanel(self._desk, self._clock)
            panel.closed.connect(self._dock.close)
            panel.outside_wanted.connect(self._open_outside)
            panel.shown.connect(self._shown)
            panel.troubled.connect(self.troubled)
            panel.stage.retry_wanted.connect(self._retry)
            self._dock.setWidget(panel)
            panel.refresh()
        return self._panel

    def begin(self) -> None:
        """Start where the dock is to be seen; else wait until it is."""
        if not self._dock.isVisible():
            self.begun.emit()
        elif not self._has_begun:
            self._has_begun = True
            QTimer.singleShot(0, self._start)

    @Slot()
    def _start(self) -> None:
        """The browser first: the panel is made, and the draft compiled, while its processes come up."""
        if not self._is_closed:
            self._probe.begin()
            if not self._is_coming:
                self._fill()

    @Slot()
    def _fill(self) -> None:
        if not self._is_closed and self.panel and not self._is_coming:
            self.begun.emit()

    @Slot(bool)
    def _seen(self, visible: bool) -> None:
        if visible and not self._has_begun:
            self.begin()
        elif visible and self._is_stale:
            self._is_stale = False
            self.panel.refresh()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if self._has_begun and topics - _QUIET:
            if self._dock.isVisible() and self._panel is not None:
                self._panel.refresh()
            else:
                self._is_stale = True

    @Slot(object)
    def show_situation(self, wanted: Situation) -> None:
        """Show what a reader meets in a situation; a preview that was closed is opened."""
        self._dock.show()
        self.begin()
        self.panel.show_situation(wanted)

    # The browser

    @Slot(bool)
    def _probed(self, works: bool) -> None:
        if not works:
            self._go_without()
            return
        prepare_environment()
        try:
            from paywall_admin.ui.preview.engine import Browser  # noqa: PLC0415 - heavy, and may not be installed
        except ImportError:
            self._go_without()
            return
        self._is_coming = True
        # With a tick of its own: to start Chromium is what takes longest without a pause.
        QTimer.singleShot(0, partial(self._load, Browser))

    def _load(self, browser: Callable[[QObject], Any]) -> None:
        if self._is_closed:
            return
        self._probe.starting()
        self._browser = browser(self)
        self._browser.loaded.connect(self._loaded)
        self._browser.died.connect(self._died)
        self._browser.link_chosen.connect(self._name_link)
        self._browser.load()
        QTimer.singleShot(0, self._fill)

    def _go_without(self) -> None:
        self.panel.stage.show_sentence(
            self.tr(
                "The preview cannot be shown inside this window, because its browser engine does not start on this "
                "computer. Everything else works, and the page can be opened in your browser."
            ),
            offer=True,
        )
        self.panel.go_without()

    @Slot(bool)
    def _loaded(self, ok: bool) -> None:
        self.begun.emit()
        if ok:
            self._probe.works()
            self.panel.set_browser(self._browser)
        else:
            self._fail()

    @Slot()
    def _died(self) -> None:
        """The engine's process for the page ended: load it again, but not for ever."""
        if not self._since_death.isValid() or self._since_death.elapsed() > TRIES_WITHIN_MS:
            self._deaths = 0
            self._since_death.start()
        self._deaths += 1
        self.begun.emit()
        self.panel.set_browser(None)
        if self._deaths <= TRIES:
            QTimer.singleShot(0, self._browser.load)
        else:
            self._fail()

    def _fail(self) -> None:
        self._take_down()
        self._probe.forget()
        self._go_without()

    @Slot()
    def _retry(self) -> None:
        self._take_down()
        self._deaths = 0
        self._probe.forget()
        self.panel.stage.show_sentence(self.tr("The preview is being prepared…"), offer=False)
        self._probe.begin()

    def _take_down(self) -> None:
        if self._panel is not None:
            self._panel.set_browser(None)
        browser, self._browser = self._browser, None
        if browser is not None:
            browser.close()
            browser.deleteLater()

    @Slot()
    def _shown(self) -> None:
        restore_environment()
        self.ready.emit()

    # Elsewhere

    @Slot()
    def _open_outside(self) -> None:
        if self.panel.rules is None:
            return
        try:
            target = outside.write(self.panel.message(whole=True))
        except OSError as error:
            self.troubled.emit(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    @Slot(str)
    def _name_link(self, href: str) -> None:
        if self.panel.rules is not None:
            self.link_chosen.emit(self.panel.rules.address(href))

    def close(self) -> None:
        """Take everything down before the application ends."""
        self._is_closed = True
        self._probe.close()
        self._take_down()
