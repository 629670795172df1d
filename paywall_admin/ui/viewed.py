"""A page that asks again only while somebody looks at it."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class ViewedPage(QWidget):
    """What changes while nobody looks is asked for once, when somebody does; `topics` are what the page shows."""

    topics: frozenset[str] = frozenset()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missed: frozenset[str] = frozenset()

    def refresh(self, topics: frozenset[str]) -> None:
        """Ask again; while nobody looks, only when somebody does."""
        self._missed |= topics & self.topics
        if self._missed and self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while nobody looked."""
        super().showEvent(event)
        if self._missed:
            self._catch_up()

    def _catch_up(self) -> None:
        missed, self._missed = self._missed, frozenset()
        self.renew(missed)

    def renew(self, topics: frozenset[str]) -> None:
        """Ask again for what belongs to these topics; each page knows what that is."""

    def focus_place(self, place: str) -> None:
        """Nothing of the settings is edited here."""
