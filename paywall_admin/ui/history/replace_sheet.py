"""Another whole draft, shown before it is taken: an older version of this store, or settings of another store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.services.rollback import GetRollBack
from paywall_admin.ui.changes import Changes, count_words, grouped
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.notes import Note, NoteRow
from paywall_admin.ui.history import jobs


class _ReplaceSheet(Sheet):
    """What would change in the draft, what to know about it, and the button that does it; `taken` says what is done."""

    taken = Signal(str)

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk, title, self.tr("Make this the draft"), parent)
        self.found: Any = None
        self.changes = Changes()
        self.go.setEnabled(False)
        self.summary.setText(self.tr("Looking at it…"))
        self.leave.setText(self.tr("Keep the draft as it is"))

    def fill(self, found: Any, said: str, remarks: tuple[str, ...]) -> None:
        """Show what was found."""
        self.found = found
        count = len(found.changes)
        same = self.tr("It is the same as the draft, so there is nothing to do.")
        what = self.tr("{changes} in the draft; one undo brings it back. Readers see nothing of it before you publish.")
        self.summary.setText(f"{said} {what.format(changes=count_words(count)) if count else same}".strip())
        for remark in remarks:
            self.column.addWidget(NoteRow(Note("warning", remark)))
        self.changes.show_groups(grouped(found.changes))
        self.column.addWidget(self.changes)
        self.column.addStretch(1)
        self.go.setEnabled(bool(count))
        (self.go if count else self.leave).setFocus()


class RollBackSheet(_ReplaceSheet):
    """Going back to an older version."""

    def __init__(self, desk: Desk, number: int, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        words = self.tr("Go back to version {number}").format(number=number)
        self.title.setText(words)
        self.setWindowTitle(words)
        self._number = number
        desk.ask(self, GetRollBack(number), self._show, self.refuse)

    def _show(self, view: Any) -> None:
        self.fill(view, "", view.lost)

    def carry_out(self) -> None:
        """Make it the draft."""
        self.begin_work()
        self._desk.call(self, jobs.roll_back(self._number), self._done, self.refuse)

    def _done(self, _outcome: Any) -> None:
        self.taken.emit(self.tr("The draft is version {number} again. Publish to bring it to readers.").format(
            number=self._number
        ))  # fmt: skip
        self.accept()


class TakeOverSheet(_ReplaceSheet):
    """Taking over what another store has published, as from the test store to the live one."""

    def __init__(self, desk: Desk, store: Path, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        words = self.tr("Take over from {store}").format(store=store.name)
        self.title.setText(words)
        self.setWindowTitle(words)
        desk.call(self, jobs.read_other(store, None, draft=False), self._show, self.refuse)

    def _show(self, found: Any) -> None:
        said = self.tr("Version {number} of {store}, from {one} to {other}:").format(
            number=found.version, store=found.source, one=found.environments[0], other=found.environments[1]
        )
        kept = self.tr("Offer {name} keeps the checkout link it has here.")
        without = self.tr("Offer {name} has no checkout link here; make one before you publish.")
        remarks = (
            *found.remarks, *(without.format(name=name) for name in found.without),
            *(kept.format(name=name) for name in found.kept),
        )  # fmt: skip
        self.fill(found, said, remarks)

    def carry_out(self) -> None:
        """Make it the draft."""
        self.begin_work()
        self._desk.call(self, jobs.take_over(self.found), self._done, self.refuse)

    def _done(self, _outcome: Any) -> None:
        self.taken.emit(self.tr("The draft comes from {store} now. Publish to bring it to readers.").format(
            store=self.found.source
        ))  # fmt: skip
        self.accept()
