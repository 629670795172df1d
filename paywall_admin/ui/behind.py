"""Pages that nobody sees: they catch up with what they have missed when it is calm, or when they are opened."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Slot

CALM_MS: Final = 700


class Behind(QObject):
    """Keeps which topics each hidden page has missed. Eleven pages that ask anew with each key would be felt."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._missed: dict[str, frozenset[str]] = {}
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._catch_up)

    def miss(self, name: str, topics: frozenset[str]) -> None:
        """Note that a page does not know what has changed in these topics."""
        self._missed[name] = self._missed.get(name, frozenset()) | topics
        self._calm.start()

    def refresh(self, name: str) -> bool:
        """Let a page ask for what it has missed; says whether there was anything."""
        topics = self._missed.pop(name, None)
        if topics is not None:
            self._window.page(name).refresh(topics)
        return topics is not None

    @Slot()
    def _catch_up(self) -> None:
        """One page at a time, while nothing else is under way."""
        if self._missed and not self._window.desk.in_hand:
            self.refresh(next(iter(self._missed)))
        if self._missed:
            self._calm.start()

    def close(self) -> None:
        """Leave everything as it is."""
        self._missed.clear()
        self._calm.stop()
