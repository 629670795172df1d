"""What this window works on: the publication, the store, Stripe, and whether it is test or live."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import ElidedLabel, Tone, mark, plain, tooltip
from paywall_admin.ui.style import style

_NOT_CONNECTED: Final = "not connected"


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
        style().changed.connect(self._retint)

    def show_environment(self, environment: str) -> None:
        """Show the environment of the store."""
        self._environment = environment
        is_live = environment == "live"
        tone: Tone = "live" if is_live else "warning"
        explanation = (
            self.tr("Live: what is published here reaches readers.")
            if is_live
            else self.tr("Test: nothing published here reaches readers of the live site.")
        )
        self._word.setText(self.tr("LIVE") if is_live else self.tr("TEST"))
        self.setAccessibleName(explanation)
        tooltip(self, explanation)
        mark(self._word, "tone", tone)
        mark(self, "pill", tone)
        self._retint()

    def _retint(self) -> None:
        if self._environment:
            name, tone = ("live", "live") if self._environment == "live" else ("test", "warning")
            self._picture.setPixmap(icons.pixmap(name, tone, ratio=self.devicePixelRatioF()))


class Identity(QWidget):
    """The words on the left of the header."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.publication = ElidedLabel("", "section", self)
        self.edit = QToolButton(self)
        self.edit.setAccessibleName(self.tr("Edit the publication"))
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tooltip(self.edit, self.tr("Name, languages, time zone, currency and pages of the publication"))
        icons.wear(self.edit, "edit")
        self.mode = Mode(self)
        self.store = ElidedLabel("", "secondary", self)
        self.stripe = ElidedLabel("", "secondary", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_12)
        for widget in (self.publication, self.edit, self.mode, self.store, self.stripe):
            row.addWidget(widget)
        row.addStretch(1)

    def show_status(self, status: Any) -> None:
        """Show the state of the store."""
        self.publication.show_text(status.publication)
        self.store.show_text(status.store_label)
        tooltip(self.store, str(status.store_path or status.store_label))
        self.stripe.show_text(self.tr("Stripe: {state}").format(state=self._stripe(status.stripe)))
        is_live = status.environment == "live" and status.stripe != _NOT_CONNECTED
        mark(self.stripe, "tone", "live" if is_live else "")
        self.mode.show_environment(status.environment)

    def _stripe(self, state: str) -> str:
        if state == _NOT_CONNECTED:
            return self.tr("not connected")
        account, _, mode = state.rpartition(", ")
        words = self.tr("LIVE") if mode == "LIVE" else self.tr("TEST")
        return f"{account}, {words}"
