"""How the window looks: Fusion, one palette and one style sheet, light or dark, with the system or as chosen."""

from __future__ import annotations

from typing import Final, Literal, get_args

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from paywall_admin.system import assets
from paywall_admin.ui import tokens
from paywall_admin.ui.palette import palette
from paywall_admin.ui.sheet import sheet
from paywall_admin.ui.tokens import Scheme

Mode = Literal["system", "light", "dark"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)


class Style(QObject):
    """The appearance of the application; `changed` tells those that paint or tint by hand.

    Qt tells when the system turns light or dark, but Fusion does not repaint by itself: the palette and the style
    sheet are set anew each time.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        self._scheme: Scheme | None = None
        app.setStyle("Fusion")
        _set_font(app)
        QDir.setSearchPaths("icons", [str(assets.path("icons"))])
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def mode(self) -> Mode:
        """Whether the system decides, or a person did."""
        return self._mode

    @property
    def scheme(self) -> Scheme:
        """The colours that are in force."""
        return self._scheme or tokens.LIGHT

    def choose(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        self._mode = mode
        self._follow()

    def _follow(self) -> None:
        dark = self._mode == "dark" or (self._mode == "system" and _system_is_dark())
        scheme = tokens.DARK if dark else tokens.LIGHT
        if scheme is self._scheme:
            return
        self._scheme = scheme
        self._app.setPalette(palette(scheme))
        self._app.setStyleSheet(sheet(scheme))
        self.changed.emit()


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _set_font(app: QApplication) -> None:
    font = QFont(app.font())
    font.setPixelSize(tokens.TYPE_BODY)
    app.setFont(font)


def style() -> Style:
    """The style of the running application; made with `Style(app)` before the first widget."""
    app = QApplication.instance()
    found = app.findChild(Style) if app else None
    if found is None:
        raise RuntimeError("the application has no style yet")
    return found


def scheme() -> Scheme:
    """The colours that are in force: for those that paint by hand, at the time they paint."""
    return style().scheme
