"""The list of messages: under headings, a row for each, and one for each state that has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.core.settings import Settings
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.messages.editor import MessageEditor
from paywall_admin.ui.messages.entries import all_groups
from paywall_admin.ui.messages.verbs import message_verbs
from paywall_admin.ui.rows.entry import Entry, Texts, free_id
from paywall_admin.ui.rows.model import Row
from paywall_admin.ui.rows.section import Section

translate = QCoreApplication.translate
_ALL: Final = 100
_MOST: Final = 8
_MOST_ABOVE: Final = 6


class MessageSection(Section):
    """Messages in the order in which readers get them, state by state."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        texts = Texts(
            name=translate("MessageSections", "Messages"),
            order=translate("MessageSections", "In each state readers get the first message that fits them."),
            add=translate("MessageSections", "Add a message in this state"),
            empty_title=translate("MessageSections", "No message yet"),
            empty_text=translate("MessageSections", "A message is what readers see in a state, in their language."),
            archived=translate("MessageSections", "“{name}” is archived."),
        )
        editor = partial(MessageEditor, desk)
        super().__init__(desk, texts, weights=(6, 5), editor=editor, verbs=message_verbs, stem="message", parent=parent)
        self._headings: Mapping[str, str] = {}
        self._places: Mapping[str, int] = {}
        made: Any = self.detail.editor
        made.write_wanted.connect(self.add_new)
        made.texts.turned.connect(self._show_findings)

    def set_settings(self, settings: Settings) -> None:
        """The draft: its groups of states, and where its messages stand."""
        self._headings = {state: group.heading for group in all_groups(settings) for state in group.states}
        self._places = {message.id: place for place, message in enumerate(settings.messages)}

    def fit(self, width: int) -> None:
        """Beside the fields, the list takes the height there is; above them, it leaves them in sight."""
        super().fit(width)
        self.view.show_at_most(_MOST if self.is_wide else _MOST_ABOVE)
        column = self._list.layout()
        if isinstance(column, QVBoxLayout):
            column.setStretchFactor(self.view, _ALL if self.is_wide else 0)

    def _show_rows(self) -> None:
        super()._show_rows()
        self.view.setMaximumHeight(max(1, self.view.rows.rowCount()) * tokens.ROW_HEIGHT)

    def rows_of(self, entries: Sequence[Entry]) -> list[Row]:
        """The rows of the objects, under the headings of their groups."""
        made: list[Row] = []
        last = ""
        for entry in entries:
            heading = "" if entry.archived else self._headings.get(entry.row.group, "")
            if entry.archived:
                heading = translate("MessageSections", "Archived")
            if heading != last:
                made.append(Row(f"heading:{heading}", heading, movable=False, heading=True))
                last = heading
            made.append(entry.row)
        return made

    def _show_findings(self) -> None:
        """Another language has other findings."""
        entry = self._picked()
        if entry is not None:
            self.detail.show_findings(entry)

    def add_new(self) -> None:
        """Add a message in the state of the picked row: before the others, for registered readers to begin with."""
        entry = self._picked()
        if entry is None or self._locked:
            return
        state = entry.row.group
        taken = {other.key for other in self._entries}
        stem = state.replace("freeAccess:", "free-").replace("_", "-")[:60]
        new_id = stem if stem not in taken else free_id(stem, taken)
        value = self.detail.editor.blank(new_id)
        others = [
            self._places[each.key] for each in self._entries if each.key in self._places and each.row.group == state
        ]
        if others:
            # Who stands behind everybody else would never be reached.
            value["audience"] = {"kinds": ["registered"]}
        self._wanted = (new_id, True)
        self._do(self._verbs().add(value, min(others) if others else None))

    def _move(self, key: str, was: int, now: int) -> None:
        """Rows of a state stand together; in the settings other messages may stand between them."""
        room = self.view.rows.room_of(now)
        entries = [entry for entry in self._entries if entry.row.group == self.view.rows.rows()[now].group]
        places = sorted(self._places[entry.key] for entry in entries if entry.key in self._places)
        super()._move(key, places[was - room.start], places[now - room.start])


def message_section(desk: Desk, parent: QWidget) -> MessageSection:
    """The messages."""
    return MessageSection(desk, parent)
