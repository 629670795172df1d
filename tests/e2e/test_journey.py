"""The whole journey, by keyboard and mouse: edit the meter, publish, and the web tier's runtime says so."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from paywall_admin.cli.main import run
from paywall_admin.ui.main import Session
from paywall_admin.ui.publish.sheet import PublishSheet
from support.node import RUNTIME, run_node

WAIT_MS = 30_000


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with the sample of 2020, whose key is sealed with a passphrase from the environment."""
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse battery staple")
    path = tmp_path / "paywall.db"
    assert run(["--store", str(path), "sample", "--year", "2020"]) == 0
    return path


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, store: Path) -> Iterator[Session]:
    """The window as its command opens it, with its first page filled."""
    gc.disable()  # as the command does
    session = Session(qapp, str(store))
    session.window.show()
    qtbot.waitUntil(lambda: session.window.status is not None and not session.desk.in_hand, timeout=WAIT_MS)
    yield session
    # Questions that were queued when the window closed are dropped, so that nobody counts them down any more.
    with qtbot.waitSignal(session.window.closed, timeout=WAIT_MS):
        session.window.close()
    assert session.has_ended
    session.window.deleteLater()
    qtbot.wait(0)
    gc.enable()


def field(session: Session, name: str) -> QLineEdit:
    return next(
        edit for edit in session.window.findChildren(QLineEdit) if edit.accessibleName() == name and edit.isVisible()
    )


def headings(bundle: Path, folder: Path) -> list[str]:
    """What an anonymous reader is told at the first, the second, the third and the fourth article of a month."""
    reads = [{"article": f"a{number}", "at": f"2020-10-0{number}T09:00:00Z"} for number in range(1, 4)]
    cases = [
        {
            "at": "2020-10-20T12:00:00Z",
            "reader": {"kind": "anonymous", "reads": reads[:count]},
            "article": {"id": "a9", "contentType": "article"},
        }
        for count in range(4)
    ]
    lines = folder / "cases.jsonl"
    lines.write_text("".join(json.dumps(case) + "\n" for case in cases))
    answer = run_node(RUNTIME / "decide.mjs", bundle, lines)
    assert answer.returncode == 0, answer.stderr
    return [json.loads(line)["message"]["heading"] for line in answer.stdout.splitlines()]


def test_from_the_meter_to_the_reader(session: Session, qtbot: QtBot, store: Path, tmp_path: Path) -> None:
    limit = field(session, "Free articles")
    assert limit.text() == "5"
    qtbot.mouseClick(limit, Qt.MouseButton.LeftButton)
    qtbot.keyClick(limit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(limit, "3")
    qtbot.keyClick(limit, Qt.Key.Key_Tab)

    qtbot.keyClick(session.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(session.window.findChildren(PublishSheet)), timeout=WAIT_MS)
    sheet = session.window.findChildren(PublishSheet)[0]
    # A list of suggestions in an earlier test can leave no window active on the platform without a screen.
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=WAIT_MS)
    qtbot.waitUntil(sheet.publish.isEnabled, timeout=WAIT_MS)
    note = sheet.form.note.control
    qtbot.keyClicks(QApplication.focusWidget() or note, "Three articles for everyone")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    # Two things of 2020 are over: that is asked about once, and the keyboard stands on the question.
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sheet.outcome.is_shown, timeout=WAIT_MS)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.window.status.version == 1 and not session.desk.in_hand, timeout=WAIT_MS)
    assert session.window.status.unpublished == 0

    assert run(["--store", str(store), "export", "--to", str(tmp_path / "site")]) == 0
    bundle = tmp_path / "site" / "settings.json"
    assert run(["--store", str(store), "verify", str(bundle)]) == 0
    assert headings(bundle, tmp_path) == [
        "You have 2 free articles left this month",
        "You have 1 free article left this month",
        "This is your last free article this month",
        "You have read all your free articles this month",
    ]
