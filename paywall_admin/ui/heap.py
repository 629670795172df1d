"""The heap: what lives long is not looked through for garbage while somebody works.

To look through the heap of a large store takes a tenth of a second, in which no thread gets a turn: whoever types
would feel it. Nearly all of that heap are settings, which are freed without such a look as soon as nobody holds them.
"""

from __future__ import annotations

import gc
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

MOST_PUT_OFF: Final = 64
"""After so many looks that were put off, with tens of thousands of new objects between two, one is taken anyway."""


class Heap(QObject):
    """Puts off whole looks for garbage until the person turns to another program; young garbage is freed at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.put_off = 0
        self._is_looking = False
        gc.freeze()
        gc.enable()
        gc.callbacks.append(self._begins)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._turn)

    def _begins(self, phase: str, info: dict[str, Any]) -> None:
        """Called on whichever thread needs room; what is frozen here is not looked at in what follows."""
        if phase != "start" or info["generation"] != 2 or self._is_looking:
            return
        if self.put_off < MOST_PUT_OFF:
            self.put_off += 1
            gc.freeze()
        else:
            self.put_off = 0
            gc.unfreeze()

    @Slot(Qt.ApplicationState)
    def _turn(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self.put_off:
            self.look()

    def look(self) -> None:
        """Free all garbage there is, however long that takes."""
        self._is_looking = True
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._is_looking = False
        self.put_off = 0

    def close(self) -> None:
        """Leave garbage to Python again."""
        gc.callbacks.remove(self._begins)
        gc.unfreeze()
