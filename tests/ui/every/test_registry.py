"""Nothing of the window is forgotten: each page, dialog and card that floats stands in the list of screens."""

from __future__ import annotations

import ast
import pkgutil
from importlib import import_module

from PySide6.QtWidgets import QDialog

import paywall_admin.ui
from paywall_admin.ui.pages import PAGES as WINDOW_PAGES
from support.tree import PACKAGE
from ui.every.screens import FLOATING, PAGES, SHEETS, UI

EVERY = (*PAGES, *SHEETS, *FLOATING)
# Where a window of its own or something over others is made that is no dialog.
FLOATS = ("WindowType.Popup", "WindowType.Tool", 'setProperty("card", "true")\n        self.setFixedWidth')


def made() -> set[str]:
    return {UI + screen.made_by for screen in EVERY}


def test_every_page_is_there() -> None:
    assert {page.made_by for page in WINDOW_PAGES} <= made()


def test_every_dialog_is_there() -> None:
    for module in pkgutil.walk_packages(paywall_admin.ui.__path__, UI):
        if not module.name.startswith((UI + "preview.", UI + "main")):
            import_module(module.name)
    ours = {kind for kind in descendants(QDialog) if kind.__module__.startswith(UI)}
    opened = {f"{kind.__module__}:{kind.__name__}" for kind in ours if not kind.__subclasses__()}
    assert opened - made() == set()


def descendants(kind: type) -> set[type]:
    return {found for child in kind.__subclasses__() for found in (child, *descendants(child))}


def test_every_message_box_is_there() -> None:
    """Boxes are made by `labels.dialog`; each place that calls it is one screen."""
    calls = [
        path.name
        for path in (PACKAGE / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "dialog"
    ]
    assert len(calls) == sum(screen.made_by == "labels:dialog" for screen in EVERY), calls


def test_everything_that_floats_is_there() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (PACKAGE / "ui").rglob("*.py")}
    modules = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path, text in texts.items()
        if any(sign in text for sign in FLOATS)
    }
    known = {entry.partition(":")[0] for entry in made()}
    assert modules - known == set()


def test_each_screen_has_a_name_of_its_own() -> None:
    names = [screen.name for screen in EVERY]
    assert len(set(names)) == len(names)
