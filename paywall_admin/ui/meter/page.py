"""The Meter page: meters and content rules, each a list in its order and the fields of the one picked."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from paywall_admin.core.roles import allows
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.tabs import Tabs
from paywall_admin.ui.labels import plain
from paywall_admin.ui.meter.entries import States, meter_entries, rule_entries, used_words
from paywall_admin.ui.meter.sections import meter_section, rule_section
from paywall_admin.ui.rows.delegate import GRIP_WIDTH
from paywall_admin.ui.rows.section import Section

TOPICS: Final = frozenset({"draft", "publication", "meters", "contentRules", "versions", "people"})
_LISTS: Final = ("meters", "contentRules")


class MeterPage(QWidget):
    """How many articles are free, for whom, and which content counts.

    `told` carries a sentence for a toast, and whether the last step, which it tells of, can be undone.
    """

    told = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(parent)
        self.title = self.tr("Meter")
        self._desk = desk
        self._clock = clock
        self._view: Any = None
        self._status: Any = None
        self._states = States()
        self._place = ""
        self._rules: Section | None = None
        self._make_ground()
        self.tabs = Tabs([self.tr("Meters"), self.tr("Content rules")], self._ground)
        self.meters = meter_section(desk, self._ground)
        self._lay_out()
        self._join(self.meters)
        self.tabs.chosen.connect(self._open_tab)
        self._ask()

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

    def _lay_out(self) -> None:
        sentence = self.tr("How many articles readers get for free, and which articles count.")
        head = QVBoxLayout()
        head.setContentsMargins(GRIP_WIDTH, 0, 0, 0)
        head.setSpacing(tokens.SPACE_4)
        head.addWidget(plain(self.title, "title", self._ground))
        head.addWidget(plain(sentence, "secondary", self._ground, wrap=True))
        head.addSpacing(tokens.SPACE_12)
        head.addWidget(self.tabs)
        self._column = QVBoxLayout(self._ground)
        # The grips of the rows hang in the margin, so that titles, rows and fields share one edge.
        self._column.setContentsMargins(tokens.SPACE_32 - GRIP_WIDTH, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        self._column.setSpacing(tokens.SPACE_16)
        self._column.addLayout(head)
        self._blank = QWidget(self._ground)
        self._column.addWidget(self._blank, 1)

    def _join(self, section: Section) -> None:
        section.told.connect(self.told)
        section.outdated.connect(self._ask)
        section.fit(self.width())
        section.hide()
        self._column.addWidget(section, 1)

    @property
    def rules(self) -> Section:
        """The content rules; made when they are first looked at."""
        if self._rules is None:
            self._rules = rule_section(self._desk, self._ground)
            self._join(self._rules)
            self._show_rules()
        return self._rules

    @property
    def meter_editor(self) -> Any:
        """The fields of a meter."""
        return self.meters.detail.editor

    @property
    def rule_editor(self) -> Any:
        """The fields of a content rule."""
        return self.rules.detail.editor

    def _sections(self) -> list[Section]:
        return [self.meters] if self._rules is None else [self.meters, self._rules]

    def _open_tab(self, tab: int) -> None:
        """Show one list; nothing at all before the draft is known, so that nothing jumps."""
        known = self._view is not None
        self._blank.setVisible(not known)
        self.meters.setVisible(known and tab == 0)
        if tab == 1 or self._rules is not None:
            self.rules.setVisible(known and tab == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lists and details side by side, or one below the other."""
        super().resizeEvent(event)
        for section in self._sections():
            section.fit(event.size().width())

    # Asking

    def refresh(self, topics: frozenset[str]) -> None:
        """Ask again where one of these topics stands on this page."""
        if topics & TOPICS:
            self._ask()

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database

        self._desk.ask(self, queries.GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, queries.GetDraft(), self._show_draft, latest="draft")
        self._desk.ask(self, queries.GetChanges(), self._show_changes, latest="changes")
        self._desk.ask(self, queries.GetFindings(), self._show_findings, latest="findings")

    def _show_status(self, status: Any) -> None:
        self._status = status
        self._states = self._states.after(status.version)
        self._show()

    def _show_draft(self, view: Any) -> None:
        self._view = view
        self._show()

    def _show_changes(self, changes: Any) -> None:
        self._states = self._states.with_changes(changes)
        self._show()

    def _show_findings(self, findings: Any) -> None:
        self._states = self._states.with_findings(findings)
        self._show()

    # Showing

    def _show(self) -> None:
        view = self._view
        if view is None or self._status is None:
            return
        self.meter_editor.set_time(view.settings.publication.time_zone, self._clock())
        entries = meter_entries(view, self._states)
        self.meters.show_entries(entries, self._states.about("/meters"), locked=self._is_locked())
        if self._rules is not None:
            self._show_rules()
        self.tabs.show_counts([len(view.settings.meters), len(view.settings.content_rules)])
        self._open_tab(self.tabs.place())
        place, self._place = self._place, ""
        if place:
            self.focus_place(place)

    def _show_rules(self) -> None:
        view = self._view
        if view is not None and self._status is not None:
            self.rule_editor.suggest(used_words([*view.settings.content_rules, *view.archived_rules]))
            entries = rule_entries(view, self._states)
            self.rules.show_entries(entries, self._states.about("/contentRules"), locked=self._is_locked())

    def _is_locked(self) -> bool:
        return self._status.read_only or not allows(self._status.role, "meter:edit")

    # Going somewhere

    def focus_place(self, place: str) -> None:
        """Go to the field that a JSON pointer such as `/meters/0/limit` names."""
        if self._view is None or self._status is None:
            self._place = place
            return
        _, name, *path = place.split("/")
        if name not in _LISTS:
            return
        tab = _LISTS.index(name)
        self.tabs.choose(tab)
        section = self.rules if tab else self.meters
        if path and path[0].isdecimal():
            section.open_entry(section.key_at(int(path[0])), "/".join(path[1:]))

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        for section in self._sections():
            section.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page, or closing the window, loses nothing."""
        self.flush()
        super().hideEvent(event)
