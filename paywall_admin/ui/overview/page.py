"""The Overview page: what readers have, what is unpublished, what happens next, and what asks to be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.labels import plain
from paywall_admin.ui.overview import words
from paywall_admin.ui.overview.lanes import left_out
from paywall_admin.ui.overview.line import PAD, Lines
from paywall_admin.ui.overview.reality import Reality
from paywall_admin.ui.overview.timeline import TimelineView
from paywall_admin.ui.scrolling import scrolled

_ANEW_MS: Final = 60_000
_LATER_MS: Final = 2_500
_LEAD: Final = 104
_MOST_WIDE: Final = 980


class OverviewPage(QWidget):
    """What is live comes first, with the coming days; what differs and what the check says follow.

    `place_wanted` carries the JSON pointer of what is to be edited, `publish_wanted` asks for the Publish sheet.
    """

    told = Signal(str, bool)
    place_wanted = Signal(str)
    publish_wanted = Signal()
    topics = frozenset(
        {"draft", "publication", "wall", "policy", "meters", "contentRules", "expiryStates", "graceDays", "plans"}
        | {"offers", "freeAccess", "messages", "versions", "deliveries", "targets", "emergency", "keys", "schedule"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Overview")
        self._desk = desk
        self.view: Any = None
        self._missing_keys: tuple[Any, ...] = ()
        self._anew = QTimer(self, interval=_ANEW_MS)
        self._anew.timeout.connect(self._ask)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._check_computer)
        self._make_ground()
        self._make_parts()
        self._ask()

    # Making

    def _make_ground(self) -> None:
        self._ground = QWidget(self)
        self._scroll = scrolled(self._ground, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(tokens.SPACE_32 - PAD, tokens.SPACE_24, tokens.SPACE_24, tokens.SPACE_24)
        self._column.setSpacing(tokens.SPACE_24)
        head = QVBoxLayout()
        head.setSpacing(tokens.SPACE_4)
        head.setContentsMargins(PAD, 0, 0, 0)
        head.addWidget(plain(self.title, "title", self._ground))
        sentence = self.tr("What readers have now, and what happens next.")
        head.addWidget(plain(sentence, "secondary", self._ground, wrap=True))
        self._column.addLayout(head)

    def _make_parts(self) -> None:
        self.alerts = self._part(self.tr("To be done"))
        self.live = self._part(self.tr("Live now"))
        self.reality = Reality(self._desk, self._ground)
        # A server that is looked at tells what this computer's clock is worth.
        self.reality.looked.connect(self._ask)
        self.live.head.addStretch(1)
        self.live.head.addWidget(self.reality.button)
        self.reality.lines.place_wanted.connect(self.place_wanted)
        self._column.addWidget(self.reality)
        # What is answered first stands first, so that nothing on it moves when the rest comes.
        self._make_days()
        self.unpublished = self._part(self.tr("Not published yet"))
        self.publish = QPushButton(self.tr("Publish…"), self.unpublished)
        self.publish.clicked.connect(self.publish_wanted)
        self.unpublished.head.addStretch(1)
        self.unpublished.head.addWidget(self.publish)
        self.findings = self._part(self.tr("What the check says"))
        self.overlaps = self._part(self.tr("Overlaps"))
        self.days = self._part(self.tr("Day by day"), lead_width=_LEAD)
        self._column.addStretch(1)

    def _part(self, title: str, *, lead_width: int = 0) -> Lines:
        part = Lines(title, self._ground, lead_width=lead_width)
        part.place_wanted.connect(self.place_wanted)
        part.hide()
        self._column.addWidget(part)
        return part

    def _make_days(self) -> None:
        self.coming = QWidget(self._ground)
        self.timeline = TimelineView(self.coming)
        self.timeline.place_wanted.connect(self.place_wanted)
        self.timeline.told.connect(self._say_sentence)
        self._sentence = plain("", "secondary", self.coming, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # Room for two lines, so that nothing below moves with the pointer.
        self._sentence.setMinimumHeight(2 * self._sentence.fontMetrics().lineSpacing() + tokens.SPACE_4)
        self._left_out = plain("", "secondary", self.coming, wrap=True)
        column = QVBoxLayout(self.coming)
        column.setContentsMargins(PAD, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(plain(self.tr("The next 90 days"), "section", self.coming))
        column.addWidget(self.timeline)
        column.addWidget(self._left_out)
        column.addWidget(self._sentence)
        self.coming.hide()
        self._say_sentence("")
        self._column.addWidget(self.coming)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a very wide page, lines stay readable."""
        super().resizeEvent(event)
        for part in (self.alerts, self.live, self.unpublished, self.coming, self.days, self.overlaps, self.findings):
            part.setMaximumWidth(_MOST_WIDE)

    # Asking

    def refresh(self, topics: frozenset[str]) -> None:
        """Ask again where one of these topics stands on this page."""
        if topics & self.topics:
            self._ask()

    def _ask(self) -> None:
        from paywall_admin.services import queries  # noqa: PLC0415 - the page is shown without the database

        self._desk.ask(self, queries.GetOverview(), self._show, latest="overview")

    def _ask_next(self, name: str, then: Callable[[Any], None]) -> None:
        """Ask when what came before is shown, so that working out the next answer does not hold up showing this one."""
        from paywall_admin.services import queries  # noqa: PLC0415 - as above

        self._desk.ask(self, getattr(queries, name)(), then, latest=name)

    def showEvent(self, event: QShowEvent) -> None:
        """While it is seen, it stays true: time goes on."""
        super().showEvent(event)
        self._anew.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._anew.stop()
        super().hideEvent(event)

    def _check_computer(self) -> None:
        """What takes the keyring to answer is asked when all else is there."""
        from paywall_admin.services.checkup import missing_keys  # noqa: PLC0415 - as above

        self._desk.call(self, missing_keys, self._show_missing_keys)

    # Showing

    def is_filled(self) -> bool:
        """Whether it says what is live."""
        return self.view is not None

    def _show(self, view: Any) -> None:
        if self.view is not None and (view.version, view.targets) != (self.view.version, self.view.targets):
            self.reality.forget()
        is_first, self.view = self.view is None, view
        self.reality.button.setVisible(view.version is not None and bool(view.targets))
        zone = Zone.load(view.timeline.zone)
        self.live.say(words.version_words(view, zone) if view.version else "")
        self.live.show_lines(view.live, words.live_line)
        if view.version is None:
            self.live.say(
                self.tr("Nothing was published yet: readers have nothing of this. Below is what the draft would do.")
            )
        self._show_alerts()
        self.timeline.show_timeline(view.timeline, view.now)
        self._show_left_out(left_out(view.timeline))
        lines = words.event_lines(view.timeline)
        self.days.show_lines(lines)
        self.days.say("" if lines else self.tr("Nothing starts, ends or happens by itself in these days."))
        overlaps = [(bar, part) for bar in view.timeline.bars for part in bar.overlaps]
        self.overlaps.show_lines(overlaps, words.overlap_line)
        self.overlaps.setVisible(bool(overlaps))
        for part in (self.live, self.coming, self.days):
            part.show()
        if is_first:
            self._later.start()
        self._ask_next("GetStatus", self._show_status)
        self._ask_next("GetChanges", self._show_changes)

    def _show_left_out(self, number: int) -> None:
        self._left_out.setText(
            self.tr("{number} more offers are in the list below.").format(number=number) if number else ""
        )
        self._left_out.setVisible(bool(number))

    def _show_alerts(self) -> None:
        alerts = (*self.view.alerts, *self._missing_keys)
        self.alerts.show_lines(alerts, words.alert_line)
        self.alerts.setVisible(bool(alerts))

    def _show_missing_keys(self, alerts: Any) -> None:
        if self.view.version is not None:
            self._missing_keys = alerts
            self._show_alerts()

    def _show_status(self, status: Any) -> None:
        self.publish.setEnabled(not status.read_only)

    def _show_changes(self, changes: Any) -> None:
        self.unpublished.show_lines(changes, words.change_line)
        self.unpublished.say(
            words.count_words(len(changes)) if changes else self.tr("Readers have everything that is in the draft.")
        )
        self.publish.setVisible(bool(changes))
        self.unpublished.show()
        self._ask_next("GetFindings", self._show_findings)

    def _show_findings(self, findings: Any) -> None:
        self.findings.show_lines(findings, words.finding_line)
        self.findings.say(words.verdict_words(findings))
        self.findings.show()

    def _say_sentence(self, sentence: str) -> None:
        hint = self.tr(
            "Point at something, or go through it with the arrow keys. Outlined: not published yet. "
            "Hatched: something else stands in front of it."
        )
        self._sentence.setText(sentence or hint)

    # Going somewhere

    def focus_place(self, _place: str) -> None:
        """Nothing is edited here; the page shows its top."""
        self._scroll.verticalScrollBar().setValue(0)
