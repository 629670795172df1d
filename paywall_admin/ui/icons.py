"""The line icons of `resources/icons/`, tinted from the colours in force, and tinted again when those change."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QBuffer, QObject, QSize, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader, QPixmap

from paywall_admin.system import assets
from paywall_admin.ui import tokens
from paywall_admin.ui.style import scheme, style


class Dressed(Protocol):
    """What can wear an icon: a button or an action."""

    def setIcon(self, icon: QIcon) -> None:
        """Wear an icon."""


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return assets.read_bytes(f"icons/{name}.svg")


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: int) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(_drawing(name).replace(b"currentColor", colour.encode()))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(size * ratio, size * ratio))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, tone: str = "secondary", size: int = tokens.ICON_SMALL, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture in the colour of `tone`, sharp at a device pixel ratio."""
    return _pixmap(name, getattr(scheme(), tone), size, max(1, round(ratio)))


def icon(name: str, tone: str = "secondary", on: str = "", size: int = tokens.ICON_SMALL) -> QIcon:
    """The icon in the colour of `tone` as it is now; `on` is the colour while checked.

    Where the icon shall follow a change between light and dark, use `wear`.
    """
    colours, ratio = scheme(), _ratio()
    made = QIcon(_pixmap(name, getattr(colours, tone), size, ratio))
    if on:
        made.addPixmap(_pixmap(name, getattr(colours, on), size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _ratio() -> int:
    """The pixels a point has on the sharpest screen there is."""
    app = QGuiApplication.instance()
    return ceil(app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1


_Worn = tuple[str, str, str, int]


class _Wardrobe(QObject):
    """Remembers who wears which icon, as long as the wearer lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worn: WeakKeyDictionary[QObject, _Worn] = WeakKeyDictionary()
        style().changed.connect(self._dress_all)

    def put(self, wearer: QObject, worn: _Worn) -> None:
        self._worn[wearer] = worn

    @Slot()
    def _dress_all(self) -> None:
        from shiboken6 import isValid  # noqa: PLC0415 - not needed for the first paint

        for wearer, worn in list(self._worn.items()):
            if isValid(wearer):
                wearer.setIcon(icon(*worn))  # type: ignore[attr-defined]


def wear(wearer: Dressed, name: str, tone: str = "secondary", on: str = "", size: int = tokens.ICON_SMALL) -> None:
    """Give a button or an action its icon, which follows every change between light and dark."""
    wearer.setIcon(icon(name, tone, on, size))
    home = style()
    wardrobe = home.findChild(_Wardrobe) or _Wardrobe(home)
    wardrobe.put(wearer, (name, tone, on, size))  # type: ignore[arg-type]
