"""The bar above the pages: which publication, which store, test or live, and what is not published yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from paywall_admin.ui import tokens


class Header(QFrame):
    """What a person must never be in doubt about, and the way to publish.

    Before the store has said what it is, only the button stands here; the words are made with the first status.
    """

    def __init__(self, publish: QAction, publication: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setObjectName("header")
        self.setFixedHeight(52)
        self._publish = publish
        self._publication = publication
        self.identity: Any = None
        self.emergency: QPushButton | None = None
        self._emergency: QAction | None = None
        self.changes = QPushButton(self)
        self.changes.setProperty("kind", "quiet")
        self.changes.clicked.connect(publish.trigger)
        self.changes.hide()
        self.publish = QPushButton(self.tr("Publish"), self)
        self.publish.setProperty("kind", "primary")
        self.publish.setAccessibleName(self.tr("Publish"))
        self.publish.clicked.connect(publish.trigger)
        publish.changed.connect(self._follow)
        self._follow()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.SPACE_24, 0, tokens.SPACE_24, 0)
        self._row.setSpacing(tokens.SPACE_12)
        self._row.addStretch(1)
        self._row.addWidget(self.changes)
        self._row.addWidget(self.publish)

    def show_status(self, status: Any) -> None:
        """Show the state of the store."""
        if self.identity is None:
            from paywall_admin.ui.identity import Identity  # noqa: PLC0415 - after the first paint

            self.identity = Identity(self)
            self.identity.edit.clicked.connect(self._publication.trigger)
            self._row.insertWidget(0, self.identity, 1)
            self._row.setStretch(1, 0)
        self.identity.show_status(status)
        self.changes.setText(self._changes(status.unpublished))
        self.changes.setAccessibleName(self.tr("Not published yet: {changes}").format(changes=self.changes.text()))
        self.changes.setVisible(status.unpublished > 0)

    def add_emergency(self, action: QAction) -> None:
        """Put the way to the emergency switch beside Publish; after the first paint."""
        from paywall_admin.ui import icons  # noqa: PLC0415 - after the first paint
        from paywall_admin.ui.labels import tooltip  # noqa: PLC0415 - as above

        button = QPushButton(self.tr("Emergency"), self)
        button.setProperty("kind", "line")
        button.setAccessibleName(self.tr("Emergency: open the wall for everyone"))
        tooltip(button, self.tr("Open the wall for everyone, for some hours"))
        icons.wear(button, "emergency")
        button.clicked.connect(action.trigger)
        self.emergency = button
        self._emergency = action
        self._row.insertWidget(self._row.indexOf(self.changes), button)
        action.changed.connect(self._follow_emergency)
        self._follow_emergency()

    def show_emergency(self, is_open: bool) -> None:
        """While the wall is open, the strip above the page says so and has the way back."""
        if self.emergency is not None:
            self.emergency.setVisible(not is_open)

    def _follow_emergency(self) -> None:
        if self.emergency is not None and self._emergency is not None:
            self.emergency.setEnabled(self._emergency.isEnabled())

    def _changes(self, number: int) -> str:
        return self.tr("1 change") if number == 1 else self.tr("{number} changes").format(number=number)

    def _follow(self) -> None:
        self.publish.setEnabled(self._publish.isEnabled())
        self.changes.setEnabled(self._publish.isEnabled())
