"""The languages of a message side by side: one is open, and those that lack something are marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.fields import paint
from paywall_admin.ui.fields.choice import Segment
from paywall_admin.ui.fields.flow import FlowLayout
from paywall_admin.ui.labels import tooltip
from paywall_admin.ui.messages.words import language_words

_DOT = 7


class LanguageTab(Segment):
    """One language; a dot says that something is missing in it."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(language_words(code), parent)
        self.code = code
        self.lack = ""

    def show_lack(self, lack: str) -> None:
        """Say what is missing; nothing where nothing is."""
        self.lack = lack
        self.setAccessibleName(f"{self.text()}: {lack}" if lack else self.text())
        tooltip(self, lack)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, and room for the dot."""
        return super().sizeHint() + QSize(_DOT + tokens.SPACE_4 if self.lack else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words on their plate, and the dot behind them."""
        super().paintEvent(event)
        if self.lack:
            painter = QPainter(self)
            paint.begin(painter)
            painter.setBrush(paint.colour("warning"))
            painter.drawEllipse(self.width() - _DOT - tokens.SPACE_4, (self.height() - _DOT) // 2, _DOT, _DOT)
            painter.end()


class LanguageTabs(QWidget):
    """The languages in lines; the arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: list[LanguageTab] = []
        self._layout = FlowLayout(self, paint.INSET)
        self._layout.setContentsMargins(paint.INSET, paint.INSET, paint.INSET, paint.INSET)
        self._end = QWidget(self)
        self._layout.addWidget(self._end)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_languages(self, codes: Sequence[str]) -> None:
        """Offer these; the open one stays open while it is among them."""
        if list(codes) == [tab.code for tab in self.tabs]:
            return
        kept = self.language()
        for tab in self.tabs:
            tab.hide()
            self._layout.removeWidget(tab)
            tab.deleteLater()
        self.tabs = [LanguageTab(code, self) for code in codes]
        for tab in self.tabs:
            self._layout.put_before_last(tab)
            tab.clicked.connect(self._tell)
            tab.show()
        self.open_language(kept if kept in codes else codes[0])
        self.updateGeometry()

    def show_lacks(self, lacks: Mapping[str, str]) -> None:
        """Mark what is missing, by language."""
        for tab in self.tabs:
            if tab.lack != lacks.get(tab.code, ""):
                tab.show_lack(lacks.get(tab.code, ""))

    def language(self) -> str:
        """The code of the open one; empty before there is any."""
        return next((tab.code for tab in self.tabs if tab.isChecked()), "")

    def open_language(self, code: str) -> None:
        """Open one."""
        for tab in self.tabs:
            if tab.code == code:
                tab.setChecked(True)

    def _tell(self) -> None:
        self.chosen.emit(self.language())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The trough they lie in."""
        painter = QPainter(self)
        paint.trough(painter, self.rect())
        painter.end()
