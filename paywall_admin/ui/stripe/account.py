"""The account a store is bound to: its name, TEST or LIVE, where its key is, and what that does not include."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.moments import moment_words, zone_words
from paywall_admin.ui.fields.notes import Note, Notes
from paywall_admin.ui.identity import Mode
from paywall_admin.ui.labels import ElidedLabel, flowing, tooltip
from paywall_admin.ui.stripe import words


class StripeMode(Mode):
    """TEST or LIVE, as Stripe means it."""

    def show_mode(self, *, live: bool) -> None:
        """Show the mode of an account."""
        self.show_environment("live" if live else "test")
        words = self.tr("Live: real customers, real money.") if live else self.tr("Test: a sandbox, no real money.")
        self.setAccessibleName(words)
        tooltip(self, words)


class AccountCard(QFrame):
    """What is known of the account, and what can be done with the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.mode = StripeMode(self)
        self.name = ElidedLabel("", "section", self)
        self.id = ElidedLabel("", "secondary", self)
        self.key = flowing("", "secondary", self)
        self.seen = flowing("", "secondary", self)
        self.permissions = Notes(parent=self)
        self.check = self._button(self.tr("Check the key"))
        self.other = self._button(self.tr("Another key…"))
        self.disconnect_ = self._button(self.tr("Disconnect…"))
        self._lay_out()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "quiet")
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        head.addWidget(self.mode)
        head.addWidget(self.name, 1)
        doing = QHBoxLayout()
        doing.setSpacing(tokens.SPACE_4)
        for button in (self.check, self.other, self.disconnect_):
            doing.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(doing)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_8, tokens.SPACE_8, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(head)
        place = QHBoxLayout()
        place.setSpacing(tokens.SPACE_12)
        place.addWidget(self.id, 0, Qt.AlignmentFlag.AlignTop)
        place.addWidget(self.key, 1)
        column.addLayout(place)
        column.addWidget(self.seen)
        column.addWidget(self.permissions)

    def show_account(self, view: Any, place: str | None, zone: Zone | None, *, locked: bool) -> None:
        """Show the binding, and where the key is once that is known."""
        self.mode.show_mode(live=view.livemode)
        self.name.show_text(words.account_name(view))
        self.id.show_text(view.account or "")
        self.key.setText(words.key_place(place) if place is not None else self.tr("Looking for the key…"))
        self.seen.setText(self._when(view, zone))
        self.seen.setVisible(bool(self.seen.text()))
        self.check.setEnabled(place not in (None, "none"))
        self.other.setEnabled(not locked)
        self.disconnect_.setEnabled(not locked)

    def _when(self, view: Any, zone: Zone | None) -> str:
        if zone is None or view.checked_at is None:
            return ""
        text = self.tr("Compared with the draft on {when} in {place}.")
        return text.format(when=moment_words(zone, view.checked_at - view.checked_at % 60), place=zone_words(zone))

    def show_missing(self, missing: tuple[str, ...]) -> None:
        """Name what the key may not do."""
        if not missing:
            self.permissions.show_notes(())
            return
        names = ", ".join(words.permission(name) for name in missing)
        text = self.tr(
            "The key does not include: {names}. Add them in Stripe’s dashboard; until then, what needs them is refused."
        )
        self.permissions.show_notes([Note("warning", text.format(names=names))])
