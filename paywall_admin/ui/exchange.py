"""Files in and out: settings dropped on the window or chosen are compared, the draft is written to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from paywall_admin.ui.stores import Stores
from paywall_admin.ui.window import Window

_SETTINGS: Final = (".json",)
_STORES: Final = (".db", ".sqlite")


class Exchange(QObject):
    """Takes what is dropped on the window where it can use it, and answers the two actions. Made after the paint."""

    def __init__(self, window: Window, stores: Stores) -> None:
        super().__init__(window)
        self._window = window
        self._stores = stores
        window.action("import").triggered.connect(self._choose)
        window.action("export").triggered.connect(self._choose_place)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # Dropped

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One file that can be used is taken, anything else is left where it came from."""
        if watched is not self._window or not isinstance(event, QDropEvent):
            return False
        usable = _file_of(event.mimeData())
        if usable is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop and not isinstance(event, QDragEnterEvent):
            self.take(usable)
        return True

    def take(self, file: Path) -> None:
        """Open a store, or compare settings with the draft."""
        if file.suffix.lower() in _STORES:
            self._stores.open(str(file))
        else:
            self.compare(file)

    # Chosen

    @Slot()
    def _choose(self) -> None:
        words = self.tr("Settings and bundles (*.json);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Compare or import settings"), "", words)
        if name:
            self.compare(Path(name))

    def compare(self, file: Path) -> None:
        """Show what a file would change."""
        from paywall_admin.ui.importing.sheet import ImportSheet  # noqa: PLC0415 - imported when first needed

        sheet = ImportSheet(self._window.desk, file, self._window)
        sheet.taken.connect(self._taken)
        sheet.open()

    @Slot(str)
    def _taken(self, name: str) -> None:
        self._window.toasts.say(self.tr("The draft is now what {file} says.").format(file=name), undo=True)

    # Out

    @Slot()
    def _choose_place(self) -> None:
        words = self.tr("Settings (*.json)")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the draft's settings"), "settings.json", words
        )
        if name:
            self.export(Path(name))

    def export(self, file: Path) -> None:
        """Write the draft as the JSON of the contract."""
        self._window.desk.call(self, partial(_export, file), self._exported)

    def _exported(self, file: Any) -> None:
        self._window.toasts.say(self.tr("The draft's settings are in {file}.").format(file=file))


def _file_of(dropped: QMimeData) -> Path | None:
    """The one local file that was dropped, where it is of a kind that the window can use."""
    urls = dropped.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() in (*_SETTINGS, *_STORES) else None


def _export(file: Path, app: Any) -> Path:
    from paywall_admin.services.incoming import write_draft  # noqa: PLC0415 - as elsewhere in the window

    written: Path = write_draft(app, file)
    return written
