"""The preview's dock beside the page. Made after the first paint, into the space that was kept for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow

from paywall_admin.ui import tokens
from paywall_admin.ui.memory import Memory

_LEAST: Final = 340
_RIGHT: Final = Qt.DockWidgetArea.RightDockWidgetArea


class Docking(QObject):
    """The dock, its switch in the View menu, and its place from one start to the next."""

    def __init__(self, room: QMainWindow, switch: QAction, memory: Memory) -> None:
        super().__init__(room)
        self._room = room
        self._switch = switch
        self._memory = memory
        self.dock = QDockWidget(self.tr("Preview"), room)
        self.dock.setObjectName("preview")
        self.dock.setMinimumWidth(_LEAST)
        self.dock.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        room.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        if not room.restoreState(memory.shape("room")):
            room.resizeDocks([self.dock], [tokens.PREVIEW_WIDTH], Qt.Orientation.Horizontal)
        self.dock.setVisible(switch.isChecked())
        switch.toggled.connect(self.dock.setVisible)
        self.dock.visibilityChanged.connect(self._seen)

    @Slot()
    def _seen(self) -> None:
        # A window that is minimised or closing hides its docks too; only a dock that was closed counts as closed.
        if self._room.isVisible() and not self._room.window().isMinimized():
            self._switch.setChecked(self.dock.isVisible())

    def remember(self) -> None:
        """Keep the place and the width for the next start."""
        self._memory.keep_shape("room", self._room.saveState())
        in_place = not self.dock.isFloating() and self._room.dockWidgetArea(self.dock) == _RIGHT
        self._memory.keep_text("preview_width", str(self.dock.width() if in_place else 0))
