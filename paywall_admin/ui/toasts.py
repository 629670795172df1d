"""What has just happened, said in a corner for a while, with Undo; all of it stays in the list of notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import Tone, plain

SHOWN_MS: Final = 8000
AT_ONCE: Final = 3
KEPT: Final = 200
_PICTURES: Final[dict[Tone, tuple[str, str]]] = {
    "": ("info", "secondary"),
    "accent": ("info", "accent"),
    "positive": ("positive", "positive"),
    "warning": ("warning", "warning"),
    "danger": ("danger", "danger"),
    "live": ("live", "live"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened: when, in words, whether it was bad, and the audit's entry that can be taken back."""

    number: int
    at: str
    text: str
    tone: Tone
    entry: int | None = None
    is_undone: bool = False


class Toast(QFrame):
    """One notice on a card."""

    undo_wanted = Signal()
    done = Signal()

    def __init__(self, text: str, tone: Tone, undo: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_16, tokens.SPACE_8, tokens.SPACE_8, tokens.SPACE_8)
        row.setSpacing(tokens.SPACE_8)
        picture = plain("", "body", self)
        icon, colour = _PICTURES[tone]
        picture.setPixmap(icons.pixmap(icon, colour, ratio=self.devicePixelRatioF()))
        row.addWidget(picture)
        words = plain(text, "body", self, wrap=True)
        words.setMinimumWidth(min(320, words.fontMetrics().horizontalAdvance(text) + tokens.SPACE_8))
        row.addWidget(words, 1)
        if undo:
            row.addWidget(self._undo_button())
        row.addWidget(self._close_button())
        self.setMaximumWidth(480)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def _undo_button(self) -> QPushButton:
        button = QPushButton(self.tr("Undo"), self)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(self.tr("Undo: {what}").format(what=self.accessibleName()))
        button.clicked.connect(self.undo_wanted)
        button.clicked.connect(self.done)
        return button

    def _close_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(self.tr("Close this notice"))
        button.setIconSize(QSize(tokens.ICON_SMALL, tokens.ICON_SMALL))
        icons.wear(button, "close")
        button.clicked.connect(self.done)
        return button


class Toasts(QWidget):
    """The corner: the newest notices for eight seconds each, as long as nobody points at them.

    `listed` is sent when the list of all of them has changed.
    """

    undo_wanted = Signal()
    listed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.notices: list[Notice] = []
        self._told = 0
        self._over = over
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_8)
        self._rest = QTimer(self)
        self._rest.setInterval(SHOWN_MS)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._drop_oldest)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, tone: Tone = "positive", *, undo: bool = False) -> int:
        """Tell something; with `undo`, offer to take it back as long as it is the newest. Returns its number."""
        self._told += 1
        at = QDateTime.currentDateTime().toString("HH:mm")
        self.notices = [*self.notices, Notice(self._told, at, text, tone)][-KEPT:]
        self._show_card(text, tone, undo)
        self.listed.emit()
        return self._told

    def link(self, number: int, entry: int) -> None:
        """Let a notice be taken back in the list, also when it is no longer the newest."""
        self.notices = [replace(one, entry=entry) if one.number == number else one for one in self.notices]
        self.listed.emit()

    def settle(self, entry: int) -> None:
        """What a notice tells of was taken back."""
        self.notices = [replace(one, is_undone=True) if one.entry == entry else one for one in self.notices]
        self.listed.emit()

    def forget(self) -> None:
        """Empty the list."""
        self.notices = []
        self.listed.emit()

    def _show_card(self, text: str, tone: Tone, undo: bool) -> None:
        for old in self._toasts():
            for button in old.findChildren(QPushButton):
                button.hide()
        for old in self._toasts()[: 1 - AT_ONCE]:
            self._drop(old)
        toast = Toast(text, tone, undo, self)
        toast.undo_wanted.connect(self.undo_wanted)
        toast.done.connect(self._finish)
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignLeft)
        toast.show()
        self.show()
        self.raise_()
        self._place()
        self._rest.start()

    def clear(self) -> None:
        """Take all cards away; the list keeps them."""
        self._rest.stop()
        for toast in self._toasts():
            self._drop(toast)
        self.hide()

    def _toasts(self) -> list[Toast]:
        # One that was dropped is a child until it is deleted, but stands in the column no more.
        shown = ((self._column.indexOf(one), one) for one in self.children() if isinstance(one, Toast))
        return [toast for place, toast in sorted(shown, key=lambda pair: pair[0]) if place >= 0]

    def _drop(self, toast: Toast) -> None:
        self._column.removeWidget(toast)
        toast.hide()
        toast.deleteLater()

    @Slot()
    def _drop_oldest(self) -> None:
        toasts = self._toasts()
        if toasts and not self.underMouse():
            self._drop(toasts[0])
            toasts = toasts[1:]
        if toasts:
            self._rest.start()
        self._place()

    @Slot()
    def _finish(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._drop(toast)
        self._place()

    @Slot()
    def _place(self) -> None:
        if not self._toasts():
            self.hide()
            return
        self.adjustSize()
        self.move(tokens.SPACE_24, self._over.height() - self.height() - tokens.SPACE_16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner while the window changes its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False
