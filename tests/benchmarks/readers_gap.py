"""How long the window stands still while a large feed goes in, beside the same window while nothing of ours is done.

    python tests/benchmarks/readers_gap.py [VIEWS]     (2 million unless told)

Opens the Readers page in the real window, on no screen, and imports a CSV from it, as somebody who drops it there. A
heart beats every 10 ms; a gap is by how much a beat came too late. The baselines are the same hearts in the same run:
with nothing to do, and with two processes beside it that only count, as busy a machine as the import makes. `own` is
what the window's thread itself worked between two beats, in ms of the processor: what is left of a gap on a machine
with nothing else to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks import readers_feed
from paywall_admin.services.app import App
from paywall_admin.services.readers import intake
from paywall_admin.ui import launch
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.heap import Heap
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.style import FUSION, Style
from paywall_admin.ui.window import Window

VIEWS = 2_000_000
BEAT_MS = 10
SECONDS = 8.0
_COUNTING = "while True: sum(range(10_000))"


class Gaps(NamedTuple):
    """By how many ms beats came too late, and what the window's thread worked meanwhile."""

    name: str
    late: list[float]
    own: list[float]

    def __str__(self) -> str:
        said = f"{self.name}: {len(self.late):,} beats"
        for name, found in (("gap", self.late), ("own", self.own)):
            ordered = sorted(found)
            p50, p99 = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
            said += f"; {name} p50 {p50:.1f}, p99 {p99:.1f}, worst {ordered[-1]:.0f} ms"
        return said


class Heart:
    """Beats in the event loop, and notes how late each beat was."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.late.append(max(0.0, (now - self._now) * 1000 - BEAT_MS))
        self.own.append((worked - self._worked) * 1000)
        self._now, self._worked = now, worked

    def listen(self, name: str, until: Callable[[QEventLoop], None]) -> Gaps:
        """The beats from now on, until the loop is left."""
        self.late: list[float] = []
        self.own: list[float] = []
        loop = QEventLoop()
        self._now, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        until(loop)
        loop.exec()
        self._timer.stop()
        return Gaps(name, self.late, self.own)


def run(views: int, folder: Path, seconds: float = SECONDS) -> list[Gaps]:
    """Open the window and measure."""
    intake.BULK = 1 << 60
    feed = folder / "views.csv"
    readers_feed.apart("write", feed, "", views, int(time.time()) - 3_000_000, 2_900_000, 1)
    app = QApplication.instance() or QApplication(["paywall-admin", *FUSION])
    assert isinstance(app, QApplication)
    memory = Memory(folder / "window.ini")
    memory.keep_flag("preview", False)
    window = Window(Desk(lambda: App.open(folder / "desk.db", sample=True)), Style(app, "light"), memory)
    window.show()
    window.desk.open()
    window.finish()
    window.open_page("readers")
    page: Any = window.page("readers")
    heart = Heart()
    heart.listen("opened", lambda loop: _when_calm(window.desk, loop))
    heap = Heap(window)
    found = [heart.listen("nothing to do", lambda loop: QTimer.singleShot(int(seconds * 1000), loop.quit))]
    counting = [subprocess.Popen([sys.executable, "-c", _COUNTING]) for _ in range(2)]
    found.append(heart.listen("beside two that count", lambda loop: QTimer.singleShot(int(seconds * 1000), loop.quit)))
    for one in counting:
        one.kill()
        one.wait()
    told: list[str] = []
    page.told.connect(lambda words, _undo: told.append(words))
    page.importing.job.ended.connect(lambda: told.append("ended"))

    def take_in(loop: QEventLoop) -> None:
        page.importing.job.ended.connect(loop.quit)
        page.importing.take_in([str(feed)])

    found.append(heart.listen(f"importing {views:,} views", take_in))
    assert told
    heart.listen("told", lambda loop: _when_calm(window.desk, loop))
    heap.close()
    window.close()
    window.desk.close()
    window.deleteLater()
    return found


def _when_calm(desk: Desk, loop: QEventLoop) -> None:
    """Leave the loop when nothing is under way any more."""
    timer = QTimer(loop, interval=50)
    timer.timeout.connect(lambda: loop.quit() if desk.is_open and not desk.in_hand else None)
    timer.start()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        os.environ["PAYWALL_ADMIN_HOME"] = place
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        sys.setswitchinterval(launch.AT_WORK_SECONDS)
        for gaps in run(int(sys.argv[1]) if len(sys.argv) > 1 else VIEWS, Path(place)):
            print(gaps)
