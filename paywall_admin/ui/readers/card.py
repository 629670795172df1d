"""The reader's card: the state first and big, then what the person on the phone asks, then all that there is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.fields.moments import moment_words
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import ElidedLabel, mark, plain
from paywall_admin.ui.readers import words
from paywall_admin.ui.readers.gauge import Gauge
from paywall_admin.ui.readers.given import Given
from paywall_admin.ui.readers.lists import Facts, Listing
from paywall_admin.ui.readers.seen import Seen
from paywall_admin.ui.readers.travel import Travel
from paywall_admin.ui.why import WhyLines, local_words

_MOST_WIDE: Final = 760
_REPLY_LINES: Final = 8


class CardView(QWidget):
    """One reader. `remedy_wanted` carries a kind of remedy, and the grant that is extended or None."""

    reveal_wanted = Signal()
    preview_wanted = Signal()
    moment_wanted = Signal(object)
    remedy_wanted = Signal(str, object)
    take_back_wanted = Signal(object)
    erase_wanted = Signal()
    export_wanted = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: Any = None
        self._make()
        self._make_lists()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _button(self, words_: str, icon: str, *, quiet: bool = True) -> QPushButton:
        button = QPushButton(words_, self.body)
        if quiet:
            button.setProperty("kind", "quiet")
        icons.wear(button, icon, "accent" if quiet else "text")
        return button

    def _make(self) -> None:
        self.nothing = plain("", "secondary", self, wrap=True)
        body = self.body = QWidget(self)
        body.setMaximumWidth(_MOST_WIDE)
        self.name = ElidedLabel("", "section", body)
        self.who = ElidedLabel("", "secondary", body)
        self.state = plain("", "title", body, wrap=True)
        self.gauge = Gauge(body)
        self.meter = plain("", "label", body)
        self.resets = plain("", "secondary", body, wrap=True)
        self.notes = Notes(parent=body)
        self.reveal = self._button(self.tr("Reveal"), "reader")
        self.preview = self._button(self.tr("Show in the preview"), "preview")
        self.back = self._button(self.tr("At another time…"), "clock")
        self.travel = Travel(body)
        self.remedies = {
            kind: QPushButton(said, body)
            for kind, said in (
                ("articles", self.tr("Give articles…")),
                ("access", self.tr("Give access…")),
                ("reset", self.tr("Reset the meter…")),
                ("merge", self.tr("Join another id…")),
            )
        }

    def _make_lists(self) -> None:
        """Below the state, in the order in which the keyboard goes through them."""
        body = self.body
        self.given = Given(body)
        self.copy = self._button(self.tr("Copy the reply"), "copy")
        self.reply_title = plain("", "section", body)
        self.reply = QPlainTextEdit(body)
        self.reply.setReadOnly(True)
        self.reply.setTabChangesFocus(True)
        self.reply.setFixedHeight(_REPLY_LINES * self.reply.fontMetrics().lineSpacing() + 2 * tokens.SPACE_12)
        self.seen_title = plain("", "section", body)
        self.seen = Seen(body)
        self.why = WhyLines(body)
        self.entitlement = plain("", "body", body, wrap=True)
        self.subscriptions = Facts(body)
        self.counted = Listing(self.tr("Counted articles"), self.tr("No article was counted."), body)
        self.others = Listing(self.tr("Not counted, and why"), self.tr("Nothing else was read."), body)
        self.steps = Listing(self.tr("What was done for this reader"), self.tr("Nothing yet."), body)
        self.export = self._button(self.tr("Export…"), "down")
        self.erase = self._button(self.tr("Erase…"), "remove")

    def _lay_out(self) -> None:
        outer = self._outer = QVBoxLayout(self)
        self.stand(beside=True)
        outer.addWidget(self.nothing)
        outer.addWidget(self.body)
        outer.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_24)
        body = self.body
        for part in (
            self._close(self.name, self.who, _flow(body, self.reveal, self.preview, self.back)),
            self.travel,
            self._close(self.state, self.gauge, self.meter, self.resets, self.notes),
            self._close(_flow(body, *self.remedies.values()), self.given),
            self._close(self.seen_title, self.seen),
            self._reply_part(),
            self.why,
            self._close(plain(self.tr("Entitlement"), "section", body), self.entitlement, self.subscriptions),
            self.counted, self.others, self.steps,
            self._close(
                plain(self.tr("The reader's data"), "section", body), _flow(body, self.export, self.erase)
            ),
        ):  # fmt: skip
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)

    def minimumSizeHint(self) -> QSize:
        """As high as its width needs and no more: a scroll area adds what lines need where they are narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)

    def stand(self, *, beside: bool) -> None:
        """Keep away from the list, which is beside it or else above."""
        left, top = (tokens.SPACE_16, 0) if beside else (0, tokens.SPACE_12)
        self._outer.setContentsMargins(left, top, tokens.SPACE_12, tokens.SPACE_16)

    def _close(self, *widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_8)
        for widget in widgets:
            column.addWidget(widget)
        return column

    def _reply_part(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.reply_title, 1)
        head.addWidget(self.copy)
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.reply)
        return column

    def _connect(self) -> None:
        self.reveal.clicked.connect(self.reveal_wanted)
        self.preview.clicked.connect(self.preview_wanted)
        self.back.clicked.connect(self.travel.begin)
        self.export.clicked.connect(self.export_wanted)
        self.erase.clicked.connect(self.erase_wanted)
        self.copy.clicked.connect(self._copy)
        self.travel.wanted.connect(self.moment_wanted)
        self.given.extend_wanted.connect(partial(self.remedy_wanted.emit, "extend"))
        self.given.take_back_wanted.connect(self.take_back_wanted)
        for kind, button in self.remedies.items():
            button.clicked.connect(partial(self._begin, kind))

    # Showing

    def show_nothing(self, said: str = "") -> None:
        """Show a sentence in place of a card."""
        self.card = None
        self.nothing.setText(said)
        self.nothing.setVisible(bool(said))
        self.body.hide()

    def show_card(
        self, card: Any, zone: Zone, offers: Mapping[str, str], *, locked: bool, erasable: bool, past: bool
    ) -> None:
        """Show a card; `past` where it is one of a past moment, on which nothing can be given."""
        is_other = self.card is None or self.card.number != card.number
        self.card = card
        self.nothing.hide()
        self.body.show()
        self._show_state(card, zone)
        if is_other:
            self.travel.hide()
            self.travel.write(card.at // 60 * 60)
        self.travel.show_moment(zone, card.at, card.version, past=past)
        self.notes.show_notes([Note("warning", remark) for remark in card.remarks])
        self.reveal.setVisible(not card.revealed)
        for button in self.remedies.values():
            button.setEnabled(not locked and not past)
        self.erase.setEnabled(erasable and not past)
        self.given.show_grants(card.grants, zone, locked=locked or past)
        self.seen_title.setText(self.tr("What the reader saw then") if past else self.tr("What the reader sees now"))
        self.seen.show_decision(card.decision, offers)
        self._show_reply(card)
        self._show_lists(card, zone)

    def _show_state(self, card: Any, zone: Zone) -> None:
        ids = [words.shortened(one) for one in card.ids]
        self.name.show_text(" · ".join(filter(None, (card.email, *ids))))
        self.who.show_text(words.who_words(card))
        self.state.setText(words.state_words(card))
        mark(self.state, "tone", words.TONES[card.decision["access"]])
        meter = words.meter_words(card)
        self.meter.setText(meter)
        self.gauge.show_meter(card.used or 0, card.limit or 0, meter)
        for part in (self.meter, self.gauge):
            part.setVisible(bool(meter) and bool(card.limit))
        resets = words.resets_words(card, zone)
        self.resets.setText(resets)
        self.resets.setVisible(bool(resets))

    def _show_reply(self, card: Any) -> None:
        title = self.tr("A reply to send, in {language}").format(language=words.language_words(card.reply_language))
        self.reply_title.setText(title)
        self.reply.setAccessibleName(title)
        if self.reply.toPlainText() != card.reply:
            self.reply.setPlainText(card.reply)

    def _show_lists(self, card: Any, zone: Zone) -> None:
        self.why.show_decision(card.decision, zone)
        self.entitlement.setText(local_words(card.entitlement, zone))
        self.subscriptions.show_facts([words.subscription_words(one, zone) for one in card.subscriptions])
        self.subscriptions.setVisible(bool(card.subscriptions))
        counted = [(moment_words(zone, one.at), words.shortened(one.article)) for one in card.counted]
        self.counted.show_lines(counted, more=card.more_views)
        others = [
            (moment_words(zone, one.at), f"{words.shortened(one.article)}\n{phrasebook.said(one.why)}")
            for one in card.others
        ]
        self.others.show_lines(others, more=card.more_views)
        self.steps.show_lines([(moment_words(zone, one.at), words.step_words(one)) for one in card.steps])

    # Doing

    def _begin(self, kind: str) -> None:
        self.remedy_wanted.emit(kind, None)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.reply.toPlainText())
        self.copied.emit()


def _flow(parent: QWidget, *widgets: QWidget) -> QWidget:
    box = QWidget(parent)
    flow = FlowLayout(box, tokens.SPACE_8)
    flow.setContentsMargins(0, 0, 0, 0)
    for widget in (*widgets, QWidget(box)):  # the last one takes what is left of its line
        flow.addWidget(widget)
    return box
