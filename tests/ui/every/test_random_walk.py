"""Somebody who clicks and types without any plan: nothing breaks, nobody waits, and no page is a dead end.

What Qt or the log warns of fails a test by itself (`no_complaints`), and so does what a walk leaves behind.
"""

from __future__ import annotations

import gc
import logging
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QSlider,
    QSplitterHandle,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions, format_captured_exceptions
from pytestqt.qtbot import QtBot

from paywall_admin.core.problems import Conflict
from paywall_admin.services.app import App
from paywall_admin.services.billing import connection
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import GetDraft
from paywall_admin.system import signing
from paywall_admin.ui.frame_steps import FrameSteps
from paywall_admin.ui.free_access.grid import Grid
from paywall_admin.ui.main import Session
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.pages import PAGES
from paywall_admin.ui.style import Style
from paywall_admin.ui.tour import SEEN
from support.billing import KEY
from support.stripe.peer import Peer
from support.stripe.server import serving

STEPS = 1000
# Far more than anybody may ever feel, so that a busy neighbour fails no walk: the window's own work, and all waiting.
WORK_SECONDS = 3.0
WAIT_SECONDS = 20.0
CALM_SECONDS = 60.0
TEXTS = ("3", "abc", "9.50", "2027-01-31", "{{resetDate}}", " ", "0", "-1", "99999999999", "ann.lee", "JP")
KEYS = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
)  # fmt: skip
IN_POPUPS = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
STEPPING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6)
SIZES = ((760, 480), (1000, 720), (1280, 800), (1600, 900))
# They end the walk, not the window's work.
ENDING = ("quit",)

_log = logging.getLogger("walk")


@pytest.fixture(scope="module")
def stripe_address() -> Iterator[str]:
    """A Stripe that lives today, as the window does here."""
    peer = Peer(int(time.time()))
    peer.key(KEY)
    with serving(peer) as address:
        yield address


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, stripe_address: str, complaints: Any, nothing_outside: None) -> None:
    """As for every screen, but an error that is caught and told counts too."""
    complaints.expect(r"raise\(\)|grabbing the keyboard|Keyboard event not accepted")  # the last is QTest's own
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")
    monkeypatch.setenv("STRIPE_API_BASE", stripe_address)
    monkeypatch.setenv("STRIPE_API_KEY", KEY)
    # Another language would close the window to make it again.
    monkeypatch.setattr(FrameSteps, "begin_anew", lambda _self: None)


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, store: Path, style: Style, usual_turns: None) -> Iterator[Session]:
    """The window as its command opens it, on a store in which something has happened, with an account at Stripe."""
    app = App.open(store)
    connection.connect(app, KEY, for_this_run=True)
    app.close()
    memory = Memory()
    memory.keep_flag(SEEN, True)
    memory.save()
    gc.disable()  # as the command does
    made = Session(qapp, str(store))
    made.window.show()
    made.window.activateWindow()
    with qtbot.waitSignal(made.started):
        pass
    yield made
    if made.window.isVisible():  # a walk that was given up
        made.window.close()
        made.desk.close()
    made.window.deleteLater()
    qtbot.wait(0)
    gc.enable()


