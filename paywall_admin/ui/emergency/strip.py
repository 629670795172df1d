"""The strip above every page while the wall is open in an emergency, and where a website has not heard of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import icons, phrasebook, tokens
from paywall_admin.ui.emergency.words import end_words, left_words
from paywall_admin.ui.labels import plain
from paywall_admin.ui.style import style


class EmergencyStrip(QFrame):
    """Says until when, for how long still, by whom and why; `close_wanted` and `again_wanted` are its buttons."""

    close_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "accent")
        self._picture = QLabel(self)
        self.words = plain("", "section", self, wrap=True)
        self.details = plain("", "body", self, wrap=True)
        self.failures = plain("", "body", self, wrap=True)
        self.again = QPushButton(self.tr("Bring it there again"), self)
        self.close_now = QPushButton(self.tr("Close now"), self)
        self.again.clicked.connect(self.again_wanted)
        self.close_now.clicked.connect(self.close_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.words, self.details, self.failures):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_16, tokens.SPACE_8, tokens.SPACE_12, tokens.SPACE_8)
        row.setSpacing(tokens.SPACE_12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.again)
        row.addWidget(self.close_now)
        style().changed.connect(self._retint)
        self._retint()
        self.hide()

    def show_emergency(self, emergency: Any, zone: Zone, now: int, *, locked: bool) -> None:
        """Show the state of the switch at a moment; nothing where it is off and everybody knows."""
        is_open = emergency is not None and emergency.starts_at <= now < emergency.until
        lingers = emergency is not None and not is_open and emergency.lingers is not None and emergency.lingers > now
        self.setVisible(is_open or lingers)
        if not (is_open or lingers):
            return
        ends = emergency.until if is_open else emergency.lingers
        end, left = end_words(zone, ends), left_words(ends - now)
        if is_open:
            words = self.tr("The wall is open for everyone: {left} left")
            details = self.tr("Until {end}, opened by {name}.").format(end=end, name=emergency.opened_by)
            if emergency.reason:
                details = f"{details} {self.tr('Why: {reason}').format(reason=emergency.reason)}"
        else:
            words = self.tr("The wall is closed here, but may still be open on the website: {left} left")
            details = self.tr("What was opened ends by itself on {end}.").format(end=end)
        self.words.setText(words.format(left=left))
        self.details.setText(details)
        self._show_failures(emergency, is_open)
        self.close_now.setVisible(is_open)
        self.close_now.setEnabled(not locked)
        self.again.setEnabled(not locked)
        self.setAccessibleName(f"{self.words.text()}. {details}")

    def _show_failures(self, emergency: Any, is_open: bool) -> None:
        opened, closed = self.tr("{target} has not opened: {sentence}"), self.tr("{target} has not closed: {sentence}")
        said = [
            (opened if is_open else closed).format(target=one.target, sentence=phrasebook.said(one.sentence))
            for one in emergency.failed
        ]
        if is_open and not emergency.deliveries:
            said = [self.tr("There is no target yet, so no website has heard of it.")]
        self.failures.setText("\n".join(said))
        self.failures.setVisible(bool(said))
        self.again.setVisible(bool(emergency.failed))

    def _retint(self) -> None:
        picture = icons.pixmap("emergency", "on_accent", tokens.ICON, self.devicePixelRatioF())
        self._picture.setPixmap(picture)
