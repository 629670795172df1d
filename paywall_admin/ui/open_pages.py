"""The pages that were opened: each is made when it is first shown, and hears what has changed."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from paywall_admin.ui.desk import EVERYTHING
from paywall_admin.ui.pages import PAGES, PageEntry, entry_of
from paywall_admin.ui.window import Window


class OpenPages(QObject):
    """Opens pages in the window's stack. Made after the first paint."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._stack = window.stack
        self._behind: Any = None

    # Which there are

    def page(self, name: str) -> Any:
        """A page that was made, or None."""
        pages = (self._stack.widget(place) for place in range(self._stack.count()))
        return next((page for page in pages if page and page.objectName() == f"page_{name}"), None)

    def current(self) -> str:
        """The name of the page that is open, or the first one's."""
        shown = self._stack.currentWidget()
        return entry_of(shown.objectName().removeprefix("page_") if shown else "").id

    def first(self) -> PageEntry:
        """The page to start with: the one that was open last."""
        return entry_of(self._window.memory.text("page"))

    def _make(self, name: str) -> Any:
        entry = next(entry for entry in PAGES if entry.id == name)
        page = entry.make(self._desk, self._stack)
        page.setObjectName(f"page_{name}")
        if hasattr(page, "told"):
            page.told.connect(self.tell)
        if hasattr(page, "place_wanted"):
            page.place_wanted.connect(self._window.place_wanted)
        if hasattr(page, "situation_wanted"):
            page.situation_wanted.connect(self._window.situation_wanted)
        if hasattr(page, "audit_wanted"):
            page.audit_wanted.connect(self._show_in_audit)
        if hasattr(page, "publish_wanted"):
            page.publish_wanted.connect(self._window.action("publish").trigger)
        self._stack.addWidget(page)
        return page

    # Opening

    def open(self, name: str) -> bool:
        """Show a page; it is made when it is first shown. Says whether it has yet to ask what it missed meanwhile."""
        window, page = self._window, self.page(name)
        if page is None:
            page = self._make(name)
        if page is not self._stack.currentWidget():
            window.leave_finder()
        self._stack.setCurrentWidget(page)
        window.rail.select(name)
        focus = window.focusWidget()
        if focus is not None and window.rail.isAncestorOf(focus):
            window.rail.take_focus()  # a new window has it on the first button, whatever page opens
        window.memory.keep_text("page", name)
        return self._behind is not None and self._behind.refresh(name)

    def open_place(self, name: str, place: str) -> None:
        """Show a page, and go to the field of a JSON pointer; to where that stands now, not when it was last seen."""
        if self.open(name):
            from paywall_admin.services.queries import GetStatus  # noqa: PLC0415 - after the first paint

            # Answered after all that the page has just asked.
            self._desk.ask(self, GetStatus(), partial(self._arrive, name, place), latest="place")
        else:
            self.page(name).focus_place(place)

    def _arrive(self, name: str, place: str, _status: object) -> None:
        self.page(name).focus_place(place)

    @Slot()
    def go(self) -> None:
        """Open the page whose action was chosen."""
        self.open(self.sender().objectName().removeprefix("page_"))

    @Slot(str, str)
    def _show_in_audit(self, kind: str, object_id: str) -> None:
        """Show what was done to an object."""
        self.open("audit")
        self.page("audit").show_object(kind, object_id)

    def show_instead(self, page: QWidget) -> None:
        """Show something else in the place of the pages, until a page is opened."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    # What they tell

    @Slot(str, bool)
    def tell(self, words: str, can_undo: bool) -> None:
        """Say in the corner what a page has just done; the list of notices can take it back later too."""
        status = self._window.status
        number = self._window.toasts.say(words, undo=can_undo)
        if can_undo and status is not None:
            from paywall_admin.services.queries import ListAudit  # noqa: PLC0415 - after the first paint
            from paywall_admin.store.trail import Filter  # noqa: PLC0415 - as above

            newest = ListAudit(limit=1, wanted=Filter(actor=status.actor))
            self._desk.ask(self, newest, partial(self._link_notice, number))

    def _link_notice(self, number: int, newest: Any) -> None:
        if newest and newest[0].revertible:
            self._window.toasts.link(number, newest[0].number)

    # What they hear

    @Slot(object)
    def hear(self, topics: frozenset[str]) -> None:
        """Let the page that is open ask again for these topics, and the others when there is time for it."""
        shown = self.current()
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

            self._behind = Behind(self._window)
        return self._behind

    def close(self) -> None:
        """Leave those that nobody sees as they are."""
        if self._behind is not None:
            self._behind.close()
