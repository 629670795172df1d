"""The plan on the page: what it comes to, then group by group what would happen."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.choice import ChoiceInput
from paywall_admin.ui.fields.moments import clock_words, local_time
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import flowing, mark
from paywall_admin.ui.scrolling import scrolled
from paywall_admin.ui.stripe import words
from paywall_admin.ui.stripe.group import GroupCard

PORTION: Final = 40
"""How many groups are shown before somebody asks for more."""
_AT_ONCE_SECONDS: Final = 0.012
_FILTER_FROM: Final = 4
_STATES: Final = ("decide", "blocked", "ready", "waits")


class PlanPart(QWidget):
    """Shows a plan. `go_wanted` and `settled` as of a group; `shown` is sent when all of it stands there."""

    go_wanted = Signal(str, str)
    settled = Signal(str, str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: Any = None
        self.cards: list[GroupCard] = []
        self._groups: tuple[Any, ...] = ()
        self._wanted = ""
        self._most = PORTION
        self.locked = True
        self.heading = flowing("", "section", self)
        self.about = flowing("", "secondary", self)
        self.notes = Notes(parent=self)
        self.legend = flowing("", "secondary", self)
        self.filter = ChoiceInput([("", self.tr("Everything"))], self)
        self.filter.describe(self.tr("Show"), "")
        self.more = QPushButton(self.tr("Show more"), self)
        self._making = QTimer(self)
        self._making.setInterval(0)
        self._making.timeout.connect(self._make_some)
        self._lay_out()
        self.filter.edited.connect(self._show_chosen)
        self.more.clicked.connect(self._show_more)
        self.show_nothing()

    def _lay_out(self) -> None:
        content = QWidget(self)
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, tokens.SPACE_8, tokens.SPACE_16)
        self._list.setSpacing(tokens.SPACE_12)
        self._list.addWidget(self.more)
        self._list.addStretch(1)
        self._content = content
        self._scroll = scrolled(content, self)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.heading)
        text.addWidget(self.about)
        head.addLayout(text, 1)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_4, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.notes)
        column.addWidget(self.legend)
        column.addWidget(self._scroll, 1)

    # What it shows

    def show_nothing(self) -> None:
        """Stripe was not looked at yet."""
        self.view = None
        self.heading.setText(self.tr("Stripe was not looked at yet"))
        self.about.setText(
            self.tr("“Look at Stripe” reads what is there and shows what your draft would change. It changes nothing.")
        )
        mark(self.heading, "tone", "")
        self.notes.show_notes(())
        self.legend.hide()
        self.filter.hide()
        self._begin(())

    def point_out(self, group: str) -> bool:
        """Bring a plan or an offer to view, with the cursor on it; False where nothing of it is to be done."""
        place = next((place for place, one in enumerate(self.view.groups) if one.id == group), None)
        if place is None:
            return False
        if self.filter.read():
            self.filter.write("")
            self._show_chosen()
        self._wanted = group
        self._most = max(self._most, place + 1)
        self._making.start()
        return True

    def show_plan(self, view: Any, zone: Zone | None, *, locked: bool) -> None:
        """Show a plan in the place of the one before."""
        self.view, self.locked = view, locked
        self.heading.setText(self._heading(view))
        mark(self.heading, "tone", "positive" if view.up_to_date else "")
        self.about.setText(self._about(view, zone))
        self.notes.show_notes([Note("warning", sentence) for sentence in view.warnings])
        self.legend.setVisible(bool(view.to_decide))
        if view.to_decide:
            ways = [words.way(name) for name in ("ours", "theirs", "accept")]
            said = " ".join(f"{text}: {follows}" for text, follows in ways)
            self.legend.setText(self.tr("Somebody changed this at Stripe. {ways}").format(ways=said))
        self._offer_filter(view)
        self._most = PORTION
        self._show_chosen()

    def _heading(self, view: Any) -> str:
        if view.up_to_date:
            return self.tr("Up to date: Stripe has everything as the draft says")
        parts = [words.count(sign, number) for sign, _, number in view.counts]
        for number, text in (
            (view.to_decide, self.tr("{number} to decide")),
            (view.waiting, self.tr("{number} waiting")),
            (view.blocked, self.tr("{number} blocked")),
        ):
            if number:
                parts.append(text.format(number=f"{number:,}"))
        return ", ".join(parts)

    def _about(self, view: Any, zone: Zone | None) -> str:
        said = []
        if zone is not None:
            _, clock = local_time(zone, view.made_at)
            said.append(self.tr("As Stripe was at {time}.").format(time=clock_words(clock)[:5]))
        if view.foreign:
            others = ", ".join(f"{number:,} × {kind}" for kind, number in view.foreign)
            said.append(self.tr("Left alone, because it is not ours: {others}.").format(others=others))
        return " ".join(said)

    def _offer_filter(self, view: Any) -> None:
        names = {
            "decide": self.tr("To decide"), "blocked": self.tr("Blocked"), "ready": self.tr("Ready"),
            "waits": self.tr("Waiting"),
        }  # fmt: skip
        numbers = {"decide": view.to_decide, "blocked": view.blocked, "ready": view.ready, "waits": view.waiting}
        there = [state for state in _STATES if numbers[state]]
        options = [("", self.tr("Everything")), *((state, f"{names[state]} ({numbers[state]:,})") for state in there)]
        self.filter.offer(options)
        if self.filter.read() not in dict(options):
            self.filter.write("")
        self.filter.setVisible(len(view.groups) >= _FILTER_FROM and len(there) > 1)

    def _show_chosen(self) -> None:
        state = self.filter.read() or ""
        groups = self.view.groups if self.view is not None else ()
        self._begin(tuple(group for group in groups if not state or _has(group, str(state))))

    def _show_more(self) -> None:
        self._most += PORTION
        self._making.start()

    # Making the cards, a few at a time, so that the window never waits for a long plan

    def _begin(self, groups: Sequence[Any]) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        self._groups = tuple(groups)
        self.more.hide()
        self._scroll.verticalScrollBar().setValue(0)
        self._make_some()

    def _make_some(self) -> None:
        end = time.monotonic() + _AT_ONCE_SECONDS
        state = str(self.filter.read() or "")
        while len(self.cards) < min(self._most, len(self._groups)):
            card = GroupCard(self._groups[len(self.cards)], self._content, locked=self.locked, state=state)
            card.go_wanted.connect(self.go_wanted)
            card.settled.connect(self.settled)
            self._list.insertWidget(len(self.cards), card)
            self.cards.append(card)
            if time.monotonic() > end:
                self._making.start()
                return
        self._making.stop()
        self._go_to_wanted()
        left = len(self._groups) - len(self.cards)
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("Show more ({left} left)").format(left=f"{left:,}"))
        self.shown.emit()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        card = next((card for card in self.cards if card.group.id == wanted), None)
        if card is not None:
            card.take_focus()
            QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card, 0, tokens.SPACE_16))

    def is_whole(self) -> bool:
        """Whether everything that is to be shown stands there."""
        return not self._making.isActive()


def _has(group: Any, state: str) -> bool:
    if state == "blocked":
        return bool(group.blocked)
    return any(step.state == state for step in group.steps)
