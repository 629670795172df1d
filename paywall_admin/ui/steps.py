"""What the window does when its actions are chosen: undo and redo, publish, help, and what has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from paywall_admin.core.problems import Problem
from paywall_admin.ui import phrasebook
from paywall_admin.ui.pages import page_of
from paywall_admin.ui.stores import Stores
from paywall_admin.ui.window import Window

# What is a place of its own, and not on a page.
_SHEETS = ("publish", "emergency")


class Steps(QObject):
    """Connects the window's actions to the services. Made after the first paint."""

    def __init__(self, window: Window, stores: Stores) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._stores = stores
        by_name = {
            "undo": self._undo, "redo": self._redo, "publish": self._publish, "manual": self._manual,
            "keys": self._keys, "about": self._about, "notices": self._notices, "find": self._find,
            "goto": self._goto, "preferences": self._preferences, "tour": self.look_around,
        }  # fmt: skip
        for name, slot in by_name.items():
            window.action(name).triggered.connect(slot)
        window.place_wanted.connect(self._go_to)
        self._desk.changed.connect(self._changed)
        self._desk.trouble.connect(self.tell_trouble)

    # What has changed

    @Slot()
    def _changed(self) -> None:
        from paywall_admin.services.queries import GetStatus  # noqa: PLC0415 - after the first paint

        self._desk.ask(self, GetStatus(), self._window.show_status, latest="status")

    @Slot(object)
    def tell_trouble(self, error: Exception) -> None:
        """Say in a banner what did not work; what nobody foresaw gets its dialog."""
        if isinstance(error, Problem):
            self._window.banner.show_trouble(str(error.sentence))
        else:
            self._stores.incidents.report(error)

    @Slot(str)
    def tell_link(self, url: str) -> None:
        """A link in the preview leads nowhere; say where it would lead."""
        words = self.tr("On the website this leads to {url}").format(url=url)
        self._window.toasts.say(words, "")

    # Undo and redo

    @Slot()
    def _undo(self) -> None:
        from paywall_admin.services.undo import Undo  # noqa: PLC0415 - after the first paint

        self._desk.do(self, Undo(), self._undone)

    @Slot()
    def _redo(self) -> None:
        from paywall_admin.services.undo import Redo  # noqa: PLC0415 - after the first paint

        self._desk.do(self, Redo(), self._redone)

    def _undone(self, outcome: Any) -> None:
        self._window.toasts.say(self.tr("Undone: {step}").format(step=phrasebook.said(outcome.label)))

    def _redone(self, outcome: Any) -> None:
        self._window.toasts.say(self.tr("Done again: {step}").format(step=phrasebook.said(outcome.label)))

    # Publish

    @Slot()
    def _publish(self) -> None:
        from paywall_admin.ui.publish.sheet import PublishSheet  # noqa: PLC0415 - imported when first needed

        sheet = PublishSheet(self._desk, self._window)
        for name, slot in (("place_chosen", self._go_to), ("published", self._published)):
            if hasattr(sheet, name):
                getattr(sheet, name).connect(slot)
        sheet.open()

    @Slot(str)
    def _go_to(self, place: str) -> None:
        """Open the page on which the field of a JSON pointer stands and go there, or open a sheet or the help."""
        name, _, part = place.partition("/")
        if name == "help":
            self._open_manual(part)
        elif name in _SHEETS:
            self._window.action(name).trigger()
        else:
            self._window.pages.open_place(page_of(place), place)

    @Slot(object)
    def _published(self, outcome: Any) -> None:
        self._window.toasts.say(self.tr("Version {number} is published.").format(number=outcome.version))

    # Going anywhere

    @Slot()
    def _goto(self) -> None:
        from paywall_admin.services.queries import GetDraft  # noqa: PLC0415 - after the first paint
        from paywall_admin.ui.goto import places  # noqa: PLC0415 - imported when first needed
        from paywall_admin.ui.goto.sheet import GoToSheet  # noqa: PLC0415 - imported when first needed

        window = self._window
        enabled = [entry.id for entry in window.entries if window.action(entry.id).isEnabled() and entry.id != "goto"]
        known = [
            *places.of_window(window.entries, enabled),
            *places.of_manual(),
            *places.of_stores(window.memory.recent()[1:]),
        ]
        self._goto_sheet = GoToSheet(known, window)
        self._goto_sheet.chosen.connect(self._go_anywhere)
        self._goto_sheet.open()
        self._desk.ask(self._goto_sheet, GetDraft(), self._find_objects)

    def _find_objects(self, draft: Any) -> None:
        from paywall_admin.ui.goto import places  # noqa: PLC0415 - imported when first needed

        self._goto_sheet.add_places(list(places.of_settings(draft.settings)))

    @Slot(object)
    def _go_anywhere(self, place: Any) -> None:
        """Go to what was chosen among everything; the keys go there too, whatever was active before."""
        self._window.activateWindow()
        by_kind: dict[str, Callable[[str], object]] = {
            "page": self._window.open_page,
            "object": self._go_to,
            "field": self._go_to,
            "help": self._open_manual,
            "store": self._stores.open,
        }
        go = by_kind.get(place.kind)
        if go is None:
            self._window.action(place.target).trigger()
        else:
            go(place.target)

    def _open_manual(self, target: str) -> None:
        from paywall_admin.ui.manual import Manual  # noqa: PLC0415 - imported when first needed

        name, _, heading = target.partition("#")
        Manual(name, self._window, heading).show()

    # Find

    @Slot()
    def _find(self) -> None:
        page = self._window.page(self._window.current_page())
        if hasattr(page, "begin_find"):
            page.begin_find()
        elif page is not None:
            self._window.finder.begin(page)

    # Preferences

    @Slot()
    def _preferences(self) -> None:
        from paywall_admin.ui.preferences.sheet import PreferencesSheet  # noqa: PLC0415 - imported when first needed

        sheet = PreferencesSheet(self._desk, self._window.memory, self._window)
        sheet.mode_chosen.connect(self._window.frame_steps.choose_mode)
        sheet.language_chosen.connect(self._window.frame_steps.begin_anew)
        sheet.open()

    # Help

    @Slot()
    def _manual(self) -> None:
        from paywall_admin.ui.manual import Manual  # noqa: PLC0415 - imported when first needed

        Manual(self._window.current_page(), self._window).show()

    @Slot()
    def _keys(self) -> None:
        from paywall_admin.ui.guide import Keys  # noqa: PLC0415 - imported when first needed

        Keys(self._window.entries, self._window).show()

    @Slot()
    def look_around(self) -> None:
        """Show a first look around, once at a time."""
        from paywall_admin.ui.tour import SEEN, Stop, Tour  # noqa: PLC0415 - imported when first needed

        window = self._window
        if window.findChild(Tour) is not None:
            return
        page = window.stack.currentWidget() or window.stack
        shown = window.docking.dock.widget() if window.action("preview").isChecked() else None
        stops = (
            Stop(
                self.tr("Change what readers get"),
                self.tr(
                    "Each page here is one part of your paywall. What you write is kept at once, and every step can "
                    "be undone."
                ),
                window.rail,
            ),
            Stop(
                self.tr("See what a reader sees"),
                self.tr(
                    "The preview is the page itself, run by the code your website runs. Choose a date, a reader and "
                    "how much they have read. Below it stands why."
                ),
                shown or page,
            ),
            Stop(
                self.tr("Publish when it is right"),
                self.tr(
                    "Readers get nothing before you publish. You see every change in words first, and whatever would "
                    "embarrass is stopped."
                ),
                window.header.publish,
            ),
        )
        tour = Tour(stops, window)
        tour.ended.connect(page.setFocus)
        window.memory.keep_flag(SEEN, True)
        tour.go_on()

    @Slot()
    def _about(self) -> None:
        from paywall_admin.ui.guide import About  # noqa: PLC0415 - imported when first needed

        About(self._window).show()

    @Slot()
    def _notices(self) -> None:
        from paywall_admin.ui.notices import NoticeList  # noqa: PLC0415 - imported when first needed

        self._notice_list = NoticeList(self._window.toasts, self._window)
        self._notice_list.undo_wanted.connect(self._revert)
        self._notice_list.show()

    @Slot(int)
    def _revert(self, entry: int) -> None:
        """Take back the step of a notice, also where others came after it."""
        from paywall_admin.services.undo import Revert  # noqa: PLC0415 - after the first paint

        self._desk.do(self._notice_list, Revert(entry), partial(self._reverted, entry), self._notice_list.show_refusal)

    def _reverted(self, entry: int, outcome: Any) -> None:
        self._window.toasts.settle(entry)
        self._window.toasts.say(self.tr("Undone: {step}").format(step=phrasebook.said(outcome.label)))
