"""Where the reader's page stands: as wide as a real screen, made smaller where there is less room for it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paywall_admin.core.situation import Device
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.labels import plain

# The width of a page on a laptop and on a phone, in the pixels that pages are laid out in.
WIDTHS: Final[dict[Device, int]] = {"wide": 1100, "narrow": 390}
_LEAST_ZOOM: Final = 0.25


class Stage(QFrame):
    """Holds the browser's view, or a sentence where there is none."""

    retry_wanted = Signal()
    outside_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self.setMinimumHeight(160)
        self._view: QWidget | None = None
        self._device: Device = "wide"
        self._sentence = plain("", "secondary", self, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QWidget(self)
        self._lay_out()
        self.show_sentence(self.tr("The preview is being prepared…"), offer=False)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for words, icon, wanted in (
            (self.tr("Open in browser"), "open-outside", self.outside_wanted),
            (self.tr("Try again"), "reload", self.retry_wanted),
        ):
            button = QPushButton(words, self._buttons)
            button.setAccessibleName(words)
            icons.wear(button, icon)
            button.clicked.connect(wanted)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_24, tokens.SPACE_16, tokens.SPACE_24, tokens.SPACE_16)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_sentence(self, sentence: str, *, offer: bool) -> None:
        """Say something in the place of the page; with `offer`, the ways on."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._buttons.setVisible(offer)

    def sentence(self) -> str:
        """What is said in the place of the page; empty while it shows."""
        return self._sentence.text()

    def show_view(self, view: QWidget) -> None:
        """Show the browser's view."""
        self._view = view
        self.show_sentence("", offer=False)
        self._place()
        view.show()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the page for what stands beside it.

        Asked also when Chromium's widget that had the focus dies with its renderer: who has it is not looked at.
        """
        from paywall_admin.ui import tabbing  # noqa: PLC0415 - after the first paint

        if self._view is not None and self._view.isVisible():
            return tabbing.go_on(self.window(), forward=forward, after=self._view)
        return super().focusNextPrevChild(forward)

    def drop_view(self) -> None:
        """The view is gone."""
        self._view = None

    def set_device(self, device: Device) -> None:
        """Be as wide as this device."""
        self._device = device
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._view is None:
            return
        wanted = WIDTHS[self._device]
        zoom = max(_LEAST_ZOOM, min(1.0, self.width() / wanted))
        width = min(self.width(), round(wanted * zoom))
        self._view.setGeometry(QRect((self.width() - width) // 2, 0, width, self.height()))
        self._view.setZoomFactor(zoom)  # type: ignore[attr-defined]
