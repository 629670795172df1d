"""Reading subscribers: when it was done last, and doing it now."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.moments import moment_words, zone_words
from paywall_admin.ui.labels import flowing


class SubscribersPart(QWidget):
    """Two ways to read them; `read_wanted` says whether everything is wanted."""

    read_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last = flowing("", "section", self)
        self.outcome = flowing("", "body", self)
        self.read = QPushButton(self.tr("Read subscribers"), self)
        icons.wear(self.read, "readers")
        self.whole = QPushButton(self.tr("Read everything again"), self)
        self.whole.setProperty("kind", "quiet")
        doing = QHBoxLayout()
        doing.setSpacing(tokens.SPACE_12)
        doing.addWidget(self.read)
        doing.addWidget(self.whole)
        doing.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_4, 0, 0)
        column.setSpacing(tokens.SPACE_12)
        column.addWidget(
            flowing(
                self.tr(
                    "Customers, subscriptions and completed checkouts are read from Stripe, so that support sees who "
                    "pays, since when and until when, and so that a price change tells how many subscribers stay on "
                    "the old price. Nothing is changed at Stripe."
                ),
                "secondary", self)
        )  # fmt: skip
        column.addWidget(self.last)
        column.addWidget(self.outcome)
        column.addLayout(doing)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.read.clicked.connect(self._read)
        self.whole.clicked.connect(self._read_all)
        self.outcome.hide()

    def show_last(self, view: Any, zone: Zone | None) -> None:
        """Say when they were read last."""
        self.whole.setVisible(view.read_at is not None)
        if view.read_at is None or zone is None:
            self.last.setText(self.tr("Subscribers were not read yet"))
            return
        when = moment_words(zone, view.read_at - view.read_at % 60)
        self.last.setText(self.tr("Last read on {when} in {place}").format(when=when, place=zone_words(zone)))

    def forget(self) -> None:
        """Say nothing of what was read: it was of another store."""
        self.outcome.hide()

    def show_outcome(self, outcome: Any) -> None:
        """Say what was read."""
        figures = {"customers": f"{outcome.customers:,}", "subscriptions": f"{outcome.subscriptions:,}"}
        if outcome.cancelled:
            text = self.tr(
                "Stopped; the next time begins anew. Customers read: {customers}. Subscriptions read: {subscriptions}."
            )
        elif outcome.full:
            text = self.tr("Everything was read. Customers: {customers}. Subscriptions: {subscriptions}.")
        elif not outcome.customers and not outcome.subscriptions:
            text = self.tr("Nothing has changed since the last time.")
        else:
            text = self.tr("What changed was read. Customers: {customers}. Subscriptions: {subscriptions}.")
        self.outcome.setText(text.format(**figures))
        self.outcome.show()

    def _read(self) -> None:
        self.read_wanted.emit(False)

    def _read_all(self) -> None:
        self.read_wanted.emit(True)
