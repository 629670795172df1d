"""What the frame's own actions do: go to a page or another pane, choose how the window looks, quit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot

from paywall_admin.ui import actions, language
from paywall_admin.ui.pages import PAGES
from paywall_admin.ui.panes import Panes
from paywall_admin.ui.style import MODES
from paywall_admin.ui.window import Window


class FrameSteps(QObject):
    """The actions that need no store. Made after the first paint, for until then no menu can be open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.panes = Panes(window)

    def connect_actions(self) -> None:
        """Fill the menus, and let their actions do what they say."""
        window = self._window
        actions.fill(window.menus, window.actions_by_id, window.entries)
        actions.finish(window.actions_by_id, window.entries)
        by_name = {"quit": window.close, "next_pane": self.panes.go_on, "previous_pane": self.panes.go_back}
        for name, slot in by_name.items():
            window.action(name).triggered.connect(slot)
        for mode in MODES:
            window.action(mode).triggered.connect(self._choose_mode)
        for page in PAGES:
            window.action(f"page_{page.id}").triggered.connect(window.pages.go)
        window.action(window.style_choice.mode).setChecked(True)

    @Slot()
    def _choose_mode(self) -> None:
        self.choose_mode(self.sender().objectName())

    @Slot(str)
    def choose_mode(self, mode: Any) -> None:
        """Follow the system, or stay light or dark; the menu says which."""
        self._window.style_choice.choose(mode)
        self._window.memory.keep_mode(mode)
        self._window.action(mode).setChecked(True)

    @Slot()
    def begin_anew(self) -> None:
        """Close the window to make it again, with every text in the language that is chosen now."""
        self._window.setProperty(language.AGAIN, True)
        self._window.close()
