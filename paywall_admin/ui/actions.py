"""Everything a person can do from the menus and by keys, in one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

Menu = Literal["file", "edit", "view", "go", "help"]
Permission = Literal["", "edit", "publish"]


class Entry(NamedTuple):
    """One action: its name in the code, its words, its keys, its menu, and what a person must be allowed to do."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    menu: Menu | None = None
    permission: Permission = ""
    icon: str = ""
    group: str = ""
    is_switch: bool = False
    starts_section: bool = False


MENUS: Final[tuple[tuple[Menu, str], ...]] = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("go", QT_TRANSLATE_NOOP("actions", "&Go")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)
_T = QT_TRANSLATE_NOOP
ENTRIES: Final = (
    Entry("new", _T("actions", "New store…"), ("Ctrl+N",), "file", icon="plus"),
    Entry("open", _T("actions", "Open store…"), ("Ctrl+O",), "file", icon="folder"),
    Entry("import", _T("actions", "Compare or import settings…"), (), "file", "edit", "down", starts_section=True),
    Entry("export", _T("actions", "Export settings…"), (), "file", icon="open-outside"),
    Entry("publish", _T("actions", "Publish…"), ("Ctrl+P",), "file", "publish", "publish", starts_section=True),
    Entry("emergency", _T("actions", "Open the wall in an emergency…"), (), "file", "publish", "emergency"),
    Entry("quit", _T("actions", "Quit"), ("Ctrl+Q",), "file", icon="close", starts_section=True),
    Entry("undo", _T("actions", "Undo"), ("Ctrl+Z",), "edit", "edit", "undo"),
    Entry("redo", _T("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", "edit", "redo"),
    Entry("find", _T("actions", "Find in page…"), ("Ctrl+F",), "edit", icon="search", starts_section=True),
    Entry("preferences", _T("actions", "Preferences…"), ("Ctrl+,",), "edit", icon="more", starts_section=True),
    Entry("preview", _T("actions", "Preview"), ("F9",), "view", icon="preview", is_switch=True),
    Entry("rail", _T("actions", "Narrow navigation"), ("Ctrl+B",), "view", icon="collapse", is_switch=True),
    Entry("system", _T("actions", "Follow the system"), (), "view", group="mode", starts_section=True),
    Entry("light", _T("actions", "Light"), (), "view", group="mode"),
    Entry("dark", _T("actions", "Dark"), (), "view", group="mode"),
    Entry("notices", _T("actions", "Notices"), ("Ctrl+Shift+N",), "view", icon="list", starts_section=True),
    Entry("goto", _T("actions", "Go to anything…"), ("Ctrl+K",), "go", icon="search"),
    Entry("next_pane", _T("actions", "Next pane"), ("F6",), "go", icon="chevron-right", starts_section=True),
    Entry("previous_pane", _T("actions", "Previous pane"), ("Shift+F6",), "go", icon="chevron-left"),
    Entry("manual", _T("actions", "Help for this page"), ("F1",), "help", icon="help"),
    Entry("keys", _T("actions", "Keys"), ("Ctrl+/",), "help", icon="keyboard"),
    Entry("tour", _T("actions", "A look around"), (), "help", icon="chevron-right"),
    Entry("about", _T("actions", "About Paywall Admin"), (), "help", icon="info", starts_section=True),
)


def words(entry: Entry) -> str:
    """The words of an action in the window's language."""
    return QCoreApplication.translate("actions", entry.text)


def menu_words(text: str) -> str:
    """The words of a menu in the window's language."""
    return QCoreApplication.translate("actions", text)


def build(window: QWidget, entries: tuple[Entry, ...] = ENTRIES) -> dict[str, QAction]:
    """The actions of the table, by name; `finish` makes them complete."""
    built: dict[str, QAction] = {}
    for entry in entries:
        action = built[entry.id] = QAction(words(entry), window)
        action.setObjectName(entry.id)
        action.setCheckable(entry.is_switch or bool(entry.group))
    return built


def finish(built: dict[str, QAction], entries: tuple[Entry, ...] = ENTRIES) -> None:
    """Give the actions their keys, groups and icons; after the first paint, for until then no menu can be open."""
    from PySide6.QtGui import QActionGroup, QKeySequence  # noqa: PLC0415 - after the first paint

    from paywall_admin.ui import icons  # noqa: PLC0415 - after the first paint

    groups: dict[str, QActionGroup] = {}
    for entry in entries:
        action = built[entry.id]
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        if entry.group:
            groups.setdefault(entry.group, QActionGroup(action.parent())).addAction(action)
        if entry.icon and not entry.is_switch:
            icons.wear(action, entry.icon)


def fill(menus: Mapping[Menu, QMenu], built: Mapping[str, QAction], entries: Iterable[Entry]) -> None:
    """Put the actions into their menus, with a line before each section."""
    for entry in entries:
        if entry.menu is not None:
            menu = menus[entry.menu]
            if entry.starts_section and menu.actions():
                menu.addSeparator()
            menu.addAction(built[entry.id])


def permit(built: Mapping[str, QAction], entries: Iterable[Entry], allowed: Mapping[Permission, bool]) -> None:
    """Switch off the actions for which a person must be allowed what they are not."""
    for entry in entries:
        built[entry.id].setEnabled(allowed[entry.permission])


def name_step(action: QAction, words: str, step: str | None) -> None:
    """Say in an action which step it takes back, or does again; without one it is switched off."""
    action.setText(f"{words}: {step}".replace("&", "&&") if step else words)
    action.setEnabled(bool(step) and action.isEnabled())
