"""Work that takes a while: how far it is, and a button that stops it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.answers import weakly
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.labels import plain

_TOLD_EVERY: Final = 0.05
Work = Callable[[Any, "Handle"], Any]


class Steps:
    """Carries the steps of a job from its thread to the window; `show` gets each as long as its object is there."""

    def __init__(self, desk: Desk, show: Callable[[str], None]) -> None:
        self._desk = desk
        self._show = weakly(show)

    def tell(self, step: str) -> None:
        """Say what is being done now."""
        self._desk.tell(self._show, step)


class Handle:
    """What a job holds on its thread: it tells there how far it is, and asks whether it shall stop.

    `show` gets done, total and figures on the window's thread as long as its object is there.
    """

    def __init__(self, desk: Desk, show: Callable[[int, int, str], None] | None = None) -> None:
        self._desk = desk
        self._show = weakly(show)
        self._stop = threading.Event()
        self._told = 0.0

    def progress(self, done: int, total: int, figures: str = "") -> None:
        """Tell how far it is; not more often than anybody could see. `figures` say it better than the two numbers."""
        now = time.monotonic()
        if done >= total or now - self._told >= _TOLD_EVERY:
            self._told = now
            self._desk.tell(self._show, done, total, figures)

    def stop(self) -> None:
        """Ask the job to stop at the next occasion."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Whether it shall stop: a person asked for it, or the window is closing."""
        return self._stop.is_set() or self._desk.is_closing


class JobStrip(QWidget):
    """One job at a time: its words, how far it is, and Cancel; takes no room while nothing runs.

    `ended` is sent when the job is over, however it ended.
    """

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handle: Handle | None = None
        self._then: Callable[[Any], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._title = ""
        self._words = plain("", "secondary", self, wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setProperty("kind", "quiet")
        self.cancel.clicked.connect(self.stop)
        said = QVBoxLayout()
        said.setSpacing(tokens.SPACE_4)
        said.addWidget(self._words)
        said.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_12)
        row.addLayout(said, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether a job is under way."""
        return self._handle is not None

    def run(
        self, title: str, work: Work, then: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Do `work(app, handle)` away from the window."""
        assert self._handle is None, "one at a time"
        self._title, self._then, self._failed = title, then, failed
        handle = self._handle = Handle(self._desk, self._show)
        self._show(0, 0)
        self._bar.setAccessibleName(title)
        self.cancel.setAccessibleName(self.tr("Cancel: {job}").format(job=title))
        self.cancel.setEnabled(True)
        self.show()
        self._desk.call(self, lambda app: work(app, handle), self._done, self._not_done)

    def stop(self) -> None:
        """Stop the job at the next occasion."""
        if self._handle is not None:
            self._handle.stop()
            self.cancel.setEnabled(False)

    def _show(self, done: int, total: int, figures: str = "") -> None:
        # In thousandths: a bar cannot count beyond two billion.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)
        if total and not figures:
            figures = self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
        self._words.setText(f"{self._title} {phrasebook.said(figures)}".strip())

    def _done(self, result: Any) -> None:
        then = self._then
        self._end()
        if then is not None:
            then(result)

    def _not_done(self, problem: Exception) -> None:
        failed = self._failed
        self._end()
        if failed is not None:
            failed(problem)
        else:
            self._desk.trouble.emit(problem)

    def _end(self) -> None:
        self._handle = self._then = self._failed = None
        self.hide()
        self.ended.emit()
