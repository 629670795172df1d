"""The folder whose feeds are taken in by themselves: one watch a window, from its start on, on whichever page.

Each minute the folder's list is looked at, and nothing else is done while that is as it was.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QMetaMethod, QObject, QTimer, Signal

from paywall_admin.core.problems import Problem
from paywall_admin.ui import phrasebook
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.jobs import Handle
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.readers import jobs

WATCH_MS: Final = 60_000
_KEPT: Final = "feed-folder"


class FolderWatch(QObject):
    """Looks into the watched folder; `news` asks a page that shows it to take in what is new, `told` is for a toast.

    Where no page listens, the watch takes it in itself.
    """

    news = Signal()
    told = Signal(str, bool)

    def __init__(self, desk: Desk, memory: Memory) -> None:
        super().__init__(desk)
        self._desk = desk
        self._memory = memory
        self._seen: Any = None
        self._is_busy = False
        self._said = ""
        self._timer = QTimer(self, interval=WATCH_MS)
        self._timer.timeout.connect(self.look)

    @classmethod
    def of(cls, desk: Desk, memory: Memory | None = None) -> FolderWatch:
        """The one watch of a window."""
        found = desk.findChild(cls)
        return found if isinstance(found, cls) else cls(desk, memory or Memory())

    @property
    def folder(self) -> str:
        """The folder that is watched, or nothing."""
        return self._memory.text(_KEPT)

    @property
    def is_active(self) -> bool:
        """Whether it looks again and again."""
        return self._timer.isActive()

    def watch(self, folder: str) -> None:
        """Take in what comes into a folder, as long as the window is open, and when it opens again."""
        self._memory.keep_text(_KEPT, folder)
        self.forget()
        self._timer.stop()
        self.begin()

    def begin(self) -> None:
        """Watch the folder that is remembered, where there is one."""
        if self.folder and not self.is_active:
            self._timer.start()
            self.look()

    def rest(self) -> None:
        """Look no more; the next window goes on."""
        self._timer.stop()

    def stop(self) -> None:
        """Watch no folder any more."""
        self.rest()
        self._memory.keep_text(_KEPT, "")

    def forget(self) -> None:
        """Take the folder for new the next time, as when what was new could not be taken in."""
        self._seen = None

    def look(self) -> None:
        """See whether the folder has changed."""
        if self.folder and not self._is_busy:
            self._is_busy = True
            self._desk.call(self, partial(jobs.listing, self.folder), self._listed, self._failed)

    def _listed(self, listing: Any) -> None:
        self._is_busy = False
        if listing is None or listing == self._seen or not self.folder:
            return
        self._seen = listing
        if self.isSignalConnected(QMetaMethod.fromSignal(self.news)):
            self.news.emit()
            return
        self._is_busy = True
        work, handle = jobs.taking_in([self.folder], str, watching=True), Handle(self._desk)
        self._desk.call(self, lambda app: work(app, handle), self._taken, self._failed)

    def _taken(self, job: jobs.Done) -> None:
        self._is_busy, self._said = False, ""
        done = job.result
        if done.views or done.readers or done.rejected or done.erased:
            words = self.tr(
                "From the watched folder: {views} new views, {met} new readers, {readers} lines about readers, "
                "{rejected} lines left out."
            )
            said = words.format(
                views=f"{done.views:,}", met=f"{done.met:,}", readers=f"{done.readers:,}",
                rejected=f"{done.rejected + done.erased:,}",
            )  # fmt: skip
            self.told.emit(said, False)

    def _failed(self, problem: Exception) -> None:
        self._is_busy = False
        self.forget()
        if not isinstance(problem, Problem):
            self._desk.trouble.emit(problem)
        elif problem.sentence != self._said:  # once, and not every minute
            self._said = problem.sentence
            self.told.emit(phrasebook.refusal(problem), False)
