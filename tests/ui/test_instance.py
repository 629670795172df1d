"""One window a store: a second start raises the first one; a killed one is in nobody's way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from paywall_admin.ui.instance import Instance

WAIT_MS = 10_000
# Another process that is the window on a store until it is ended, or asks the one that is.
OTHER = """
import sys
from PySide6.QtCore import QCoreApplication
from paywall_admin.ui.instance import Instance
app = QCoreApplication([])
store, what = sys.argv[1:]
instance = Instance(store)
if not instance.claim():
    print("first answered" if instance.call_first() else "nobody answered", flush=True)
    sys.exit(0)
if what == "stay":
    instance.listen(lambda: print("came forward", flush=True))
print("claimed", flush=True)
if what == "stay":
    app.exec()
"""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes of a test, ended with it."""
    running: list[subprocess.Popen[str]] = []
    yield running
    for process in running:
        process.kill()
        process.communicate()


def begin(started: list[subprocess.Popen[str]], store: Path, what: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(store), what], stdout=subprocess.PIPE, text=True, env={**os.environ},
    )  # fmt: skip
    started.append(process)
    return process


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_raises_the_first_within_two_seconds(
    started: list[subprocess.Popen[str]], tmp_path: Path
) -> None:
    first = begin(started, tmp_path / "a.db", "stay")
    assert line(first) == "claimed"
    began = time.monotonic()
    second = begin(started, tmp_path / "a.db", "ask")
    assert line(second) == "first answered"
    assert line(first) == "came forward"
    assert second.wait(WAIT_MS / 1000) == 0
    assert time.monotonic() - began < WAIT_MS / 1000


def test_another_store_has_a_window_of_its_own(started: list[subprocess.Popen[str]], tmp_path: Path) -> None:
    assert line(begin(started, tmp_path / "a.db", "stay")) == "claimed"
    assert line(begin(started, tmp_path / "b.db", "ask")) == "claimed"


def test_a_killed_window_is_in_nobodys_way(started: list[subprocess.Popen[str]], tmp_path: Path) -> None:
    first = begin(started, tmp_path / "a.db", "stay")
    assert line(first) == "claimed"
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = begin(started, tmp_path / "a.db", "stay")
    assert line(second) == "claimed"
    assert line(begin(started, tmp_path / "a.db", "ask")) == "first answered"


def test_a_window_that_is_closed_lets_go(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(str(tmp_path / "a.db"))
    assert first.claim()
    first.listen(lambda: None)
    assert not Instance(str(tmp_path / "a.db")).claim()
    first.release()
    second = Instance(str(tmp_path / "a.db"))
    assert second.claim()
    second.release()


def test_one_that_hangs_is_not_waited_for(qapp: QApplication, tmp_path: Path) -> None:
    hung = Instance(str(tmp_path / "a.db"))
    assert hung.claim()
    assert not Instance(str(tmp_path / "a.db")).call_first()
    hung.release()


def test_where_nothing_can_be_locked_the_window_opens_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("PAYWALL_ADMIN_HOME", str(blocked / "home"))
    assert Instance(None).claim()
