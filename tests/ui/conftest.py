"""What every test of the window stands on, and what none may leave behind: complaints, threads, timers, windows."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer, isValid

from paywall_admin.services.app import App
from paywall_admin.ui import language
from paywall_admin.ui.desk import Desk, Services
from paywall_admin.ui.furnish import Furnisher
from paywall_admin.ui.incidents import Incidents
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.style import FUSION, Style
from paywall_admin.ui.window import Window
from support.office import Office
from support.stores import Clock

# What Qt and Chromium say of machines without a screen (also when a list or menu opens), a graphics card or a system
# bus; nothing of ours.
_OF_THE_MACHINE = re.compile(
    r"propagateSizeHints|does not support (raise\(\)|grabbing the keyboard)|QRhiGles2|RHI for backend|vulkan|GPU vendor"
    r"|GPUInfo|Sandboxing disabled|Vulkan"
)
WAIT_MS = 20_000


class PatientBot(QtBot):
    """Waits for signals and conditions as long as a busy machine may need; one that never comes fails all the same."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = WAIT_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = WAIT_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The tester's hands and eyes."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application as its command makes it."""
    return ["paywall-admin", *FUSION]


@pytest.fixture(scope="session", autouse=True)
def chromium() -> None:
    """Chromium as the tests need it.

    Its sandbox does not start as root; only tests go without it, and only then. It may resolve names here, so that
    the other locks are seen to hold without that one.
    """
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = '--host-resolver-rules="MAP unused.invalid ~NOTFOUND"'
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"


class Complaints:
    """Warnings that a test means to provoke."""

    def __init__(self) -> None:
        self._expected: list[re.Pattern[str]] = []

    def expect(self, pattern: str) -> None:
        """Let a warning pass that matches."""
        self._expected.append(re.compile(pattern))

    def unexpected(self, texts: list[str]) -> list[str]:
        """Those that nobody expected."""
        return [text for text in texts if not any(pattern.search(text) for pattern in self._expected)]


@pytest.fixture
def complaints() -> Complaints:
    """Where a test says which warnings it means to provoke."""
    return Complaints()


@pytest.fixture(autouse=True)
def no_complaints(
    complaints: Complaints, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fails a test during which Qt or the log warned of anything."""
    qt_log = request.getfixturevalue("qtlog")
    yield
    said = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    logged = [record.getMessage() for record in said if record.levelno >= logging.WARNING]
    bad = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
    warned = [record.message for record in qt_log.records if record.type in bad]
    assert complaints.unexpected([*logged, *(text for text in warned if not _OF_THE_MACHINE.search(text))]) == []


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a thread, a running timer or a window of its own behind."""
    threads = set(threading.enumerate())
    windows = {_address(widget) for widget in qapp.topLevelWidgets()}
    _keep_running()
    # As in the program, no thread but this one looks for garbage; what is older than the test is not looked through.
    gc.disable()
    gc.freeze()
    yield
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [thread.name for thread in threading.enumerate() if thread not in threads and _remains(thread)] == []
    left = [widget for widget in qapp.topLevelWidgets() if _address(widget) not in windows and _stays(widget)]
    assert [_name(widget) for widget in left] == []
    assert [_owner(timer) for timer in _running_timers() if _address(timer) not in _earlier_timers] == []
    if next(_tests) % _WHOLE_LOOK_EVERY == 0:
        gc.unfreeze()
        gc.collect()


_WHOLE_LOOK_EVERY = 100
_tests = count(1)
_earlier_timers: dict[int, QTimer] = {}


def _keep_running() -> None:
    """Keep the timers that run now: among what is frozen they are not found again."""
    known = {_address(timer): timer for timer in (*_earlier_timers.values(), *_running_timers()) if isValid(timer)}
    _earlier_timers.clear()
    _earlier_timers.update({address: timer for address, timer in known.items() if timer.isActive()})


def _address(thing: QObject) -> int:
    # Python's own wrapper may be made anew at every look; what it wraps stays where it is.
    return int(getCppPointer(thing)[0])


def _remains(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):
        return False
    thread.join(timeout=5)  # one that is about to end may not have been given its turn yet
    return thread.is_alive()


def _running_timers() -> list[QTimer]:
    found = [found for found in gc.get_objects() if isinstance(found, QTimer)]
    return [timer for timer in found if isValid(timer) and timer.isActive()]


def _owner(timer: QTimer) -> str:
    return f"a timer of {timer.interval()} ms of {type(timer.parent()).__name__}"


def _stays(widget: QWidget) -> bool:
    # Qt keeps some windows of its own, for tooltips and the lists of combo boxes, until it needs their room.
    return not widget.metaObject().className().startswith(("QTipLabel", "QComboBoxPrivate", "QRollEffect"))


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}{widget.windowTitle()}"


@pytest.fixture
def style(qapp: QApplication) -> Iterator[Style]:
    """The appearance, light again afterwards."""
    found = qapp.findChild(Style) or Style(qapp, "light")
    found.choose("light")
    yield found
    found.choose("light")


@pytest.fixture
def in_japanese(qapp: QApplication) -> Iterator[None]:
    """The window speaks Japanese."""
    language.speak(qapp, "ja")
    yield
    language.speak(qapp, "en")


@pytest.fixture
def usual_turns() -> Iterator[None]:
    """Threads take turns as usual, and do so again afterwards."""
    usual = sys.getswitchinterval()
    yield
    sys.setswitchinterval(usual)


@pytest.fixture
def clock() -> Clock:
    """A clock that moves only when told to: the evening of October 29, 2020."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the test's store is."""
    return tmp_path / "paywall.db"


