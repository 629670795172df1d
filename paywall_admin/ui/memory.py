"""What the window remembers on this machine: its size, its appearance, the stores opened of late."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from paywall_admin import __version__
from paywall_admin.system import paths
from paywall_admin.ui.style import MODES, Mode

RECENT_STORES: Final = 8


class Memory:
    """A small file in the person's state folder; where it cannot be read, the window starts as new."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(str(file or paths.state_folder() / "window.ini"), QSettings.Format.IniFormat)

    def mode(self) -> Mode:
        """Whether the window follows the system, or stays light or dark."""
        kept = self._settings.value("appearance", "system")
        return kept if kept in MODES else "system"

    def keep_mode(self, mode: Mode) -> None:
        """Remember the appearance."""
        self._settings.setValue("appearance", mode)

    def flag(self, name: str, default: bool) -> bool:
        """Whether something is switched on."""
        return str(self._settings.value(name, default)).lower() == "true"

    def keep_flag(self, name: str, value: bool) -> None:
        """Remember whether something is switched on."""
        self._settings.setValue(name, value)

    def text(self, name: str) -> str:
        """A remembered word; empty where there is none."""
        return str(self._settings.value(name, ""))

    def keep_text(self, name: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(name, value)

    def shape(self, name: str) -> QByteArray:
        """A remembered geometry or state; empty where there is none, or where another version kept it."""
        kept = self._settings.value(f"{__version__}/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_shape(self, name: str, shape: QByteArray) -> None:
        """Remember a geometry or state."""
        self._settings.setValue(f"{__version__}/{name}", shape)

    def recent(self) -> list[str]:
        """The stores opened of late, newest first."""
        kept = self._settings.value("recent", [])
        stores = [kept] if isinstance(kept, str) else kept
        return [str(store) for store in stores] if isinstance(stores, list) else []

    def keep_recent(self, store: str) -> None:
        """Put a store at the top of those opened of late."""
        kept = [store, *(other for other in self.recent() if other != store)]
        self._settings.setValue("recent", kept[:RECENT_STORES])

    def save(self) -> None:
        """Write everything down now."""
        self._settings.sync()
