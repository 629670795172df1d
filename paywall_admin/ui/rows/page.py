"""A page of lists: a title, a sentence of what it is for, a tab for each list, and what is asked to fill them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from paywall_admin.core.roles import allows
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.notes import Note
from paywall_admin.ui.fields.tabs import Tabs
from paywall_admin.ui.labels import plain
from paywall_admin.ui.rows.delegate import GRIP_WIDTH
from paywall_admin.ui.rows.entry import Entry
from paywall_admin.ui.rows.section import Section
from paywall_admin.ui.rows.states import States


class Part(NamedTuple):
    """One list of a page: its name in the settings, the kind of its objects, its heading, and what makes it."""

    name: str
    kind: str
    heading: str
    make: Callable[[Desk, QWidget], Section]


class ListsPage(QWidget):
    """Lists of the draft, each with the fields of the object picked; a list is made when it is first looked at.

    A page says which `topics` concern it and answers `entries`; `prepare` tells an editor what it needs beside them.
    `told` carries a sentence for a toast, and whether the last step, which it tells of, can be undone; `place_wanted`
    the JSON pointer to a field on another page, `audit_wanted` the kind and id of an object whose story is wanted.
    """

    told = Signal(str, bool)
    audit_wanted = Signal(str, str)
    place_wanted = Signal(str)
    topics: ClassVar[frozenset[str]]

    def __init__(
        self,
        desk: Desk,
        title: str,
        sentence: str,
        parts: Sequence[Part],
        parent: QWidget | None = None,
        *,
        clock: Clock = system_clock,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._desk = desk
        self._clock = clock
        self._parts = tuple(parts)
        self._made: dict[str, Section] = {}
        self.view: Any = None
        self._status: Any = None
        self._states = States()
        self._place = ""
        self._make_ground()
        self.tabs = Tabs([part.heading for part in parts], self._ground)
        self._lay_out(sentence)
        self.section(self._parts[0].name)
        self.tabs.chosen.connect(self._open_tab)
        self._ask()

    # What a page says

    def entries(self, name: str) -> list[Entry]:
        """The objects of a list: those in force in their order, then the archived ones."""
        raise LookupError(f"This page has no list {name}.")

    def notes(self, name: str) -> Sequence[Note]:
        """What the check says of a list as a whole."""
        return self._states.about(f"/{name}")

    def go_beside(self, kind: str, key: str) -> None:
        """Go to how an object stands elsewhere, such as at Stripe."""

    def prepare(self, name: str, editor: Any) -> None:
        """Tell an editor what it needs to know before it shows an object."""

    # Making

    def _make_ground(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget(scroll.viewport())
        scroll.setWidget(self._ground)
        # It lies on the window's ground; a scroll area would paint one of its own below it.
        self._ground.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _lay_out(self, sentence: str) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(GRIP_WIDTH, 0, 0, 0)
        head.setSpacing(tokens.SPACE_4)
        head.addWidget(plain(self.title, "title", self._ground))
        head.addWidget(plain(sentence, "secondary", self._ground, wrap=True))
        head.addSpacing(tokens.SPACE_12)
        head.addWidget(self.tabs)
        self.tabs.setVisible(len(self._parts) > 1)
        self._column = QVBoxLayout(self._ground)
        # The grips of the rows hang in the margin, so that titles, rows and fields share one edge.
        self._column.setContentsMargins(tokens.SPACE_32 - GRIP_WIDTH, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        self._column.setSpacing(tokens.SPACE_16)
        self._column.addLayout(head)
        self._blank = QWidget(self._ground)
        self._column.addWidget(self._blank, 1)

    def section(self, name: str) -> Section:
        """One of the lists; made when it is first looked at."""
        if name not in self._made:
            part = next(part for part in self._parts if part.name == name)
            section = part.make(self._desk, self._ground)
            section.told.connect(self.told)
            section.outdated.connect(self._ask)
            section.audit_wanted.connect(self._want_audit)
            section.beside_wanted.connect(partial(self.go_beside, part.kind))
            section.fit(self.width())
            section.hide()
            self._column.addWidget(section, 1)
            self._made[name] = section
            if self.is_filled():
                self._fill(part)
        return self._made[name]

    def _want_audit(self, key: str) -> None:
        kind = next(part.kind for part in self._parts if self._made.get(part.name) is self.sender())
        self.audit_wanted.emit(kind, key)

    def _open_tab(self, tab: int) -> None:
        """Show one list; nothing at all before the draft is known, so that nothing jumps."""
        known = self.view is not None
        self._blank.setVisible(not known)
        for place, part in enumerate(self._parts):
            if place == tab or part.name in self._made:
                self.section(part.name).setVisible(known and place == tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lists and details side by side, or one below the other."""
        super().resizeEvent(event)
        for section in self._made.values():
            section.fit(event.size().width())

    # Asking

    def refresh(self, topics: frozenset[str]) -> None:
        """Ask again where one of these topics stands on this page."""
        if topics & self.topics:
            self._ask()

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database

        self._desk.ask(self, queries.GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, queries.GetDraft(), self.show_draft, latest="draft")
        self._desk.ask(self, queries.GetChanges(), self._show_changes, latest="changes", patient=True)
        self._desk.ask(self, queries.GetFindings(), self._show_findings, latest="findings", patient=True)

    def _show_status(self, status: Any) -> None:
        """Keep the status; it is shown with the draft, which is asked for with it and answered after it."""
        self._status = status
        self._states = self._states.after(status.version)

    def show_draft(self, view: Any) -> None:
        """Show the draft as it was answered."""
        self.view = view
        self._show()

    def _show_changes(self, changes: Any) -> None:
        self._know(self._states.with_changes(changes))

    def _show_findings(self, findings: Any) -> None:
        self._know(self._states.with_findings(findings))

    def _know(self, states: States) -> None:
        """Show what is known now; after most keys that are typed it is what was known before."""
        if states is not self._states:
            self._states = states
            self._show()

    # Showing

    def is_filled(self) -> bool:
        """Whether the draft is known."""
        return self.view is not None and self._status is not None

    def _show(self) -> None:
        if not self.is_filled():
            return
        for part in self._parts:
            if part.name in self._made:
                self._fill(part)
        self.tabs.show_counts([self._count(part) for part in self._parts])
        self._open_tab(self.tabs.place())
        place, self._place = self._place, ""
        if place:
            self.focus_place(place)

    def _count(self, part: Part) -> int:
        return len(self._of(part.name))

    def _of(self, name: str) -> Sequence[Any]:
        words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
        found: Sequence[Any] = getattr(self.view.settings, words)
        return found

    def _fill(self, part: Part) -> None:
        section = self._made[part.name]
        self.prepare(part.name, section.detail.editor)
        locked = self._status.read_only or not allows(self._status.role, f"{part.kind}:edit")
        section.show_entries(self.entries(part.name), self.notes(part.name), locked=locked)

    # Going somewhere

    def focus_place(self, place: str) -> None:
        """Go to the field that a JSON pointer such as `/meters/0/limit` names."""
        if not self.is_filled():
            self._place = place
            return
        _, name, *path = place.split("/")
        tab = next((tab for tab, part in enumerate(self._parts) if part.name == name), None)
        if tab is None:
            return
        self.tabs.choose(tab)
        section = self.section(name)
        if path and path[0].isdecimal():
            section.open_entry(section.key_at(int(path[0])), "/".join(path[1:]))

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        for section in self._made.values():
            section.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page, or closing the window, loses nothing."""
        self.flush()
        super().hideEvent(event)
