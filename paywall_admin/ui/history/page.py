"""The History page: versions and what is scheduled on one tab, targets on the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.core.roles import allows
from paywall_admin.services.publishing import RecordVersion
from paywall_admin.services.queries import GetDraft, GetStatus
from paywall_admin.services.targets import AddTarget
from paywall_admin.system.clock import Clock, system_clock
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.fields.tabs import Tabs
from paywall_admin.ui.history.places import TargetsPart
from paywall_admin.ui.history.replace_sheet import TakeOverSheet
from paywall_admin.ui.history.versions import VersionsPart
from paywall_admin.ui.labels import plain
from paywall_admin.ui.scrolling import tall_column
from paywall_admin.ui.viewed import ViewedPage

_VERSIONS, _TARGETS = range(2)


class HistoryPage(ViewedPage):
    """Every version that readers ever got, what comes next, and where it goes."""

    topics = frozenset(
        {"versions", "deliveries", "targets", "schedule", "draft", "publication", "people", "emergency", "grants"}
    )  # fmt: skip

    told = Signal(str, bool)
    audit_wanted = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(parent)
        self.title = self.tr("History")
        self._desk = desk
        self._clock = clock
        self._status: Any = None
        self._zone: Zone | None = None
        self._make()
        self._lay_out()
        self._connect()
        self._open_tab(_VERSIONS)
        self._ask()

    def _make(self) -> None:
        self.live = QPushButton(self.tr("Is it really live?"), self)
        self.live.setProperty("kind", "quiet")
        icons.wear(self.live, "globe", "accent")
        self.other = QPushButton(self.tr("Take over from a store…"), self)
        self.other.setProperty("kind", "quiet")
        icons.wear(self.other, "store", "accent")
        self.later = QPushButton(self.tr("Schedule a publish…"), self)
        icons.wear(self.later, "clock")
        self.tabs = Tabs([self.tr("Versions"), self.tr("Targets")], self)
        self.versions = VersionsPart(self._desk, self)
        self.targets = TargetsPart(self._desk, self)

    def _lay_out(self) -> None:
        doing = QHBoxLayout()
        doing.setSpacing(tokens.SPACE_4)
        doing.addWidget(plain(self.title, "title", self), 1)
        for button in (self.other, self.later):
            doing.addWidget(button)
        sentence = self.tr("Every version that readers got, what comes next, and where it goes.")
        head = QVBoxLayout()
        head.setSpacing(tokens.SPACE_4)
        head.addLayout(doing)
        head.addWidget(plain(sentence, "secondary", self, wrap=True))
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.tabs, 1)
        below.addWidget(self.live)
        column = tall_column(self)
        column.setContentsMargins(tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_16)
        column.setSpacing(tokens.SPACE_12)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.versions, 1)
        column.addWidget(self.targets, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._open_tab)
        self.live.clicked.connect(self.look_live)
        self.other.clicked.connect(self._choose_store)
        self.later.clicked.connect(self.versions.schedule)
        self.versions.told.connect(self.told)
        self.versions.audit_wanted.connect(self.audit_wanted)
        self.targets.told.connect(self.told)

    def _open_tab(self, tab: int) -> None:
        self.versions.setVisible(tab == _VERSIONS)
        self.targets.setVisible(tab == _TARGETS)

    # What the window asks

    def is_filled(self) -> bool:
        """Whether the newest versions are here."""
        return self.versions.table.is_filled() and self._zone is not None and self.targets.is_filled()

    def focus_place(self, place: str) -> None:
        """Show the part that a place such as `history/targets` names."""
        part = place.partition("/")[2]
        self.tabs.choose(_TARGETS if part == "targets" else _VERSIONS)

    def begin_find(self) -> None:
        """Put the cursor into the line for finding."""
        self.tabs.choose(_VERSIONS)
        self.versions.table.search.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is scheduled leaves room for the versions."""
        super().resizeEvent(event)
        self.versions.scheduled.fit(event.size().height())

    def renew(self, _topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics."""
        self._ask()
        self.versions.renew()

    def _ask(self) -> None:
        self._desk.ask(self, GetStatus(), self._show_status, latest="status")
        self._desk.ask(self, GetDraft(), self._show_draft, latest="draft")
        self.versions.ask()
        self.targets.ask()

    def _show_status(self, status: Any) -> None:
        self._status = status
        locked = status.read_only or not allows(status.role, RecordVersion.tag)
        self.versions.set_rights(status.version, locked=locked)
        self.targets.set_rights(locked=status.read_only or not allows(status.role, AddTarget.tag))
        for button in (self.other, self.later):
            button.setEnabled(not locked)

    def _show_draft(self, view: Any) -> None:
        self._zone = Zone.load(view.settings.publication.time_zone)
        self.versions.set_zone(self._zone, self._clock())
        self.targets.set_zone(self._zone)

    # What the buttons do

    def look_live(self) -> None:
        """Look at what readers get, where the targets stand."""
        self.tabs.choose(_TARGETS)
        self.targets.look_live()

    def _choose_store(self) -> None:
        words = self.tr("Stores (*.db);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Take over from another store"), "", words)
        if name:
            self.take_over(Path(name))

    def take_over(self, store: Path) -> None:
        """Show what taking over the newest version of another store would change."""
        sheet = TakeOverSheet(self._desk, store, self)
        sheet.taken.connect(self._tell_step)
        sheet.open()

    def _tell_step(self, words: str) -> None:
        self.told.emit(words, True)
