"""The window: a header, the rail, the page, the preview beside it and the status line; nothing heavy is imported."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from paywall_admin.ui import actions
from paywall_admin.ui.banner import Banner
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.footer import Footer
from paywall_admin.ui.header import Header
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.pages import PAGES, PageEntry
from paywall_admin.ui.rail import Rail
from paywall_admin.ui.style import MODES, Style
from paywall_admin.ui.toasts import Toasts

_BUSY_AFTER_MS = 400


class Window(QMainWindow):
    """The frame. `painted` is sent once, when the person first sees it; `closed` when all has ended."""

    painted = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, style: Style, memory: Memory) -> None:
        super().__init__()
        self.desk = desk
        self.style_choice = style
        self.memory = memory
        self.entries = (*actions.ENTRIES, *(_page_action(page, place) for place, page in enumerate(PAGES)))
        self.actions_by_id = actions.build(self, self.entries)
        self.status: Any = None
        self._was_painted = False
        self.setWindowTitle("Paywall Admin")
        self.setMinimumSize(760, 480)
        self._build_menus()
        self._build_frame()
        self._connect()
        self._restore()

    # Building

    def action(self, name: str) -> QAction:
        """The action of that name."""
        return self.actions_by_id[name]

    def _build_menus(self) -> None:
        self.menus = {}
        for name, words in actions.MENUS:
            menu = self.menus[name] = self.menuBar().addMenu(self.tr(words))
            for entry in self.entries:
                if entry.menu == name:
                    if entry.starts_section and menu.actions():
                        menu.addSeparator()
                    menu.addAction(self.action(entry.id))

    def _build_frame(self) -> None:
        rail_switch = self.action("rail")
        rail_switch.setChecked(self.memory.flag("rail_narrow", False))
        self.header = Header(self.action("publish"), self)
        self.rail = Rail(PAGES, rail_switch, self)
        self.banner = Banner(self)
        self.stack = QStackedWidget(self)
        self.stack.setProperty("ground", "surface")
        self.footer = Footer(self.action("undo"), self.action("notices"), self)
        self.toasts = Toasts(self.stack)
        self.room = self._build_room()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(_line(vertical=True))
        middle.addWidget(self.room, 1)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(_line())
        column.addLayout(middle, 1)
        column.addWidget(_line())
        column.addWidget(self.footer)
        self.setCentralWidget(whole)

    def _build_room(self) -> QMainWindow:
        """The page with the preview docked beside it: a main window in the window, so that both can be dragged."""
        room = QMainWindow(self, Qt.WindowType.Widget)
        page = QWidget(room)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        room.setCentralWidget(page)
        self.dock = QDockWidget(self.tr("Preview"), room)
        self.dock.setObjectName("preview")
        self.dock.setMinimumWidth(360)
        room.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        return room

    def _connect(self) -> None:
        by_hand = {"quit": self.close, "next_pane": self.next_pane, "previous_pane": self.previous_pane}
        for name, slot in by_hand.items():
            self.action(name).triggered.connect(slot)
        for mode in MODES:
            self.action(mode).triggered.connect(self._choose_mode)
        for page in PAGES:
            self.action(f"page_{page.id}").triggered.connect(self._go)
        self.action(self.style_choice.mode).setChecked(True)
        self.action("preview").toggled.connect(self.dock.setVisible)
        self.dock.visibilityChanged.connect(self._preview_seen)
        self.rail.chosen.connect(self.open_page)
        self.style_choice.changed.connect(self._retint)
        self._busy_timer = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._show_busy)
        self.desk.busy.connect(self._busy_changed)
        self.desk.changed.connect(self._changed)
        self.set_permission(False, False)

    def _restore(self) -> None:
        if not self.restoreGeometry(self.memory.shape("geometry")):
            self.resize(1280, 800)
        wanted = self.memory.flag("preview", True)
        if not self.room.restoreState(self.memory.shape("room")):
            self.room.resizeDocks([self.dock], [440], Qt.Orientation.Horizontal)
        self.dock.setVisible(wanted)
        self.action("preview").setChecked(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first one tells that the person sees the window now."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    # Pages

    def open_page(self, name: str) -> None:
        """Show a page; it is made when it is first shown."""
        page = self.page(name)
        if page is None:
            entry = next(entry for entry in PAGES if entry.id == name)
            page = entry.make(self.desk)
            page.setObjectName(f"page_{name}")
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.rail.select(name)
        self.memory.keep_text("page", name)

    def page(self, name: str) -> Any:
        """A page that was made, or None."""
        return self.stack.findChild(QWidget, f"page_{name}", Qt.FindChildOption.FindDirectChildrenOnly)

    def current_page(self) -> str:
        """The name of the page that is open, or the first one's."""
        shown = self.stack.currentWidget()
        return next((entry.id for entry in PAGES if shown and shown.objectName() == f"page_{entry.id}"), PAGES[0].id)

    def first_page(self) -> str:
        """The page to start with: the one that was open last."""
        kept = self.memory.text("page")
        return kept if any(entry.id == kept for entry in PAGES) else PAGES[0].id

    def show_instead(self, page: QWidget) -> None:
        """Show something else in the place of the pages, until a page is opened."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    @Slot()
    def _go(self) -> None:
        self.open_page(self.sender().objectName().removeprefix("page_"))

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
        self.banner.show_read_only(status.read_only, str(status.store_path))

    def set_permission(self, may_edit: bool, may_publish: bool) -> None:
        """Switch off what this person, or this store, does not allow."""
        allowed = {"": True, "edit": may_edit, "publish": may_publish}
        for entry in self.entries:
            self.action(entry.id).setEnabled(allowed[entry.permission])

    def _name_step(self, name: str, words: str, step: str | None) -> None:
        action = self.action(name)
        action.setText(f"{words}: {step}" if step else words)
        action.setEnabled(bool(step) and action.isEnabled())

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        for entry in PAGES:
            page = self.page(entry.id)
            if page is not None:
                page.refresh(topics)

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

    # Looks

    def dress(self) -> None:
        """What can wait until the window was painted: the icons of the menus and of the status line."""
        actions.dress(self.actions_by_id, self.entries)
        self.footer.dress()

    @Slot()
    def _choose_mode(self) -> None:
        mode = self.sender().objectName()
        self.style_choice.choose(mode)
        self.memory.keep_mode(mode)

    @Slot()
    def _retint(self) -> None:
        self.header.mode.retint()

    @Slot(bool)
    def _preview_seen(self, visible: bool) -> None:
        # A minimised window hides its docks too; only a dock that was closed counts as closed.
        if not self.isMinimized() and self.isVisible():
            self.action("preview").setChecked(visible or self.dock.isVisible())

    # Panes

    def panes(self) -> list[QWidget]:
        """The places F6 goes through: the rail, the page, the preview, the status line."""
        found = [self.rail, self.stack.currentWidget(), self.dock.widget(), self.footer, self.header]
        return [pane for pane in found if pane is not None and pane.isVisible()]

    @Slot()
    def next_pane(self) -> None:
        """Put the focus into the next pane."""
        self._step_pane(1)

    @Slot()
    def previous_pane(self) -> None:
        """Put the focus into the pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        panes = self.panes()
        focus = self.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -step)
        for offset in range(1, len(panes) + 1):
            pane = panes[(here + step * offset) % len(panes)]
            target = _first_stop(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    # The end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands, hide it, and end in stages on later ticks."""
        self.memory.keep_shape("geometry", self.saveGeometry())
        self.memory.keep_shape("room", self.room.saveState())
        self.memory.keep_flag("preview", self.action("preview").isChecked())
        self.memory.keep_flag("rail_narrow", self.action("rail").isChecked())
        self.memory.save()
        self.toasts.clear()
        event.accept()
        QTimer.singleShot(0, self.closed.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new language or style in what is drawn by hand."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._was_painted:
            self._retint()


def _page_action(page: PageEntry, place: int) -> actions.Entry:
    return actions.Entry(f"page_{page.id}", page.words(), (f"Ctrl+{place + 1}",), "go", icon=page.icon)


def _line(*, vertical: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("line", "true")
    line.setFixedWidth(1) if vertical else line.setFixedHeight(1)
    return line


def _first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that Tab would stop at."""
    if hasattr(pane, "take_focus"):
        pane.take_focus()
        return pane.focusWidget()
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if reachable and pane.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
