"""The sheet that deletes old views: how many there are first, and then they go."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.labels import mark, plain
from paywall_admin.ui.readers import jobs


class RetainSheet(Sheet):
    """Counts in a dry run what is kept for too long, and deletes it; `told` carries a sentence for a toast."""

    told = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent, height=360)
        self.setWindowTitle(self.tr("Delete old views"))
        self.title.setText(self.windowTitle())
        self.go.setText(self.tr("Delete them"))
        mark(self.go, "kind", "danger")
        self.go.setEnabled(False)
        self.what = plain(self.tr("Counting what there is…"), "body", self, wrap=True)
        words = self.tr(
            "What is deleted stands on no reader's card any more, and no meter counts it. Nobody can undo this."
        )
        self.column.addWidget(self.what)
        self.column.addWidget(plain(words, "secondary", self, wrap=True))
        self.column.addStretch(1)
        self.leave.setFocus()
        desk.call(self, jobs.retaining(dry_run=True), self._show_count, self.refuse)

    def _show_count(self, found: jobs.Retained) -> None:
        words = self.tr("Views are kept for {days} days, as Preferences say.")
        self.summary.setText(words.format(days=f"{found.days:,}"))
        if not found.views and not found.backups:
            self.what.setText(self.tr("Nothing is older than that, and no backup holds an erased reader for too long."))
            return
        words = self.tr("Views that are older: {views}. Backups that held erased readers for 30 days: {backups}.")
        self.what.setText(words.format(views=f"{found.views:,}", backups=f"{found.backups:,}"))
        self.go.setEnabled(True)

    def carry_out(self) -> None:
        """Delete."""
        if self.go.isEnabled():
            self.begin_work()
            self._desk.call(self, jobs.retaining(dry_run=False), self._deleted, self.refuse)

    def _deleted(self, done: Any) -> None:
        words = self.tr("Deleted. Views: {views}. Backups: {backups}.")
        self.finish()
        self.told.emit(words.format(views=f"{done.result.views:,}", backups=f"{done.result.backups:,}"), False)
