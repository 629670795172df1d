"""The Audit page: every change, filtered; the picked one with before and after; the way back, out, and to the proof."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.roles import allows
from paywall_admin.services.ledger import FORMS, Verdict, WasStopped
from paywall_admin.services.queries import CountAudit, GetAuditEntry, GetAuditFacets, GetDraft, GetStatus
from paywall_admin.services.undo import Revert
from paywall_admin.store.nouns import LISTED
from paywall_admin.store.trail import MOST_COUNTED, Filter
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.audit import jobs
from paywall_admin.ui.audit.detail import Detail
from paywall_admin.ui.audit.filters import Filters
from paywall_admin.ui.audit.lines import Lines, Words
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.jobs import JobStrip
from paywall_admin.ui.labels import plain
from paywall_admin.ui.scrolling import tall_column
from paywall_admin.ui.splits import Split
from paywall_admin.ui.tables.table import Table
from paywall_admin.ui.viewed import ViewedPage

_SIDE_BY_SIDE: Final = 940
_FIELDS: Final = {noun.kind: noun.field for noun in LISTED}


class AuditPage(ViewedPage):
    """Who changed what, when and why."""

    topics = frozenset({"audit", "publication"})

    told = Signal(str, bool)
    place_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(parent)
        self.title = self.tr("Audit")
        self._desk = desk
        self._clock = clock
        self._status: Any = None
        self._draft: Any = None
        self._cells = Words()
        self._make()
        self._lay_out()
        self._connect()
        self._ask()
        self._search()

    # Making

    def _make(self) -> None:
        self.verify = QPushButton(self.tr("Check that nothing was altered"), self)
        self.verify.setProperty("kind", "quiet")
        icons.wear(self.verify, "lock", "accent")
        self.export = QPushButton(self.tr("Export…"), self)
        icons.wear(self.export, "down")
        self.filters = Filters(self)
        self.job = JobStrip(self._desk, self)
        self.notes = Notes(parent=self)
        self.good = plain("", "secondary", self, wrap=True)
        self.good.hide()
        self._split = Split("audit", wide=_SIDE_BY_SIDE, shares=(5, 3), parent=self)
        self.table = Table(
            self._desk,
            "audit",
            self._cells.columns(),
            spoken=self.tr("Changes, newest first"),
            find=self.tr("Find in changes, reasons, names and values"),
            empty=self.tr("Nothing was changed yet. Every change is listed here with who made it and why."),
            nothing=self.tr("No change is like that. Clear the search or choose other filters."),
            parent=self._split,
        )
        self.detail = Detail(self._split)
        self._revert = QAction(self.tr("Revert this change"), self)
        self._about = QAction(self.tr("All about this object"), self)
        icons.wear(self._revert, "undo")
        self.table.own_actions = [self._revert, self._about]

    def _lay_out(self) -> None:
        doing = QHBoxLayout()
        doing.setSpacing(tokens.SPACE_8)
        doing.addWidget(plain(self.title, "title", self), 1)
        doing.addWidget(self.verify)
        doing.addWidget(self.export)
        sentence = self.tr("Who changed what, when and why. Entries are only added, never altered.")
        head = QVBoxLayout()
        head.setSpacing(tokens.SPACE_4)
        head.addLayout(doing)
        head.addWidget(plain(sentence, "secondary", self, wrap=True))
        column = tall_column(self)
        column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_12)
        column.addLayout(head)
        for widget in (self.job, self.notes, self.good, self.filters):
            column.addWidget(widget)
        column.addWidget(self._split, 1)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self.table.setMinimumSize(320, 160)
        self.detail.setMinimumSize(280, 120)

    def _connect(self) -> None:
        self.table.search.wanted.connect(self._search)
        self.table.rows.answered.connect(self._ask_count)
        self.filters.chosen.connect(self._search)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(self.detail.revert.setFocus)
        self.detail.revert_wanted.connect(self.revert)
        self.detail.entry_wanted.connect(self.show_entry)
        self.detail.object_wanted.connect(self._show_about)
        self.detail.place_wanted.connect(self._go_there)
        self._revert.triggered.connect(self.revert)
        self._about.triggered.connect(self._show_about)
        self.verify.clicked.connect(self.check)
        self.export.clicked.connect(self._offer_forms)
        self.job.ended.connect(self._job_ended)
        self._split.turned.connect(self._turn)

    def _turn(self, beside: bool) -> None:
        self.detail.stand(beside=beside)

    # What the window asks

    def is_filled(self) -> bool:
        """Whether the newest entries are here."""
        return self.table.is_filled() and self._draft is not None

    def begin_find(self) -> None:
        """Put the cursor into the line for finding."""
        self.table.search.take_focus()

    def show_object(self, kind: str, object_id: str | None) -> None:
        """Show all that was done to one object."""
        self.table.search.line.clear()
        self.filters.show_object(kind, object_id)
        self.table.view.setFocus()

    def show_entry(self, number: int) -> None:
        """Show one entry, among all others where it is not in the list."""
        place = self.table.rows.place(number)
        if place >= 0:
            self.table.view.pick(place)
        else:
            self._desk.ask(self, GetAuditEntry(number), self._show_detail, latest="entry")

    # Asking

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, GetDraft(), self._show_draft, latest="draft")
        self._desk.ask(self, GetAuditFacets(), self._show_facets, latest="facets")

    def renew(self, _topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics."""
        self._ask()
        self.table.refresh()

    def wanted(self) -> Filter:
        """Which entries are chosen."""
        return self.filters.wanted(self.table.search.text())

    def _search(self) -> None:
        wanted = self.wanted()
        self.table.show_source(Lines(wanted), filtered=not wanted.is_empty)

    def _ask_count(self) -> None:
        """Ask how many there are, unless all of them are here already."""
        wanted = self.wanted()
        if not wanted.is_empty and not self.table.rows.is_whole:
            self._desk.ask(self, CountAudit(wanted), self._show_count, latest="count")

    def _show_count(self, count: int) -> None:
        self.table.show_count(min(count, MOST_COUNTED), more=count > MOST_COUNTED)

    def _show_status(self, status: Any) -> None:
        self._status = status

    def _show_draft(self, view: Any) -> None:
        is_first = self._draft is None
        self._draft = view.settings
        zone = Zone.load(view.settings.publication.time_zone)
        self._cells.zone, self._cells.now = zone, self._clock()
        self.filters.set_time(zone, self._clock())
        self.detail.set_zone(zone)
        self.table.view.viewport().update()
        if is_first:
            self._pick()

    def _show_facets(self, facets: Any) -> None:
        self.filters.offer(facets.actors, facets.kinds)

    # The picked entry

    def _pick(self) -> None:
        row = self.table.row()
        if row is None:
            self.detail.show_nothing()
        else:
            self._desk.ask(self, GetAuditEntry(row.number), self._show_detail, latest="entry")
        may = row is not None and row.revertible and row.undone_by is None and not self._is_locked()
        self._revert.setEnabled(may)
        self._about.setEnabled(row is not None and row.object is not None)

    def _is_locked(self) -> bool:
        status = self._status
        return status is None or status.read_only or not allows(status.role, Revert.tag)

    def _show_detail(self, entry: Any) -> None:
        self.detail.show_entry(entry, locked=self._is_locked(), place=bool(self._place_of(entry.object)))

    def _place_of(self, about: tuple[str, str | None] | None) -> str:
        """The JSON pointer of an object; empty where it is not, or no longer, in the draft."""
        if about is None or self._draft is None:
            return ""
        kind, object_id = about
        if kind not in _FIELDS:
            return f"/{kind}" if kind in ("publication", "wall", "policy", "expiryStates", "graceDays") else ""
        field = _FIELDS[kind]
        attribute = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in field)
        found = [one.id for one in getattr(self._draft, attribute)]
        return f"/{field}/{found.index(object_id)}" if object_id in found else ""

    def _go_there(self) -> None:
        place = self._place_of(self.detail.entry.object)
        if place:
            self.place_wanted.emit(place)

    def _show_about(self) -> None:
        entry = self.table.row() if self.sender() is self._about else self.detail.entry
        if entry is not None and entry.object is not None:
            self.show_object(*entry.object)

    def revert(self) -> None:
        """Take the picked entry back, as a new step that can be undone itself."""
        entry = self.table.row() if self.sender() is self._revert else self.detail.entry
        if entry is not None and not self._is_locked():
            self._desk.do(self, Revert(entry.number), self._reverted, self._not_reverted)

    def _reverted(self, outcome: Any) -> None:
        self.told.emit(self.tr("{step}.").format(step=phrasebook.said(outcome.label)), True)

    def _not_reverted(self, problem: Exception) -> None:
        self.detail.show_refusal(str(getattr(problem, "sentence", problem)))

    # Checking and exporting

    def check(self) -> None:
        """Make sure that every entry is as it was written."""
        self._start()
        self.job.run(self.tr("Checking every entry:"), jobs.verify, self._show_verdict, self._not_done)

    def _show_verdict(self, verdict: Verdict) -> None:
        if verdict.good:
            self._say_good(phrasebook.said(verdict.sentence))
        else:
            self.notes.show_notes([Note("danger", verdict.sentence)])
            if verdict.broken is not None:
                self.show_entry(verdict.broken)

    def _offer_forms(self) -> None:
        self.forms_menu().popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def forms_menu(self) -> QMenu:
        """In which form the entries can be exported."""
        menu = QMenu(self)
        words = {"csv": self.tr("As CSV, for a spreadsheet…"), "json": self.tr("As JSON, for programs…")}
        for form in FORMS:
            action = menu.addAction(words[form])
            action.setProperty("form", form)
            action.triggered.connect(self._choose_file)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _choose_file(self) -> None:
        form = str(self.sender().property("form"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the audit"), f"audit.{form}", f"*.{form}")
        if name:
            self.save(Path(name) if Path(name).suffix else Path(f"{name}.{form}"), form)

    def save(self, target: Path, form: str) -> None:
        """Write every entry of the filter into a file."""
        self._start()
        job = jobs.export(self.wanted(), form, target)
        self.job.run(self.tr("Writing entries:"), job, self._written, self._not_done)

    def _written(self, written: jobs.Written) -> None:
        one, more = self.tr("1 entry is written to {file}."), self.tr("{count} entries are written to {file}.")
        words = (one if written.count == 1 else more).format(count=f"{written.count:,}", file=written.target)
        self._say_good(words)

    def _start(self) -> None:
        self.notes.show_notes(())
        self.good.hide()
        self.verify.setEnabled(False)
        self.export.setEnabled(False)

    def _job_ended(self) -> None:
        self.verify.setEnabled(True)
        self.export.setEnabled(True)

    def _not_done(self, problem: Exception) -> None:
        if isinstance(problem, WasStopped):
            self._say_good(phrasebook.said(problem.sentence))
        elif hasattr(problem, "sentence"):
            self.notes.show_notes([Note("danger", str(problem.sentence))])
        else:
            self._desk.trouble.emit(problem)

    def _say_good(self, words: str) -> None:
        self.good.setText(words)
        self.good.show()
