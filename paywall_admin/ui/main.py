"""Opens the window: the frame is painted first, and what is heavy is imported after it."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from paywall_admin.ui import binding, language, launch
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.instance import Instance
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.style import FUSION, Style
from paywall_admin.ui.window import Window

if TYPE_CHECKING:
    from paywall_admin.ui.furnish import Furnisher
    from paywall_admin.ui.heap import Heap


class Session(QObject):
    """One run of the window, from the first paint to the last tick."""

    furnished = Signal(QObject)
    started = Signal()

    def __init__(self, app: QApplication, store: str | None) -> None:
        super().__init__()
        self._app = app
        self._store = store
        memory = Memory()
        language.speak(app, language.spoken(memory.text("language") or language.SYSTEM))
        style = app.findChild(Style) or Style(app, memory.mode())
        self.desk = Desk()
        self.window = Window(self.desk, style, memory)
        self.window.painted.connect(self._painted)
        self.window.closed.connect(self._leave)
        self.has_ended = True
        self._heap: Heap | None = None

    @Slot()
    def _painted(self) -> None:
        # With the next tick, so that what was painted is on the screen before anything else takes time.
        QTimer.singleShot(0, self._furnish)

    @Slot()
    def _furnish(self) -> None:
        """Everything that the first paint did not need, in steps short enough not to be felt."""
        from paywall_admin.ui import records  # noqa: PLC0415 - after the first paint

        records.begin()
        from paywall_admin.ui.furnish import Furnisher  # noqa: PLC0415 - after the first paint

        self._furnisher = Furnisher(self.window, self._store)
        self._furnisher.settled.connect(self._started)
        self.furnished.emit(self._furnisher)
        self._furnisher.begin()

    @Slot()
    def _started(self) -> None:
        from paywall_admin.ui import records  # noqa: PLC0415 - after the first paint
        from paywall_admin.ui.heap import Heap  # noqa: PLC0415 - as above

        self._heap = Heap(self)
        sys.setswitchinterval(launch.AT_WORK_SECONDS)
        binding.save()
        records.end()
        records.save()
        self.started.emit()
        if not self.window.memory.flag("toured", False) and QApplication.activeModalWidget() is None:
            self._furnisher.steps.look_around()

    def come_forward(self) -> None:
        """Show the window before all others: somebody started it a second time."""
        window = self.window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()

    @property
    def begins_anew(self) -> bool:
        """Whether the window was closed only to be made again, in another language."""
        return bool(self.window.property(language.AGAIN))

    @property
    def store(self) -> str | None:
        """The store that was open last."""
        return self._furnisher.stores.store if hasattr(self, "_furnisher") else self._store

    @Slot()
    def _leave(self) -> None:
        from paywall_admin.ui import records  # noqa: PLC0415 - after the first paint

        records.end()
        if self._heap is not None:
            self._heap.close()
        self.has_ended = self.desk.close()
        QTimer.singleShot(0, self._app.quit)


def _catch(furnisher: Furnisher) -> None:
    """Tell the person of whatever escapes, from the first step after the first paint until the window is closed."""
    furnisher.incidents.install()
    furnisher.window.closed.connect(furnisher.incidents.remove)


def _write_log() -> None:
    from paywall_admin.system import logs  # noqa: PLC0415 - after the start

    logs.start()


def run(store: str | None = None) -> int:
    """Show the window on a store until it is closed; returns the exit code."""
    instance = Instance(store)
    if not instance.claim() and instance.call_first():
        return 0
    app = QApplication([*sys.argv[:1], *FUSION])
    app.setApplicationName("Paywall Admin")
    app.setDesktopFileName("paywall-admin")
    app.setQuitOnLastWindowClosed(False)
    while True:
        session = Session(app, store)
        session.furnished.connect(_catch)
        session.started.connect(partial(instance.listen, session.come_forward))
        session.started.connect(_write_log)
        session.window.show()
        code = app.exec()
        if not session.has_ended:
            # A job hangs on a thread that cannot be ended; waiting for it would keep a closed window's process alive.
            os._exit(code)
        if not session.begins_anew:
            instance.release()
            return code
        store = session.store
        session.window.deleteLater()
