"""Start and stop, at any moment: the exit code is 0, and soon."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from paywall_admin.ui import main

moment, delay = sys.argv[1], int(sys.argv[2])
begin = main.Session.__init__

def watched(self, *words):
    begin(self, *words)
    close = self.window.close
    signals = {"start": None, "painted": self.window.painted, "open": self.desk.opened, "busy": self.desk.busy}
    if moment == "start":
        QTimer.singleShot(delay, close)
    elif moment == "ready":
        self.furnished.connect(lambda furnisher: furnisher.ready.connect(lambda: QTimer.singleShot(delay, close)))
    elif moment == "preview":
        self.furnished.connect(lambda it: it.preview_shown.connect(lambda: QTimer.singleShot(delay, close)))
    else:
        signals[moment].connect(lambda *_: QTimer.singleShot(delay, close))

main.Session.__init__ = watched
sys.argv = ["paywall-admin"]
sys.exit(main.run())
"""


def leave(moment: str, delay: int, home: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PAYWALL_ADMIN_HOME": str(home)}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        env["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, moment, str(delay)],
        capture_output=True, text=True, check=False, timeout=60, env=env, cwd=home,
    )  # fmt: skip


@pytest.mark.parametrize("moment", ["start", "painted", "busy", "open", "ready", "preview"])
def test_closed_at_any_moment_the_exit_code_is_0(tmp_path: Path, moment: str) -> None:
    done = leave(moment, 0, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_hundred_starts_and_stops(tmp_path: Path) -> None:
    moments = ["start", "painted", "busy", "open", "ready", "preview"]
    for number in range(200):
        began = time.monotonic()
        done = leave(moments[number % len(moments)], number * 7 % 90, tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
        assert time.monotonic() - began < 60
