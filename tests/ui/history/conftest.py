"""The History page on a real store: three versions, a folder as target, and a web server beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from paywall_admin.services import targets
from paywall_admin.services.drafts import EditMeter
from paywall_admin.system import signing
from paywall_admin.system.vault import Vault
from paywall_admin.ui.history.page import HistoryPage
from support.office import Office
from support.webserver import WebServer, web_server


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a keyring, on which nobody is asked; what a guess costs is tested elsewhere."""
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")


class Desk(Office):
    """A desk at which a few versions were published."""

    def limit(self, now: int) -> None:
        """Change the draft, as the colleague."""
        was = self.draft().meters[0].limit
        self.bo.do(EditMeter("all-readers", {"limit": was}, {"limit": now}))

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


@pytest.fixture
def web(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    folder.mkdir()
    return folder


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path, web: Path) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, tmp_path, size=(1096, 700))
    made.vault = Vault()
    targets.add_folder(made.bo, web)
    for limit, note in ((5, "First"), (3, "Three articles"), (4, "50% more")):
        if limit != 5:
            made.limit(limit)
        made.bo.publish(note)
        made.clock.now += 3600
    yield made
    made.close()


@pytest.fixture
def page(office: Desk) -> Any:
    return office.show(lambda desk: HistoryPage(desk, clock=office.clock))


@pytest.fixture
def host() -> Iterator[WebServer]:
    with web_server() as running:
        yield running
