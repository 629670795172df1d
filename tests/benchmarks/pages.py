"""How long each page of the window takes to open, and how long typing blocks, on a store that has grown large.

    python tests/benchmarks/pages.py [--page messages] [--offers 1000] [--messages 300] [--languages 20] [--runs 3]

Opens every page of `ui/pages.py` in the real window, on no screen, in a store with that many offers, messages and
languages, as in a program that has started and has imported all of them. `filled` is the time from asking for a page
to the moment at which it shows what is in the store, `filled cpu` the work of all threads until then. `gap` is the
longest time the event loop stood still until everything was answered; `typing` the longest while a person types into
the page's first field that takes text, each key 30 ms after the one before, until it is kept and all answers are shown.

The other two figures are processor time, to be read where the machine has other things to do: `own` beside each is the
longest the window's thread worked between two turns of the loop, `all` the longest all threads did, which share one
interpreter. Prints medians and judges nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import as_started  # noqa: F401 - before Qt
from large_settings import LOCALES, large_settings
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from paywall_admin.services.app import App
from paywall_admin.services.drafts import ReplaceDraft
from paywall_admin.ui import launch
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.heap import Heap
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.pages import PAGES
from paywall_admin.ui.stores import load_pages
from paywall_admin.ui.style import FUSION, Style
from paywall_admin.ui.tabbing import stops
from paywall_admin.ui.window import Window

KEY_SECONDS = 0.03
WORDS = "Read all of it, every day and all year"


class Loop:
    """Runs the event loop, and knows for how long it stood still at most, and worked at most: its thread, and all."""

    def __init__(self) -> None:
        self.begin()
        self._ticks = QTimer(interval=0)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start()

    def _tick(self) -> None:
        now = _clocks()
        self.longest = [
            max(one, (new - old) * 1000) for one, new, old in zip(self.longest, now, self._now, strict=True)
        ]
        self._now = now

    def begin(self) -> None:
        """Forget what was so far."""
        self.longest = [0.0, 0.0, 0.0]
        self._now = _clocks()

    def run(self, until: Callable[[], bool], seconds: float = 60.0) -> None:
        """Run until something is so."""
        end = time.perf_counter() + seconds
        while not until() and time.perf_counter() < end:
            QCoreApplication.processEvents()
        self._tick()

    def rest(self, seconds: float) -> None:
        """Run for a while."""
        end = time.perf_counter() + seconds
        self.run(lambda: time.perf_counter() >= end)

    def figures(self, name: str) -> dict[str, float]:
        """What was longest, in milliseconds: the standstill, the thread's own work, the work of all threads."""
        return dict(zip((name, f"{name} own", f"{name} all"), self.longest, strict=True))


def _clocks() -> tuple[float, float, float]:
    return time.perf_counter(), time.thread_time(), time.process_time()


def calm(desk: Desk, loop: Loop) -> None:
    """Run until nothing is under way any more."""
    loop.run(lambda: desk.is_open and not desk.in_hand)
    loop.rest(0.05)
    loop.run(lambda: not desk.in_hand)


def first_text(page: QWidget) -> QWidget | None:
    """The first field of a page that takes text."""
    for stop in stops(page):
        if isinstance(stop, QLineEdit | QPlainTextEdit) and not stop.isReadOnly():
            return stop
    return None


def open_page(window: Window, name: str, loop: Loop) -> dict[str, float]:
    """Open one page that was not open yet, and type into it."""
    begin, worked = time.perf_counter(), time.process_time()
    loop.begin()
    window.open_page(name)
    page: Any = window.page(name)
    loop.run(page.is_filled)
    page.repaint()
    filled, worked = time.perf_counter() - begin, time.process_time() - worked
    calm(window.desk, loop)
    found = {"filled": filled * 1000, "filled cpu": worked * 1000, **loop.figures("gap")}
    field = first_text(page)
    if field is not None:
        window.activateWindow()
        field.setFocus()
        loop.rest(0.1)
        loop.begin()
        for letter in WORDS:
            QTest.keyClicks(field, letter)
            loop.rest(KEY_SECONDS)
        loop.rest(0.8)
        calm(window.desk, loop)
        found |= loop.figures("typing")
    return found


def measure(app: QApplication, store: Path, names: list[str], runs: int) -> dict[str, list[dict[str, float]]]:
    """Open the pages, in a fresh window each time, behind a page that is there already."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    style, memory = Style(app, "light"), Memory()
    memory.keep_flag("preview", False)
    for _ in range(runs):
        for name in names:
            loop = Loop()
            window = Window(Desk(lambda: App.open(store)), style, memory)
            window.show()
            window.desk.open()
            window.finish()
            window.open_page(next(entry.id for entry in PAGES if entry.id != name))
            calm(window.desk, loop)
            heap = Heap(window)  # as the program does when it has started
            found[name].append(open_page(window, name, loop))
            heap.close()
            window.close()
            window.desk.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def report(found: dict[str, list[dict[str, float]]]) -> None:
    """Print the medians."""
    figures = ("filled", "filled cpu", "gap", "gap own", "gap all", "typing", "typing own", "typing all")
    print(f"{'page':14}" + "".join(f"{figure:>12}" for figure in figures) + "   ms (targets: filled 200, the rest 50)")
    for name, runs in found.items():
        middle = [statistics.median(run.get(figure, 0.0) for run in runs) for figure in figures]
        print(f"{name:14}" + "".join(f"{value:12.0f}" for value in middle))


def main() -> None:
    """Fill a store and measure."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--page", action="append", choices=[entry.id for entry in PAGES])
    for name, default in (("offers", 1000), ("messages", 300), ("languages", 20), ("runs", 3)):
        words.add_argument(f"--{name}", type=int, default=default)
    given = words.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["PAYWALL_ADMIN_HOME"] = home
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        store = Path(home) / "paywall.db"
        filled = App.open(store)
        filled.do(ReplaceDraft(large_settings(given.offers, given.messages, LOCALES[: given.languages])))
        filled.close()
        sys.setswitchinterval(launch.AT_WORK_SECONDS)
        app = QApplication(["paywall-admin", *FUSION])
        load_pages(None)
        report(measure(app, store, given.page or [entry.id for entry in PAGES], given.runs))


if __name__ == "__main__":
    main()
