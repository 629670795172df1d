"""What if: the limit is moved, the plot and the words follow, and nothing changes until somebody wants it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from paywall_admin.services.readers.intake import take_in
from paywall_admin.services.undo import Undo
from paywall_admin.ui.jobs import Handle
from paywall_admin.ui.meter import whatif
from paywall_admin.ui.meter.page import MeterPage
from support.feeds import view, write
from support.office import Office
from support.stores import DAY


@pytest.fixture
def page(office: Office) -> Any:
    lines = [view(f"r-{n}", f"a-{k}", DAY + k, counts=True) for n in range(8) for k in range(n % 4 + 1)]
    take_in(office.bo, [write(office.store.parent / "feed.jsonl", lines)], apart=False, fast=False)
    return office.show(lambda desk: MeterPage(desk, clock=office.clock))


def test_without_views_it_says_what_to_do(office: Office) -> None:
    page = office.show(lambda desk: MeterPage(desk, clock=office.clock))
    what_if = page.meter_editor.what_if
    assert what_if.empty.text() == "Import article views under Readers to see how many would meet the wall."
    assert not what_if.slider.isVisible()


def test_the_slider_tells_how_many_meet_the_wall(office: Office, page: Any) -> None:
    what_if = page.meter_editor.what_if
    assert (what_if.slider.value(), what_if.use.isVisible()) == (5, False)
    assert what_if.said.text().startswith("With 5 free, 0 of 8 readers would meet the wall: 0%. Estimated:")
    what_if.slider.setFocus()
    for _ in range(3):
        office.press(Qt.Key.Key_Left)
    assert what_if.said.text() == "With 2 free, 4 of 8 readers would meet the wall: 50%."
    assert what_if.lines() == [("October 2020, so far", "4 of 8 readers, 50%, exact")]
    assert office.draft().meters[0].limit == 5, "nothing is changed by looking"


def test_a_tried_limit_becomes_the_drafts_and_can_be_taken_back(office: Office, page: Any) -> None:
    what_if = page.meter_editor.what_if
    each = what_if.plot._each()
    QTest.mouseClick(what_if.plot, Qt.MouseButton.LeftButton, pos=QPoint(int(1.5 * each), 20))
    assert what_if.slider.value() == 1
    assert what_if.use.text() == "Make it 1"
    what_if.use.click()
    office.settle()
    assert office.draft().meters[0].limit == 1
    assert page.meter_editor.limit.control.read() == 1
    assert not what_if.use.isVisible()
    office.do(Undo())
    assert office.draft().meters[0].limit == 5


def test_a_limit_that_was_typed_a_moment_before_gives_way(office: Office, page: Any) -> None:
    editor = page.meter_editor
    editor.limit.take_focus()
    QTest.keyClicks(editor.limit.control.target(), "4")
    editor.what_if.slider.setValue(1)
    editor.what_if.use.click()
    office.settle()
    assert office.draft().meters[0].limit == 1
    assert not editor.limit.sides.is_open


def test_views_that_come_in_show_by_themselves(office: Office, page: Any) -> None:
    lines = [view("new", f"n-{k}", DAY + k, counts=True) for k in range(3)]
    take_in(office.bo, [write(office.store.parent / "more.jsonl", lines)], apart=False, fast=False)
    office.desk.changed.emit(frozenset({"readers", "feed"}), None)
    office.settle()
    page.meter_editor.what_if.slider.setValue(2)
    assert "5 of 9 readers" in page.meter_editor.what_if.said.text()


def test_counting_stops_when_its_meter_is_not_shown_any_more(
    office: Office, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_if, count, handles = page.meter_editor.what_if, whatif._counted, []

    def counted(meter: str, handle: Handle, app: Any) -> Any:
        handles.append(handle)
        return count(meter, handle, app)

    monkeypatch.setattr(whatif, "_counted", counted)

    def show(meter: str, *, archived: bool = False) -> list[bool]:
        what_if.show_meter(meter, 5, archived=archived)
        office.settle()
        return [handle.is_stopped() for handle in handles]

    own = page.view.settings.meters[0].id
    assert show(own) == [False]
    assert show(own) == [False, False], "whose limit is typed goes on being counted"
    assert show("other") == [True, True, False]
    assert show("other", archived=True) == [True, True, True]
    assert show("other") == [True, True, True, False]
