"""The window: a header, the rail, the page, the preview beside it and the status line.

What is imported or made here is paid for before anybody sees anything. Nothing heavy is; above all not the name
`Qt` of PySide6, whose hundreds of enumerations take a sixth of the time that a bare window needs to be painted.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from paywall_admin.ui import actions, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.footer import Footer
from paywall_admin.ui.header import Header
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.pages import PAGES, page_actions
from paywall_admin.ui.rail import Rail
from paywall_admin.ui.style import Style

_ROOMY = QSize(1280, 800)
# What the desktop draws around a window, title bar included, is not known before the window is shown.
_FRAME = QSize(16, 48)


class Window(QMainWindow):
    """The frame. `painted` is sent once, when the person first sees it; `closed` when it was closed.

    `place_wanted` passes on the JSON pointer to which a page wants to go, when that lies on another page;
    `situation_wanted` the `Situation` that a page wants the preview to show.
    """

    painted = Signal()
    closed = Signal()
    place_wanted = Signal(str)
    situation_wanted = Signal(object)

    def __init__(self, desk: Desk, style: Style, memory: Memory) -> None:
        super().__init__()
        self.desk = desk
        self.style_choice = style
        self.memory = memory
        self.entries = (*actions.ENTRIES, *page_actions())
        self.actions_by_id = actions.build(self, self.entries)
        self.status: Any = None
        self._was_painted = False
        self.is_finished = False
        self.setWindowTitle("Paywall Admin")
        self.setMinimumSize(760, 480)
        for switch, default in (("rail", False), ("preview", True)):
            self.action(switch).setChecked(memory.flag(switch, default))
        self._build_menus()
        self._build_frame()
        if not self.restoreGeometry(memory.shape("geometry")):
            self.resize(first_size(self.screen().availableSize()))

    # Before the first paint

    def action(self, name: str) -> QAction:
        """The action of that name."""
        return self.actions_by_id[name]

    def _build_menus(self) -> None:
        self.menus = {name: self.menuBar().addMenu(actions.menu_words(words)) for name, words in actions.MENUS}
        self.set_permission(False, False)

    def _build_frame(self) -> None:
        self.header = Header(self.action("publish"), self.action("page_publication"), self)
        self.rail = Rail(PAGES, self.action("rail"), self)
        self.stack = QStackedWidget(self)
        self.stack.setProperty("ground", "surface")
        self.footer = Footer(self.action("undo"), self.action("notices"), self)
        self.room = self._build_room()
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.rail)
        self._middle.addWidget(_line(vertical=True))
        self._middle.addWidget(self.room, 1)
        self._space = self._keep_space()
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(_line())
        column.addLayout(self._middle, 1)
        column.addWidget(_line())
        column.addWidget(self.footer)
        self.setCentralWidget(whole)
        self.rail.chosen.connect(self.open_page)

    def _build_room(self) -> QMainWindow:
        """The page, later with the preview docked beside it: a main window in the window, so that it can be dragged."""
        room = QMainWindow()
        self._page_side = QWidget(room)
        column = QVBoxLayout(self._page_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        room.setCentralWidget(self._page_side)
        return room

    def _keep_space(self) -> QWidget:
        """What stands where the preview will be, so that nothing jumps when it comes."""
        kept = self.memory.text("preview_width")
        space = QWidget(self)
        space.setProperty("ground", "surface")
        space.setFixedWidth(int(kept) if kept.isdecimal() else tokens.PREVIEW_WIDTH)
        space.setVisible(self.action("preview").isChecked())
        self._middle.addWidget(space)
        return space

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one tells that the person sees the window now."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self._soon(self.painted)

    # After the first paint

    def finish(self) -> None:
        """Everything in the frame that is not to be seen at first: the menus and their keys, and what listens."""
        if self.is_finished:
            return
        from paywall_admin.ui.busy import Busy  # noqa: PLC0415 - after the first paint

        self.is_finished = True
        self.footer.dress()
        self.frame_steps.connect_actions()
        self._busy = Busy(self.desk, self.footer)
        self.desk.changed.connect(self.pages.hear)

    def _has(self, part: str) -> bool:
        """Whether a part that is made when it is first asked for was made."""
        return part in vars(self)

    @cached_property
    def frame_steps(self) -> Any:
        """What the frame's own actions do."""
        from paywall_admin.ui.frame_steps import FrameSteps  # noqa: PLC0415 - after the first paint

        return FrameSteps(self)

    @cached_property
    def docking(self) -> Any:
        """The dock of the preview, made in the space that was kept for it."""
        from paywall_admin.ui.docking import Docking  # noqa: PLC0415 - after the first paint

        self._middle.removeWidget(self._space)
        self._space.deleteLater()
        return Docking(self.room, self.action("preview"), self.memory)

    @property
    def preview(self) -> QWidget | None:
        """The preview, once it is in its dock."""
        return self.docking.dock.widget() if self._has("docking") else None

    @cached_property
    def toasts(self) -> Any:
        """The corner in which is told what has just happened."""
        from paywall_admin.ui.toasts import Toasts  # noqa: PLC0415 - after the first paint

        toasts = Toasts(self.stack)
        toasts.undo_wanted.connect(self.action("undo").trigger)
        return toasts

    @cached_property
    def finder(self) -> Any:
        """The card that finds on a page which has no line for it itself."""
        from paywall_admin.ui.finder import Finder  # noqa: PLC0415 - imported when first needed

        return Finder(self.stack)

    def leave_finder(self) -> None:
        """Put the card that finds away, where there is one."""
        if self._has("finder"):
            self.finder.leave()

    @cached_property
    def banner(self) -> Any:
        """The strips above the page."""
        from paywall_admin.ui.banner import Banner  # noqa: PLC0415 - after the first paint

        banner = Banner(self._page_side)
        column = self._page_side.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, banner)
        return banner

    # Pages

    @cached_property
    def pages(self) -> Any:
        """The pages that were opened."""
        from paywall_admin.ui.open_pages import OpenPages  # noqa: PLC0415 - after the first paint

        return OpenPages(self)

    def open_page(self, name: str) -> bool:
        """Show a page. Says whether it has yet to ask what it missed meanwhile."""
        return bool(self.pages.open(name))

    def page(self, name: str) -> Any:
        """A page that was made, or None."""
        return self.pages.page(name)

    def current_page(self) -> str:
        """The name of the page that is open, or the first one's."""
        return str(self.pages.current())

    # What the store says

    def show_status(self, status: Any) -> None:
        """Show the state of the store in the header, the status line, the menus and the title."""
        self.status = status
        self.header.show_status(status)
        self.footer.show_status(status)
        mode = self.tr("LIVE") if status.environment == "live" else self.tr("TEST")
        self.setWindowTitle(f"{status.publication} — {mode} — Paywall Admin")
        self.set_permission(not status.read_only, not status.read_only)
        actions.name_step(self.action("undo"), self.tr("Undo"), status.undo_label)
        actions.name_step(self.action("redo"), self.tr("Redo"), status.redo_label)
        if status.read_only or self._has("banner"):
            self.banner.show_read_only(status.read_only, str(status.store_path))

    def set_permission(self, may_edit: bool, may_publish: bool) -> None:
        """Switch off what this person, or this store, does not allow."""
        actions.permit(self.actions_by_id, self.entries, {"": True, "edit": may_edit, "publish": may_publish})

    # Tab and the end

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from part to part as one reads, and so does Shift with Tab."""
        from paywall_admin.ui import tabbing  # noqa: PLC0415 - after the first paint

        return tabbing.go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands, and tell on a later tick that it was closed."""
        self.memory.keep_shape("geometry", self.saveGeometry())
        for switch in ("rail", "preview"):
            self.memory.keep_flag(switch, self.action(switch).isChecked())
        if self._has("docking"):
            self.docking.remember()
        if self._has("pages"):
            self.pages.close()
        self.memory.save()
        if self._has("toasts"):
            self.toasts.clear()
        event.accept()
        self._soon(self.closed)

    def _soon(self, signal: SignalInstance) -> None:
        """Send a signal on the next tick, unless the window is gone by then."""
        tick = QTimer(self, singleShot=True, interval=0)
        tick.timeout.connect(signal)
        tick.start()


def first_size(available: QSize) -> QSize:
    """How large a window is that was never open before: roomy, but all of it on the screen, with its title bar."""
    return _ROOMY.boundedTo(available - _FRAME)


def _line(*, vertical: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("line", "true")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
