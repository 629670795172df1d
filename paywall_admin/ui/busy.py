"""The word in the status line for what takes longer than a moment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.footer import Footer

_AFTER_MS: Final = 400


class Busy(QObject):
    """Says that something is being done, once somebody could wonder. Made after the first paint."""

    def __init__(self, desk: Desk, footer: Footer) -> None:
        super().__init__(footer)
        self._desk = desk
        self._footer = footer
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._show)
        desk.busy.connect(self._changed)

    @Slot(int)
    def _changed(self, number: int) -> None:
        if not number:
            self._timer.stop()
            self._footer.show_busy("")
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _show(self) -> None:
        if self._desk.in_hand:
            self._footer.show_busy(self.tr("Working…"))
