"""Where files are dropped: while some are held over the page, it says that they would be imported."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.labels import plain


class Landing(QWidget):
    """Lies over the page while local files are held over it; `landed` carries their places when they are dropped.

    `takes` says whether this person may import at all.
    """

    landed = Signal(list)

    def __init__(self, takes: Callable[[], bool], page: QWidget) -> None:
        super().__init__(page)
        self._takes = takes
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = plain(self.tr("Drop to import"), "title", self)
        column = QVBoxLayout(self)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files that come over the page, leave it again, or are dropped on it."""
        if watched is not self._page:
            return False
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            if places := _places(event.mimeData()):
                event.acceptProposedAction()
                self.landed.emit(places)
            return True
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._page.rect())
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not _places(event.mimeData()) or not self._takes():
            return False
        event.acceptProposedAction()
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the page, with the ring of whatever is about to be used."""
        painter = QPainter(self)
        veil = paint.colour("surface")
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        inset = tokens.SPACE_8
        paint.ring(painter, self.rect().adjusted(inset, inset, -inset, -inset), tokens.RADIUS_CARD)
        painter.end()


def _places(held: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in held.urls() if url.isLocalFile()]
