"""Two parts side by side, or one below the other where the page is narrow, shared as the person left them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from paywall_admin.ui.memory import Memory


class Split(QSplitter):
    """A splitter that remembers where it stood, once for each direction; side by side needs the width `wide`.

    `turned` tells whether the parts stand side by side now.
    """

    turned = Signal(bool)

    def __init__(
        self,
        name: str,
        *,
        wide: int,
        shares: tuple[int, int],
        parent: QWidget | None = None,
        memory: Memory | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name = name
        self._wide = wide
        self._shares = shares
        self._memory = memory or Memory()
        self._shown: Qt.Orientation | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._remember)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie as the width allows."""
        wide = event.size().width() >= self._wide
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if direction != self._shown and self.count() == len(self._shares):
            self._shown = direction
            self.setOrientation(direction)
            self._recall()
            self.turned.emit(wide)
        super().resizeEvent(event)

    def _key(self) -> str:
        side_by_side = self.orientation() == Qt.Orientation.Horizontal
        return f"split/{self._name}/{'beside' if side_by_side else 'below'}"

    def _recall(self) -> None:
        for place, share in enumerate(self._shares):
            self.setStretchFactor(place, share)
        if not self.restoreState(self._memory.shape(self._key())):
            whole = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
            self.setSizes([whole * share // sum(self._shares) for share in self._shares])

    def _remember(self) -> None:
        self._memory.keep_shape(self._key(), self.saveState())