@pytest.fixture
def opener(clock: Clock) -> Callable[[str | None, bool], Services]:
    """Opens a real App, with the sample in a new store."""
    return lambda store, _new: App.open(store, clock=clock, sample=True)


@pytest.fixture
def desk(qtbot: QtBot, store: Path, opener: Callable[[str | None, bool], Services]) -> Iterator[Desk]:
    """A desk with an open store."""
    made = Desk(lambda: opener(str(store), True))
    with qtbot.waitSignal(made.opened, timeout=WAIT_MS):
        made.open()
    yield made
    assert made.close()


class Room:
    """A window with everything after the first paint, on a real store."""

    def __init__(self, window: Window, furnisher: Furnisher, bot: QtBot) -> None:
        self._bot = bot
        self.window = window
        self.desk = window.desk
        self.furnisher = furnisher
        self.stores = furnisher.stores
        self.incidents: Incidents = furnisher.incidents

    def settle(self) -> None:
        """Wait until everything that was asked and done has been answered."""
        self._bot.waitUntil(lambda: not self.desk.in_hand)

    def finish(self) -> None:
        """Wait until everything is there that comes after the first page: menus, shortcuts, status."""
        self._bot.waitUntil(lambda: self.window.is_finished)
        self.settle()


@pytest.fixture
def make_room(
    qtbot: QtBot, style: Style, store: Path, opener: Callable[[str | None, bool], Services], clock: Clock
) -> Iterator[Callable[..., Room]]:
    """Opens the window; with `preview`, that too. Waits until the store is open, or refused."""
    rooms: list[Room] = []

    def make(*, preview: bool = False, path: Path | None = None, wait: bool = True) -> Room:
        memory = Memory()
        memory.keep_flag("preview", preview)
        window = Window(Desk(), style, memory)
        if memory.shape("geometry").isEmpty():
            window.resize(1280, 800)  # the screen that Qt plays here is smaller than any desk's
        furnisher = Furnisher(window, str(path or store), opener, clock)
        window.painted.connect(furnisher.begin)
        room = Room(window, furnisher, qtbot)
        rooms.append(room)
        heard: list[object] = []
        window.desk.refused.connect(heard.append)
        furnisher.ready.connect(lambda: heard.append("ready"))
        window.show()
        window.activateWindow()
        if wait:
            qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
        return room

    yield make
    for room in rooms:
        if isValid(room.window):
            if hasattr(room.furnisher, "preview"):
                room.furnisher.preview.close()
            room.window.close()
            assert room.desk.close()
            room.window.deleteLater()
    rooms.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    """The window with the sample's first page, without the preview."""
    return make_room()


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """A desk on a fresh store with the sample."""
    made = Office(qtbot, qapp, tmp_path)
    yield made
    made.close()
