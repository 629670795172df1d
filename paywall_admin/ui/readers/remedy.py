"""The sheet of a remedy: how much, until when and why, with before and after from a dry run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from paywall_admin.core.calendar import DAY, Zone, end_of_day_instant, epoch
from paywall_admin.core.remedies import limit_of
from paywall_admin.services.command import Command
from paywall_admin.services.readers.remedies import ExtendGrant, GiveGrant, MergeReaders
from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.inputs import Invalid
from paywall_admin.ui.fields.line import LineInput, NumberInput
from paywall_admin.ui.fields.moments import local_time
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.labels import plain
from paywall_admin.ui.readers import jobs

translate = QCoreApplication.translate
_PATIENCE_MS: Final = 250
_MOST: Final = 1_000_000
_LIMITLESS: Final = 10_000
_LONGEST_ID: Final = 20_000
_DAYS: Final = 7
# As high as what is asked for, so that nothing stands empty below it.
_HEIGHTS: Final = {"articles": 560, "reset": 420}


@dataclass(frozen=True)
class Subject:
    """For whom a remedy is: number, case, who gives it, and when; `grant` is what is extended."""

    reader: int
    case: int
    role: str
    now: int
    zone: Zone
    grant: Any = None


class RemedySheet(Sheet):
    """One remedy being filled in; `given` carries its label when it is done."""

    given = Signal(str)

    def __init__(self, desk: Desk, kind: str, subject: Subject, parent: QWidget) -> None:
        title, verb, summary = _words(kind)
        super().__init__(desk, title, verb, parent, height=_HEIGHTS.get(kind, 480))
        self.summary.setText(summary)
        self._kind, self._subject = kind, subject
        self._other: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._soon.timeout.connect(self._look_ahead)
        self._make()
        self._connect()
        self._look_ahead()

    def _make(self) -> None:
        kind, most = self._kind, limit_of(self._subject.role)
        self.count = Field(self.tr("Articles"), NumberInput(1, _MOST), keeps=False, parent=self)
        self.count.load(3)
        if most.articles < _LIMITLESS:
            words = self.tr("Your role gives at most {count} at once.")
            self.count.notes.show_help(words.format(count=f"{most.articles:,}"))
        day = DayInput("end", parent=self)
        day.set_time(self._subject.zone.name, self._subject.now)
        days = self.tr("Your role gives at most {days} days.").format(days=f"{most.days:,}")
        help_text = days if most.articles < _LIMITLESS else ""
        self.until = Field(self.tr("Until"), day, help_text=help_text, keeps=False, parent=self)
        self.until.load(self._end_at_first())
        self.other = Field(
            self.tr("The other id"), LineInput(limit=_LONGEST_ID, required=True),
            help_text=self.tr("Exactly as the website knows it, such as the id of the reader's other device."),
            keeps=False, parent=self,
        )  # fmt: skip
        self.other.load(None)
        reason = LineInput(limit=500, required=True)
        help_text = self.tr("It stands in the audit for good, so leave out the reader's name, address and id.")
        self.reason = Field(self.tr("Why"), reason, help_text=help_text, keeps=False, parent=self)
        self.reason.load(None)
        shown = {"articles": (self.count, self.until), "access": (self.until,), "extend": (self.until,),
                 "reset": (), "merge": (self.other,)}[kind]  # fmt: skip
        self.fields = [*shown, self.reason]
        for field in (self.count, self.until, self.other):
            field.setVisible(field in shown)
        for field in self.fields:
            self.column.addWidget(field)
        self.effect = self._effect()
        self.column.addWidget(self.effect)
        self.column.addStretch(1)
        self.fields[0].take_focus()

    def _end_at_first(self) -> str:
        """A week from now, or a week further for what is extended."""
        grant, zone = self._subject.grant, self._subject.zone
        start = max(self._subject.now, grant.until - 1 if grant is not None else 0)
        return end_of_day_instant(zone, local_time(zone, start + _DAYS * DAY)[0])

    def _effect(self) -> QFrame:
        box = QFrame(self)
        box.setProperty("card", "true")
        self.before = plain("", "body", box, wrap=True)
        self.after = plain("", "body", box, wrap=True)
        self.after.setProperty("deciding", "true")
        column = QVBoxLayout(box)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_16, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_4)
        for words, label in ((self.tr("Now"), self.before), (self.tr("Then"), self.after)):
            column.addWidget(plain(words, "secondary", box))
            column.addWidget(label)
        return box

    def _connect(self) -> None:
        for field in self.fields:
            field.control.edited.connect(self._changed)
        for line in (self.other.control.target(), self.reason.control.target()):
            if isinstance(line, QLineEdit):
                line.returnPressed.connect(self.go.click)

    # Looking ahead

    def _changed(self) -> None:
        self.notes.show_notes(())
        self._soon.start()

    def _look_ahead(self) -> None:
        """Try it in a dry run, as far as it is filled in."""
        if self._kind == "merge":
            self._desk.call(self, jobs.number_of(self._read(self.other) or ""), self._look_at_other, self.refuse)
        else:
            self._try()

    def _look_at_other(self, number: int | None) -> None:
        self._other = number
        self._try()

    def _try(self) -> None:
        wanted = self.command()
        if wanted is None:
            self._show_sentences("", "")
        else:
            job = jobs.trying(wanted, self._subject.reader, self._subject.case)
            self._desk.call(self, job, self._show_effect, self.refuse)

    def _show_effect(self, found: jobs.Effect) -> None:
        if found.wanted != self.command():
            return
        self._show_sentences(phrasebook.said(found.before), phrasebook.said(found.after))
        self.notes.show_notes([Note("danger", found.refused)] if found.refused else [])

    def _show_sentences(self, before: str, after: str) -> None:
        """Say what it changes; headings without a word below them would puzzle."""
        self.before.setText(before)
        self.after.setText(after)
        self.effect.setVisible(bool(before or after))

    def _read(self, field: Field) -> Any:
        try:
            return field.control.read()
        except Invalid:
            return None

    def command(self) -> Command | None:
        """The remedy as it is filled in, even without a reason; None while something else is missing."""
        reader, why = self._subject.reader, str(self._read(self.reason) or "")
        count = self._read(self.count)
        said = self._read(self.until)
        until = None if said is None else epoch(str(said))
        if self._kind == "merge":
            return None if self._other is None else MergeReaders(reader, self._other, why)
        if self._kind == "reset":
            return GiveGrant(reader, "reset", why)
        if until is None or count is None:
            return None
        if self._kind == "extend":
            return ExtendGrant(self._subject.grant.number, self._subject.grant.until, until, why)
        return GiveGrant(reader, self._kind, why, count=count if self._kind == "articles" else None, until=until)

    # Doing

    def carry_out(self) -> None:
        """Give it, where all is filled in."""
        wrong = [field for field in self.fields if not field.has_value()]
        if wrong:
            wrong[0].take_focus()
        elif self._kind == "merge":
            self.begin_work()
            self._desk.call(self, jobs.number_of(self._read(self.other)), self._give_other, self.refuse)
        else:
            self._give()

    def _give_other(self, number: int | None) -> None:
        self._other = number
        self.go.setEnabled(True)
        if number is None:
            words = self.tr("There is no reader with exactly this id. Copy it from the website, or look at its list.")
            self.other.refuse(words, settled=None, final=True)
            self.other.take_focus()
        else:
            self._give()

    def _give(self) -> None:
        wanted = self.command()
        assert wanted is not None
        self.begin_work()
        self._desk.call(self, jobs.giving(wanted), self._given, self.refuse)

    def _given(self, outcome: Any) -> None:
        self.finish()
        self.given.emit(phrasebook.said(outcome.label))


def _words(kind: str) -> tuple[str, str, str]:
    """Title, verb and summary."""
    return {
        "articles": (
            translate("RemedySheet", "Give free articles"), translate("RemedySheet", "Give the articles"),
            translate("RemedySheet", "The reader can read so many more, beyond the meter, until that day."),
        ),
        "access": (
            translate("RemedySheet", "Give access to everything"), translate("RemedySheet", "Give access"),
            translate("RemedySheet", "The reader meets no wall until the day you choose."),
        ),
        "reset": (
            translate("RemedySheet", "Reset the meter"), translate("RemedySheet", "Reset the meter"),
            translate("RemedySheet", "What the reader has read until now counts no more."),
        ),
        "extend": (
            translate("RemedySheet", "Extend what was given"), translate("RemedySheet", "Extend it"),
            translate("RemedySheet", "It ends on the day you choose."),
        ),
        "merge": (
            translate("RemedySheet", "Join another id of the same person"), translate("RemedySheet", "Join the ids"),
            translate("RemedySheet", "Two ids of one person become one reader, with the views and rights of both."),
        ),
    }[kind]  # fmt: skip
