"""What a section is made of: the list with what belongs to it, and the detail beside or below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.notes import Notes
from paywall_admin.ui.labels import plain
from paywall_admin.ui.rows.delegate import GRIP_WIDTH
from paywall_admin.ui.rows.detail import DetailScroll
from paywall_admin.ui.rows.empty import Empty
from paywall_admin.ui.rows.entry import Texts
from paywall_admin.ui.rows.view import RowsView

SIDE_BY_SIDE: Final = 940


class Frame(QWidget):
    """The widgets of a section, laid out for the width there is.

    Each is made in its place: a widget that changes its parent is styled anew with all that is in it.
    """

    def __init__(
        self, texts: Texts, *, weights: Sequence[int], editor: Callable[[QWidget], Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.is_wide = False
        self._list = QWidget(self)
        self._order = plain(texts.order, "secondary", self._list, wrap=True)
        self.notes = Notes(parent=self._list)
        self.view = RowsView(weights, parent=self._list)
        self.view.setAccessibleName(texts.name)
        self.view.setAccessibleDescription(texts.order)
        self.add = QPushButton(texts.add, self._list)
        self.add.setProperty("kind", "quiet")
        icons.wear(self.add, "plus", "accent")
        self.show_archived = QPushButton(self._list)
        self.show_archived.setProperty("kind", "quiet")
        self.show_archived.setCheckable(True)
        self.empty = Empty(texts.empty_title, texts.empty_text, texts.add, self._list)
        self._scroll = DetailScroll(editor, self)
        self.detail = self._scroll.detail
        self._revealed: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._reveal_now)
        self._lay_out()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(tokens.SPACE_12, 0, 0, 0)
        below.addWidget(self.add)
        below.addStretch(1)
        below.addWidget(self.show_archived)
        indented = QVBoxLayout()
        indented.setContentsMargins(GRIP_WIDTH, 0, 0, 0)
        indented.addWidget(self.empty)
        self._order.setContentsMargins(GRIP_WIDTH, 0, 0, 0)
        self.notes.setContentsMargins(GRIP_WIDTH, 0, 0, 0)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(self._order)
        column.addWidget(self.notes)
        column.addWidget(self.view)
        column.addLayout(below)
        column.addLayout(indented)
        column.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(tokens.SPACE_24)
        self._body.addWidget(self._list, 4)
        self._body.addWidget(self._scroll, 5)

    def show_frame(self, *, filled: bool, archived: int) -> None:
        """Show the list and its detail, or what stands in the place of an empty one."""
        words = self.tr("Hide archived") if self.show_archived.isChecked() else self.tr("Show archived ({count})")
        self.show_archived.setText(words.format(count=archived))
        self.show_archived.setVisible(bool(archived))
        for widget in (self.view, self._order, self.add, self._scroll):
            widget.setVisible(filled)
        self.empty.setVisible(not filled)

    def fit(self, width: int) -> None:
        """Side by side where the page is wide; else one below the other, and then the whole page scrolls."""
        wide = self.is_wide = width >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != direction:
            self._body.setDirection(direction)
        self._body.setStretch(0, 4 if wide else 0)
        self._scroll.set_growing(not wide)

    def reveal(self, field: QWidget) -> None:
        """Scroll the detail to a field, and the page where that scrolls as a whole; once what is new has its place."""
        self._revealed = field
        self._soon.start()

    def _reveal_now(self) -> None:
        field = self._revealed
        above = field.parentWidget() if field is not None and isValid(field) else None
        while above is not None and field is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(field)
            above = above.parentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is shown has grown or shrunk: the field one has just gone to stays in view."""
        super().resizeEvent(event)
        field, focused = self._revealed, self.focusWidget()
        stays = field is not None and isValid(field) and focused is not None
        if stays and field is not None and (field is focused or field.isAncestorOf(focused)):
            self._soon.start()
        else:
            self._revealed = None

    def scroll_up(self) -> None:
        """Scroll the detail to its beginning."""
        self._scroll.verticalScrollBar().setValue(0)
