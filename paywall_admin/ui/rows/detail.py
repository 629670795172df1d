"""The detail of a list: what is picked, what can be done with it as a whole, and its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from paywall_admin.ui import icons, tokens
from paywall_admin.ui.fields.notes import Notes
from paywall_admin.ui.labels import Badge, ElidedLabel, StateButton, tooltip
from paywall_admin.ui.rows.delegate import GRIP_WIDTH
from paywall_admin.ui.rows.entry import Editor, Entry
from paywall_admin.ui.scrolling import let_scroll


class Detail(QWidget):
    """A heading with the state and the actions of the object, what concerns it as a whole, and its editor."""

    def __init__(self, editor: Callable[[QWidget], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget(self)
        inner.setMaximumWidth(tokens.DETAIL_WIDTH)
        self.heading = ElidedLabel("", "section", inner)
        self.badge = Badge(parent=inner)
        self.beside = StateButton(inner)
        self.notes = Notes(parent=inner)
        self.duplicate = _tool("copy", self.tr("Duplicate"), "Ctrl+D", inner)
        self.archive = _tool("archive", self.tr("Archive"), self.tr("Delete, in the list"), inner)
        keeps_room = self.duplicate.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.duplicate.setSizePolicy(keeps_room)
        self.restore = QPushButton(self.tr("Restore"), inner)
        icons.wear(self.restore, "restore")
        made = editor(inner)
        self.editor: Editor = made
        self._lay_out(inner, made)

    def _lay_out(self, inner: QWidget, editor: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_12)
        head.addWidget(self.heading)
        head.addWidget(self.badge)
        head.addWidget(self.beside)
        head.addStretch(1)
        for button in (self.duplicate, self.archive, self.restore):
            head.addWidget(button)
        column = QVBoxLayout(inner)
        # Room for the focus rings of fields at the edge.
        column.setContentsMargins(0, 0, tokens.SPACE_12, tokens.SPACE_24)
        column.setSpacing(tokens.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.notes)
        column.addWidget(editor)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)

    def show_entry(self, entry: Entry, *, locked: bool) -> None:
        """Show an object, or the same one as it is now."""
        self.heading.show_text(entry.name)
        self.badge.show_state(entry.row.badge, entry.row.tone)
        self.beside.show_state(entry.row.beside, entry.row.beside_tone)
        self.duplicate.setVisible(not entry.vacant)
        self.archive.setVisible(not entry.archived and not entry.vacant)
        self.restore.setVisible(entry.archived)
        for button in (self.duplicate, self.archive, self.restore):
            button.setEnabled(not locked)
        self.editor.show_entry(entry)
        self.editor.lock(locked or entry.archived)
        self.show_findings(entry)

    def show_findings(self, entry: Entry) -> None:
        """Show what the check says beside the fields it concerns; what concerns no field stands above them."""
        form = self.editor.form
        places = [(form.field_at(path), note) for path, note in entry.findings if not form.is_turned_away(path)]
        for field in form.fields():
            field.show_findings([note for place, note in places if place is field])
        self.notes.show_notes([note for place, note in places if place is None])


class DetailScroll(QScrollArea):
    """Scrolls a detail that stands beside its list; below the list it grows, and the page scrolls as a whole."""

    def __init__(self, editor: Callable[[QWidget], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail = Detail(editor, self.viewport())
        self._grows = False
        let_scroll(self, self.detail)

    def set_growing(self, grows: bool) -> None:
        """Whether it is as high as what it shows."""
        self._grows = grows
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if grows else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setViewportMargins(GRIP_WIDTH if grows else 0, 0, 0, 0)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """All of the detail, or a part of it worth reading."""
        least = self.detail.minimumSizeHint()
        whole = max(least.height(), self.detail.heightForWidth(max(self.viewport().width(), least.width())))
        return QSize(min(least.width(), 320), whole if self._grows else 160)

    def sizeHint(self) -> QSize:
        """As wide as a detail may be."""
        return QSize(tokens.DETAIL_WIDTH, self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        if self._grows and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is shown."""
        if self._grows and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _tool(icon: str, name: str, keys: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    icons.wear(button, icon)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tooltip(button, f"{name} ({keys})")
    return button
