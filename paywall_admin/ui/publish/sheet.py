"""The Publish sheet: look at what changes, write why, and let it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from paywall_admin.core.problems import Conflict, KeyRefused
from paywall_admin.ui import tokens
from paywall_admin.ui.changes import Changes, count_words, grouped
from paywall_admin.ui.deliveries import Deliveries
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.identity import Mode
from paywall_admin.ui.jobs import Steps
from paywall_admin.ui.labels import plain
from paywall_admin.ui.publish import job
from paywall_admin.ui.publish.form import PublishForm
from paywall_admin.ui.publish.review import Findings
from paywall_admin.ui.publish.words import destination, nowhere, step_words
from paywall_admin.ui.scrolling import scrolled
from paywall_admin.ui.sheet_parts import HelpKey, busy_bar, sheet_foot, sheet_head
from paywall_admin.ui.tabbing import InReadingOrder

_NOTE = "publish_note"
_PATIENCE_MS = 2000
_TOPICS = frozenset({"draft", "versions", "targets", "keys"})


class PublishSheet(InReadingOrder):
    """Shows what the next version changes and lets a person publish it; closing it keeps the note.

    `place_chosen` carries the JSON pointer of a field to go to, `published` the outcome.
    """

    place_chosen = Signal(str)
    published = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._count = 0
        self._status: Any = None
        self.groups: tuple[Any, ...] | None = None
        self._is_checked = False
        self._readiness: job.Readiness | None = None
        self._is_publishing = False
        self._is_again = False
        self.steps = Steps(desk, self._show_step)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Publish"))
        self._make()
        self._lay_out()
        self._connect()
        self.form.note.control.write(parent.property(_NOTE) or "")
        self._show()
        self._begin()

    # Making

    def _make(self) -> None:
        self.title = plain(self.tr("Publish"), "title")
        self.mode = Mode()
        self.mode.hide()
        self.summary = plain(self.tr("Looking at what has changed…"), "secondary", wrap=True)
        self.changes = Changes()
        self.findings = Findings()
        self.form = PublishForm()
        self.outcome = Deliveries(nowhere())
        self.notes = Notes()
        self.progress = busy_bar(self.tr("Publishing"))
        self.step = plain("", "secondary")
        self.publish = QPushButton(self.tr("Publish"))
        self.publish.setProperty("kind", "primary")
        self.publish.setDefault(True)
        self.again = QPushButton(self.tr("Publish it again"))
        self.again.setAutoDefault(False)
        self.again.hide()
        self.leave = QPushButton(self.tr("Not now"))
        self.leave.setAutoDefault(False)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, tokens.SPACE_12, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_24)
        for widget in (self.outcome, self.findings, self.changes):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = scrolled(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        whole.setSpacing(tokens.SPACE_4)
        whole.addLayout(sheet_head(self.title, self.mode))
        whole.addWidget(self.summary)
        whole.addSpacing(tokens.SPACE_16)
        whole.addWidget(self._scroll, 1)
        whole.addSpacing(tokens.SPACE_12)
        whole.addWidget(self.form)
        whole.addWidget(self.notes)
        whole.addWidget(self.progress)
        whole.addSpacing(tokens.SPACE_8)
        whole.addLayout(sheet_foot(self.again, self.leave, self.publish, step=self.step))
        self.setProperty("ground", "surface")
        self.resize(tokens.DETAIL_WIDTH, min(720, max(480, int(self._window.height() * 0.9))))

    def _connect(self) -> None:
        self.publish.clicked.connect(self.go)
        self.leave.clicked.connect(self.reject)
        self.again.clicked.connect(self._publish_again)
        self.form.folder.clicked.connect(self._choose_folder)
        self.outcome.again.connect(self._deliver_again)
        self.findings.place_chosen.connect(self._go_to)
        self._desk.changed.connect(self._changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go)
        HelpKey("publish", self)

    # Asking

    def _changed(self, topics: frozenset[str], _initiator: object) -> None:
        if topics & _TOPICS and not self._is_publishing and not self.outcome.is_shown:
            self._ask()

    def _begin(self) -> None:
        """Ask once the edits of the page below are kept, so that the version holds what its person sees."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS if self._desk.in_hand else 0)
        self._patience.timeout.connect(self._ask)
        self._patience.start()
        self._desk.busy.connect(self._calmed)

    def _calmed(self, in_hand: int) -> None:
        if not in_hand and self._patience.isActive():
            self._patience.stop()
            self._ask()

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the window is shown without the database

        # The state first: what changes after it is noticed when publishing, and not published unseen. The findings
        # last: once they are here, so is all the rest.
        self._is_checked = False
        self._desk.ask(self, queries.GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, queries.GetChanges(), self._show_changes, latest="changes")
        self._desk.ask(self, queries.GetFindings(), self._show_findings, latest="findings")
        self._desk.call(self, job.look_ahead, self._show_readiness)

    def _show_status(self, status: Any) -> None:
        self._status = status
        self.mode.show_environment(status.environment)
        self.mode.show()

    def _show_changes(self, changes: Sequence[Any]) -> None:
        self.groups = grouped(changes)
        self.changes.show_groups(self.groups)
        self._count = len(changes)
        self._show()

    def _show_findings(self, findings: Sequence[Any]) -> None:
        self._is_checked = True
        self.findings.show_findings(findings)
        self._show()

    def _show_readiness(self, readiness: job.Readiness) -> None:
        self._readiness = readiness
        self.form.show_need(readiness.passphrase)
        self._show()

    # Showing

    def _show(self) -> None:
        known = self.groups is not None and self._status is not None
        something = bool(self.groups) or self._is_again
        busy = self._is_publishing
        shown = known and something and not self.outcome.is_shown
        self.changes.setVisible(shown)
        if shown and not self.form.isVisibleTo(self):
            self.form.show()
            self.form.take_focus()
        self.form.setVisible(shown)
        self.findings.setVisible(shown and self.findings.is_filled)
        self.publish.setVisible(not self.outcome.is_shown and (something or not known))
        ready = self._is_checked and self._readiness is not None and not self.findings.blocks
        self.publish.setEnabled(shown and ready and not busy and not self._status.read_only)
        self.leave.setEnabled(not busy)
        self.again.setVisible(known and not something and not self.outcome.is_shown and not self._status.read_only)
        self.progress.setVisible(busy)
        self.leave.setText(self.tr("Not now") if shown or not known else self.tr("Close"))
        if known and not self.outcome.is_shown:
            self._say_what_happens(something)
        if not busy:
            waits = shown and self._readiness is None
            self.step.setText(self.tr("Looking for the key that signs…") if waits else "")

    def _say_what_happens(self, something: bool) -> None:
        status = self._status
        number = (status.version or 0) + 1
        if not something:
            self.title.setText(self.tr("Nothing to publish"))
            sentence = self.tr("Nothing has changed since version {number}, which is out already.")
            self.summary.setText(sentence.format(number=status.version))
            return
        words = self.tr("Publish version {number}").format(number=number)
        self.title.setText(words)
        live = status.environment == "live"
        self.publish.setText(self.tr("{publish} to live").format(publish=words) if live else words)
        where = destination(self._readiness.targets) if self._readiness else ""
        changes = self.tr("{changes} in the settings of {publication}.")
        first = self.tr("The first version of the settings of {publication}.")
        sentence = first if status.version is None else changes
        if not self._count:
            same = self.tr("Nothing has changed since version {number}; it goes out again under a new number.")
            self.summary.setText(same.format(number=status.version))
        else:
            self.summary.setText(sentence.format(changes=count_words(self._count), publication=status.publication))
        nowhere = self._readiness is not None and not self._readiness.targets
        self.form.show_destination(where, offer_folder=nowhere and not status.read_only)

    def _show_step(self, step: str) -> None:
        if self._is_publishing:
            self.step.setText(step_words(step))

    # Publishing

    def go(self) -> None:
        """Publish, or put the focus on what is missing."""
        if not self.publish.isEnabled() or not self.publish.isVisible():
            return
        self.notes.show_notes(())
        if not self.form.is_complete():
            return
        if self.findings.wants_a_look:
            self.notes.show_notes([Note("warning", self.tr("Look at the warnings above and tick them off first."))])
            self.findings.take_focus()
            self._scroll.ensureWidgetVisible(self.findings)
            return
        self._set_publishing(True)
        self._show_step(self.tr("Starting…"))
        wanted = job.publishing(self.form.text(), self._status.revision, self.form.secret(), self.steps)
        self._desk.call(self, wanted, self._succeeded, self._failed)

    def _publish_again(self) -> None:
        """Publish although nothing has changed, such as after a key was replaced."""
        self._is_again = True
        self._show()

    def _choose_folder(self) -> None:
        """Make a folder the first target; where the versions go is asked for anew when it is one."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder from which the website reads"))
        if folder:
            self.notes.show_notes(())
            self._desk.call(self, job.adding(folder), failed=self._not_added)

    def _not_added(self, problem: Exception) -> None:
        self.notes.show_notes([Note("danger", str(getattr(problem, "sentence", problem)))])

    def _set_publishing(self, publishing: bool) -> None:
        self._is_publishing = publishing
        self.form.lock(publishing)
        self._show()

    def _succeeded(self, done: job.Published) -> None:
        self._window.setProperty(_NOTE, "")
        self.form.note.control.write("")
        self.title.setText(self.tr("Version {number} is published").format(number=done.outcome.version))
        self.summary.setText(self.tr("It is kept in History from now on, and the draft goes on from it."))
        self.outcome.show_outcome(done.outcome.deliveries, done.outcome.notes)
        self._set_publishing(False)
        self.leave.setDefault(True)
        self.leave.setFocus()
        self.published.emit(done.outcome)

    def _failed(self, problem: Exception) -> None:
        self._set_publishing(False)
        sentence = str(getattr(problem, "sentence", problem))
        if isinstance(problem, KeyRefused) and self.form.asks_for_secret:
            self.form.refuse_secret(sentence)
            return
        self.notes.show_notes([Note("danger", sentence)])
        self.form.take_focus()
        if isinstance(problem, Conflict):
            self._ask()

    def _deliver_again(self) -> None:
        self._set_publishing(True)
        self._desk.call(self, job.deliver_again, self._delivered, self._not_delivered)

    def _delivered(self, done: job.Delivered) -> None:
        self.outcome.show_outcome(done.deliveries, ())
        self._set_publishing(False)

    def _not_delivered(self, problem: Exception) -> None:
        self._set_publishing(False)
        self.notes.show_notes([Note("danger", str(getattr(problem, "sentence", problem)))])

    # Leaving

    def _go_to(self, place: str) -> None:
        self.reject()
        self.place_chosen.emit(place)

    def reject(self) -> None:
        """Close and keep the note; not while a version is on its way."""
        if not self._is_publishing:
            super().reject()

    def done(self, code: int) -> None:
        """Keep the note for the next time."""
        self._window.setProperty(_NOTE, self.form.note.control.raw())
        super().done(code)
