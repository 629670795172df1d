"""A page on a real store, with the person at it and a colleague who works on the same store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from paywall_admin.services.app import App
from paywall_admin.services.queries import GetDraft, ListAudit
from paywall_admin.system.vault import Vault
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.style import Style
from paywall_admin.ui.tabbing import go_on
from support.stores import Clock


class Office:
    """A desk on a fresh store with the sample; `bo` is a colleague with an App of their own."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path, *, size: tuple[int, int] = (1000, 760)) -> None:
        if qapp.findChild(Style) is None:
            Style(qapp)
        self.bot = qtbot
        self.qapp = qapp
        self.store = folder / "paywall.db"
        self.clock = Clock()
        self.vault = Vault(folder / "secrets", {})
        self.size = size
        self.troubles: list[Exception] = []
        self.bo = App.open(self.store, actor="bo", clock=self.clock, sample=True)
        self.desk = Desk(self._open)
        self.desk.trouble.connect(self.troubles.append)
        self.page: Any = None

    def _open(self) -> App:
        return App.open(self.store, actor="aiko", clock=self.clock, vault=self.vault)

    def show(self, make: Callable[[Desk], QWidget]) -> Any:
        """Show a page as the window would, and wait until it is filled."""
        self.page = make(self.desk)
        self.page.focusNextPrevChild = self._tab
        self.bot.addWidget(self.page)
        self.desk.changed.connect(self._refresh)
        self.desk.open()
        self.page.resize(*self.size)
        self.page.show()
        self.page.activateWindow()
        self.bot.waitUntil(self.page.isActiveWindow)
        self.settle()
        return self.page

    def _tab(self, forward: bool) -> bool:
        """Tab goes as in the window that the page is made for."""
        return go_on(self.page, forward=forward)

    def _refresh(self, topics: frozenset[str], _initiator: object) -> None:
        if isValid(self.page):  # what is under way at the end of a test may come in when its page is gone
            self.page.refresh(topics)

    def settle(self) -> None:
        """Wait until everything that was asked and done has been answered."""
        self.bot.waitUntil(lambda: self.desk.is_open and not self.desk.in_hand, timeout=20_000)
        self.qapp.processEvents()
        self.bot.waitUntil(lambda: not self.desk.in_hand, timeout=20_000)

    def colleague(self, command: Any) -> None:
        """Let the colleague do something, and let the window notice."""
        topics = self.bo.do(command).topics
        self.desk.changed.emit(topics, None)
        self.settle()

    def do(self, command: Any) -> None:
        """Do something as the person at the desk, from elsewhere in the window."""
        self.desk.do(self.desk, command)
        self.settle()

    def draft(self) -> Any:
        """The settings of the draft."""
        return self.bo.ask(GetDraft()).settings

    def view(self) -> Any:
        """The draft and what is archived."""
        return self.bo.ask(GetDraft())

    def steps(self) -> list[str]:
        """What was done so far by the person at the desk, newest first."""
        return [entry.label for entry in self.bo.ask(ListAudit()) if entry.actor == "aiko"]

    def go_to(self, field: Any) -> None:
        """Put the cursor into a field. A list of suggestions that was open leaves no window active offscreen."""
        self.page.activateWindow()
        self.bot.waitUntil(self.page.isActiveWindow)
        field.take_focus()

    def type(self, text: str) -> None:
        """Type into whatever has the focus; what no key stands for comes from an input method."""
        if text.isascii():
            QTest.keyClicks(self.qapp.focusWidget(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            self.qapp.sendEvent(self.qapp.focusWidget(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on whatever has the focus."""
        QTest.keyClick(self.qapp.focusWidget(), key, modifier)

    def fill(self, field: Any, text: str) -> None:
        """Go to a field, write something else into it, and leave it."""
        self.go_to(field)
        self.type(text)
        self.press(Qt.Key.Key_Tab)
        self.settle()

    def close(self) -> None:
        """Leave nothing running."""
        assert self.desk.close()
        self.bo.close()
