"""F6: the focus goes from pane to pane, to the first thing in each that Tab would stop at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from paywall_admin.ui import tabbing
from paywall_admin.ui.window import Window


class Panes(QObject):
    """The panes of the window. Made after the first paint."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def shown(self) -> list[QWidget]:
        """The places F6 goes through: the rail, the page, the preview, the status line, the header."""
        window = self._window
        found = (window.rail, window.stack.currentWidget(), window.preview, window.footer, window.header)
        return [pane for pane in found if pane is not None and pane.isVisible()]

    @Slot()
    def go_on(self) -> None:
        """Put the focus into the next pane."""
        step(self.shown(), self._window.focusWidget(), 1)

    @Slot()
    def go_back(self) -> None:
        """Put the focus into the pane before."""
        step(self.shown(), self._window.focusWidget(), -1)


def step(panes: list[QWidget], focus: QWidget | None, by: int) -> None:
    """Put the focus into the pane after, or before, the one that has it."""
    here = next((i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), None)
    start = (-1 if by > 0 else 0) if here is None else here
    for offset in range(1, len(panes) + 1):
        target = first_stop(panes[(start + by * offset) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that Tab would stop at; none in one that is hidden."""
    return next(tabbing.stops(pane), None) if pane.isVisible() else None
