"""A window on a store in which something has happened, in which each page and each sheet can be opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.services import schedule, targets
from paywall_admin.services.app import App
from paywall_admin.services.billing import connection
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.readers.sample import add_sample_readers
from paywall_admin.system import signing
from support.billing import KEY
from support.stores import DAY, NOW, Clock
from support.stripe.peer import Peer
from support.stripe.server import serving

READERS = 12


def furnish(folder: Path, clock: Clock) -> None:
    """A store with versions, a target, a publish to come and readers, and the keys that belong to it."""
    (folder / "web").mkdir()
    app = App.open(folder / "paywall.db", actor="bo", clock=clock, sample=True)
    targets.add_folder(app, folder / "web")
    for limit, note in ((5, "The first version"), (3, "Three articles: the summer was strong"), (4, "One more")):
        edit(app, limit)
        app.publish(note)
        clock.now += 3600
    edit(app, 6)
    schedule.add(app, "Six articles while the elections last", NOW + 9 * DAY, "2020-11-07 04:33")
    edit(app, 7)
    add_sample_readers(app, READERS)
    app.close()


def edit(app: App, limit: int) -> None:
    """Another limit for the first meter."""
    from paywall_admin.services.queries import GetDraft

    was = app.ask(GetDraft()).settings.meters[0].limit
    if was != limit:
        app.do(EditMeter("all-readers", {"limit": was}, {"limit": limit}))


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with that store; it is made once and copied for each test."""
    folder = tmp_path_factory.mktemp("furnished")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(signing._COST, "n", 2**4)
        patch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")
        patch.setenv("PAYWALL_ADMIN_HOME", str(folder / "home"))
        furnish(folder, Clock())
    return folder


@pytest.fixture(scope="session")
def stripe_address() -> Iterator[str]:
    """Where a Stripe answers whom the key belongs to."""
    peer = Peer(NOW)
    peer.key(KEY)
    with serving(peer) as address:
        yield address


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, stripe_address: str, complaints: Any) -> None:
    """A passphrase that costs nothing, a Stripe on this machine, and popups that ask for what no screen has."""
    complaints.expect(r"raise\(\)|grabbing the keyboard|planted|unexpected error")
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")
    monkeypatch.setenv("STRIPE_API_BASE", stripe_address)
    monkeypatch.setenv("STRIPE_API_KEY", KEY)


@pytest.fixture
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No dialog of the system opens, and no browser: whoever is asked for a file says none."""
    for name, none in (
        ("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getOpenFileNames", ([], "")),
        ("getExistingDirectory", ""),
    ):  # fmt: skip
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, none=none, **__: none))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: True))


@pytest.fixture
def store(furnished: Path, home: Path, tmp_path: Path) -> Path:
    """That store for this test alone."""
    shutil.copytree(furnished / "home", home, dirs_exist_ok=True)
    shutil.copytree(furnished / "web", tmp_path / "web")
    return Path(shutil.copy(furnished / "paywall.db", tmp_path / "paywall.db"))


class Hall:
    """The window, and what opens its pages and sheets."""

    def __init__(self, room: Any, bot: QtBot, folder: Path) -> None:
        self.room = room
        self.bot = bot
        self.folder = folder
        self.window = room.window
        self.desk = room.desk

    def settle(self) -> None:
        """Wait until nothing is under way any more, and everything stands in its place."""
        for _ in range(2):  # what came in can ask again
            self.room.settle()
            QApplication.processEvents()

    def colleague(self, what: Callable[[App], Any]) -> None:
        """Let somebody else do something at the same store, before the page is shown."""
        app = App.open(self.folder / "paywall.db", actor="bo", clock=self.room.furnisher._clock)
        try:
            what(app)
        finally:
            app.close()

    def page(self, name: str) -> Any:
        """A page, filled."""
        self.window.open_page(name)
        page = self.window.page(name)
        self.bot.waitUntil(lambda: page.is_filled() and not self.desk.in_hand)
        self.settle()
        return page

    def act(self, name: str) -> None:
        """Choose something from the menus."""
        self.window.action(name).trigger()
        self.settle()

    def sheet(self) -> Any:
        """The dialog that is open over everything else."""
        self.bot.waitUntil(lambda: bool(self.dialogs()))
        self.settle()
        return self.dialogs()[-1]

    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open."""
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def connect_stripe(self) -> Any:
        """The Stripe page of a store that is connected, with its plan."""
        self.colleague(lambda app: connection.connect(app, KEY, for_this_run=True))
        page = self.page("stripe")
        page.plan_acts.look_at_stripe()
        self.calm(page)
        return page

    def calm(self, page: Any) -> None:
        """Wait until the Stripe page has what it asked for."""
        for _ in range(2):
            self.settle()
            self.bot.waitUntil(lambda: page.is_filled() and not page.strip.is_running)

    def case(self) -> Any:
        """The Readers page with the card of a reader."""
        page = self.page("readers")
        page.open_case("support request", "T-1")
        self.settle()
        self.bot.waitUntil(page.table.isEnabled)
        page.table.view.pick(0)
        page.open_picked()
        self.bot.waitUntil(page.card.body.isVisible)
        self.settle()
        return page

    def activate(self, ground: QWidget) -> None:
        """Let the keys go to where a person looks now."""
        ground.window().activateWindow()
        self.bot.waitUntil(ground.window().isActiveWindow)
        QApplication.processEvents()

    def resize(self, ground: QWidget, width: int, height: int) -> None:
        """Another size of the window; dialogs keep theirs, as far as there is room."""
        self.window.resize(width, height)
        if ground.window() is not self.window:
            own = ground.window()
            own.resize(min(own.width(), width), min(own.height(), height))
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.processEvents()


@pytest.fixture
def hall(make_room: Callable[..., Any], qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    """The window on the store in which something has happened."""
    room = make_room()
    room.finish()
    room.window.resize(1280, 720)
    made = Hall(room, qtbot, tmp_path)
    yield made
    for dialog in made.dialogs():
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
