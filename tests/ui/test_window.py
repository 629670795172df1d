"""The frame: what it always says, what its actions do, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from paywall_admin.services import database
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import GetDraft
from paywall_admin.ui import actions
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.guide import About, Keys
from paywall_admin.ui.manual import Manual
from paywall_admin.ui.memory import Memory
from paywall_admin.ui.notices import NoticeList
from paywall_admin.ui.publish.sheet import PublishSheet
from paywall_admin.ui.refusal import RefusalPage
from paywall_admin.ui.toasts import Toast
from paywall_admin.ui.window import Window, first_size
from support.words import words_on

WAIT_MS = 20_000


def change_limit(room: Any, qtbot: QtBot, limit: int) -> None:
    draft = room.desk._app.ask(GetDraft()).settings
    meter = draft.meters[0]
    room.desk.do(room.window, EditMeter(meter.id, {"limit": meter.limit}, {"limit": limit}))
    room.settle()


def test_header_says_what_is_worked_on(room: Any) -> None:
    said = words_on(room.window.header)
    assert "Nikkei Asia" in said
    assert "TEST" in said
    assert "Stripe: not connected" in said
    assert room.window.windowTitle() == "Nikkei Asia — TEST — Paywall Admin"


def test_changes_are_counted_as_they_are_made(room: Any, qtbot: QtBot) -> None:
    assert room.window.header.changes.isVisible()
    assert "Nothing published yet" in words_on(room.window.footer)
    room.desk._app.publish("First", passphrase=lambda: "a good passphrase")
    change_limit(room, qtbot, 3)
    assert room.window.header.changes.text() == "1 change"
    assert "Version 1 published" in words_on(room.window.footer)


def test_live_is_a_word_too(room: Any) -> None:
    room.window.header.identity.mode.show_environment("live")
    assert "LIVE" in words_on(room.window.header)
    assert "TEST" not in words_on(room.window.header)


def test_undo_and_redo_name_their_step_and_work(room: Any, qtbot: QtBot) -> None:
    undo, redo = room.window.action("undo"), room.window.action("redo")
    assert not undo.isEnabled()
    change_limit(room, qtbot, 3)
    assert undo.isEnabled()
    assert undo.text().startswith("Undo: ")
    undo.trigger()
    room.settle()
    assert room.desk._app.ask(GetDraft()).settings.meters[0].limit == 5
    assert not undo.isEnabled()
    assert redo.isEnabled()
    redo.trigger()
    room.settle()
    assert room.desk._app.ask(GetDraft()).settings.meters[0].limit == 3


def test_undo_key_belongs_to_the_text_while_it_has_the_focus(room: Any, qtbot: QtBot) -> None:
    change_limit(room, qtbot, 3)
    edit = QLineEdit(room.window.stack)
    edit.show()
    edit.setFocus()
    qtbot.keyClicks(edit, "abc")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert edit.text() == ""
    assert room.desk._app.ask(GetDraft()).settings.meters[0].limit == 3
    room.window.rail.take_focus()
    qtbot.keyClick(room.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert room.desk._app.ask(GetDraft()).settings.meters[0].limit == 5


def test_toast_takes_a_step_back(room: Any, qtbot: QtBot) -> None:
    change_limit(room, qtbot, 3)
    room.window.toasts.say("Limit changed", undo=True)
    toast = room.window.findChildren(Toast)[0]
    next(button for button in toast.findChildren(QPushButton) if button.text() == "Undo").click()
    room.settle()
    assert room.desk._app.ask(GetDraft()).settings.meters[0].limit == 5


def test_only_the_newest_toast_offers_undo_and_all_stay_listed(room: Any, qtbot: QtBot) -> None:
    toasts = room.window.toasts
    for number in range(5):
        toasts.say(f"Step {number}", undo=True)
    shown = [toast for toast in toasts._toasts() if not toast.isHidden()]
    assert [toast.accessibleName() for toast in shown] == ["Step 2", "Step 3", "Step 4"]
    undoing = [toast for toast in shown if any(not b.isHidden() for b in toast.findChildren(QPushButton))]
    assert undoing == shown[-1:]
    room.window.action("notices").trigger()
    notices = room.window.findChildren(NoticeList)[0]
    assert [notice.text for notice in toasts.notices] == [f"Step {number}" for number in range(5)]
    notices.accept()


@pytest.mark.parametrize(("name", "kind"), [("manual", Manual), ("keys", Keys), ("about", About)])
def test_help_opens_beside_the_work_and_closes_with_escape(room: Any, qtbot: QtBot, name: str, kind: type) -> None:
    room.window.action(name).trigger()
    guide = room.window.findChildren(kind)[0]
    assert guide.isVisible()
    assert not guide.isModal()
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_every_key_is_in_the_list_of_keys(room: Any) -> None:
    room.window.action("keys").trigger()
    guide = room.window.findChildren(Keys)[0]
    said = words_on(guide)
    for entry in room.window.entries:
        if entry.keys:
            assert actions.words(entry).rstrip("…") in said
    guide.reject()


def test_every_action_is_in_a_menu_and_no_key_is_given_twice(room: Any) -> None:
    offered = {action for menu in room.window.menus.values() for action in menu.actions()}
    assert set(room.window.actions_by_id.values()) <= offered
    keys = [key for entry in room.window.entries for key in entry.keys]
    assert len(keys) == len(set(keys))


def test_licences_of_everything_are_told(room: Any) -> None:
    room.window.action("about").trigger()
    guide = room.window.findChildren(About)[0]
    said = words_on(guide).lower()
    for package in ("pyside6", "sqlalchemy", "pydantic", "lesser general public license"):
        assert package in said
    guide.reject()


def test_window_comes_back_as_it_was_left(make_room: Callable[..., Any], qtbot: QtBot) -> None:
    first = make_room()
    first.window.resize(QSize(780, 700))
    first.window.action("rail").trigger()
    assert first.window.rail.width() == 56
    first.window.close()
    second = make_room()
    assert second.window.size() == QSize(780, 700)
    assert second.window.rail.width() == 56
    second.window.action("rail").trigger()
    assert second.window.rail.width() == 184


@pytest.mark.parametrize(
    ("screen", "window"),
    [((1280, 720), (1264, 672)), ((1920, 1040), (1280, 800)), ((1366, 728), (1280, 680)), ((1024, 2000), (1008, 800))],
)
def test_a_first_window_fits_on_the_screen(screen: tuple[int, int], window: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*window)


def test_a_window_that_was_never_open_takes_that_size(style: Any, qtbot: QtBot) -> None:
    window = Window(Desk(), style, Memory())
    qtbot.addWidget(window)
    assert window.size() == first_size(window.screen().availableSize())


def test_recent_stores_are_offered(room: Any, store: Path) -> None:
    assert Memory().recent() == [str(store)]
    room.stores._fill_recent()
    offered: list[QAction] = room.stores._recent.actions()
    assert [action.data() for action in offered] == [str(store)]


def test_refused_store_gets_a_page_with_ways_on(make_room: Callable[..., Any], tmp_path: Path, qtbot: QtBot) -> None:
    foreign = tmp_path / "holiday.db"
    foreign.write_bytes(b"\x89PNG not a store at all" * 40)
    room = make_room(path=foreign)
    page = room.window.stack.currentWidget()
    assert isinstance(page, RefusalPage)
    assert "not a store" in page.sentence.text()
    assert page.place.text() == str(foreign)
    offered = words_on(page)
    assert "Open another store…" in offered
    assert "New store…" in offered
    assert not room.window.action("publish").isEnabled()
    room.stores.open(str(tmp_path / "new.db"), new=True)
    qtbot.waitUntil(lambda: room.window.status is not None and room.desk.in_hand == 0, timeout=WAIT_MS)
    assert room.window.current_page() == "meter"
    assert room.window.stack.currentWidget().objectName() == "page_meter"
    assert room.window.action("publish").isEnabled()


def test_texts_show_to_the_letter(room: Any) -> None:
    room.window.toasts.say("<b>Free</b> <img src=file:///etc/passwd>")
    toast = room.window.findChildren(Toast)[0]
    label = next(label for label in toast.findChildren(QLabel) if "Free" in label.text())
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Free</b> <img src=file:///etc/passwd>"


def test_all_labels_are_plain_text(room: Any) -> None:
    guessing = [
        label.text()
        for label in room.window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.text()
    ]
    assert guessing == []


def test_panes_are_reached_with_f6(room: Any, qtbot: QtBot) -> None:
    window = room.window
    panes = window.frame_steps.panes
    window.rail.take_focus()
    reached = []
    for _ in range(len(panes.shown())):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        reached.append(next(i for i, pane in enumerate(panes.shown()) if focus and pane.isAncestorOf(focus)))
    assert sorted(reached) == list(range(len(panes.shown())))


def test_read_only_store_says_so_and_switches_editing_off(room: Any, qtbot: QtBot) -> None:
    room.window.show_status(replace(room.window.status, read_only=True))
    banner = room.window.banner.read_only
    qtbot.waitUntil(banner.isVisible)
    assert "read-only" in banner.words.text()
    assert str(room.window.status.store_path) in banner.words.text()
    assert not room.window.action("publish").isEnabled()
    assert not room.window.header.publish.isEnabled()
    room.window.show_status(replace(room.window.status, read_only=False))
    assert not banner.isVisible()
    assert room.window.header.publish.isEnabled()


def test_publish_key_opens_the_sheet(room: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(room.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = room.window.findChildren(PublishSheet)[0]
    assert sheet.isVisible()
    room.settle()
    sheet.reject()


def test_the_latest_backup_is_restored_from_the_page_of_a_refused_store(
    make_room: Callable[..., Any], store: Path, qtbot: QtBot
) -> None:
    App.open(store, sample=True).close()
    kept = database.backup(str(store))
    assert kept.exists()
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])
    room = make_room()
    page = room.window.stack.currentWidget()
    next(button for button in page.findChildren(QPushButton) if "Restore" in button.text()).click()
    qtbot.waitUntil(lambda: room.window.status is not None and room.desk.in_hand == 0, timeout=WAIT_MS)
    assert room.window.status.publication == "Nikkei Asia"
    assert room.window.stack.currentWidget().objectName() == "page_meter"


def test_a_page_leads_to_a_field_on_another_page(room: Any, qtbot: QtBot) -> None:
    room.window.open_page("offers")
    room.settle()
    room.window.page("offers").place_wanted.emit("/meters/0/limit")
    room.settle()
    assert room.window.current_page() == "meter"
    meter = room.window.page("meter")
    qtbot.waitUntil(meter.meters.detail.editor.form.field_at("limit").control.hasFocus, timeout=WAIT_MS)


def test_the_name_at_the_top_leads_to_the_publication(room: Any, qtbot: QtBot) -> None:
    room.finish()
    qtbot.mouseClick(room.window.header.identity.edit, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.window.current_page() == "publication"


def test_keys_begin_at_the_button_of_the_open_page(room: Any) -> None:
    window = room.window
    window.rail._buttons["overview"].setFocus()
    window.open_page("offers")
    assert window.focusWidget() is window.rail._buttons["offers"]
    window.header.publish.setFocus()
    window.open_page("meter")
    assert window.focusWidget() is window.header.publish
