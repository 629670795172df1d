"""The sheet that schedules a publish, or changes one that is scheduled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from paywall_admin.core.calendar import Zone, epoch, instant
from paywall_admin.core.moments import local_text
from paywall_admin.services.queries import GetChanges, GetFindings, GetStatus
from paywall_admin.services.schedule import GetScheduledChanges, moved_to
from paywall_admin.ui.changes import Changes, count_words, grouped
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.doing import Sheet
from paywall_admin.ui.fields.area import AreaInput
from paywall_admin.ui.fields.day import DayInput
from paywall_admin.ui.fields.field import Field
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.history import jobs
from paywall_admin.ui.labels import plain

_MOST_FINDINGS: Final = 5


class ScheduleSheet(Sheet):
    """When and why; below it what goes out then. `one` is a scheduled publish that is changed."""

    def __init__(self, desk: Desk, zone: Zone, now: int, parent: QWidget, one: Any = None) -> None:
        title = self.tr("Change a scheduled publish") if one else self.tr("Schedule a publish")
        super().__init__(desk, title, self.tr("Keep the change") if one else self.tr("Schedule it"), parent)
        self._zone, self._now, self._one = zone, now, one
        self._status: Any = None
        self._make()
        self._ask()

    def _make(self) -> None:
        when = DayInput("start", parent=self)
        when.set_time(self._zone.name, self._now)
        when.line.setPlaceholderText(self.tr("Such as Oct 31, 18:00"))
        help_text = self.tr(
            "In the zone of the publication. It goes out while this window is open, or by “paywall-admin publish "
            "--due” on a server; else late, when the window is opened next."
        )
        self.when = Field(self.tr("When"), when, help_text=help_text, keeps=False)
        note = AreaInput(needed=self.tr("A version needs a note that says why it is published."))
        help_text = self.tr("Colleagues read it in History. Readers never see it.")
        self.note = Field(self.tr("What changes, and why"), note, help_text=help_text, keeps=False)
        self.renew = QCheckBox(self.tr("Take the draft as it is now"), self)
        self.renew.setVisible(self._one is not None)
        self.renew.toggled.connect(self._ask_changes)
        self._what = plain("", "section", self, wrap=True)
        self.changes = Changes()
        for widget in (self.when, self.note, self.renew, self._what, self.changes):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.when.load(None)
        self.note.load(None)
        if self._one is not None:
            when.write(instant(self._one.at))
            note.write(self._one.note)
        self.when.take_focus()

    # What goes out then

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._show_status, latest="status")
        self._ask_changes()

    def _show_status(self, status: Any) -> None:
        self._status = status

    def _takes_draft(self) -> bool:
        return self._one is None or self.renew.isChecked()

    def _ask_changes(self) -> None:
        if self._takes_draft():
            self._desk.ask(self, GetChanges(), self._show_changes, latest="changes")
            self._desk.ask(self, GetFindings(), self._show_findings, latest="findings")
        else:
            self._desk.ask(self, GetScheduledChanges(self._one.id), self._show_scheduled, latest="changes")

    def _show_scheduled(self, found: Any) -> None:
        self._show_changes(found.changes)
        self.notes.show_notes(())
        if found.moved_on:
            words = self.tr("The draft has moved on since; what was changed there is not part of it ({changes}).")
            self.renew.setText(self.tr("Take the draft as it is now ({changes} more)").format(
                changes=count_words(len(found.moved_on))
            ))  # fmt: skip
            self.notes.show_notes([Note("warning", words.format(changes=count_words(len(found.moved_on))))])

    def _show_changes(self, changes: Sequence[Any]) -> None:
        words = self.tr("{changes} will go out then").format(changes=count_words(len(changes)))
        self._what.setText(words if changes else self.tr("Nothing differs from what readers have"))
        self.changes.show_groups(grouped(changes))
        self.summary.setText(
            self.tr("The draft as it is now is kept for that time. What you change afterwards is not part of it.")
            if self._takes_draft()
            else self.tr("What was kept then goes out, whatever has become of the draft.")
        )

    def _show_findings(self, findings: Sequence[Any]) -> None:
        if not self._takes_draft():
            return
        errors = [one for one in findings if one.severity == "error"]
        self.go.setEnabled(not errors)
        shown = errors or list(findings)
        notes = [Note("danger" if errors else "warning", one.sentence) for one in shown[:_MOST_FINDINGS]]
        if len(shown) > _MOST_FINDINGS:
            more = self.tr("And {count} more; Publish (Ctrl+P) shows all and leads to them.")
            notes.append(Note("danger" if errors else "warning", more.format(count=len(shown) - _MOST_FINDINGS)))
        self.notes.show_notes(notes)

    # Doing it

    def carry_out(self) -> None:
        """Schedule it, or change it."""
        wrong = [field for field in (self.when, self.note) if not field.has_value()]
        if wrong:
            wrong[0].take_focus()
            return
        at = epoch(str(self.when.control.read()))
        note = str(self.note.control.read())
        typed = local_text(self._zone, at)
        self.begin_work()
        if self._takes_draft():
            reviewed = self._status.revision if self._status else None
            replaces = self._one.id if self._one else None
            job = jobs.schedule(note, at, typed, reviewed=reviewed, replaces=replaces)
            self._desk.call(self, job, self.finish, self.refuse)
        else:
            self._desk.do(self, self._edited(at, typed, note), self.finish, self.refuse)

    def _edited(self, at: int, typed: str, note: str) -> Any:
        moved = moved_to(self._one, at, typed, self._zone.name)
        was, now = {**moved.was, "note": self._one.note}, {**moved.now, "note": note}
        changed = [name for name in was if was[name] != now[name]]
        if "at" not in changed:
            changed = [name for name in changed if name == "note"]
        return type(moved)(moved.id, {name: was[name] for name in changed}, {name: now[name] for name in changed})
