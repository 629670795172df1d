"""What readers get in a state: the message as they read it and the offer, each with a way to its editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paywall_admin.core.money import format_price
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Offer, Settings
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.expiry.words import heading
from paywall_admin.ui.fields.audience import audience_words
from paywall_admin.ui.fields.moments import window_language
from paywall_admin.ui.fields.span import span_words
from paywall_admin.ui.labels import mark, plain


@dataclass(frozen=True)
class Told:
    """A message for a state: where it is edited, its name, its heading, and whom it is for."""

    place: str
    name: str
    heading: str
    readers: str


def told_in(settings: Settings, state: str) -> list[Told]:
    """The messages for a state, in their order."""
    locale = settings.publication.default_locale
    return [
        Told(f"/messages/{place}", message.id, heading(message, locale), audience_words(message.audience))
        for place, message in enumerate(settings.messages)
        if message.state == state
    ]


class Shown(QWidget):
    """A card with the message as readers get it, and below it the offer.

    `place_wanted` carries the JSON pointer of what is to be edited; `message_wanted` asks for a message to begin with,
    `preview_wanted` for the preview to show this state.
    """

    place_wanted = Signal(str)
    message_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = QFrame(self)
        self.card.setProperty("card", "true")
        self.name = plain("", "secondary", self, wrap=True)
        self.heading = plain("", "section", self.card, wrap=True)
        self.text = plain("", "body", self.card, wrap=True)
        self.button = plain("", "label", self.card, wrap=True)
        self.note = plain("", "secondary", self.card, wrap=True)
        self.nothing = plain("", "body", self.card, wrap=True)
        self.write = QPushButton(self.tr("Write a message"), self.card)
        self.preview = _jump(self)
        self.preview.setText(self.tr("Show it in the preview"))
        icons.wear(self.preview, "preview")
        self.offer = plain("", "body", self, wrap=True)
        self.edit_offer = _jump(self)
        self._jumps: list[QPushButton] = []
        mark(self.button, "tone", "accent")
        self._lay_out()
        for button in (self.write, self.edit_offer):
            button.hide()  # until it is known what there is
        self.write.clicked.connect(self.message_wanted)
        self.edit_offer.clicked.connect(self._go)
        self.preview.clicked.connect(self.preview_wanted)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_16, tokens.SPACE_12)
        inside.setSpacing(tokens.SPACE_8)
        for widget in (self.heading, self.text, self.button, self.note, self.nothing):
            inside.addWidget(widget)
        inside.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(plain(self.tr("What readers get"), "label", self))
        column.addWidget(self.card)
        column.addWidget(self.name)
        self._more = QVBoxLayout()
        self._more.setSpacing(0)
        column.addLayout(self._more)
        column.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(tokens.SPACE_4)
        column.addWidget(plain(self.tr("Offer shown there"), "label", self))
        column.addWidget(self.offer)
        column.addWidget(self.edit_offer, 0, Qt.AlignmentFlag.AlignLeft)

    def lock(self, locked: bool) -> None:
        """Whether this person may not write messages."""
        self.write.setEnabled(not locked)

    # Showing

    def show_told(self, told: Sequence[Told]) -> None:
        """Show which messages there are, each with a way to it."""
        self.nothing.setVisible(not told)
        self.write.setVisible(not told)
        self.nothing.setText("" if told else self.tr("No message yet. Readers meet the wall without a word of why."))
        for widget in (self.heading, self.text, self.button, self.note):
            widget.setVisible(False)
        if told:
            self._put(self.heading, told[0].heading)
        self._show_name(told)
        self._show_jumps(told)

    def _show_name(self, told: Sequence[Told]) -> None:
        words = self.tr("Message “{name}”, for: {readers}").format(
            name=told[0].name if told else "", readers=told[0].readers if told else ""
        )
        self.name.setText(words)
        self.name.setVisible(bool(told))

    def _show_jumps(self, told: Sequence[Told]) -> None:
        for button in self._jumps:
            button.hide()
            button.deleteLater()
        self._jumps = []
        for place, one in enumerate(told):
            words = self.tr("Edit the message") if not place else self.tr("{readers}: {heading}")
            button = _jump(self)
            button.setText(words.format(readers=one.readers, heading=_short(one.heading)).replace("&", "&&"))
            button.setAccessibleName(self.tr("Edit the message “{heading}”").format(heading=one.heading))
            button.setProperty("place", one.place)
            button.clicked.connect(self._go)
            self._more.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._jumps.append(button)

    def show_decision(self, settings: Settings, decision: Any, state: str) -> None:
        """Show what a registered reader in this state gets, as the engine decided it."""
        message = decision["message"] if decision["state"] == state else None
        if message is not None:
            benefits = [f"•  {benefit}" for benefit in message["benefits"] or ()]
            lines = filter(None, (message["body"], message["benefitsIntro"], "\n".join(benefits)))
            self._put(self.heading, message["heading"] or "")
            self._put(self.text, "\n".join(lines))
            self._put(self.button, self._button_words(message["cta"]))
            self._put(self.note, message["note"] or "")
        self._show_offer(settings, decision["offer"] if decision["state"] == state else None)

    def show_why_not(self, sentence: str) -> None:
        """Say why it is not known what readers get."""
        self._put(self.note, sentence)
        self._show_offer(None, None)

    def _button_words(self, cta: Any) -> str:
        if not cta:
            return ""
        return self.tr("Button “{label}”, leads to {href}").format(label=cta["label"], href=cta["href"])

    def _show_offer(self, settings: Settings | None, offer_id: str | None) -> None:
        offers = settings.offers if settings else ()
        place, offer = next(((n, o) for n, o in enumerate(offers) if o.id == offer_id), (-1, None))
        if offer is None:
            self.offer.setText(self.tr("No offer is shown in this state."))
            self.edit_offer.setProperty("place", "/offers")
            self.edit_offer.setText(self.tr("Go to the offers"))
        else:
            words = self.tr("“{name}”: {deal}").format(name=offer.name or offer.id, deal=self._deal(offer))
            self.offer.setText(words)
            self.edit_offer.setProperty("place", f"/offers/{place}/states")
            self.edit_offer.setText(self.tr("Edit the offer"))
        self.edit_offer.show()
        self.edit_offer.setAccessibleName(f"{self.edit_offer.text()}: {self.offer.text()}")

    def _deal(self, offer: Offer) -> str:
        length = span_words(offer.duration.unit, offer.duration.count)
        if offer.kind == "freeTrial":
            return self.tr("{length} free").format(length=length)
        try:
            price = format_price(offer.price.amount, offer.price.currency, window_language())
        except BadInput:
            price = offer.price.currency
        return self.tr("{length} for {price}").format(length=length, price=price)

    def _put(self, label: Any, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _go(self) -> None:
        # The button knows its place itself: one that is pressed may have been replaced before it is let go.
        self.place_wanted.emit(str(self.sender().property("place")))


def _jump(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("kind", "line")
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    icons.wear(button, "edit")
    return button


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
