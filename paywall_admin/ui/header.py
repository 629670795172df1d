"""The bar above the pages: which publication, which store, test or live, and what is not published yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import ElidedLabel, Tone, mark, plain, tooltip


class Mode(QFrame):
    """TEST or LIVE: a word, an icon and a colour, never the colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._word = plain("", "secondary", self)
        self._word.setProperty("part", "mode")
        self._environment = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_8, 2, tokens.SPACE_8, 2)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self._picture)
        row.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_environment(self, environment: str) -> None:
        """Show the environment of the store."""
        self._environment = environment
        word = self.tr("LIVE") if environment == "live" else self.tr("TEST")
        tone: Tone = "live" if environment == "live" else "warning"
        explanation = (
            self.tr("Live: what is published here reaches readers.")
            if environment == "live"
            else self.tr("Test: nothing published here reaches readers of the live site.")
        )
        self._word.setText(word)
        self.setAccessibleName(explanation)
        tooltip(self, explanation)
        mark(self._word, "tone", tone)
        mark(self, "pill", tone)
        self.retint()
        self.show()

    def retint(self) -> None:
        """Draw the icon in the colours in force."""
        if self._environment:
            name, tone = ("live", "live") if self._environment == "live" else ("test", "warning")
            self._picture.setPixmap(icons.pixmap(name, tone, ratio=self.devicePixelRatioF()))


class Header(QFrame):
    """What a person must never be in doubt about, and the way to publish."""

    def __init__(self, publish: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setObjectName("header")
        self.setFixedHeight(52)
        self._publish = publish
        self.publication = ElidedLabel("", "section", self)
        self.mode = Mode(self)
        self.store = ElidedLabel("", "secondary", self)
        self.stripe = ElidedLabel("", "secondary", self)
        self.changes = QPushButton(self)
        self.changes.setProperty("kind", "quiet")
        self.changes.clicked.connect(publish.trigger)
        self.changes.hide()
        self.publish = QPushButton(self.tr("Publish"), self)
        self.publish.setProperty("kind", "primary")
        self.publish.setAccessibleName(self.tr("Publish"))
        self.publish.clicked.connect(publish.trigger)
        publish.changed.connect(self._follow)
        self._follow()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_24, 0, tokens.SPACE_24, 0)
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(self.publication)
        row.addWidget(self.mode)
        row.addWidget(self.store)
        row.addWidget(self.stripe)
        row.addStretch(1)
        row.addWidget(self.changes)
        row.addWidget(self.publish)

    def show_status(self, status: Any) -> None:
        """Show the state of the store."""
        self.publication.show_text(status.publication)
        self.store.show_text(status.store_label)
        tooltip(self.store, str(status.store_path))
        self.stripe.show_text(self.tr("Stripe: {state}").format(state=self._stripe(status.stripe)))
        self.mode.show_environment(status.environment)
        self.changes.setText(self._changes(status.unpublished))
        self.changes.setAccessibleName(self.tr("Not published yet: {changes}").format(changes=self.changes.text()))
        self.changes.setVisible(status.unpublished > 0)

    def _changes(self, number: int) -> str:
        return self.tr("1 change") if number == 1 else self.tr("{number} changes").format(number=number)

    def _stripe(self, state: str) -> str:
        return self.tr("not connected") if state == "not connected" else state

    def _follow(self) -> None:
        self.publish.setEnabled(self._publish.isEnabled())
