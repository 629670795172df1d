"""The Readers page on a real store: a reader who has read everything, a device, and a subscriber."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from paywall_admin.services.readers.intake import take_in
from paywall_admin.services.undo import Undo
from paywall_admin.system import signing
from paywall_admin.system.vault import Vault
from paywall_admin.ui.readers.page import ReadersPage
from support.feeds import Line, view, write
from support.office import Office

ANN = "ann@example.org"


@pytest.fixture(autouse=True)
def popups_offscreen(complaints: Any) -> None:
    """Menus that open ask for what the platform without a screen does not have."""
    complaints.expect(r"raise\(\)|grabbing the keyboard")


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a keyring, on which nobody is asked; what a guess costs is tested elsewhere."""
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")


class Support(Office):
    """Somebody at the support desk."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        super().__init__(qtbot, qapp, folder, size=(1100, 700))
        self.vault = Vault()
        self.folder = folder
        self._files = 0
        self.told: list[str] = []

    def feed(self, *lines: Line) -> None:
        """Take lines of the feed in, as the colleague."""
        self._files += 1
        take_in(self.bo, [write(self.folder / f"{self._files}.jsonl", list(lines))], apart=False, fast=False)

    def open(self) -> Any:
        """Show the page."""
        page = self.show(lambda desk: ReadersPage(desk, clock=self.clock))
        page.told.connect(self._tell)
        return page

    def _tell(self, words: str, _undo: bool) -> None:
        self.told.append(words)

    def find(self, text: str) -> None:
        """Type into the search and press Enter."""
        self.page.activateWindow()
        self.bot.waitUntil(self.page.isActiveWindow)
        self.page.table.search.take_focus()
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.page._looked_for == text and self.page._is_answered, timeout=20_000)
        self.settle()

    def sheet(self) -> Any:
        """The sheet that is open, once it knows what it shows."""
        self.settle()
        (found,) = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        return found

    def accept(self, sheet: Any) -> None:
        """Press the sheet's verb, and wait until it is done."""
        with self.bot.waitSignal(sheet.accepted, timeout=20_000):
            sheet.go.click()
        self.settle()

    def looks(self) -> list[tuple[str, str]]:
        """The looks that were written down: the step, and for which ticket."""
        with self.bo.store.look() as look:
            return [(step, ticket) for step, ticket in look.rows("SELECT step, ticket FROM look_up ORDER BY number")]

    def released(self) -> list[int]:
        """How many readers each `grants.json` that was signed holds something for."""
        with self.bo.store.look() as look:
            return [readers for (readers,) in look.rows("SELECT readers FROM grants_release ORDER BY version")]

    def undo(self) -> None:
        """Undo the last step, as the window does."""
        self.desk.do(self.desk, Undo())
        self.settle()


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Support]:
    made = Support(qtbot, qapp, tmp_path)
    yield made
    made.close()


@pytest.fixture
def filled(office: Support) -> Support:
    """Three readers."""
    office.feed(
        {"reader": "reader-1", "email": ANN, "country": "GB", "locale": "en"},
        *(view("reader-1", f"a-{n}", n * 600 + 60, counts=True) for n in range(5)),
        view("reader-1", "a-0", 30),
        view("device-9", "a-7", 60, counts=True),
        {"reader": "reader-2", "email": "anna@example.com", "country": "JP", "locale": "ja"},
    )
    return office


@pytest.fixture
def page(filled: Support) -> Any:
    """The page, with a case opened by the keyboard."""
    shown = filled.open()
    shown.begin_find()
    filled.press(Qt.Key.Key_Tab)
    filled.type("T-1")
    filled.press(Qt.Key.Key_Return)
    filled.settle()
    return shown
