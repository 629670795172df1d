"""The sheet that erases a reader: what goes, what stays until when, and a word to type."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.jobs import JobStrip, Steps
from paywall_admin.ui.labels import mark, plain
from paywall_admin.ui.readers import jobs


class EraseSheet(Sheet):
    """Asks for the word, and erases; `erased` carries what was done."""

    erased = Signal(object)

    def __init__(self, desk: Desk, number: int, case: int, name: str, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent, height=500)
        self._number, self._case = number, case
        self.setWindowTitle(self.tr("Erase this reader"))
        self.title.setText(self.tr("Erase this reader for good"))
        self.summary.setText(name)
        self.go.setText(self.tr("Erase this reader"))
        mark(self.go, "kind", "danger")
        self._word = self.tr("ERASE")
        self.what = plain(self.tr("Counting what there is…"), "body", self, wrap=True)
        self.backup = plain(
            self.tr(
                "A backup of the store is made first. It, and backups made before, still hold the reader; after 30 "
                "days they go when old views are deleted. Where one is put back, the reader is erased from it again."
            ),
            "secondary", self, wrap=True,
        )  # fmt: skip
        words = self.tr("Type {word} to go on").format(word=self._word)
        self.confirm = Field(words, LineInput(limit=40), keeps=False, help_text=self.tr("Nobody can undo this."))
        self.confirm.load(None)
        self.column.addWidget(self.what)
        self.column.addWidget(self.backup)
        self.strip = JobStrip(desk, self)
        self.column.addWidget(self.confirm)
        self.column.addWidget(self.strip)
        self.column.addStretch(1)
        self.go.setEnabled(False)
        self.confirm.control.edited.connect(self._typed)
        self.confirm.take_focus()
        desk.call(self, jobs.counting(number), self._show_count, self.refuse)

    def _show_count(self, views: int) -> None:
        words = self.tr(
            "Deleted are the ids, the address, {count} views of articles, subscriptions as they are known here, and "
            "what was given. Stripe keeps what Stripe has."
        )
        self.what.setText(words.format(count=f"{views:,}"))

    def _typed(self) -> None:
        self.go.setEnabled(self.confirm.control.raw().strip().casefold() == self._word.casefold())

    def carry_out(self) -> None:
        """Erase."""
        if not self.go.isEnabled():
            return
        self.begin_work()
        self.leave.setEnabled(False)
        steps = self.tr("a backup first"), self.tr("every row, and every byte that is left")
        work = jobs.erasing(self._number, self._case, steps, Steps(self._desk, self._begun).tell)
        self.strip.run(self.tr("Erasing:"), work, self._erased, self.refuse)

    def _begun(self, _step: str) -> None:
        self.strip.cancel.setEnabled(False)  # there is no way back any more

    def refuse(self, problem: Exception) -> None:
        """Say what is wrong; nothing was erased."""
        self.leave.setEnabled(True)
        super().refuse(problem)

    def reject(self) -> None:
        """Close; not while the reader is being erased."""
        if not self.strip.is_running:
            super().reject()

    def _erased(self, done: Any) -> None:
        self.finish()
        self.erased.emit(done.result)
