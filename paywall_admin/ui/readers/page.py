"""The Readers page: find a reader, see what the reader meets and why, and help."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.roles import allows
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.services.readers.card import GetCard
from paywall_admin.services.readers.cases import GetCase, LookUp
from paywall_admin.services.readers.finding import CountReaders
from paywall_admin.services.readers.intake import RecordImport
from paywall_admin.services.readers.privacy import EraseReader, RetainViews
from paywall_admin.services.readers.remedies import GiveGrant
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import phrasebook
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.readers import jobs
from paywall_admin.ui.readers.face import ReadersFace
from paywall_admin.ui.readers.hits import Hits
from paywall_admin.ui.readers.landing import Landing
from paywall_admin.ui.readers.retain import RetainSheet

_SETTLED_MS: Final = 1200


class ReadersPage(ReadersFace):
    """The support desk."""

    topics = frozenset({"readers", "grants", "feed", "versions", "publication", "people", "cases", "stripe"})

    told = Signal(str, bool)
    situation_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(desk, clock, parent)
        self._desk = desk
        self._clock = clock
        self._status: Any = None
        self._zone = Zone("UTC", 0, (), ())
        self._offers: dict[str, str] = {}
        self._case: Any = None
        self._count: int | None = None
        self._at: int | None = None
        self._opens_another = False
        self._is_answered = False
        self._opens_first = False
        self._looked_for = ""
        self._shown: int | None = None
        self._written: tuple[Any, ...] = ()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._connect()
        self.bar.take_focus()
        self._ask()

    def _connect(self) -> None:
        self.bar.wanted.connect(self.open_case)
        self.bar.ended.connect(self.end_case)
        self.table.search.wanted.connect(self._search)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(self.open_picked)
        self.table.view.clicked.connect(self.open_picked)
        landing = Landing(lambda: self._may(RecordImport.tag), self)
        landing.landed.connect(self.importing.take_in)
        self.table.search.line.installEventFilter(self)
        self.table.rows.answered.connect(self._settle)
        self.table.rows.failed.connect(self._look_at_case)
        self._settled.timeout.connect(self._write_down_search)
        self.imports.clicked.connect(self._offer_imports)
        self.blank.import_wanted.connect(self._offer_imports)
        self.blank.sample_wanted.connect(self.importing.add_sample)
        self.importing.told.connect(self.told)
        self.card.moment_wanted.connect(self.travel)
        self.acts.told.connect(self.told)
        self.acts.situation_wanted.connect(self.situation_wanted)
        self.acts.revealed.connect(self._revealed)
        self.acts.erased.connect(self._erased)
        self.acts.refused.connect(self._refused)

    # What the window asks

    def is_filled(self) -> bool:
        """Whether it is known how many readers there are, and which case is open."""
        return self._status is not None and self._count is not None

    def begin_find(self) -> None:
        """Put the cursor into the search, or where the case is opened."""
        if self._case is None:
            self.bar.take_focus()
        else:
            self.table.search.take_focus()

    # Asking

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, GetDraft(), self._show_draft, latest="draft")
        self._desk.ask(self, CountReaders(), self._show_count, latest="count")

    def renew(self, topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics."""
        if topics == {"cases"}:
            self._desk.ask(self, GetCase(), self._show_case, latest="case")
            return
        self._ask()
        if self._case is not None and topics & {"readers", "feed"}:
            self._refresh()
        self._show_picked()

    def _show_status(self, status: Any) -> None:
        self._status = status
        self.acts.role = status.role
        for widget in (self.imports, self.blank):
            widget.setEnabled(self._may(RecordImport.tag))
        self.bar.lock(not self._may(LookUp.tag))
        self.importing.allow(self._may(RecordImport.tag))
        self.sending.allow(self._may(GiveGrant.tag))
        if status.role and not allows(status.role, LookUp.tag):
            words = self.tr("Your role, {role}, does not include looking up readers. Ask an administrator.")
            self.notes.show_notes([Note("warning", words.format(role=status.role))])
        self.sending.look()

    def _may(self, tag: str) -> bool:
        status = self._status
        return status is not None and not status.read_only and allows(status.role, tag)

    def _show_draft(self, view: Any) -> None:
        if view.settings.publication.time_zone != self._zone.name:
            self._zone = Zone.load(view.settings.publication.time_zone)
        self.acts.zone = self._zone
        self._offers = {one.id: one.name or one.id for one in view.settings.offers}

    def _show_count(self, count: int) -> None:
        self._count = count
        for widget in (self.bar, self._split):
            widget.setVisible(count > 0)
        self.blank.setVisible(not count)
        self._desk.ask(self, GetCase(), self._show_case, latest="case")
        if count:
            self._desk.call(self, jobs.indexing, self._indexed, self._not_indexed)

    def _indexed(self, more: bool) -> None:
        if more:
            self._desk.call(self, jobs.indexing, self._indexed, self._not_indexed)

    def _not_indexed(self, _problem: Exception) -> None:
        """Readers are found without the index as well, only more slowly."""

    # The case

    def open_case(self, purpose: str, ticket: str) -> None:
        """Open a case; from then on readers can be looked up."""
        self._opens_another = False
        self._desk.do(self, LookUp("open", purpose=purpose, ticket=ticket), self._case_opened, self._case_refused)

    def _case_opened(self, _outcome: Any) -> None:
        self._desk.ask(self, GetCase(), self._show_case, latest="case")
        self.table.search.empty()

    def _case_refused(self, problem: Exception) -> None:
        if hasattr(problem, "sentence"):
            self.bar.refuse(str(problem.sentence))
        else:
            self._desk.trouble.emit(problem)

    def end_case(self) -> None:
        """Ask for another case; nobody is looked up until it is open."""
        self._opens_another = True
        self._show_case(None)
        self.bar.take_focus()

    def _show_case(self, case: Any) -> None:
        if self._opens_another:
            case = None
        is_new = _number(case) != _number(self._case)
        # Looked at before anything is hidden: Qt hands the focus of what is hidden to whatever comes next.
        is_free = self.isVisible() and not self._focus_is_elsewhere()
        self._case = self.acts.case = case
        if is_new or case is None:
            self.bar.show_case(case)
            self._shown, self._at, self._written = None, None, ()
            self.card.show_nothing(self._hint())
        self.table.setEnabled(case is not None)
        if is_new and case is not None:
            if is_free or not self.isVisible():
                self.table.search.take_focus()
            self._search()

    def _focus_is_elsewhere(self) -> bool:
        """Whether somebody works outside of this page."""
        focus = self.window().focusWidget()
        return focus is not None and focus is not self and not self.isAncestorOf(focus)

    def _hint(self) -> str:
        if self._case is None:
            return self.tr("Open a case first: say why you look somebody up, and for which ticket.")
        found = self.table.rows.rowCount()
        if not self.table.search.text():
            return self.tr("Type any part of an e-mail or id. The reader's card is shown here.")
        if found > 1 and self._is_answered:
            return self.tr("Several readers are found. Press Enter for the one that is marked, or pick another.")
        return ""

    # Finding

    def _search(self) -> None:
        if self._case is not None:
            text = self._looked_for = self.table.search.text()
            self._is_answered = False
            self._shown = None
            self.table.show_source(Hits(text, self._case.number), filtered=bool(text))

    def _refresh(self) -> None:
        """Ask anew for the readers; whichever row is marked then, nobody asked to look at it."""
        self._is_answered = False
        self.table.refresh()

    def _settle(self) -> None:
        """The readers are here: the only one is shown at once, of several the person picks one."""
        self._is_answered = True
        self._settled.start()
        if self._shown is None:
            if self._opens_first or (self.table.rows.rowCount() == 1 and self._looked_for):
                self.open_picked()
            if self._shown is None:
                self.card.show_nothing(self._hint())

    def _write_down_search(self) -> None:
        """A search that found nobody, or many, is a look as well."""
        text, found = self.table.search.text(), self.table.rows.rowCount()
        wanted = ("find", text)
        if self._case is not None and text and found != 1 and wanted not in self._written and self._may(LookUp.tag):
            self._written = (*self._written, wanted)
            self._desk.do(self, LookUp("find", self._case.number, hits=found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the search opens the reader that is marked, also where its row is still to come; Down goes there.

        Files that are dropped on the search are meant for the page.
        """
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.ignore()
            return True
        if watched is not self.table.search.line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.table.view.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opens_first = True
            if self._is_answered and self.table.search.text() == self._looked_for:
                self.open_picked()
        else:
            return False
        return True

    def _pick(self) -> None:
        """Another row is marked: by the person, unless its rows are just coming in."""
        if self._is_answered and (self._shown is not None or self.table.view.hasFocus()):
            self.open_picked()

    def open_picked(self) -> None:
        """Show the card of the reader that is marked."""
        row = self.table.row()
        self._opens_first = False
        if row is not None and self._is_answered and row.number != self._shown:
            self._shown, self._at = row.number, None
            self._show_picked()

    def _show_picked(self) -> None:
        if self._shown is not None and self._case is not None:
            wanted = GetCard(self._shown, self._case.number, at=self._at)
            self._desk.ask(self, wanted, self._show_card, self._no_card, latest="card")

    def _show_card(self, card: Any) -> None:
        if self._shown is None or self._case is None:
            return
        is_other = self.card.card is None or self.card.card.number != card.number
        self.card.show_card(
            card, self._zone, self._offers, locked=not self._may(GiveGrant.tag),
            erasable=self._may(EraseReader.tag), past=self._at is not None,
        )  # fmt: skip
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
        wanted = ("card", card.number)
        if wanted not in self._written and self._may(LookUp.tag):
            self._written = (*self._written, wanted)
            self._desk.do(self, LookUp("card", self._case.number, reader=card.number))

    def _look_at_case(self) -> None:
        """A look-up was refused: the case may be over."""
        self._desk.ask(self, GetCase(), self._show_case, latest="case")

    def _no_card(self, problem: Exception) -> None:
        self._look_at_case()
        if self._at is not None and self.card.card is not None and hasattr(problem, "sentence"):
            self._at = None
            self.card.travel.refuse(str(problem.sentence))
        else:
            self.card.show_nothing(phrasebook.refusal(problem))

    def travel(self, at: int | None) -> None:
        """Show the card at a past moment, or now."""
        self._at = None if at is None or at >= self._clock() else at
        if at is not None and self._at is None:
            self.card.travel.refuse(self.tr("A card shows now or a past moment; choose an earlier one."))
        self._show_picked()

    def _revealed(self) -> None:
        self._refresh()
        self._show_picked()

    def _erased(self, done: Any) -> None:
        self._shown = None
        self.card.show_nothing(self._hint())
        self.table.search.take_focus()  # else Qt hands the focus of the card to whatever comes next
        words = self.tr(
            "The store is in use elsewhere, so some bytes of the reader may be left in it. Erase again later."
        )
        self.notes.show_notes([] if done.clean else [Note("warning", words)])

    # Importing

    def _offer_imports(self) -> None:
        button = self.sender()
        below = button if isinstance(button, QPushButton) else self.blank.button
        menu = self.importing.menu(self)
        if self._count and self._may(RetainViews.tag):
            menu.addSeparator()
            menu.addAction(self.tr("Delete old views…"), self.begin_retaining)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def begin_retaining(self) -> None:
        """Ask whether what is kept for too long shall go."""
        sheet = RetainSheet(self._desk, self)
        sheet.told.connect(self.told)
        sheet.open()

    def _refused(self, problem: Exception) -> None:
        if hasattr(problem, "sentence"):
            self.notes.show_notes([Note("danger", str(problem.sentence))])
        else:
            self._desk.trouble.emit(problem)


def _number(case: Any) -> int | None:
    return None if case is None else int(case.number)
