"""The words of the status line: when the website last got something new, and what is under way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from paywall_admin.core.calendar import Zone
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.moments import moment_words
from paywall_admin.ui.labels import ElidedLabel, plain


class News(QWidget):
    """The left and the middle of the status line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.published = ElidedLabel("", "secondary", self)
        self._busy = QProgressBar(self)
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(64)
        self._busy.setAccessibleName(self.tr("Under way"))
        self._words = plain("", "secondary", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.published)
        row.addStretch(1)
        row.addWidget(self._words)
        row.addWidget(self._busy)
        self.show_busy("")

    def show_status(self, status: Any) -> None:
        """Show the last publish."""
        if status.version is None:
            self.published.show_text(self.tr("Nothing published yet"))
            return
        words = self.tr("Version {version} published {when} by {name}")
        self.published.show_text(
            words.format(version=status.version, when=_local(status.published_at), name=status.published_by)
        )

    def show_busy(self, words: str) -> None:
        """Show what is under way; an empty text where nothing is."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._busy.setVisible(bool(words))
        # The bar runs only while it is to be seen: it wakes the processor.
        self._busy.setRange(0, 0 if words else 1)


def _local(epoch: int) -> str:
    """An instant as this person's clock shows it, with the zone."""
    moment = QDateTime.fromSecsSinceEpoch(epoch)
    here = Zone("here", moment.offsetFromUtc(), (), ())
    return f"{moment_words(here, epoch - epoch % 60)} {moment.timeZoneAbbreviation()}"
