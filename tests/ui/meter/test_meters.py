"""The list of meters: create, duplicate, reorder, archive and restore, by keyboard and mouse, on a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from paywall_admin.core.problems import Conflict
from paywall_admin.services.drafts import lists
from paywall_admin.services.undo import Undo
from paywall_admin.ui.meter.page import MeterPage
from support.office import Office

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(MeterPage)


def ids(office: Office) -> list[str]:
    return [meter.id for meter in office.draft().meters]


def shown(page: Any) -> list[str]:
    return [row.key for row in page.meters.view.rows.rows()]


def add(office: Office, *names: str) -> None:
    for name in names:
        office.colleague(
            lists.AddMeter({"id": name.lower(), "name": name, "limit": 5, "period": {"kind": "calendarMonth"}}, None)
        )


def test_sample_is_shown_in_words(page: Any) -> None:
    (row,) = page.meters.view.rows.rows()
    assert (row.title, row.cells, row.badge) == ("All readers", ("5 a month", "All readers"), "Draft")
    assert page.meters.detail.heading.whole() == "All readers"


def test_new_meter_is_picked_with_the_cursor_in_its_name(office: Office, page: Any) -> None:
    office.bot.mouseClick(page.meters.add, Qt.MouseButton.LeftButton)
    office.settle()
    assert ids(office) == ["all-readers", "meter-1"]
    assert page.meters.view.key() == "meter-1"
    office.type("Registered readers")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert office.draft().meters[1].name == "Registered readers"
    assert page.meters.view.rows.rows()[1].title == "Registered readers"


def test_duplicate_by_key_stands_behind_and_is_picked(office: Office, page: Any) -> None:
    add(office, "Second")
    page.meters.view.setFocus()
    office.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert ids(office) == ["all-readers", "all-readers-2", "second"]
    assert page.meters.view.key() == "all-readers-2"
    assert office.draft().meters[1].limit == 5


def test_archive_asks_nothing_and_can_be_undone(office: Office, page: Any) -> None:
    add(office, "Second")
    told: list[tuple[str, bool]] = []
    page.told.connect(lambda text, undo: told.append((text, undo)))
    page.meters.view.setFocus()
    office.press(Qt.Key.Key_Delete)
    office.settle()
    assert ids(office) == ["second"]
    assert told == [("“All readers” is archived.", True)]
    assert page.meters.view.key() == "second"
    office.do(Undo())
    assert ids(office) == ["all-readers", "second"]
    assert shown(page) == ["all-readers", "second"]


def test_archived_meters_stand_behind_a_button_and_come_back(office: Office, page: Any) -> None:
    add(office, "Second")
    office.bot.mouseClick(page.meters.detail.archive, Qt.MouseButton.LeftButton)
    office.settle()
    assert page.meters.show_archived.text() == "Show archived (1)"
    office.bot.mouseClick(page.meters.show_archived, Qt.MouseButton.LeftButton)
    assert shown(page) == ["second", "all-readers"]
    page.meters.view.pick("all-readers")
    assert page.meters.detail.badge.accessibleName() == "Archived"
    assert page.meter_editor.name.control.isReadOnly()
    office.bot.mouseClick(page.meters.detail.restore, Qt.MouseButton.LeftButton)
    office.settle()
    assert ids(office) == ["second", "all-readers"]
    assert not page.meter_editor.name.control.isReadOnly()
    assert not page.meters.show_archived.isVisible()


def test_keys_move_a_meter_as_fast_as_one_presses(office: Office, page: Any) -> None:
    add(office, "B", "C", "D")
    page.meters.view.pick("all-readers")
    page.meters.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        office.press(key, ALT)
    assert shown(page) == ["b", "c", "all-readers", "d"]
    office.settle()
    assert ids(office) == shown(page) == ["b", "c", "all-readers", "d"]
    assert page.meters.view.hasFocus()


def test_mouse_drags_a_meter(office: Office, page: Any) -> None:
    add(office, "B", "C")
    view = page.meters.view
    start, end = (view.visualRect(view.rows.index(place)).center() for place in (2, 0))
    office.bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    office.bot.mouseMove(view.viewport(), (start + end) / 2)
    office.bot.mouseMove(view.viewport(), end - QPoint(0, 12))
    office.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end - QPoint(0, 12))
    office.settle()
    assert ids(office) == shown(page) == ["c", "all-readers", "b"]


def test_a_move_that_was_overtaken_shows_the_real_order(office: Office, page: Any) -> None:
    add(office, "B", "C")
    page.meters.view.pick("all-readers")
    office.bo.do(lists.MoveMeter("all-readers", 0, 2))
    page.meters.view.setFocus()
    office.press(Qt.Key.Key_Down, ALT)
    office.settle()
    assert ids(office) == shown(page) == ["b", "c", "all-readers"]
    assert [type(trouble) for trouble in office.troubles] == [Conflict]


def test_menu_offers_what_can_be_done(office: Office, page: Any) -> None:
    add(office, "B")
    page.meters.view.pick("all-readers")
    page.meters.view.menu_wanted.emit("all-readers", QPoint(0, 0))
    menu = page.meters.menu
    offered = {action.text().partition("\t")[0]: action for action in menu.actions() if action.isVisible()}
    assert [text for text, action in offered.items() if text and not action.isEnabled()] == ["Move up"]
    offered["Move down"].trigger()
    menu.close()
    office.settle()
    assert ids(office) == ["b", "all-readers"]


def test_without_meters_the_page_says_what_they_are_for(office: Office, page: Any) -> None:
    office.colleague(lists.ArchiveMeter("all-readers"))
    assert page.meters.empty.isVisible()
    assert not page.meters.detail.isVisible()
    office.bot.mouseClick(page.meters.empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    office.settle()
    assert ids(office) == ["meter-1"]
    assert page.meter_editor.name.control.hasFocus()


def test_hundred_meters_with_long_names_stay_usable(office: Office, page: Any) -> None:
    for number in range(100):
        value = {"id": f"m{number}", "name": f"{number} " + "Registered readers abroad " * 7, "limit": number}
        office.bo.do(lists.AddMeter({**value, "period": {"kind": "calendarMonth"}}, None))
    office.colleague(lists.MoveMeter("m99", 100, 99))
    assert page.meters.view.rows.rowCount() == 101
    width = page.width()
    page.meters.view.pick("m98")
    page.meters.view.setFocus()
    office.press(Qt.Key.Key_Up, ALT)
    office.settle()
    assert ids(office)[98:] == shown(page)[98:] == ["m97", "m98", "m99"]
    assert page.meters.view.visualRect(page.meters.view.currentIndex()).intersects(page.meters.view.viewport().rect())
    assert page.width() == width
    assert page.meters.detail.width() <= page.width()


def test_viewers_can_look_but_not_change(office: Office) -> None:
    from paywall_admin.services.people import SetRole

    office.bo.do(SetRole("bo", None, "admin"))
    page = office.show(MeterPage)
    assert not page.meters.add.isEnabled()
    assert page.meter_editor.limit.control.isReadOnly()
    page.meters.view.setFocus()
    office.press(Qt.Key.Key_Delete)
    office.settle()
    assert ids(office) == ["all-readers"]
    assert office.steps() == []


def cut_off(section: Any) -> list[str]:
    """The fields of which something is not to be seen."""
    room = section.detail
    found = []
    for field in room.editor.form.fields():
        control, notes = field.control, field.notes
        right = control.mapTo(room, control.rect().topRight()).x()
        low = control.height() < control.minimumSizeHint().height()
        short = notes.isVisible() and notes.height() < notes.heightForWidth(notes.width())
        if right > room.width() or low or short:
            found.append(field.label)
    return found


@pytest.mark.parametrize("width", [420, 560, 900, 1600])
def test_nothing_is_cut_off_at_any_width(office: Office, page: Any, width: int) -> None:
    page.resize(width, 700)
    office.fill(page.meter_editor.limit, "many")
    for section, tab in ((page.meters, 0), (page.rules, 1)):
        page.tabs.choose(tab)
        office.bot.waitUntil(lambda shown=section: cut_off(shown) == [])
        assert section.detail.width() <= page.width()
