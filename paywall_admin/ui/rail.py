"""The navigation rail: one button a page, grouped by who uses it, wide with words or narrow with icons alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import tooltip
from paywall_admin.ui.pages import PageEntry


class Rail(QFrame):
    """Shows which page is open, and opens another."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], narrow: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self._buttons: dict[str, QToolButton] = {}
        self._narrow = narrow
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_8, tokens.SPACE_12, tokens.SPACE_8, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        for place, page in enumerate(pages):
            if place and page.group != pages[place - 1].group:
                column.addSpacing(tokens.SPACE_16)
            column.addWidget(self._button(page))
        column.addStretch(1)
        self._fold = self._plain_button("collapse", self.tr("Narrow navigation"))
        self._fold.clicked.connect(narrow.trigger)
        column.addWidget(self._fold)
        narrow.toggled.connect(self._resize)
        self._resize(narrow.isChecked())

    def select(self, page: str) -> None:
        """Mark the page that is open."""
        self._buttons[page].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the button of the open page."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, page: PageEntry) -> QToolButton:
        button = self._plain_button(page.icon, page.words())
        button.setCheckable(True)
        icons.wear(button, page.icon, "secondary", "accent")
        button.setObjectName(page.id)
        button.clicked.connect(self._choose)
        self._group.addButton(button)
        self._buttons[page.id] = button
        return button

    def _plain_button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("rail", "true")
        button.setText(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(tokens.ICON, tokens.ICON))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        icons.wear(button, icon)
        return button

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.sender().objectName())

    @Slot(bool)
    def _resize(self, narrow: bool) -> None:
        self.setFixedWidth(tokens.RAIL_NARROW if narrow else tokens.RAIL_WIDE)
        words = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (*self._buttons.values(), self._fold):
            button.setToolButtonStyle(words)
            tooltip(button, button.text() if narrow else "")
