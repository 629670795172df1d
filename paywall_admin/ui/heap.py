"""The heap: garbage is looked for on the window's thread alone, and never for long while somebody works.

Qt takes widgets down without holding the interpreter. A look for garbage that another thread happens to begin at that
moment frees what PySide6 is about to use, and the program crashes. So no thread begins one by itself.

To look through the heap of a large store takes a tenth of a second, in which no thread gets a turn: whoever types
would feel it. Nearly all of that heap are settings, which are freed without such a look as soon as nobody holds them.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

LOOK_MS: Final = 250
YOUNG: Final = 2_000
"""So many objects that are new since the last look are worth one."""
MANY: Final = 50_000
"""So many new objects come from a store that was read; to look through them would be felt, so they are put off."""
MOST_PUT_OFF: Final = 5_000_000
"""After so many new objects all are looked through, whoever works."""


class Heap(QObject):
    """Frees young garbage soon; puts off whole looks for it until the person turns to another program.

    `put_off` is how many new objects have come since the last whole look.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.put_off = 0
        self._was_enabled = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._tick = QTimer(self)
        self._tick.setInterval(LOOK_MS)
        self._tick.timeout.connect(self.tidy)
        self._tick.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._turn)

    @Slot()
    def tidy(self) -> None:
        """Look through what is new, where that is soon done."""
        young = gc.get_count()[0]
        if young < YOUNG:
            return
        self.put_off += young
        if self.put_off >= MOST_PUT_OFF:
            self.look()
        elif young < MANY:
            gc.collect(1)
        else:
            gc.freeze()

    @Slot(Qt.ApplicationState)
    def _turn(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self.put_off:
            self.look()

    def look(self) -> None:
        """Free all garbage there is, however long that takes."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self.put_off = 0

    def close(self) -> None:
        """Leave garbage to Python again, as it was before."""
        self._tick.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
