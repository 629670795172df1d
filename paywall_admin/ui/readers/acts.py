"""What is done with the reader of the card: revealed, shown in the preview, helped, exported, erased."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from paywall_admin.core.calendar import Zone, epoch
from paywall_admin.core.situation import Situation, subscription_in
from paywall_admin.services.readers.cases import LookUp
from paywall_admin.services.readers.remedies import WithdrawGrant
from paywall_admin.system.clock import Clock
from paywall_admin.ui import phrasebook
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.readers import jobs
from paywall_admin.ui.readers.card import CardView
from paywall_admin.ui.readers.erase import EraseSheet
from paywall_admin.ui.readers.remedy import RemedySheet, Subject


class Acts(QObject):
    """The buttons of a card at work; `case` is the open one, `role` and `zone` are the person's and the publication's.

    `told` as of a page; `erased` carries what was done, `refused` the problem.
    """

    told = Signal(str, bool)
    situation_wanted = Signal(object)
    revealed = Signal()
    erased = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, view: CardView, parent: QWidget, *, clock: Clock) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._clock = clock
        self._ground = parent
        self.case: Any = None
        self.role = ""
        self.zone = Zone("UTC", 0, (), ())
        view.reveal_wanted.connect(self.reveal)
        view.preview_wanted.connect(self._preview)
        view.remedy_wanted.connect(self.begin_remedy)
        view.take_back_wanted.connect(self._take_back)
        view.export_wanted.connect(self._choose_file)
        view.erase_wanted.connect(self.begin_erasing)
        view.copied.connect(self._say_copied)

    @property
    def _card(self) -> Any:
        """The card, while a case is open."""
        return self._view.card if self.case is not None else None

    def _refuse(self, problem: Exception) -> None:
        self.refused.emit(problem)

    # Looking

    def reveal(self) -> None:
        """Show the id and address of the reader in full, for this case."""
        if self._card is not None:
            look = LookUp("reveal", self.case.number, reader=self._card.number)
            self._desk.do(self, look, self._revealed, self._refuse)

    def _revealed(self, _outcome: Any) -> None:
        self.revealed.emit()

    def _preview(self) -> None:
        card = self._card
        if card is not None:
            case = dict(card.case)
            # What is shown in a preview needs no name, and may be opened in a browser.
            case["reader"] = {**case["reader"], "id": "reader"}
            wanted = Situation(
                epoch(case["at"]), case["device"], read=card.used or 0,
                kind="registered" if card.registered else "anonymous", locale=card.locale or "en",
                subscription=subscription_in(case, card.decision["state"]), country=card.country or "", whole=case,
                version=card.version,
            )  # fmt: skip
            self.situation_wanted.emit(wanted)

    def _say_copied(self) -> None:
        self.told.emit(self.tr("The reply is copied."), False)

    # Helping

    def begin_remedy(self, kind: str, grant: Any = None) -> None:
        """Open the sheet of a remedy."""
        if self._card is not None:
            subject = Subject(self._card.number, self.case.number, self.role, self._clock(), self.zone, grant)
            sheet = RemedySheet(self._desk, kind, subject, self._ground)
            sheet.given.connect(self._tell_step)
            sheet.open()

    def _tell_step(self, label: str) -> None:
        self.told.emit(self.tr("{step}.").format(step=label), True)

    def _take_back(self, grant: Any) -> None:
        self._desk.do(self, WithdrawGrant(grant.number), self._taken_back, self._refuse)

    def _taken_back(self, outcome: Any) -> None:
        self._tell_step(phrasebook.said(outcome.label))

    # The reader's data

    def _choose_file(self) -> None:
        forms = self.tr("JSON (*.json);;To read (*.txt)")
        name, form = QFileDialog.getSaveFileName(self._ground, self.tr("Export this reader"), "reader.json", forms)
        if name:
            self.export(_ended(Path(name), ".txt" if "*.txt" in form else ".json"))

    def export(self, target: Path) -> None:
        """Write everything that is known of the reader into a file."""
        if self._card is not None:
            job = jobs.exporting(self._card.number, self.case.number, target)
            self._desk.call(self, job, self._exported, self._refuse)

    def _exported(self, target: Path) -> None:
        self.told.emit(self.tr("Everything that is known of the reader is in {file}.").format(file=target.name), False)
        self.revealed.emit()

    def begin_erasing(self) -> None:
        """Ask whether the reader shall be erased."""
        if self._card is not None:
            sheet = EraseSheet(self._desk, self._card.number, self.case.number, self._view.name.whole(), self._ground)
            sheet.erased.connect(self._erased)
            sheet.open()

    def _erased(self, done: Any) -> None:
        self.told.emit(self.tr("The reader is erased, with {count} views.").format(count=f"{done.views:,}"), False)
        self.erased.emit(done)


def _ended(target: Path, ending: str) -> Path:
    """A file with the ending of the form that was chosen, where it has none or that of the other form."""
    return target.with_suffix(ending) if target.suffix in ("", ".json", ".txt") else target
