"""How the window looks: Fusion, one palette and one style sheet, light or dark, with the system or as chosen."""

from __future__ import annotations

from typing import Final, Literal, get_args

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from paywall_admin.system import assets
from paywall_admin.ui import tokens
from paywall_admin.ui.palette import palette
from paywall_admin.ui.sheet import sheet
from paywall_admin.ui.tokens import Scheme

# For the application's argument list: asked for by name in Python, the style would cost a tenth of the first paint,
# because PySide6 then builds every enumeration of QStyle.
FUSION: Final = ("-style", "Fusion")
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
        self._system_is_dark = _palette_is_dark(app.palette())
        _set_font(app)
        QDir.setSearchPaths("icons", [str(assets.path("icons"))])
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
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

    @Slot()
    def _system_changed(self) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not for the first paint, see the window

        self._system_is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._follow()

    def _follow(self) -> None:
        dark = self._mode == "dark" or (self._mode == "system" and self._system_is_dark)
        scheme = tokens.DARK if dark else tokens.LIGHT
        if scheme is self._scheme:
            return
        self._scheme = scheme
        self._app.setPalette(palette(scheme))
        self._app.setStyleSheet(sheet(scheme))
        self.changed.emit()


def _palette_is_dark(system: QPalette) -> bool:
    """Whether the system's own palette writes light on dark: what Qt knows of the system before it says a scheme."""
    text, ground = system.color(QPalette.ColorRole.WindowText), system.color(QPalette.ColorRole.Window)
    return text.lightness() > ground.lightness()


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
