"""The window: a header, the rail, the page, the preview beside it and the status line.

What is imported or made here is paid for before anybody sees anything. Nothing heavy is; above all not the name
`Qt` of PySide6, whose hundreds of enumerations take a sixth of the time that a bare window needs to be painted.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from paywall_admin.ui import actions, language, tokens
from paywall_admin.ui.desk import EVERYTHING, Desk
from paywall_admin.ui.footer import Footer
from paywall_admin.ui.header import Header
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.pages import PAGES, PageEntry, entry_of
from paywall_admin.ui.rail import Rail
from paywall_admin.ui.style import MODES, Style

_BUSY_AFTER_MS = 400
# There is a key with Ctrl for each digit but 0.
_NUMBERED = 9
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
        self.entries = (*actions.ENTRIES, *(_page_action(page, place) for place, page in enumerate(PAGES)))
        self.actions_by_id = actions.build(self, self.entries)
        self.status: Any = None
        self._was_painted = False
        self.is_finished = False
        self._toasts: Any = None
        self._banner: Any = None
        self._docking: Any = None
        self._finder: Any = None
        self._behind: Any = None
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
        for entry in self.entries:
            self.action(entry.id).setEnabled(not entry.permission)

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
        self.is_finished = True
        self._fill_menus()
        actions.finish(self.actions_by_id, self.entries)
        self.footer.dress()
        by_hand = {"quit": self.close, "next_pane": self._next_pane, "previous_pane": self._previous_pane}
        for name, slot in by_hand.items():
            self.action(name).triggered.connect(slot)
        for mode in MODES:
            self.action(mode).triggered.connect(self._choose_mode)
        for page in PAGES:
            self.action(f"page_{page.id}").triggered.connect(self._go)
        self.action(self.style_choice.mode).setChecked(True)
        self._busy_timer = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._show_busy)
        self.desk.busy.connect(self._busy_changed)
        self.desk.changed.connect(self._changed)

    def _fill_menus(self) -> None:
        for entry in self.entries:
            if entry.menu is not None:
                menu = self.menus[entry.menu]
                if entry.starts_section and menu.actions():
                    menu.addSeparator()
                menu.addAction(self.action(entry.id))

    @property
    def docking(self) -> Any:
        """The dock of the preview, made in the space that was kept for it."""
        if self._docking is None:
            from paywall_admin.ui.docking import Docking  # noqa: PLC0415 - after the first paint

            self._middle.removeWidget(self._space)
            self._space.deleteLater()
            self._docking = Docking(self.room, self.action("preview"), self.memory)
        return self._docking

    @property
    def toasts(self) -> Any:
        """The corner in which is told what has just happened."""
        if self._toasts is None:
            from paywall_admin.ui.toasts import Toasts  # noqa: PLC0415 - after the first paint

            self._toasts = Toasts(self.stack)
            self._toasts.undo_wanted.connect(self.action("undo").trigger)
        return self._toasts

    @property
    def finder(self) -> Any:
        """The card that finds on a page which has no line for it itself."""
        if self._finder is None:
            from paywall_admin.ui.finder import Finder  # noqa: PLC0415 - imported when first needed

            self._finder = Finder(self.stack)
        return self._finder

    @property
    def banner(self) -> Any:
        """The strips above the page."""
        if self._banner is None:
            from paywall_admin.ui.banner import Banner  # noqa: PLC0415 - after the first paint

            self._banner = Banner(self._page_side)
            column = self._page_side.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(0, self._banner)
        return self._banner

    # Pages

    def open_page(self, name: str) -> bool:
        """Show a page; it is made when it is first shown. Says whether it has yet to ask what it missed meanwhile."""
        page = self.page(name)
        if page is None:
            entry = next(entry for entry in PAGES if entry.id == name)
            page = entry.make(self.desk, self.stack)
            page.setObjectName(f"page_{name}")
            if hasattr(page, "told"):
                page.told.connect(self.tell)
            if hasattr(page, "place_wanted"):
                page.place_wanted.connect(self.place_wanted)
            if hasattr(page, "situation_wanted"):
                page.situation_wanted.connect(self.situation_wanted)
            if hasattr(page, "audit_wanted"):
                page.audit_wanted.connect(self._show_in_audit)
            if hasattr(page, "publish_wanted"):
                page.publish_wanted.connect(self.action("publish").trigger)
            self.stack.addWidget(page)
        if self._finder is not None and page is not self.stack.currentWidget():
            self._finder.leave()
        self.stack.setCurrentWidget(page)
        self.rail.select(name)
        focus = self.focusWidget()
        if focus is not None and self.rail.isAncestorOf(focus):
            self.rail.take_focus()  # a new window has it on the first button, whatever page opens
        self.memory.keep_text("page", name)
        return self._behind is not None and self._behind.refresh(name)

    def open_place(self, name: str, place: str) -> None:
        """Show a page, and go to the field of a JSON pointer; to where that stands now, not when it was last seen."""
        if self.open_page(name):
            from paywall_admin.services.queries import GetStatus  # noqa: PLC0415 - after the first paint

            # Answered after all that the page has just asked.
            self.desk.ask(self, GetStatus(), partial(self._arrive, name, place), latest="place")
        else:
            self.page(name).focus_place(place)

    def _arrive(self, name: str, place: str, _status: object) -> None:
        self.page(name).focus_place(place)

    @Slot(str, str)
    def _show_in_audit(self, kind: str, object_id: str) -> None:
        """Show what was done to an object."""
        self.open_page("audit")
        self.page("audit").show_object(kind, object_id)

    @Slot(str, bool)
    def tell(self, words: str, can_undo: bool) -> None:
        """Say in the corner what a page has just done; the list of notices can take it back later too."""
        number = self.toasts.say(words, undo=can_undo)
        if can_undo and self.status is not None:
            from paywall_admin.services.queries import ListAudit  # noqa: PLC0415 - after the first paint
            from paywall_admin.store.trail import Filter  # noqa: PLC0415 - as above

            newest = ListAudit(limit=1, wanted=Filter(actor=self.status.actor))
            self.desk.ask(self, newest, partial(self._link_notice, number))

    def _link_notice(self, number: int, newest: Any) -> None:
        if newest and newest[0].revertible:
            self.toasts.link(number, newest[0].number)

    def page(self, name: str) -> Any:
        """A page that was made, or None."""
        pages = (self.stack.widget(place) for place in range(self.stack.count()))
        return next((page for page in pages if page and page.objectName() == f"page_{name}"), None)

    def current_page(self) -> str:
        """The name of the page that is open, or the first one's."""
        shown = self.stack.currentWidget()
        return entry_of(shown.objectName().removeprefix("page_") if shown else "").id

    def first_page(self) -> str:
        """The page to start with: the one that was open last."""
        return entry_of(self.memory.text("page")).id

    def show_instead(self, page: QWidget) -> None:
        """Show something else in the place of the pages, until a page is opened."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    @Slot()
    def _go(self) -> None:
        self.open_page(self.sender().objectName().removeprefix("page_"))

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        shown = self.current_page()
        for entry in PAGES:
            page = self.page(entry.id)
            if page is None:
                continue
            if entry.id == shown or topics == EVERYTHING:
                page.refresh(topics)
            else:
                self.behind.miss(entry.id, topics)

    @property
    def behind(self) -> Any:
        """What the pages that nobody sees have missed."""
        if self._behind is None:
            from paywall_admin.ui.behind import Behind  # noqa: PLC0415 - after the first paint

            self._behind = Behind(self)
        return self._behind

    # What the store says

    def show_status(self, status: Any) -> None:
        """Show the state of the store in the header, the status line, the menus and the title."""
        self.status = status
        self.header.show_status(status)
        self.footer.show_status(status)
        mode = self.tr("LIVE") if status.environment == "live" else self.tr("TEST")
        self.setWindowTitle(f"{status.publication} — {mode} — Paywall Admin")
        self.set_permission(not status.read_only, not status.read_only)
        self._name_step("undo", self.tr("Undo"), status.undo_label)
        self._name_step("redo", self.tr("Redo"), status.redo_label)
        if status.read_only or self._banner is not None:
            self.banner.show_read_only(status.read_only, str(status.store_path))

    def set_permission(self, may_edit: bool, may_publish: bool) -> None:
        """Switch off what this person, or this store, does not allow."""
        allowed = {"": True, "edit": may_edit, "publish": may_publish}
        for entry in self.entries:
            self.action(entry.id).setEnabled(allowed[entry.permission])

    def _name_step(self, name: str, words: str, step: str | None) -> None:
        action = self.action(name)
        action.setText(f"{words}: {step}".replace("&", "&&") if step else words)
        action.setEnabled(bool(step) and action.isEnabled())

    @Slot(int)
    def _busy_changed(self, number: int) -> None:
        if not number:
            self._busy_timer.stop()
            self.footer.show_busy("")
        elif not self._busy_timer.isActive():
            self._busy_timer.start()

    @Slot()
    def _show_busy(self) -> None:
        if self.desk.in_hand:
            self.footer.show_busy(self.tr("Working…"))

    @Slot()
    def _choose_mode(self) -> None:
        self.choose_mode(self.sender().objectName())

    @Slot(str)
    def choose_mode(self, mode: Any) -> None:
        """Follow the system, or stay light or dark; the menu says which."""
        self.style_choice.choose(mode)
        self.memory.keep_mode(mode)
        self.action(mode).setChecked(True)

    @Slot()
    def begin_anew(self) -> None:
        """Close this window to make it again, with every text in the language that is chosen now."""
        self.setProperty(language.AGAIN, True)
        self.close()

    # Panes and the end

    def panes(self) -> list[QWidget]:
        """The places F6 goes through: the rail, the page, the preview, the status line, the header."""
        preview = self._docking.dock.widget() if self._docking is not None else None
        found = (self.rail, self.stack.currentWidget(), preview, self.footer, self.header)
        return [pane for pane in found if pane is not None and pane.isVisible()]

    @Slot()
    def _next_pane(self) -> None:
        self._step_pane(1)

    @Slot()
    def _previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        from paywall_admin.ui import panes  # noqa: PLC0415 - after the first paint

        panes.step(self.panes(), self.focusWidget(), by)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from part to part as one reads, and so does Shift with Tab."""
        from paywall_admin.ui import tabbing  # noqa: PLC0415 - after the first paint

        return tabbing.go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands, and tell on a later tick that it was closed."""
        self.memory.keep_shape("geometry", self.saveGeometry())
        for switch in ("rail", "preview"):
            self.memory.keep_flag(switch, self.action(switch).isChecked())
        if self._docking is not None:
            self._docking.remember()
        if self._behind is not None:
            self._behind.close()
        self.memory.save()
        if self._toasts is not None:
            self._toasts.clear()
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


def _page_action(page: PageEntry, place: int) -> actions.Entry:
    keys = (f"Ctrl+{place + 1}",) if place < _NUMBERED else ()
    return actions.Entry(f"page_{page.id}", page.words(), keys, "go", icon=page.icon)


def _line(*, vertical: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("line", "true")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
