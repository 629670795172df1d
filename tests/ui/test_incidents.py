"""What nobody foresaw: one dialog, the work kept, and the program goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import GetDraft
from paywall_admin.system.logs import FILE_NAME
from paywall_admin.ui.incidents import report
from support.tree import ROOT

WAIT_MS = 20_000


@pytest.fixture
def caught(room: Any, complaints: Any) -> Iterator[Any]:
    """The window as its command runs it: everything that escapes is caught."""
    complaints.expect("unexpected error|planted|propagateSizeHints")
    before = sys.excepthook, threading.excepthook
    room.incidents.install()
    yield room
    room.incidents.remove()
    sys.excepthook, threading.excepthook = before


def boxes(room: Any) -> list[QMessageBox]:
    return [box for box in room.window.findChildren(QMessageBox) if box.isVisible()]


def go_on(box: QMessageBox, qtbot: QtBot) -> None:
    next(button for button in box.findChildren(QPushButton) if button.text() == "Go on").click()
    qtbot.waitUntil(lambda: not box.isVisible())


class Clumsy(QObject):
    """Breaks in a slot."""

    def slot(self) -> None:
        raise ZeroDivisionError("planted by aiko@example.com")


def test_exception_in_a_slot_is_told_once_and_the_work_goes_on(caught: Any, qtbot: QtBot) -> None:
    clumsy = Clumsy()
    for _ in range(3):
        timer = QTimer(clumsy, singleShot=True, interval=0)
        timer.timeout.connect(clumsy.slot)
        timer.start()
    qtbot.waitUntil(lambda: len(boxes(caught)) == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not [t for t in clumsy.findChildren(QTimer) if t.isActive()], timeout=WAIT_MS)
    box = boxes(caught)[0]
    assert len(boxes(caught)) == 1
    assert "ZeroDivisionError" in box.text()
    assert "Everything you entered is kept" in box.text()
    go_on(box, qtbot)
    meter = caught.desk._app.ask(GetDraft()).settings.meters[0]
    caught.desk.do(caught.window, EditMeter(meter.id, {"limit": 5}, {"limit": 3}))
    qtbot.waitUntil(lambda: caught.desk.in_hand == 0, timeout=WAIT_MS)
    assert caught.desk._app.ask(GetDraft()).settings.meters[0].limit == 3


def test_report_is_copied_without_personal_data(caught: Any, qtbot: QtBot) -> None:
    clumsy = Clumsy()
    QTimer.singleShot(0, clumsy.slot)
    qtbot.waitUntil(lambda: len(boxes(caught)) == 1, timeout=WAIT_MS)
    box = boxes(caught)[0]
    next(button for button in box.findChildren(QPushButton) if button.text() == "Copy report").click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in copied
    assert "Paywall Admin" in copied
    assert "aiko@example.com" not in copied
    if box.isVisible():
        go_on(box, qtbot)


@pytest.mark.parametrize("place", ["ask", "do", "call", "thread", "page"])
def test_planted_failure_anywhere_gets_its_dialog(caught: Any, qtbot: QtBot, place: str) -> None:
    def broken(*_words: Any, **_more: Any) -> Any:
        raise LookupError("planted")

    if place == "call":
        caught.desk.call(caught.window, broken)
    elif place == "thread":
        threading.Thread(target=broken).start()
    elif place == "page":
        caught.window.page("meter").refresh = broken
        caught.desk.changed.emit(frozenset({"meters"}), None)
    else:
        setattr(caught.desk._app, place, broken)
        getattr(caught.desk, place)(caught.window, object(), lambda _answer: None)
    qtbot.waitUntil(lambda: len(boxes(caught)) == 1, timeout=WAIT_MS)
    go_on(boxes(caught)[0], qtbot)


def test_problem_is_said_in_the_banner_not_as_an_error_of_the_program(room: Any, qtbot: QtBot) -> None:
    meter = room.desk._app.ask(GetDraft()).settings.meters[0]
    room.desk.do(room.window, EditMeter(meter.id, {"limit": 5}, {"limit": 5000}))
    qtbot.waitUntil(lambda: room.window.banner.trouble is not None, timeout=WAIT_MS)
    assert room.window.banner.trouble.isVisible()
    assert "1,000" in room.window.banner.trouble.words.text()
    assert boxes(room) == []


def test_qts_warnings_go_to_the_log(caught: Any, caplog: pytest.LogCaptureFixture) -> None:
    qWarning("planted warning of Qt")
    assert "planted warning of Qt" in caplog.text


def test_report_names_the_versions() -> None:
    assert report("story").startswith("Paywall Admin ")
    assert report("story").endswith("story")


PROGRAM = """
import sys
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QMessageBox
from paywall_admin.ui import main

begin = main.Session.__init__

def watched(self, *words):
    begin(self, *words)
    self.started.connect(lambda: QTimer.singleShot(0, lambda: clumsy(self)))

def clumsy(session):
    QTimer.singleShot(0, lambda: tell(session))
    qWarning("a planted warning")
    raise ZeroDivisionError("planted")

def tell(session):
    print([box.text() for box in session.window.findChildren(QMessageBox) if box.isVisible()], flush=True)
    session.window.close()

main.Session.__init__ = watched
sys.argv = ["paywall-admin"]
code = main.run()
print(sys.excepthook is sys.__excepthook__, flush=True)
sys.exit(code)
"""


def test_the_program_itself_catches_what_escapes_and_writes_it_down(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60, cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    told, back = done.stdout.splitlines()
    assert (done.returncode, back) == (0, "True"), done.stderr
    assert "ZeroDivisionError" in told
    log = next(home.rglob(FILE_NAME)).read_text("utf-8")
    assert "ZeroDivisionError: planted" in log
    assert "a planted warning" in log
