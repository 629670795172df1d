"""A first look around in three steps: edit, see, publish. Shown once, and again from the Help menu."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.labels import plain

WIDTH: Final = 340
SEEN: Final = "toured"


class Stop(NamedTuple):
    """One step: what it is about, and the part of the window that it stands beside."""

    title: str
    text: str
    beside: QWidget


class Tour(QFrame):
    """A card that goes from part to part; it blocks nothing, and Escape ends it. `ended` tells that it is over."""

    ended = Signal()

    def __init__(self, stops: tuple[Stop, ...], window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "true")
        self.setFixedWidth(WIDTH)
        self._stops = stops
        self._place = -1
        self.step = plain("", "secondary", self)
        self.title = plain("", "section", self, wrap=True)
        self.text = plain("", "body", self, wrap=True)
        self.skip = QPushButton(self.tr("Skip"), self)
        self.skip.setProperty("kind", "quiet")
        self.onward = QPushButton(self)
        self.onward.setProperty("kind", "primary")
        self._lay_out()
        self.skip.clicked.connect(self._end)
        self.onward.clicked.connect(self.go_on)
        window.installEventFilter(self)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SPACE_8)
        foot.addWidget(self.step, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.onward)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_16, tokens.SPACE_16, tokens.SPACE_16, tokens.SPACE_12)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(foot)

    @Slot()
    def go_on(self) -> None:
        """The next step; after the last one it is over."""
        self._place += 1
        if self._place >= len(self._stops):
            self._end()
            return
        stop = self._stops[self._place]
        last = self._place == len(self._stops) - 1
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.step.setText(self.tr("{step} of {steps}").format(step=self._place + 1, steps=len(self._stops)))
        self.onward.setText(self.tr("Begin") if last else self.tr("Next"))
        self.skip.setVisible(not last)
        self.setAccessibleName(f"{stop.title}. {stop.text}")
        self.onward.setAccessibleDescription(self.accessibleName())
        self.show()
        self._stand()
        self.raise_()
        self.onward.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _end(self) -> None:
        self.ended.emit()
        self.close()

    def _stand(self) -> None:
        """Beside what the step is about, within the window, never over what it speaks of where there is room."""
        self.adjustSize()
        window, about = self.parentWidget(), self._stops[self._place].beside
        assert window is not None
        target = QRect(about.mapTo(window, QPoint(0, 0)), about.size())
        room = window.rect().adjusted(tokens.SPACE_16, tokens.SPACE_16, -tokens.SPACE_16, -tokens.SPACE_16)
        left, top = target.right() + tokens.SPACE_12, target.top() + tokens.SPACE_24
        if left + self.width() > room.right():
            left = target.left() - self.width() - tokens.SPACE_12
        if target.height() < tokens.ROW_HEIGHT * 2:
            left, top = target.right() - self.width(), target.bottom() + tokens.SPACE_12
        corner = QPoint(
            max(room.left(), min(left, room.right() - self.width())),
            max(room.top(), min(top, room.bottom() - self.height())),
        )
        self.move(corner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside it while the window changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._stand()
        return False
