"""Review and apply: the account, what is done, every amount, in a live account a word; then how far it is."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import phrasebook, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.line import LineInput
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.jobs import JobStrip
from paywall_admin.ui.labels import flowing, mark, plain
from paywall_admin.ui.stripe import jobs, words
from paywall_admin.ui.stripe.account import StripeMode
from paywall_admin.ui.stripe.group import SignWord

LIVE_WORD: Final = "LIVE"
_MOST_SHOWN: Final = 60
_MONEY: Final = frozenset({"unit_amount", "amount_off", "percent_off", "currencies"})


class ApplySheet(Sheet):
    """Carries out a plan, or finishes an apply that was interrupted. `applied` is sent when something was done,
    `replanned` carries a plan that took the place of the one reviewed, `publish_wanted` asks for the Publish sheet.
    """

    applied = Signal()
    replanned = Signal(object)
    publish_wanted = Signal()

    def __init__(self, desk: Desk, connection: Any, view: Any, parent: QWidget) -> None:
        title = self.tr("Apply to Stripe") if view is not None else self.tr("Finish the interrupted apply")
        verb = self.tr("Apply") if view is not None else self.tr("Check and finish")
        super().__init__(desk, title, verb, parent)
        self._connection = connection
        self.view = view
        self._rows: list[QWidget] = []
        self._titles = {group.object_id: group.title for group in view.groups} if view is not None else {}
        self.mode = StripeMode(self)
        self.mode.show_mode(live=connection.livemode)
        self.account = flowing("", "label", self)
        self.stale = Notes(parent=self)
        self.skip = QCheckBox("", self)
        self.word = Field(
            self.tr("Type {word} to go on").format(word=LIVE_WORD), LineInput(parent=self), keeps=False,
            help_text=self.tr("This is the live account: it changes what readers pay."), parent=self,
        )  # fmt: skip
        self.word.load(None)
        self.word.setVisible(connection.livemode)
        self.strip = JobStrip(desk, self)
        self.publish = QPushButton(self.tr("Publish…"), self)
        self.publish.setProperty("kind", "primary")
        self.publish.hide()
        self._arrange()
        self.publish.clicked.connect(self._publish)
        self._show()
        if connection.livemode:
            self.word.take_focus()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        head.addWidget(self.mode)
        head.addWidget(self.account, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.stale)
        self._body = QVBoxLayout()
        self._body.setSpacing(tokens.SPACE_12)
        self.column.addLayout(self._body)
        self.column.addStretch(1)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        place = whole.indexOf(self.notes)
        for number, widget in enumerate((self.skip, self.word, self.strip)):
            whole.insertWidget(place + number, widget)
        self.foot.addWidget(self.publish)

    # What it shows

    def _show(self) -> None:
        known = self._connection
        name = words.account_name(known)
        self.account.setText(f"{name} ({known.account})" if known.account and known.name else name)
        self._clear()
        if self.view is None:
            self.summary.setText(self._unknown(known.unfinished))
            self.skip.hide()
            return
        counts = ", ".join(words.count(sign, number) for sign, _, number in self.view.counts)
        self.summary.setText(self.tr("{counts}. Nothing else is changed.").format(counts=counts))
        self.skip.setVisible(bool(self.view.blocked))
        text = self.tr("Leave out what is blocked ({number}), and apply the rest")
        self.skip.setText(text.format(number=self.view.blocked))
        amounts = self._amounts()
        if amounts:
            self._add(plain(self.tr("Amounts"), "section", self))
            self._add(self._amount_table(amounts))
        self._add(plain(self.tr("Step by step"), "section", self))
        ready = [(group, step) for group in self.view.groups for step in group.steps if step.state == "ready"]
        for _, step in ready[:_MOST_SHOWN]:
            self._add(self._step(step))
        if len(ready) > _MOST_SHOWN:
            more = self.tr("And {count} more, as the page lists them.").format(count=f"{len(ready) - _MOST_SHOWN:,}")
            self._add(plain(more, "secondary", self))

    def _unknown(self, count: int) -> str:
        return self.tr(
            "{count} of the requests that had been sent are unknown: nobody wrote down how they ended. Each is looked "
            "up at Stripe; what never arrived is sent again. Nothing is made twice."
        ).format(count=count)

    def _add(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        self._rows.append(widget)

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []

    def _amounts(self) -> list[tuple[str, str, str, str]]:
        found = []
        for group in self.view.groups:
            for step in group.steps:
                if step.state != "ready":
                    continue
                if step.amount is not None and step.sign == "+":
                    found.append((group.title, phrasebook.part(step.what), self.tr("new"), step.amount))
                found += [
                    (group.title, *map(phrasebook.part, (change.words, change.was, change.now)))
                    for change in step.changes
                    if change.field in _MONEY
                ]
        return found

    def _amount_table(self, amounts: list[tuple[str, str, str, str]]) -> QWidget:
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_16)
        grid.setVerticalSpacing(tokens.SPACE_4)
        grid.setColumnStretch(0, 1)
        for row, (title, what, was, now) in enumerate(amounts[:_MOST_SHOWN]):
            grid.addWidget(flowing(title, "label", table), row, 0)
            grid.addWidget(plain(what, "secondary", table), row, 1)
            grid.addWidget(plain(was, "body", table), row, 2)
            grid.addWidget(plain("→", "secondary", table), row, 3)
            grid.addWidget(plain(now, "label", table), row, 4)
        return table

    def _step(self, step: Any) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE_12)
        line.addWidget(SignWord(step.sign, row), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(flowing(phrasebook.said(step.sentence), "body", row), 1)
        return row

    # What it does

    def carry_out(self) -> None:
        """Apply, once the word is there."""
        if self.strip.is_running or not self.go.isEnabled() or not self.go.isVisible():
            return
        self.notes.show_notes(())
        live = self._connection.livemode
        if live and str(self.word.control.raw()).strip() != LIVE_WORD:
            self.word.refuse(self.tr("Type {word} in capitals.").format(word=LIVE_WORD), settled=None, final=True)
            self.word.take_focus()
            return
        if self.view is not None and self.view.blocked and not self.skip.isChecked():
            self.notes.show_notes(
                [Note("warning", self.tr("Something is blocked. Put it right first, or tick that it is left out."))]
            )
            self.skip.setFocus()
            return
        word = LIVE_WORD if live else None
        self._lock(True)
        if self.view is None:
            self.strip.run(self.tr("Checking"), jobs.finishing(word), self._done, self._failed)
        else:
            work = jobs.applying(self.view.digest, word, skip_blocked=self.skip.isChecked())
            self.strip.run(self.tr("Applying"), work, self._done, self._failed)

    def _lock(self, locked: bool) -> None:
        self.go.setEnabled(not locked)
        self.leave.setEnabled(not locked)
        self.skip.setEnabled(not locked)
        self.word.lock(locked)

    def _done(self, done: Any) -> None:
        outcome = done.result
        self._lock(False)
        self.applied.emit()
        self.go.hide()
        for widget in (self.skip, self.word):
            widget.hide()
        self.stale.show_notes(())
        self._clear()
        self.title.setText(self._title(outcome))
        self.summary.setText(self._said(outcome))
        if outcome.problem is not None:
            self.notes.show_notes([Note("danger", words.sentence_of(outcome.problem))])
        if outcome.buttons:
            self._add(plain(self.tr("Publish, so that readers get the new links"), "section", self))
            for offer, url in list(outcome.buttons.items())[:_MOST_SHOWN]:
                self._add(flowing(f"{self._titles.get(offer, offer)}: {url}", "secondary", self))
        self.publish.setVisible(bool(outcome.buttons))
        self.leave.setText(self.tr("Close"))
        last = self.publish if outcome.buttons else self.leave
        last.setDefault(True)
        last.setFocus()

    def _title(self, outcome: Any) -> str:
        if outcome.cancelled:
            return self.tr("Stopped as you asked")
        if outcome.problem is not None:
            return self.tr("It stopped before its end")
        return self.tr("Done") if self.view is not None else self.tr("The interrupted apply is finished")

    def _said(self, outcome: Any) -> str:
        said = []
        if outcome.finished:
            text = self.tr("{count} of the interrupted requests are known now.")
            said.append(text.format(count=outcome.finished))
        if self.view is not None:
            text = self.tr("{done} of {all} steps are done.")
            said.append(text.format(done=outcome.done, all=outcome.done + outcome.left))
        if outcome.buttons:
            text = self.tr("Buttons in the draft that lead to Stripe now: {count}.")
            said.append(text.format(count=len(outcome.buttons)))
        if outcome.left and not (outcome.done or outcome.finished):
            said.append(self.tr("Nothing was changed at Stripe."))
        elif outcome.left:
            said.append(self.tr("What was done is recorded; the next plan holds the rest."))
        if outcome.held:
            said.append(self.tr("{count} wait for something; the plan says for what.").format(count=outcome.held))
        return " ".join(said)

    def _failed(self, problem: Exception) -> None:
        self._lock(False)
        planned = getattr(problem, "planned", None)
        if planned is not None:
            self._show_new(planned, words.sentence_of(problem))
            return
        self.refuse(problem)
        self.applied.emit()

    def _show_new(self, planned: Any, sentence: str) -> None:
        """Stripe or the draft is not as it was reviewed: the new plan takes the place of the old one."""
        from paywall_admin.services.billing.views import plan_view  # noqa: PLC0415 - the window starts without it

        self.view = plan_view(planned)
        self.stale.show_notes([Note("warning", sentence)])
        self.word.control.write("")
        self._show()
        self.go.setEnabled(bool(self.view.ready))
        mark(self.summary, "tone", "warning")
        self.replanned.emit(jobs.Looked(planned, self.view))

    def _publish(self) -> None:
        self.accept()
        self.publish_wanted.emit()

    def reject(self) -> None:
        """Close; not while something is on its way."""
        if not self.strip.is_running:
            super().reject()