class Walker(QObject):
    """Takes one step in each turn of the loop until all are taken, or something is amiss; `bo` is a colleague."""

    def __init__(self, session: Session, bo: App, seed: int, is_amiss: Callable[[], bool]) -> None:
        super().__init__()
        self.bo = bo
        self.session = session
        self.window = session.window
        self.chance = random.Random(seed)
        self.is_amiss = is_amiss
        self.taken = 0
        self.fault = ""
        self.is_over = False
        self.trail: deque[str] = deque(maxlen=40)
        self._calm_by: float | None = None
        self._at = time.monotonic(), time.thread_time()
        self._doings = {
            self.open_page: 8, self.go_on: 25, self.click_button: 22, self.click_field: 14, self.click_anywhere: 6,
            self.drag: 4, self.type: 16, self.press: 12, self.undo: 4, self.act: 5, self.colleague: 1, self.resize: 3,
            self.look_for_garbage: 3, self.calm: 6,
        }  # fmt: skip

    def begin(self) -> None:
        self._at = time.monotonic(), time.thread_time()
        QTimer.singleShot(0, self.step)

    @Slot()
    def step(self) -> None:
        self.measure()
        if self.fault or self.taken == STEPS or self.is_amiss():
            self.is_over = True
            return
        QTimer.singleShot(0, self.step)  # before anything else: what it opens may have a loop of its own
        if self._calm_by is not None:
            self.wait_for_calm(self._calm_by)
            return
        self.taken += 1
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self.leave(popup)
        else:
            (doing,) = self.chance.choices([*self._doings], [*self._doings.values()])
            doing()

    def measure(self) -> None:
        """Hold the turn that has just ended to what anybody may wait."""
        now = time.monotonic(), time.thread_time()
        waited, worked = (after - before for before, after in zip(self._at, now, strict=True))
        self._at = now
        if worked > WORK_SECONDS or waited > WAIT_SECONDS:
            self.fault = f"held up the window for {waited:.1f} s, at work for {worked:.1f} s"

    def say(self, words: str) -> None:
        self.trail.append(words)
        _log.info(words)

    # Where it is

    @property
    def page(self) -> Any:
        return self.window.stack.currentWidget()

    @property
    def ground(self) -> QWidget:
        """The dialog over everything else, or the window."""
        return QApplication.activeModalWidget() or self.window

    def focus(self) -> QWidget:
        ground = self.ground
        if not ground.isActiveWindow():
            ground.activateWindow()
        return QApplication.focusWidget() or ground

    def wait_for_calm(self, by: float) -> None:
        """Take no step before everything was answered; then there is something to go on with."""
        if not self.session.desk.in_hand and self.page.is_filled():
            self._calm_by = None
            self.say(f"calm on {named(self.page)}")
            place = self.page if self.ground is self.window else self.ground
            if not reachable(place):
                self.fault = f"nothing in {named(place)} can be gone to by key"
        elif time.monotonic() > by:
            self.fault = f"{named(self.page)} waits for something that never comes"

    # What it does

    def open_page(self) -> None:
        page = self.chance.choice(PAGES).id
        self.say(f"page {page}")
        self.window.open_page(page)
        if self.chance.random() < 0.4:
            self.calm()

    def calm(self) -> None:
        self._calm_by = time.monotonic() + CALM_SECONDS

    def leave(self, popup: QWidget) -> None:
        key = self.chance.choice(IN_POPUPS)
        self.say(f"{key.name} in {named(popup)}")
        QTest.keyClick(popup, key)
        if self.chance.random() < 0.3 and QApplication.activePopupWidget() is popup:
            popup.close()

    def go_on(self) -> None:
        key = self.chance.choice(STEPPING)
        self.say(key.name)
        QTest.keyClick(self.focus(), key)

    def click_button(self) -> None:
        self.click([one for one in self.seen(QAbstractButton) if one.isEnabled()])

    def click_field(self) -> None:
        """Something to write into, or a row of a list."""
        views = [one.viewport() for one in self.seen(QAbstractScrollArea)]
        self.click([*views, *self.seen(QLineEdit), *self.seen(QComboBox), *self.seen(QSlider)])

    def click_anywhere(self) -> None:
        self.click(self.seen(QWidget))

    def seen(self, kind: type[Any]) -> list[Any]:
        """What is to be seen of a kind; the menus are left to `act`."""
        found = self.ground.findChildren(kind)
        return [one for one in found if one.isVisible() and not isinstance(one, QMenuBar | QMenu)]

    def spot(self, widget: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(max(widget.width(), 1)), self.chance.randrange(max(widget.height(), 1)))

    def click(self, widgets: list[Any]) -> None:
        if widgets:
            widget = self.chance.choice(widgets)
            spot, twice = self.spot(widget), self.chance.random() < 0.1
            self.say(f"{'two clicks' if twice else 'click'} on {named(widget)} at {spot.x()}, {spot.y()}")
            (QTest.mouseDClick if twice else QTest.mouseClick)(widget, Qt.MouseButton.LeftButton, pos=spot)

    def drag(self) -> None:
        widget = self.chance.choice([*self.seen(Grid), *self.seen(QWidget)[:1], *self.seen(QSplitterHandle)])
        begin, end = self.spot(widget), self.spot(widget)
        self.say(f"drag {named(widget)} from {begin.x()}, {begin.y()} to {end.x()}, {end.y()}")
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(widget, end)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)

    def type(self) -> None:
        text = self.chance.choice(TEXTS)
        self.say(f"type {text!r} into {named(self.focus())}")
        QTest.keyClicks(self.focus(), text)

    def press(self) -> None:
        key = self.chance.choice(KEYS)
        self.say(f"{key.name} in {named(self.focus())}")
        QTest.keyClick(self.focus(), key)

    def undo(self) -> None:
        key = self.chance.choice((Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y))
        self.say(f"Ctrl+{key.name}")
        QTest.keyClick(self.focus(), key, Qt.KeyboardModifier.ControlModifier)

    def act(self) -> None:
        if self.ground is self.window:
            name = self.chance.choice([entry.id for entry in self.window.entries if entry.id not in ENDING])
            self.say(f"action {name}")
            self.window.action(name).trigger()
        elif self.chance.random() < 0.5:
            self.say(f"close {named(self.ground)}")
            self.ground.close()

    def colleague(self) -> None:
        """Somebody else edits the same meters."""
        meters = self.bo.ask(GetDraft()).settings.meters
        if meters:
            meter, limit = self.chance.choice(meters), self.chance.randrange(9)
            self.say(f"a colleague sets the limit of {meter.id} to {limit}")
            with suppress(Conflict):  # the window may be writing at this moment
                self.bo.do(EditMeter(meter.id, {"limit": meter.limit}, {"limit": limit}))

    def resize(self) -> None:
        size = self.chance.choice(SIZES)
        self.say(f"size {size}")
        self.window.resize(*size)

    def look_for_garbage(self) -> None:
        self.say("look for garbage")
        heap = self.session._heap
        assert heap is not None
        if self.chance.random() < 0.3:
            heap.look()
        else:
            gc.collect()


def reachable(ground: QWidget) -> bool:
    """Whether Tab stops anywhere below a widget."""
    return any(
        one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        for one in ground.findChildren(QWidget)
    )


def named(widget: Any) -> str:
    said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else widget.objectName())
    return f"{type(widget).__name__} {said[:40]!r}"


@pytest.fixture
def bo(store: Path) -> Iterator[App]:
    """A colleague at the same store, on another computer."""
    app = App.open(store, actor="bo")
    yield app
    app.close()


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(4))
def test_nothing_breaks_whatever_is_done(
    session: Session, bo: App, qtbot: QtBot, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    caplog.set_level(logging.INFO, _log.name)

    def warnings() -> list[str]:
        return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]

    with capture_exceptions() as escaped:
        walker = Walker(session, bo, seed, lambda: bool(escaped or warnings()))
        walker.begin()
        qtbot.waitUntil(lambda: walker.is_over, timeout=600_000)
        with qtbot.waitSignal(session.window.closed):
            session.window.close()
    told = "after " + "; ".join(walker.trail)
    assert not escaped, f"{format_captured_exceptions(escaped)}\n{told}"
    assert not walker.fault, f"{walker.fault} {told}"
    assert warnings() == [], told
    assert walker.taken == STEPS
    assert session.has_ended
