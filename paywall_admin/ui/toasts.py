"""What has just happened, said in a corner for a while, with Undo; all of it stays in the list of notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
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
    """Something that happened: when, in words, and whether it was bad."""

    at: str
    text: str
    tone: Tone


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
    """The corner: the newest notices for eight seconds each, as long as nobody points at them."""

    undo_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.notices: list[Notice] = []
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

    def say(self, text: str, tone: Tone = "positive", *, undo: bool = False) -> None:
        """Tell something; with `undo`, offer to take it back as long as it is the newest."""
        at = QDateTime.currentDateTime().toString("HH:mm")
        self.notices = [*self.notices, Notice(at, text, tone)][-KEPT:]
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
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        return [toast for item in items if item and isinstance(toast := item.widget(), Toast)]

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


class NoticeList(QDialog):
    """Every notice since the window was opened, newest first."""

    def __init__(self, notices: list[Notice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Notices"))
        self.resize(480, 360)
        column = QVBoxLayout(self)
        rows = QListWidget(self)
        rows.setAccessibleName(self.tr("Notices"))
        rows.setWordWrap(True)
        for notice in reversed(notices):
            rows.addItem(f"{notice.at}   {notice.text}")
        empty = plain(self.tr("Nothing to tell yet. What you do here is listed with its time."), "secondary", self)
        column.addWidget(rows if notices else empty)
        rows.setVisible(bool(notices))
        empty.setVisible(not notices)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
