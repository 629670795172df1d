"""The versions: what is scheduled on top, then the list, and beside it the picked version."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.services.comparison import Compare, GetVersionChanges
from paywall_admin.services.deliveries import ListAttempts
from paywall_admin.services.schedule import CancelSchedule, ListScheduled
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.history import jobs
from paywall_admin.ui.history.detail import DRAFT, NEWEST, PAIR, Detail
from paywall_admin.ui.history.lines import Versions, Words
from paywall_admin.ui.history.replace_sheet import RollBackSheet
from paywall_admin.ui.history.schedule_sheet import ScheduleSheet
from paywall_admin.ui.history.scheduled import Scheduled
from paywall_admin.ui.secret import PassphraseSheet
from paywall_admin.ui.splits import Split
from paywall_admin.ui.tables.table import Table

_SIDE_BY_SIDE: Final = 940


class VersionsPart(QWidget):
    """What was published, and what will be. `told` and `audit_wanted` as of a page."""

    told = Signal(str, bool)
    audit_wanted = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._zone: Zone | None = None
        self._now = 0
        self._newest: int | None = None
        self._locked = True
        self._cells = Words()
        self.notes = Notes(parent=self)
        self.scheduled = Scheduled(self)
        self._split = Split("history", wide=_SIDE_BY_SIDE, shares=(5, 4), parent=self)
        self.table = Table(
            desk, "history", self._cells.columns(), spoken=self.tr("Versions, newest first"),
            find=self.tr("Find in notes, names and changes"),
            empty=self.tr("Nothing was published yet. Publish with Ctrl+P, and each version stands here."),
            nothing=self.tr("No version is like that. Clear the search to see all."), parent=self._split,
        )  # fmt: skip
        self.detail = Detail(self._split)
        self._back = QAction(self.tr("Go back to this version…"), self)
        icons.wear(self._back, "restore")
        self._audit = QAction(self.tr("Show in audit"), self)
        icons.wear(self._audit, "audit")
        self.table.own_actions = [self._back, self._audit]
        self._lay_out()
        self._connect()
        self.search()

    def _lay_out(self) -> None:
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self.table.setMinimumSize(320, 120)
        self.detail.setMinimumSize(300, 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        column.addWidget(self.notes)
        column.addWidget(self.scheduled)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.table.search.wanted.connect(self.search)
        self.table.picked.connect(self._pick)
        self.table.view.selectionModel().selectionChanged.connect(self._pick)
        self.table.opened.connect(self.detail.against.setFocus)
        self.detail.compared.connect(self._compare)
        self.detail.back_wanted.connect(self.go_back)
        self.detail.export_wanted.connect(self._choose_folder)
        self._back.triggered.connect(self.go_back)
        self._audit.triggered.connect(self._show_in_audit)
        self.scheduled.change_wanted.connect(self.change_schedule)
        self.scheduled.publish_wanted.connect(self.publish_scheduled)
        self.scheduled.cancel_wanted.connect(self.cancel_schedule)

    # What the page says

    def set_zone(self, zone: Zone, now: int) -> None:
        """The publication's zone, in which moments are said, and the present."""
        self._zone, self._now = zone, now
        self._cells.zone, self._cells.now = zone, now
        is_first, self.detail.zone = self.detail.zone is None, zone
        self.table.view.viewport().update()
        if is_first:
            self._pick()

    def set_rights(self, newest: int | None, *, locked: bool) -> None:
        """Which version is the newest, and whether this person may publish."""
        known = (self._newest, self._locked)
        self._newest, self._locked = newest, locked
        self._back.setEnabled(not locked)
        if known != (newest, locked):
            self._pick()
            self.ask()

    def ask(self) -> None:
        """Ask for what is scheduled."""
        self._desk.ask(self, ListScheduled(), self._show_scheduled, latest="scheduled")

    def renew(self) -> None:
        """Ask for everything anew."""
        self.ask()
        self.table.refresh()
        self._pick()

    def _show_scheduled(self, found: Any) -> None:
        self.scheduled.show_all(found, self._zone, self._now, locked=self._locked)

    # The list and the picked version

    def search(self) -> None:
        """Show the versions that have the text that is looked for."""
        text = self.table.search.text()
        self.table.show_source(Versions(text), filtered=bool(text))

    def _pick(self) -> None:
        row = self.table.row()
        if row is None:
            self.detail.show_nothing()
            return
        picked = [one.number for one in self.table.picked_rows() if one.number != row.number]
        self.detail.begin(row, self._newest, picked[0] if len(picked) == 1 else None, locked=self._locked)
        self._compare()
        self._desk.ask(self, ListAttempts(row.number), self.detail.show_deliveries, latest="attempts")

    def _compare(self) -> None:
        """Ask for what differs from what is chosen: always from the older to the newer."""
        number, against = self.detail.version.number, self.detail.against.read()
        query: Any = GetVersionChanges(number)
        if against == DRAFT:
            query = Compare(number, None)
        elif against == NEWEST and self._newest is not None:
            query = Compare(number, self._newest)
        elif against == PAIR:
            other = next(one.number for one in self.table.picked_rows() if one.number != number)
            query = Compare(min(number, other), max(number, other))
        self._desk.ask(self, query, self.detail.show_comparison, latest="comparison")

    def go_back(self) -> None:
        """Show what going back to the picked version would change."""
        row = self.table.row()
        if row is not None and not self._locked:
            sheet = RollBackSheet(self._desk, row.number, self)
            sheet.taken.connect(self._tell_step)
            sheet.open()

    def _show_in_audit(self) -> None:
        row = self.table.row()
        if row is not None:
            self.audit_wanted.emit("version", str(row.number))

    def _tell_step(self, words: str) -> None:
        self.told.emit(words, True)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where to save settings.json"))
        if folder:
            self.save(Path(folder))

    def save(self, folder: Path) -> None:
        """Write the file of the picked version into a folder."""
        job = jobs.save_version(self.detail.version.number, folder)
        self._desk.call(self, job, self._saved, self.refuse)

    def _saved(self, file: Path) -> None:
        self.told.emit(self.tr("Saved as {file}.").format(file=file), False)

    # What is scheduled

    def schedule(self) -> None:
        """Schedule the draft as it is now."""
        self._open_schedule(None)

    def change_schedule(self, number: int) -> None:
        """Change when and why, or take the draft as it is now."""
        self._open_schedule(self.scheduled.of(number))

    def _open_schedule(self, one: Any) -> None:
        if self._zone is not None:
            sheet = ScheduleSheet(self._desk, self._zone, self._now, self, one)
            sheet.accepted.connect(self.ask)
            sheet.open()

    def cancel_schedule(self, number: int) -> None:
        """Call it off; one undo brings it back."""
        self._desk.do(self, CancelSchedule(number), self._cancelled, self.refuse)

    def _cancelled(self, outcome: Any) -> None:
        self.told.emit(self.tr("{step}.").format(step=phrasebook.said(outcome.label)), True)

    def publish_scheduled(self, number: int) -> None:
        """Publish it without waiting for its time; where newer versions are taken back, the button said so."""
        self.notes.show_notes(())
        self._desk.call(self, jobs.passphrase_need, partial(self._publish, number), self.refuse)

    def _publish(self, number: int, need: str) -> None:
        if need == "nothing":
            self._publish_with(number, None)
            return
        why = self.tr("It unlocks the key that signs what is published.")
        sheet = PassphraseSheet(self._desk, why, self)
        sheet.given.connect(partial(self._publish_with, number))
        sheet.open()

    def _publish_with(self, number: int, passphrase: str | None) -> None:
        one = self.scheduled.of(number)
        if one is not None:
            job = jobs.publish_scheduled(number, overrule=bool(one.overtaken_by), passphrase=passphrase)
            self._desk.call(self, job, self._carried_out, self.refuse)

    def _carried_out(self, done: Any) -> None:
        made = done.result
        if made.state == "published":
            self.told.emit(self.tr("Version {number} is published.").format(number=made.version), False)
        else:
            sentence = made.sentence or self.tr("Somebody else published it or called it off first.")
            self.notes.show_notes([Note("danger", sentence)])

    def refuse(self, problem: Exception) -> None:
        """Say what did not work."""
        if hasattr(problem, "sentence"):
            self.notes.show_notes([Note("danger", str(problem.sentence))])
        else:
            self._desk.trouble.emit(problem)
