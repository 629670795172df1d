"""The keyboard alone suffices, and a screen reader has a name for everything one can use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui.guide import Guide
from paywall_admin.ui.refusal import RefusalPage

WAIT_MS = 30_000
_INTERACTIVE = {
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText, QAccessible.Role.Slider, QAccessible.Role.SpinBox, QAccessible.Role.List,
    QAccessible.Role.Table, QAccessible.Role.PageTab, QAccessible.Role.ButtonMenu, QAccessible.Role.Dial,
}  # fmt: skip


def nameless(widget: QWidget) -> list[str]:
    """What one can use below a widget and a screen reader would call only by its kind."""
    found = []
    for child in [widget, *widget.findChildren(QWidget)]:
        if not child.isVisible() or child.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        spoken = QAccessible.queryAccessibleInterface(child)
        if spoken and spoken.role() in _INTERACTIVE and not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(child).__name__} in {type(child.parent()).__name__}")
    return found


def test_everything_in_the_window_has_a_name(room: Any) -> None:
    assert nameless(room.window) == []


def test_everything_in_the_preview_has_a_name(make_room: Callable[..., Any], qtbot: QtBot) -> None:
    room = make_room(preview=True)
    qtbot.waitUntil(lambda: hasattr(room.furnisher, "preview"), timeout=WAIT_MS)
    panel = room.furnisher.preview.panel
    qtbot.waitUntil(lambda: panel.decision is not None, timeout=WAIT_MS)
    assert nameless(panel) == []


@pytest.mark.parametrize("name", ["manual", "keys", "about", "notices"])
def test_everything_in_the_guides_has_a_name(room: Any, name: str) -> None:
    room.window.action(name).trigger()
    for dialog in room.window.findChildren(Guide):
        assert nameless(dialog) == []
        dialog.reject()


def test_the_page_of_a_refused_store_has_names(style: Any, qtbot: QtBot) -> None:
    page = RefusalPage(ValueError("no store"), "/somewhere/paywall.db", has_backup=True)
    qtbot.addWidget(page)
    page.show()
    assert nameless(page) == []


def test_a_missing_name_is_found(style: Any, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QToolButton

    ground = QWidget()
    qtbot.addWidget(ground)
    QToolButton(ground)
    ground.show()
    assert nameless(ground) == ["QToolButton in QWidget"]


def reached_by_tab(window: QWidget, qtbot: QtBot) -> set[QWidget]:
    """Everything that Tab stops at, once around."""
    stops: list[QWidget] = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        if focus is None or focus in stops:
            break
        stops.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    return set(stops)


def test_tab_reaches_rail_page_status_line_and_header(room: Any, qtbot: QtBot) -> None:
    window = room.window
    window.header.publish.setFocus()
    stops = reached_by_tab(window, qtbot)
    for pane in window.frame_steps.panes.shown():
        assert any(pane.isAncestorOf(stop) for stop in stops), type(pane).__name__


def test_menus_open_by_key_and_every_action_has_words(room: Any, qtbot: QtBot) -> None:
    for menu in room.window.menus.values():
        assert "&" in menu.title()
        for action in menu.actions():
            assert action.isSeparator() or action.menu() or action.text().strip()


def test_rail_buttons_are_named_also_when_narrow(room: Any) -> None:
    room.window.action("rail").trigger()
    assert nameless(room.window.rail) == []
    assert all(button.toolTip() for button in room.window.rail._words)
    room.window.action("rail").trigger()
