"""Watches the emergency switch for the window: its strip on every page, its action, and its end."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Slot

from paywall_admin.core.calendar import Zone
from paywall_admin.core.roles import allows
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.services.queries.emergency import GetEmergency
from paywall_admin.system.clock import Clock
from paywall_admin.ui.emergency import job
from paywall_admin.ui.emergency.sheet import EmergencySheet
from paywall_admin.ui.emergency.strip import EmergencyStrip
from paywall_admin.ui.window import Window

_EVERY_MS: Final = 15_000
_TOPICS: Final = frozenset({"emergency", "deliveries", "targets", "publication", "people"})


class EmergencyWatch(QObject):
    """Shows whoever opened the wall, here, elsewhere or on the command line, and for how long still."""

    def __init__(self, window: Window, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._clock = clock
        self._zone = Zone("UTC", 0, (), ())
        self._emergency: Any = None
        self._was_open = False
        self._locked = True
        self._strip: EmergencyStrip | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_EVERY_MS)
        self._tick.timeout.connect(self._show)
        window.action("emergency").triggered.connect(self.open_sheet)
        window.header.add_emergency(window.action("emergency"))
        window.closed.connect(self._tick.stop)
        self._desk.changed.connect(self._changed)
        self._desk.opened.connect(self._forget)
        if self._desk.is_open:
            self._ask()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._ask()

    @Slot()
    def _forget(self) -> None:
        """Another store has its own switch; what was open in the last one has not ended."""
        self._was_open = False

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, GetDraft(), self._show_draft, latest="draft")
        self._desk.ask(self, GetEmergency(), self._show_emergency, latest="emergency")

    def _show_status(self, status: Any) -> None:
        self._locked = status.read_only or not allows(status.role, "emergency:close")

    def _show_draft(self, view: Any) -> None:
        self._zone = Zone.load(view.settings.publication.time_zone)

    def _show_emergency(self, emergency: Any) -> None:
        self._emergency = emergency
        self._show()

    @property
    def strip(self) -> EmergencyStrip:
        """The strip above the pages; made when it is first needed."""
        if self._strip is None:
            self._strip = EmergencyStrip(self._window.banner)
            self._strip.close_wanted.connect(self.open_closing_sheet)
            self._strip.again_wanted.connect(self._deliver_again)
            self._window.banner.add_first(self._strip)
        return self._strip

    @Slot()
    def _show(self) -> None:
        emergency, now = self._emergency, self._clock()
        is_open = emergency is not None and emergency.starts_at <= now < emergency.until
        lingers = emergency is not None and (emergency.lingers or 0) > now
        if is_open or lingers or self._strip is not None:
            self.strip.show_emergency(emergency, self._zone, now, locked=self._locked)
        if is_open or lingers:
            self._tick.start()
        else:
            self._tick.stop()
        if self._was_open and not is_open and emergency is not None and emergency.until > emergency.starts_at:
            self._window.toasts.say(self.tr("The emergency opening has ended by itself."), "accent")
        self._was_open = is_open
        self._window.header.show_emergency(is_open)

    # Doing

    @Slot()
    def open_sheet(self) -> None:
        """Ask for how long and why; while the wall is open already, ask for more time."""
        self._open(closes=False)

    @Slot()
    def open_closing_sheet(self) -> None:
        """Ask once more before the opening is ended."""
        self._open(closes=True)

    def _open(self, *, closes: bool) -> None:
        sheet = EmergencySheet(self._desk, self._clock, self._window, closes=closes)
        sheet.switched.connect(self._tell)
        sheet.open()

    @Slot(str, str)
    def _tell(self, words: str, tone: Any) -> None:
        self._window.toasts.say(words, tone)

    @Slot()
    def _deliver_again(self) -> None:
        self.strip.again.setEnabled(False)
        self._desk.call(self, job.delivering(), self._delivered)

    def _delivered(self, made: job.Switched) -> None:
        if not made.missed:
            self._window.toasts.say(self.tr("Every target has heard of it now."))
