"""The line below the pages: the last publish, what is under way, the notices and Undo."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import ElidedLabel, plain, tooltip


class Footer(QFrame):
    """The status line."""

    def __init__(self, undo: QAction, notices: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self.setFixedHeight(tokens.CONTROL_HEIGHT + tokens.SPACE_4)
        self._undo_action = undo
        self.published = ElidedLabel("", "secondary", self)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 1)
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(64)
        self._busy.setAccessibleName(self.tr("Under way"))
        self._busy_words = plain("", "secondary", self)
        self.notices = self._button(self.tr("Notices"), notices)
        self.undo = self._button(self.tr("Undo"), undo)
        undo.changed.connect(self._follow)
        self._follow()
        self._lay_out()
        self.show_busy("")

    def _button(self, words: str, action: QAction) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "line")
        button.setAccessibleName(words)
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_24, 0, tokens.SPACE_16, 0)
        row.setSpacing(tokens.SPACE_8)
        row.addWidget(self.published)
        row.addStretch(1)
        row.addWidget(self._busy_words)
        row.addWidget(self._busy)
        row.addWidget(self.notices)
        row.addWidget(self.undo)

    def dress(self) -> None:
        """Give the buttons their icons."""
        icons.wear(self.undo, "undo")
        icons.wear(self.notices, "list")

    def show_status(self, status: Any) -> None:
        """Show when the website last got something new, and from whom."""
        if status.version is None:
            self.published.show_text(self.tr("Nothing published yet"))
            return
        words = self.tr("Version {version} published {when} by {name}")
        self.published.show_text(
            words.format(version=status.version, when=_local(status.published_at), name=status.published_by)
        )

    def show_busy(self, words: str) -> None:
        """Show what is under way; an empty text where nothing is."""
        self._busy_words.setText(words)
        self._busy_words.setVisible(bool(words))
        self._busy.setVisible(bool(words))
        self._busy.setRange(0, 0 if words else 1)

    @Slot()
    def _follow(self) -> None:
        self.undo.setEnabled(self._undo_action.isEnabled())
        tooltip(self.undo, self._undo_action.text())


def _local(epoch: int) -> str:
    """An instant as this person's clock shows it, with the zone."""
    moment = QDateTime.fromSecsSinceEpoch(epoch)
    return f"{QLocale().toString(moment, QLocale.FormatType.ShortFormat)} {moment.timeZoneAbbreviation()}"
