"""What the reader sees right now: the message's words as they are, and the offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.labels import plain


class Seen(QFrame):
    """A small page with the message on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.heading = plain("", "section", self, wrap=True)
        self.body = plain("", "body", self, wrap=True)
        self.button = plain("", "label", self, wrap=True)
        self.note = plain("", "secondary", self, wrap=True)
        self.nothing = plain(self.tr("No message: the article alone."), "secondary", self, wrap=True)
        self.offer = plain("", "secondary", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_16, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_8)
        for label in (self.heading, self.body, self.note, self.button, self.nothing, self.offer):
            column.addWidget(label)

    def show_decision(self, decision: Mapping[str, Any], offers: Mapping[str, str]) -> None:
        """Show the message of a decision; `offers` are names by id."""
        message: Mapping[str, Any] = decision["message"] or {}
        bullets = [f"•  {one}" for one in message.get("benefits") or ()]
        parts = (message.get("body"), message.get("benefitsIntro"), *bullets)
        cta = message.get("cta")
        _say(self.heading, message.get("heading"))
        _say(self.body, "\n".join(filter(None, parts)))
        _say(self.note, message.get("note"))
        _say(self.button, cta and self.tr("Button: {words}").format(words=cta["label"]))
        self.nothing.setVisible(not message)
        offer = decision["offer"]
        words = self.tr("Offer: {offer}").format(offer=offers.get(offer or "", offer))
        _say(self.offer, words if offer else self.tr("No offer.") if message else "")


def _say(label: Any, text: str | None) -> None:
    label.setText(text or "")
    label.setVisible(bool(text))
