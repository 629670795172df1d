"""Editing a meter: nothing needs saving, nothing is lost, and two people get along, on a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from paywall_admin.services.drafts import lists
from paywall_admin.services.drafts.singles import EditPublication
from paywall_admin.services.undo import Redo, Undo
from paywall_admin.ui.meter.page import MeterPage
from support.office import Office

METER = "all-readers"


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: MeterPage(desk, clock=office.clock))


@pytest.fixture
def editor(page: Any) -> Any:
    return page.meter_editor


def meter(office: Office, place: int = 0) -> Any:
    return office.draft().meters[place]


def test_leaving_a_field_keeps_it_in_one_step(office: Office, page: Any, editor: Any) -> None:
    office.fill(editor.limit, "3")
    assert meter(office).limit == 3
    assert office.steps() == ["Change the limit of meter 'All readers'"]
    assert page.meters.view.rows.rows()[0].cells[0] == "3 a month"
    assert "3 free articles a month" in editor.summary.text()


def test_resting_keeps_it_too(office: Office, editor: Any) -> None:
    office.go_to(editor.limit)
    office.type("7")
    office.bot.waitUntil(lambda: meter(office).limit == 7)
    assert editor.limit.control.hasFocus()


def test_a_wrong_value_is_not_sent_and_holds_up_nothing(office: Office, editor: Any) -> None:
    office.fill(editor.limit, "many")
    office.fill(editor.name, "Everybody")
    assert (meter(office).limit, meter(office).name) == (5, "Everybody")
    assert editor.limit.control.text() == "many"
    assert "Write a whole number from 0 to 1000." in editor.limit.control.accessibleDescription()


def test_a_wrong_value_waits_while_another_meter_is_shown(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    office.fill(editor.limit, "many")
    page.meters.view.pick("second")
    assert editor.limit.control.text() == "5"
    page.meters.view.pick(METER)
    assert editor.limit.control.text() == "many"
    assert "Write a whole number" in editor.limit.notes.words()


def test_picking_another_meter_keeps_what_was_being_typed(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    office.go_to(editor.limit)
    office.type("9")
    page.meters.view.pick("second")
    office.settle()
    assert [one.limit for one in office.draft().meters] == [9, 5]


@pytest.mark.parametrize("leave", ["hide", "flush"])
def test_leaving_the_page_keeps_what_was_being_typed(office: Office, page: Any, editor: Any, leave: str) -> None:
    office.go_to(editor.limit)
    office.type("9")
    getattr(page, leave)()
    office.settle()
    assert meter(office).limit == 9


def test_every_field_reaches_the_draft(office: Office, page: Any, editor: Any) -> None:
    office.fill(editor.name, "Registered readers")
    office.fill(editor.limit, "10")
    office.bot.mouseClick(editor.kinds.control.segments[2], Qt.MouseButton.LeftButton)
    office.go_to(editor.countries)
    office.type("Japan,th,")
    office.bot.mouseClick(editor.devices.control.segments[2], Qt.MouseButton.LeftButton)
    office.fill(editor.counter, "3")
    office.go_to(editor.period)
    office.press(Qt.Key.Key_Down)
    office.settle()
    found = meter(office)
    assert (found.name, found.limit, found.show_counter_from) == ("Registered readers", 10, 3)
    assert (found.audience.kinds, found.audience.countries) == (("registered",), ("JP", "TH"))
    assert found.audience.devices == ("narrow",)
    assert (found.period.kind, found.period.days) == ("rollingDays", 30)
    assert editor.period.notes.words() == "Each article counts for 30 days from when it was read."
    assert editor.summary.text() == (
        "Registered readers in Japan and Thailand on narrow screens get 10 free articles in any 30 days. "
        "They see how many are left once it is 3 or fewer."
    )
    office.fill(editor.counter, " ")
    office.bot.mouseClick(editor.kinds.control.segments[0], Qt.MouseButton.LeftButton)
    office.settle()
    assert meter(office).show_counter_from is None
    assert meter(office).audience.kinds is None


def test_days_of_a_rolling_period_are_edited_beside_it(office: Office, editor: Any) -> None:
    office.do(
        lists.EditMeter(METER, {"period": {"kind": "calendarMonth"}}, {"period": {"kind": "rollingDays", "days": 7}})
    )
    days = editor.period.control.days
    assert (days.isVisible(), days.text()) == (True, "7")
    days.setFocus()
    days.selectAll()
    office.type("0")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert meter(office).period.days == 7
    assert "Write a whole number from 1 to 3660." in days.accessibleDescription()
    days.setFocus()
    days.selectAll()
    office.type("14")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert meter(office).period.days == 14


def test_next_reset_is_said_in_the_zone_of_the_publication(office: Office, editor: Any) -> None:
    assert editor.period.notes.words() == "Resets Nov 1, 00:00 (Tokyo)"
    office.colleague(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "America/New_York"}))
    assert editor.period.notes.words() == "Resets Nov 1, 00:00 (New York)"
    office.go_to(editor.period)
    office.press(Qt.Key.Key_Up)
    office.press(Qt.Key.Key_Up)
    office.settle()
    assert editor.period.notes.words() == "Resets Oct 30, 00:00 (New York)"


def test_undo_and_redo_refresh_the_field_under_the_cursor(office: Office, editor: Any) -> None:
    office.fill(editor.name, "Everybody")
    office.go_to(editor.name)
    editor.name.control.setCursorPosition(4)
    office.do(Undo())
    assert (editor.name.control.text(), editor.name.control.cursorPosition()) == ("All readers", 4)
    assert editor.name.control.hasFocus()
    office.do(Redo())
    assert (editor.name.control.text(), editor.name.control.cursorPosition()) == ("Everybody", 4)
    assert meter(office).name == "Everybody"


def test_colleagues_change_appears_without_disturbing(office: Office, page: Any, editor: Any) -> None:
    office.go_to(editor.name)
    office.type("Every")
    office.colleague(lists.EditMeter(METER, {"limit": 5}, {"limit": 8}))
    assert editor.limit.control.text() == "8"
    assert editor.name.control.hasFocus()
    office.type("body")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert (meter(office).name, meter(office).limit) == ("Everybody", 8)


def test_two_parts_of_one_audience_do_not_get_in_each_others_way(office: Office, editor: Any) -> None:
    office.go_to(editor.countries)
    office.type("Japan")
    office.bo.do(lists.EditMeter(METER, {"audience/devices": None}, {"audience/devices": ["wide"]}))
    office.press(Qt.Key.Key_Return)
    office.settle()
    audience = meter(office).audience
    assert (audience.countries, audience.devices) == (("JP",), ("wide",))
    assert not editor.countries.sides.is_open


def clash(office: Office, editor: Any) -> None:
    office.go_to(editor.limit)
    office.type("9")
    office.bo.do(lists.EditMeter(METER, {"limit": 5}, {"limit": 8}))
    office.press(Qt.Key.Key_Tab)
    office.settle()


def test_the_same_field_is_shown_side_by_side(office: Office, editor: Any) -> None:
    clash(office, editor)
    assert meter(office).limit == 8
    assert "Theirs: 8. Yours: 9." in editor.limit.control.accessibleDescription()
    assert editor.limit.control.text() == "9"


def test_mine_can_be_kept(office: Office, editor: Any) -> None:
    clash(office, editor)
    office.bot.mouseClick(editor.limit.sides.keep_mine, Qt.MouseButton.LeftButton)
    office.settle()
    assert meter(office).limit == 9
    assert not editor.limit.sides.is_open


def test_theirs_can_be_taken_by_keyboard(office: Office, editor: Any) -> None:
    clash(office, editor)
    office.go_to(editor.limit)
    office.press(Qt.Key.Key_Tab)
    assert office.qapp.focusWidget() is editor.limit.sides.take_theirs
    office.press(Qt.Key.Key_Space)
    office.settle()
    assert (meter(office).limit, editor.limit.control.text()) == (8, "8")


def test_a_conflict_is_still_open_after_looking_elsewhere(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    clash(office, editor)
    page.meters.view.pick("second")
    assert not editor.limit.sides.is_open
    page.meters.view.pick(METER)
    assert editor.limit.sides.is_open
    assert editor.limit.control.text() == "9"
    assert meter(office).limit == 8


def test_an_edit_that_fails_after_leaving_the_meter_comes_back_with_it(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    told: list[str] = []
    page.told.connect(lambda text, _undo: told.append(text))
    office.go_to(editor.limit)
    office.type("9")
    office.bo.do(lists.EditMeter(METER, {"limit": 5}, {"limit": 8}))
    page.meters.view.pick("second")
    office.settle()
    assert told[0].startswith("All readers: not kept.")
    page.meters.view.pick(METER)
    assert (editor.limit.control.text(), editor.limit.sides.is_open) == ("9", True)


def test_a_meter_that_a_colleague_archives_gives_way_to_another(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    office.go_to(editor.limit)
    office.colleague(lists.ArchiveMeter(METER))
    assert page.meters.view.key() == "second"
    assert editor.form.object_id == "second"


def test_finding_stands_at_its_field(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    page.meters.view.pick("second")
    assert "serves nobody" in editor.kinds.notes.words()
    assert "serves nobody" in focused(editor.kinds).accessibleDescription()
    page.meters.view.pick(METER)
    assert editor.kinds.notes.words() == ""


def focused(field: Any) -> Any:
    field.take_focus()
    return field.control.target()


def test_a_place_leads_to_its_field(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    page.focus_place("/meters/1/showCounterFrom")
    assert page.meters.view.key() == "second"
    assert editor.counter.control.hasFocus()
    page.focus_place("/contentRules/0/when/contentTypes/0")
    assert page.rule_editor.lists[1].control.line.hasFocus()
    page.focus_place("/meters/0/audience")
    assert page.meters.view.key() == METER
    assert office.qapp.focusWidget() in editor.kinds.control.segments


def test_a_place_asked_for_before_the_page_is_filled_is_gone_to_later(office: Office) -> None:
    def make(desk: Any) -> MeterPage:
        made = MeterPage(desk, clock=office.clock)
        made.focus_place("/meters/0/limit")
        return made

    page = office.show(make)
    assert page.meter_editor.limit.control.hasFocus()


def test_keyboard_alone_reaches_every_field(office: Office, page: Any, editor: Any) -> None:
    page.meters.view.setFocus()
    seen = []
    for _ in range(20):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(office.qapp.focusWidget())
    for field in editor.form.fields():
        assert field.control.target() in seen, field.label
    names = [QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in seen]
    assert all(names)
    names = [widget.accessibleName() for widget in seen]
    order = [names.index(name) for name in ("Name", "Free articles", "In each", "Countries", "Show the counter from")]
    assert order == sorted(order)


def test_an_answer_from_before_the_edit_does_not_put_the_old_value_back(office: Office, page: Any, editor: Any) -> None:
    before = page.view
    office.go_to(editor.limit)
    office.type("9")
    page.flush()
    page.show_draft(before)
    assert editor.limit.control.text() == "9"
    office.settle()
    assert (meter(office).limit, editor.limit.control.text()) == (9, "9")


def test_an_answer_from_before_a_move_does_not_put_the_old_order_back(office: Office, page: Any) -> None:
    office.colleague(lists.DuplicateMeter(METER, "second"))
    page.meters.view.pick(METER)
    page.meters.view.setFocus()
    before = page.view
    office.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    page.show_draft(before)
    assert [row.key for row in page.meters.view.rows.rows()] == ["second", METER]
    office.settle()
    assert [one.id for one in office.draft().meters] == ["second", METER]
