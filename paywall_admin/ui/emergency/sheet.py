"""The sheet of the emergency switch: for how long, why, what happens, one more yes, and what came of it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.problems import KeyRefused
from paywall_admin.system.clock import Clock
from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.deliveries import Deliveries
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.emergency import job
from paywall_admin.ui.emergency.words import HOUR, destination, end_words, hours_words, nowhere
from paywall_admin.ui.fields.choice import SegmentsInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.line import LineInput, NumberInput
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.fields.passphrase import PassphraseFields
from paywall_admin.ui.identity import Mode
from paywall_admin.ui.jobs import Steps
from paywall_admin.ui.labels import plain
from paywall_admin.ui.scrolling import scrolled
from paywall_admin.ui.sheet_parts import HelpKey, busy_bar, sheet_foot, sheet_head
from paywall_admin.ui.tabbing import InReadingOrder

MOST_HOURS: Final = 72
_QUICK: Final = (1, 6, 24, 72)
_FIRST: Final = 24
_WIDTH: Final = 560
_DONE_HEIGHT: Final = 320


class EmergencySheet(InReadingOrder):
    """Opens the wall for everyone, or ends the opening; `switched` carries words and tone of a toast."""

    switched = Signal(str, str)

    def __init__(self, desk: Desk, clock: Clock, parent: QWidget, *, closes: bool) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._closes = closes
        self._zone = Zone("UTC", 0, (), ())
        self._readiness: job.Readiness | None = None
        self._is_asked = False
        self._is_busy = False
        self.steps = Steps(desk, self._show_step)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self._make()
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.title.text())
        self.resize(_WIDTH, 400 if closes else 580)
        self._ask()
        self._show()

    # Making

    def _make(self) -> None:
        self.title = plain(self.tr("Close the wall again") if self._closes else self.tr("Open the wall"), "title", self)
        self.mode = Mode(self)
        self.mode.hide()
        opening = self.tr(
            "Everybody reads everything, at once and without a publish, whatever the settings say. Nothing is counted. "
            "The draft stays as it is."
        )
        closing = self.tr(
            "The meters and the wall hold again, as they were published, as soon as the website hears it."
        )
        self.summary = plain(closing if self._closes else opening, "secondary", self, wrap=True)
        hours = NumberInput(1, MOST_HOURS)
        self.hours = Field(self.tr("For how long"), hours, unit=self.tr("hours, at most 72"), keeps=False)
        self.quick = SegmentsInput([(number, hours_words(number)) for number in _QUICK], self)
        self.quick.describe(self.tr("For how long"), "")
        self.hours.load(_FIRST)
        self.ends = plain("", "secondary", self, wrap=True)
        help_text = self.tr("Colleagues read it in the audit. It can stay empty.")
        self.reason = Field(self.tr("Why"), LineInput(limit=500), help_text=help_text, keeps=False)
        self.reason.load(None)
        self.secrets = PassphraseFields(self)
        self.destination = plain("", "secondary", self, wrap=True)
        self.outcome = Deliveries(nowhere(), self)
        self.notes = Notes(parent=self)
        self.question = plain("", "section", self, wrap=True)
        self.progress = busy_bar(self.title.text(), self)
        self.step = plain("", "secondary", self)
        self.leave = QPushButton(self)
        self.leave.setAutoDefault(False)
        self.go = QPushButton(self)
        self.go.setProperty("kind", "primary")

    def _lay_out(self) -> None:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, tokens.SPACE_12, 0)
        column.setSpacing(tokens.SPACE_16)
        self._duration = QWidget(content)
        duration = QVBoxLayout(self._duration)
        duration.setContentsMargins(0, 0, 0, 0)
        duration.setSpacing(tokens.SPACE_8)
        for part in (self.hours, self.quick, self.ends):
            duration.addWidget(part)
        parts: tuple[QWidget, ...] = (self._duration, self.reason, self.secrets, self.destination, self.outcome)
        for each in parts:
            column.addWidget(each)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        whole.setSpacing(tokens.SPACE_8)
        whole.addLayout(sheet_head(self.title, self.mode))
        whole.addWidget(self.summary)
        whole.addSpacing(tokens.SPACE_8)
        whole.addWidget(scrolled(content, self), 1)
        feet: tuple[QWidget, ...] = (self.question, self.notes, self.progress)
        for foot_part in feet:
            whole.addWidget(foot_part)
        whole.addLayout(sheet_foot(self.leave, self.go, step=self.step))

    def _connect(self) -> None:
        self.go.clicked.connect(self.proceed)
        self.leave.clicked.connect(self._back)
        self.quick.edited.connect(self._choose_quick)
        self.hours.control.edited.connect(self._show)
        self.outcome.again.connect(self._deliver_again)
        HelpKey("emergency", self)

    def _show_step(self, step: str) -> None:
        self.step.setText(phrasebook.said(step))

    # Asking

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the window is shown without the database

        self._desk.ask(self, queries.GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, queries.GetDraft(), self._show_draft, latest="draft")
        self._desk.call(self, job.look_ahead, self._show_readiness)

    def _show_status(self, status: Any) -> None:
        self.mode.show_environment(status.environment)
        self.mode.show()

    def _show_draft(self, view: Any) -> None:
        self._zone = Zone.load(view.settings.publication.time_zone)
        self._show()

    def _show_readiness(self, readiness: job.Readiness) -> None:
        self._readiness = readiness
        self.secrets.show_need(readiness.passphrase)
        self.destination.setText(destination(readiness.targets))
        if self.hours.control.raw() == str(_FIRST):
            self.hours.load(readiness.hours)
        self._show()
        if self._closes and self.secrets.is_asked:
            self.secrets.first.take_focus()
        elif self._closes:
            self.go.setFocus()
        else:
            self.hours.take_focus()

    # Showing

    def chosen(self) -> int | None:
        """The hours that are chosen; None where they are none."""
        return int(str(self.hours.control.read())) if self.hours.has_value() else None

    def _choose_quick(self) -> None:
        self.hours.load(self.quick.read())
        self._show()

    def _show(self) -> None:
        known, done, busy = self._readiness is not None, self.outcome.is_shown, self._is_busy
        self._duration.setVisible(not self._closes and not done)
        self.reason.setVisible(not done)
        self.destination.setVisible(known and not done)
        self.secrets.setVisible(self.secrets.is_asked and not done)
        self.question.setVisible(self._is_asked and not done)
        self.progress.setVisible(busy)
        self.go.setVisible(not done)
        self.go.setEnabled(known and not busy)
        self.leave.setEnabled(not busy)
        for field in (self.hours, self.reason):
            field.lock(busy or self._is_asked)
        self.quick.lock(busy or self._is_asked)
        self.secrets.lock(busy)
        self._say_buttons(done)
        self._say_end()
        if not busy:
            self.step.setText("" if known else self.tr("Looking for the key that signs…"))

    def _say_buttons(self, done: bool) -> None:
        if done:
            self.leave.setText(self.tr("Done"))
        else:
            self.leave.setText(self.tr("Back") if self._is_asked else self.tr("Not now"))
        hours = hours_words(self._last_chosen())
        if self._closes:
            self.go.setText(self.tr("Close the wall now"))
        elif self._is_asked:
            self.go.setText(self.tr("Yes, open it for {hours}").format(hours=hours))
        else:
            self.go.setText(self.tr("Open the wall"))
        self.question.setText(self.tr("Open the wall for everyone for {hours}?").format(hours=hours))

    def _last_chosen(self) -> int:
        try:
            return int(str(self.hours.control.read()))
        except ValueError:
            return 1

    def _say_end(self) -> None:
        try:
            hours = int(str(self.hours.control.read()))
        except ValueError:
            self.ends.setText("")
            self.quick.clear()
            return
        if hours in _QUICK:
            self.quick.write(hours)
        else:
            self.quick.clear()
        words = self.tr("It ends by itself on {end}. You can end it before.")
        self.ends.setText(words.format(end=end_words(self._zone, self._clock() + hours * HOUR)))

    # Doing

    def proceed(self) -> None:
        """The next step: ask once more, or do it."""
        if not self.go.isEnabled() or not self.go.isVisible():
            return
        self.notes.show_notes(())
        wrong = [] if self._closes or self.hours.has_value() else [self.hours]
        wrong += [] if self.reason.has_value() else [self.reason]
        wrong += self.secrets.missing()
        if wrong:
            self._is_asked = False
            self._show()
            wrong[0].take_focus()
        elif self._closes or self._is_asked:
            self._switch()
        else:
            self._is_asked = True
            self._show()
            self.go.setFocus()

    def _switch(self) -> None:
        reason, secret = str(self.reason.control.read() or ""), self.secrets.secret()
        hours = self.chosen()
        wanted = job.closing(reason, secret, self.steps)
        if not self._closes and hours is not None:
            wanted = job.opening(hours, reason, secret, self.steps)
        self._set_busy(True)
        self.step.setText(self.tr("Signing…"))
        self._desk.call(self, wanted, self._switched, self._failed)

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self._show()

    def _switched(self, made: job.Switched) -> None:
        title, said = self._outcome_words(made)
        self.title.setText(title)
        self.summary.setText(said)
        self.outcome.show_outcome(made.deliveries, made.notes)
        self.resize(_WIDTH, _DONE_HEIGHT)
        self._set_busy(False)
        self.leave.setDefault(True)
        self.leave.setFocus()
        self.switched.emit(said, "warning" if made.missed else "accent")

    def _outcome_words(self, made: job.Switched) -> tuple[str, str]:
        """A title and a sentence; neither claims more than the targets have taken."""
        if made.until is None:
            title, said = self.tr("The wall is closed again"), self.tr("The emergency opening has ended.")
            not_all = self.tr("Not every website has closed")
        else:
            title, not_all = self.tr("The wall is open for everyone"), self.tr("Not every website has opened")
            end = end_words(self._zone, made.until)
            said = self.tr("The wall is open for everyone until {end}.").format(end=end)
        if not made.missed:
            return title, said
        names = ", ".join(made.missed)
        return not_all, f"{said} {self.tr('But this was not taken by: {targets}.').format(targets=names)}"

    def _failed(self, problem: Exception) -> None:
        self._is_asked = False
        self._set_busy(False)
        sentence = str(getattr(problem, "sentence", problem))
        if isinstance(problem, KeyRefused) and self.secrets.is_asked:
            self.secrets.refuse(sentence)
        else:
            self.notes.show_notes([Note("danger", sentence)])

    def _deliver_again(self) -> None:
        self._set_busy(True)
        self._desk.call(self, job.delivering(self.secrets.secret()), self._delivered, self._failed)

    def _delivered(self, made: job.Switched) -> None:
        self.outcome.show_outcome(made.deliveries, ())
        self._set_busy(False)

    # Leaving

    def _back(self) -> None:
        if self._is_asked and not self.outcome.is_shown:
            self._is_asked = False
            self._show()
            self.hours.take_focus()
        else:
            self.reject()

    def reject(self) -> None:
        """Close; not while it is on its way."""
        if not self._is_busy:
            super().reject()
