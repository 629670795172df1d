"""What readers agree to: the button's text and, beside it, what follows and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from paywall_admin.core.settings import Offer, Plan
from paywall_admin.core.terms import Button
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.labels import plain
from paywall_admin.ui.offers.words import renewal_words

_MOST = 6


class Terms(QWidget):
    """The words on the button, as readers get them, beside the price and the day that follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = plain("", "body", self, wrap=True)
        self.follows = plain("", "body", self, wrap=True)
        self.notes = Notes(parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE_24)
        grid.setVerticalSpacing(tokens.SPACE_4)
        for place, (heading, words) in enumerate(
            ((self.tr("The button says"), self.labels), (self.tr("What follows"), self.follows))
        ):
            grid.addWidget(plain(heading, "label", self), 0, place)
            grid.addWidget(words, 1, place)
            grid.setColumnStretch(place, 1)
            words.setAccessibleDescription(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(grid)
        column.addWidget(self.notes)

    def show_follows(self, offer: Offer, plan: Plan | None, today: date) -> None:
        """Show what follows an offer for somebody who takes it today."""
        unknown = self.tr("Nothing is known: this offer has no plan.")
        self.follows.setText(renewal_words(offer, plan, today) if plan else unknown)

    def wait(self) -> None:
        """Show no buttons until those of another offer are known."""
        self.labels.setText("")
        self.notes.show_help("")
        self.notes.show_notes(())

    def show_buttons(self, offer: Offer, buttons: Sequence[Button]) -> None:
        """Show the buttons that lead to an offer, and where they do not say what follows."""
        labels = list(dict.fromkeys(button.label for button in buttons))
        none = self.tr("No message in these states has a button for an offer.")
        self.labels.setText("\n".join(self._first(labels)) or none)
        self._warn(offer, [button for button in buttons if not button.says_what_follows])

    def _first(self, words: Sequence[str]) -> list[str]:
        more = [self.tr("and {count} more").format(count=len(words) - _MOST)] if len(words) > _MOST else []
        return [*words[:_MOST], *more]

    def _warn(self, offer: Offer, silent: Sequence[Button]) -> None:
        if not silent:
            self.notes.show_help("")
            self.notes.show_notes(())
        elif offer.checkout_url and offer.kind == "paidTrial":
            said = self.tr(
                "These messages lead straight to the checkout and do not say what follows: {messages}. "
                "Add a line with {{planPrice}} and {{planInterval}} to them."
            ).replace("{messages}", ", ".join(self._first(_named(silent))))
            self.notes.show_notes([Note("warning", said)])
        else:
            self.notes.show_notes(())
            self.notes.show_help(self.tr("The messages do not say what follows; the page behind the button has to."))


def _named(buttons: Sequence[Button]) -> list[str]:
    """The messages of some buttons, each with its languages: `“counter” (en, ja)`."""
    languages: dict[str, list[str]] = {}
    for button in buttons:
        languages.setdefault(button.message, []).append(button.locale)
    return [f"“{message}” ({', '.join(codes)})" for message, codes in languages.items()]
