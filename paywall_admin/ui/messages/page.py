"""The Messages page: what readers are told, state by state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.messages.entries import message_entries
from paywall_admin.ui.messages.sections import MessageSection, message_section
from paywall_admin.ui.rows.entry import Entry, Kept
from paywall_admin.ui.rows.page import ListsPage, Part


class MessagesPage(ListsPage):
    """What readers see in each state, in their language; `situation_wanted` asks the preview to show where."""

    situation_wanted = Signal(object)
    topics = frozenset({"draft", "publication", "messages", "freeAccess", "offers", "meters", "versions", "people"})

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        self._kept = Kept()
        sentence = self.tr("What readers are told in each state, in each language, on wide and narrow screens.")
        parts = (Part("messages", "message", self.tr("Messages"), message_section),)
        super().__init__(desk, self.tr("Messages"), sentence, parts, parent, clock=clock)
        self.editor.situation_wanted.connect(self.situation_wanted)

    @property
    def messages(self) -> MessageSection:
        """The messages."""
        section = self.section("messages")
        assert isinstance(section, MessageSection)
        return section

    @property
    def editor(self) -> Any:
        """The fields of a message."""
        return self.messages.detail.editor

    def entries(self, _name: str) -> list[Entry]:
        """The messages, and the states without one."""
        return message_entries(self.view, self._states, self._kept)

    def notes(self, name: str) -> Sequence[Note]:
        """What concerns the list as a whole: a state without any message says so in its own row."""
        told = {message.state for message in self.view.settings.messages}
        found = self._states.findings.get(f"/{name}", ())
        kept = {finding.sentence for finding in found if finding.object[0] != "state" or finding.object[1] in told}
        return [note for note in self._states.about(f"/{name}") if note.sentence in kept]

    def prepare(self, _name: str, editor: Any) -> None:
        """A message depends on languages, windows and rules."""
        self.messages.set_settings(self.view.settings)
        editor.set_settings(self.view.settings)
