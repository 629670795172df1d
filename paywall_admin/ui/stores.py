"""Which store is open: opening, making, choosing among those of late, and the ways on where one is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from paywall_admin.core.problems import Problem
from paywall_admin.ui.desk import Services
from paywall_admin.ui.incidents import Incidents
from paywall_admin.ui.pages import PAGES, PageEntry
from paywall_admin.ui.refusal import RefusalPage
from paywall_admin.ui.window import Window

Opener = Callable[[str | None, bool], Services]


def open_app(store: str | None, new: bool) -> Services:
    """The services on a store; made with the sample where there is none yet.

    Called on a lane.
    """
    from paywall_admin.services.app import App  # noqa: PLC0415 - after the first paint, on a lane

    made: Services = App.open(store, create=new or store is None, sample=True)
    return made


def load_pages(_app: Services) -> None:
    """Import all pages, so that none is waited for when it is first opened."""
    for page in PAGES:
        page.load()


class Stores(QObject):
    """Opens stores for the window, and shows what is wrong with one that was refused."""

    def __init__(self, window: Window, incidents: Incidents, opener: Opener = open_app) -> None:
        super().__init__(window)
        self.incidents = incidents
        self._window = window
        self._desk = window.desk
        self._opener = opener
        self._store: str | None = None
        self._refusal: RefusalPage | None = None
        window.action("new").triggered.connect(self.choose_new)
        window.action("open").triggered.connect(self.choose)
        self._recent = QMenu(self.tr("Recent stores"), window)
        self._recent.aboutToShow.connect(self._fill_recent)
        window.menus["file"].aboutToShow.connect(self._place_recent)
        self._desk.opened.connect(self._opened)
        self._desk.refused.connect(self._refused)

    @property
    def store(self) -> str | None:
        """The store that was asked for last; None is the person's own."""
        return self._store

    def open(self, store: str | None, *, new: bool = False) -> None:
        """Open a store; None is the person's own."""
        self._store = store
        self._desk.open(partial(self._open, store, new, self._window.pages.first()))

    def _open(self, store: str | None, new: bool, page: PageEntry) -> Services:
        """On a lane, and the page to begin with is imported there too.

        Two threads that import at the same time can meet in the middle of one package, which Python then hands out
        half made.
        """
        made = self._opener(store, new)
        page.load()
        return made

    @Slot()
    def choose(self) -> None:
        """Ask which store to open."""
        words = self.tr("Stores (*.db);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open store"), self._folder(), words)
        if name:
            self.open(name)

    @Slot()
    def choose_new(self) -> None:
        """Ask where to make a new store."""
        words = self.tr("Stores (*.db)")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("New store"), self._folder(), words)
        if name:
            self.open(name if Path(name).suffix else f"{name}.db", new=True)

    def _folder(self) -> str:
        from paywall_admin.system import paths  # noqa: PLC0415 - only for a dialog

        recent = next((Path(store).parent for store in self._window.memory.recent() if "://" not in store), None)
        return str(recent or paths.data_folder())

    @Slot()
    def _opened(self) -> None:
        from paywall_admin.services.queries import GetStatus  # noqa: PLC0415 - after the first paint

        self._desk.ask(self, GetStatus(), self._first_status, latest="status")
        self._window.open_page(self._window.pages.first().id)

    def _first_status(self, status: Any) -> None:
        self._window.memory.keep_recent(str(status.store_path))
        self._window.show_status(status)
        if self._refusal is not None:
            self._refusal.deleteLater()
            self._refusal = None

    @Slot(object)
    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, Problem):
            self.incidents.report(problem)
        page = RefusalPage(problem, self._named(), has_backup=bool(self._backups()), parent=self._window)
        page.restore_wanted.connect(self._restore)
        page.new_wanted.connect(self.choose_new)
        page.other_wanted.connect(self.choose)
        if self._refusal is not None:
            self._refusal.deleteLater()
        self._refusal = page
        self._window.set_permission(False, False)
        self._window.pages.show_instead(page)

    def _named(self) -> str:
        from paywall_admin.system import paths  # noqa: PLC0415 - only where a store is refused

        return self._store or str(paths.default_store())

    def _backups(self) -> tuple[Path, ...]:
        from paywall_admin.services.database import existing  # noqa: PLC0415 - only where a store is refused

        return existing(self._store)

    @Slot()
    def _restore(self) -> None:
        self._desk.open(partial(self._restored, self._store, self._window.pages.first()))

    def _restored(self, store: str | None, page: PageEntry) -> Services:
        from paywall_admin.services.database import restore_latest  # noqa: PLC0415 - only where it is wanted

        restore_latest(store)
        return self._open(store, False, page)

    @Slot()
    def _place_recent(self) -> None:
        self._window.menus["file"].insertMenu(self._window.action("publish"), self._recent)

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        for store in self._window.memory.recent():
            action = QAction(store.replace("&", "&&"), self._recent)
            action.setData(store)
            action.triggered.connect(self._open_recent)
            self._recent.addAction(action)
        self._recent.setEnabled(True)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("None yet")).setEnabled(False)

    @Slot()
    def _open_recent(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.open(action.data())
