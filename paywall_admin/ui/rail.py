"""The navigation rail: one button a page, grouped by who uses it, wide with words or narrow with icons alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.pages import PageEntry


class Rail(QFrame):
    """Shows which page is open, and opens another."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], narrow: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[QPushButton, str] = {}
        self._pages = tuple(pages)
        self._open = ""
        # Keeps the place of the icons, which are drawn after the first paint.
        self._blank = QPixmap(tokens.ICON, tokens.ICON)
        self._blank.fill("transparent")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_8, tokens.SPACE_12, tokens.SPACE_8, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        for place, page in enumerate(pages):
            if place and page.group != pages[place - 1].group:
                column.addSpacing(tokens.SPACE_16)
            column.addWidget(self._page_button(page))
        column.addStretch(1)
        self._fold = fold = self._button(self.tr("Collapse"))
        fold.clicked.connect(narrow.trigger)
        column.addWidget(fold)
        narrow.toggled.connect(self._resize)
        self._resize(narrow.isChecked())

    def dress(self) -> None:
        """Give the buttons their icons; after the first paint."""
        from paywall_admin.ui import icons  # noqa: PLC0415 - after the first paint

        for page in self._pages:
            icons.wear(self._buttons[page.id], page.icon, "secondary", "accent", tokens.ICON)
        icons.wear(self._fold, "collapse", size=tokens.ICON)

    def select(self, page: str) -> None:
        """Mark the page that is open."""
        self._open = page
        for name, button in self._buttons.items():
            button.setChecked(name == page)

    def take_focus(self) -> None:
        """Put the focus on the button of the open page."""
        button = self._buttons.get(self._open)
        if button is not None:
            button.setFocus()

    def _page_button(self, page: PageEntry) -> QPushButton:
        button = self._button(page.words())
        button.setCheckable(True)
        button.setObjectName(page.id)
        button.clicked.connect(self._choose)
        self._buttons[page.id] = button
        return button

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "rail")
        button.setAccessibleName(words)
        button.setIconSize(QSize(tokens.ICON, tokens.ICON))
        button.setIcon(self._blank)
        self._words[button] = f"  {words}"
        return button

    @Slot()
    def _choose(self) -> None:
        name = self.sender().objectName()
        self.select(self._open or name)
        self.chosen.emit(name)

    @Slot(bool)
    def _resize(self, narrow: bool) -> None:
        self.setFixedWidth(tokens.RAIL_NARROW if narrow else tokens.RAIL_WIDE)
        for button, words in self._words.items():
            button.setText("" if narrow else words)
            button.setToolTip(words.strip() if narrow else "")
