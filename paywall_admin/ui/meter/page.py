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
from paywall_admin.ui.meter.editor import MeterEditor
from paywall_admin.ui.meter.entries import States, meter_entries, rule_entries, used_words
from paywall_admin.ui.meter.rule_editor import RuleEditor
from paywall_admin.ui.meter.verbs import meter_verbs, rule_verbs
from paywall_admin.ui.rows.delegate import GRIP_WIDTH
from paywall_admin.ui.rows.entry import Texts
from paywall_admin.ui.rows.section import Section

TOPICS: Final = frozenset({"draft", "publication", "meters", "contentRules", "versions", "people"})
_SECTIONS: Final = ("meters", "contentRules")


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
        self.meter_editor = MeterEditor(desk)
        self.rule_editor = RuleEditor(desk)
        self.meters = self._make_meters()
        self.rules = self._make_rules()
        self.tabs = Tabs([self.tr("Meters"), self.tr("Content rules")])
        self._lay_out()
        self.tabs.chosen.connect(self._open_tab)
        for section in (self.meters, self.rules):
            section.told.connect(self.told)
            section.outdated.connect(self._ask)
        self._ask()

    # Making

    def _make_meters(self) -> Section:
        texts = Texts(
            name=self.tr("Meters"),
            order=self.tr("Readers get the first meter that fits them."),
            add=self.tr("Add a meter"),
            empty_title=self.tr("No meter yet"),
            empty_text=self.tr(
                "A meter gives readers some articles for free before they meet the wall. "
                "Without one, everybody without a subscription meets the wall at the first article."
            ),
            archived=self.tr("“{name}” is archived."),
        )
        return Section(self._desk, texts, weights=(5, 3, 4), editor=self.meter_editor, verbs=meter_verbs, stem="meter")

    def _make_rules(self) -> Section:
        texts = Texts(
            name=self.tr("Content rules"),
            order=self.tr("The first rule that fits an article decides. All other articles count."),
            add=self.tr("Add a content rule"),
            empty_title=self.tr("No content rule yet"),
            empty_text=self.tr(
                "A content rule makes some articles free for everyone, or keeps them for subscribers. "
                "Without one, every article counts as the meter says."
            ),
            archived=self.tr("“{name}” is archived."),
        )
        return Section(self._desk, texts, weights=(6, 4), editor=self.rule_editor, verbs=rule_verbs, stem="rule")

    def _lay_out(self) -> None:
        sentence = self.tr("How many articles readers get for free, and which articles count.")
        head = QVBoxLayout()
        head.setContentsMargins(GRIP_WIDTH, 0, 0, 0)
        head.setSpacing(tokens.SPACE_4)
        head.addWidget(plain(self.title, "title"))
        head.addWidget(plain(sentence, "secondary", wrap=True))
        head.addSpacing(tokens.SPACE_12)
        head.addWidget(self.tabs)
        whole = QWidget()
        column = QVBoxLayout(whole)
        # The grips of the rows hang in the margin, so that titles, rows and fields share one edge.
        column.setContentsMargins(tokens.SPACE_32 - GRIP_WIDTH, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_16)
        column.addLayout(head)
        column.addWidget(self.meters, 1)
        column.addWidget(self.rules, 1)
        self._blank = QWidget()
        column.addWidget(self._blank, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(whole)
        # It lies on the window's ground; a scroll area would paint one of its own below it.
        whole.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        for section in (self.meters, self.rules):
            section.hide()

    def _open_tab(self, tab: int) -> None:
        """Show one list; nothing at all before the draft is known, so that nothing jumps."""
        known = self._view is not None
        self._blank.setVisible(not known)
        self.meters.setVisible(known and tab == 0)
        self.rules.setVisible(known and tab == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lists and details side by side, or one below the other."""
        super().resizeEvent(event)
        for section in (self.meters, self.rules):
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

    def _show(self) -> None:
        view, status = self._view, self._status
        if view is None or status is None:
            return
        locked = status.read_only or not allows(status.role, "meter:edit")
        states = self._states.after(status.version)
        self.meter_editor.set_time(view.settings.publication.time_zone, self._clock())
        self.rule_editor.suggest(used_words([*view.settings.content_rules, *view.archived_rules]))
        self.meters.show_entries(meter_entries(view, states), states.about("/meters"), locked=locked)
        self.rules.show_entries(rule_entries(view, states), states.about("/contentRules"), locked=locked)
        self.tabs.show_counts([len(view.settings.meters), len(view.settings.content_rules)])
        self._open_tab(self.tabs.place())
        place, self._place = self._place, ""
        if place:
            self.focus_place(place)

    # Going somewhere

    def focus_place(self, place: str) -> None:
        """Go to the field that a JSON pointer such as `/meters/0/limit` names."""
        if self._view is None:
            self._place = place
            return
        _, name, *path = place.split("/")
        if name not in _SECTIONS:
            return
        tab = _SECTIONS.index(name)
        self.tabs.choose(tab)
        section = (self.meters, self.rules)[tab]
        if path and path[0].isdecimal():
            section.open_entry(section.key_at(int(path[0])), "/".join(path[1:]))

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        self.meters.flush()
        self.rules.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page, or closing the window, loses nothing."""
        self.flush()
        super().hideEvent(event)
