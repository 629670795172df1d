"""The emergency switch in the window: two clicks and a yes, a strip on every page, and plain words for what failed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from paywall_admin.core import bundle
from paywall_admin.services import emergency, targets
from paywall_admin.services.app import App
from paywall_admin.services.emergency import GetEmergency
from paywall_admin.system import signing
from paywall_admin.ui.emergency.sheet import EmergencySheet
from support.stores import NOW, Clock
from ui.test_accessibility import nameless

WAIT_MS = 20_000
HOUR = 3600
SECRET = "correct horse"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guess costs is tested with the seal itself."""
    monkeypatch.setitem(signing._COST, "n", 2**4)


@pytest.fixture
def web(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    folder.mkdir()
    return folder


@pytest.fixture
def colleague(store: Path, clock: Clock, web: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """Somebody else at the same store, who has added a target."""
    app = App.open(store, actor="bo", clock=clock, sample=True)
    targets.add_folder(app, web)
    yield app
    app.close()


@pytest.fixture
def room(colleague: App, make_room: Callable[..., Any], qtbot: QtBot) -> Any:
    return furnished(make_room(), qtbot)


def furnished(room: Any, qtbot: QtBot) -> Any:
    """The window once its emergency switch can be used."""
    qtbot.waitUntil(lambda: room.furnisher.emergency is not None and not room.desk.in_hand, timeout=WAIT_MS)
    qtbot.waitUntil(room.window.header.emergency.isEnabled, timeout=WAIT_MS)
    return room


def opened_sheet(room: Any, qtbot: QtBot, click: QPushButton) -> EmergencySheet:
    QTest.mouseClick(click, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(room.window.findChildren(EmergencySheet)), timeout=WAIT_MS)
    sheet = room.window.findChildren(EmergencySheet)[-1]
    qtbot.waitUntil(sheet.go.isEnabled, timeout=WAIT_MS)
    return sheet


def write(control: Any, text: str) -> None:
    """Type into a line in the place of what stands there."""
    control.selectAll()
    QTest.keyClick(control, Qt.Key.Key_Delete)
    QTest.keyClicks(control, text)


def fill_secret(sheet: EmergencySheet) -> None:
    write(sheet.secrets.first.control, SECRET)
    if sheet.secrets.repeated.isVisible():
        write(sheet.secrets.repeated.control, SECRET)


def wait_done(room: Any, sheet: EmergencySheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sheet.outcome.is_shown and not room.desk.in_hand, timeout=WAIT_MS)


def open_the_wall(room: Any, qtbot: QtBot, hours: int = 24, reason: str = "") -> EmergencySheet:
    sheet = opened_sheet(room, qtbot, room.window.header.emergency)
    write(sheet.hours.control, str(hours))
    write(sheet.reason.control, reason)
    fill_secret(sheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    wait_done(room, sheet, qtbot)
    return sheet


def leave(sheet: EmergencySheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.destroyed, timeout=WAIT_MS):
        sheet.reject()


def strip(room: Any) -> Any:
    return room.furnisher.emergency.strip


def until_at(folder: Path) -> str:
    return json.loads(bundle.parse_envelope((folder / "open.json").read_bytes()).payload)["until"]


def test_two_clicks_and_a_yes_open_the_wall(room: Any, web: Path, colleague: App, qtbot: QtBot) -> None:
    sheet = opened_sheet(room, qtbot, room.window.header.emergency)
    fill_secret(sheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    assert sheet.question.isVisible()
    assert sheet.question.text() == "Open the wall for everyone for 24 hours?"
    assert colleague.ask(GetEmergency()) is None
    assert not (web / "open.json").exists()
    assert sheet.go.text() == "Yes, open it for 24 hours"
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    wait_done(room, sheet, qtbot)
    assert sheet.title.text() == "The wall is open for everyone"
    assert until_at(web) == "2020-10-30T19:33:20Z"
    assert colleague.ask(GetEmergency()).open
    leave(sheet, qtbot)


def test_it_says_where_it_goes_and_when_it_ends(room: Any, web: Path, qtbot: QtBot) -> None:
    sheet = opened_sheet(room, qtbot, room.window.header.emergency)
    assert sheet.destination.text() == f"It goes at once to web ({web})."
    assert sheet.ends.text() == "It ends by itself on Oct 31, 2020, 04:33 (Asia/Tokyo). You can end it before."
    QTest.mouseClick(sheet.quick.segments[0], Qt.MouseButton.LeftButton)
    assert sheet.hours.control.text() == "1"
    assert "Oct 30, 2020, 05:33" in sheet.ends.text()
    leave(sheet, qtbot)


def test_hours_that_cannot_be_are_refused_beside_the_field(room: Any, colleague: App, qtbot: QtBot) -> None:
    sheet = opened_sheet(room, qtbot, room.window.header.emergency)
    fill_secret(sheet)
    for typed in ("0", "73", "", "many"):
        write(sheet.hours.control, typed)
        QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
        assert not sheet.question.isVisible(), typed
        said = [label.text() for label in sheet.hours.findChildren(QLabel) if label.isVisible()]
        assert any("from 1 to 72" in text for text in said), typed
    assert colleague.ask(GetEmergency()) is None
    leave(sheet, qtbot)


def test_back_and_not_now_change_nothing(room: Any, colleague: App, qtbot: QtBot) -> None:
    sheet = opened_sheet(room, qtbot, room.window.header.emergency)
    fill_secret(sheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.leave, Qt.MouseButton.LeftButton)
    assert sheet.isVisible()
    assert not sheet.question.isVisible()
    leave(sheet, qtbot)
    assert colleague.ask(GetEmergency()) is None


def test_the_strip_stands_on_every_page_with_who_why_and_how_long(room: Any, qtbot: QtBot, clock: Clock) -> None:
    leave(open_the_wall(room, qtbot, reason="Checkout is <down>"), qtbot)
    shown = strip(room)
    for name in ("meter", "offers", "audit"):
        room.window.open_page(name)
        assert shown.isVisible()
    assert shown.words.text() == "The wall is open for everyone: 24 h 0 min left"
    assert "Why: Checkout is <down>" in shown.details.text()
    assert not room.window.header.emergency.isVisible()
    clock.now += 23 * HOUR + 59 * 60 + 30
    room.furnisher.emergency._tick.timeout.emit()
    assert shown.words.text().endswith("under a minute left")
    clock.now += 30
    room.furnisher.emergency._tick.timeout.emit()
    assert not shown.isVisible()
    assert "ended by itself" in room.window.toasts.notices[-1].text
    assert not room.furnisher.emergency._tick.isActive()
    assert room.window.header.emergency.isVisible()


def test_a_colleagues_opening_is_seen_and_can_be_closed_here(
    room: Any, colleague: App, web: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", SECRET)
    emergency.open_wall(colleague, 6, reason="Wall shows to subscribers")
    qtbot.waitUntil(lambda: room.furnisher.emergency._strip is not None and strip(room).isVisible(), timeout=WAIT_MS)
    assert "opened by bo" in strip(room).details.text()
    sheet = opened_sheet(room, qtbot, strip(room).close_now)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    wait_done(room, sheet, qtbot)
    assert sheet.title.text() == "The wall is closed again"
    leave(sheet, qtbot)
    qtbot.waitUntil(lambda: not strip(room).isVisible(), timeout=WAIT_MS)
    assert until_at(web) == "2020-10-29T19:33:20Z"
    assert not room.window.banner.isVisible()


def test_a_target_that_did_not_open_is_named_and_tried_again(room: Any, web: Path, qtbot: QtBot) -> None:
    shutil.rmtree(web)
    sheet = open_the_wall(room, qtbot)
    assert sheet.title.text() == "Not every website has opened"
    assert "not taken by: web" in sheet.summary.text()
    leave(sheet, qtbot)
    assert strip(room).failures.text().startswith("web has not opened:")
    web.mkdir()
    QTest.mouseClick(strip(room).again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not strip(room).failures.isVisible(), timeout=WAIT_MS)
    assert (web / "open.json").exists()


def test_a_target_that_did_not_close_stays_on_the_strip_until_the_opening_ends(
    room: Any, web: Path, qtbot: QtBot, clock: Clock
) -> None:
    leave(open_the_wall(room, qtbot, hours=6), qtbot)
    shutil.rmtree(web)
    sheet = opened_sheet(room, qtbot, strip(room).close_now)
    fill_secret(sheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    wait_done(room, sheet, qtbot)
    leave(sheet, qtbot)
    shown = strip(room)
    assert shown.isVisible()
    assert shown.words.text() == "The wall is closed here, but may still be open on the website: 6 h 0 min left"
    assert not shown.close_now.isVisible()
    clock.now = NOW + 6 * HOUR
    room.furnisher.emergency._tick.timeout.emit()
    assert not shown.isVisible()


def test_a_wrong_passphrase_is_refused_beside_its_field(room: Any, colleague: App, qtbot: QtBot) -> None:
    leave(open_the_wall(room, qtbot, hours=1), qtbot)
    sheet = opened_sheet(room, qtbot, strip(room).close_now)
    write(sheet.secrets.first.control, "not it")
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not room.desk.in_hand and not sheet._is_busy, timeout=WAIT_MS)
    assert not sheet.outcome.is_shown
    assert sheet.secrets.first.control.property("wrong") is True
    assert colleague.ask(GetEmergency()).open
    leave(sheet, qtbot)


def test_by_keyboard_alone_from_the_menu(room: Any, web: Path, qtbot: QtBot) -> None:
    assert room.window.action("emergency") in room.window.menus["file"].actions()
    room.window.action("emergency").trigger()
    sheet = room.window.findChildren(EmergencySheet)[-1]
    qtbot.waitUntil(sheet.go.isEnabled, timeout=WAIT_MS)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.hours.control.hasFocus, timeout=WAIT_MS)
    assert nameless(sheet) == []
    write(sheet.hours.control, "3")
    fill_secret(sheet)
    sheet.secrets.repeated.control.setFocus()
    for _ in range(6):
        if sheet.focusWidget() is sheet.go:
            break
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.go
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    assert sheet.question.isVisible()
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    wait_done(room, sheet, qtbot)
    assert until_at(web) == "2020-10-29T22:33:20Z"
    assert sheet.focusWidget() is sheet.leave
    leave(sheet, qtbot)


def test_without_a_target_it_says_that_nobody_hears_of_it(make_room: Callable[..., Any], qtbot: QtBot) -> None:
    room = furnished(make_room(), qtbot)
    sheet = open_the_wall(room, qtbot)
    assert any("no target yet" in label.text() for label in sheet.outcome.findChildren(QLabel))
    leave(sheet, qtbot)
    assert "no website has heard of it" in strip(room).failures.text()
