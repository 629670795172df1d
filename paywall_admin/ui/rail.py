"""The navigation rail: one button a page, grouped by who uses it, wide with words or narrow with icons alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from paywall_admin.ui import tokens
from paywall_admin.ui.pages import PageEntry

_HIGH = 36  # a button with its border


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
        self._gaps: list[QSpacerItem] = []
        self._is_low = False
        # Keeps the place of the icons, which are drawn after the first paint.
        self._blank = QPixmap(tokens.ICON, tokens.ICON)
        self._blank.fill("transparent")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_8, tokens.SPACE_12, tokens.SPACE_8, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        for place, page in enumerate(pages):
            if place and page.group != pages[place - 1].group:
                self._gaps.append(QSpacerItem(0, tokens.SPACE_16))
                column.addItem(self._gaps[-1])
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is too low for buttons of full height, lower ones show every page all the same."""
        super().resizeEvent(event)
        full = len(self._words) * (_HIGH + tokens.SPACE_4) + len(self._gaps) * tokens.SPACE_16 + tokens.SPACE_24
        self._lower(event.size().height() < full)

    def _lower(self, low: bool) -> None:
        if low == self._is_low:
            return
        self._is_low = low
        column = self.layout()
        assert column is not None
        column.setSpacing(0 if low else tokens.SPACE_4)
        for gap in self._gaps:
            gap.changeSize(0, tokens.SPACE_8 if low else tokens.SPACE_16)
        for button in self._words:
            button.setProperty("low", low)
            button.style().unpolish(button)
            button.style().polish(button)
        column.invalidate()

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
