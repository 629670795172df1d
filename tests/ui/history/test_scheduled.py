"""Publishes at a set time, made and changed on the page, and carried out by the window itself."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from paywall_admin.services import due, schedule
from paywall_admin.services.queries import GetVersion
from paywall_admin.services.schedule import ListScheduled
from paywall_admin.services.undo import Undo
from paywall_admin.ui.clockwork import Clockwork
from support.stores import NOW
from support.words import texts_on
from ui.history.conftest import Desk
from ui.test_accessibility import nameless

HOUR, DAY = 3600, 86_400


def button(page: Any, text: str) -> QPushButton:
    (found,) = [one for one in page.versions.scheduled.findChildren(QPushButton) if one.text() == text and
                one.isVisibleTo(page)]  # fmt: skip
    return found


@pytest.fixture
def planned(office: Desk, page: Any) -> int:
    """Nine articles, in a day."""
    office.limit(9)
    number, _ = schedule.add(office.bo, "Nine articles", NOW + DAY, "2020-10-31 04:33")
    office.desk.changed.emit(frozenset({"schedule", "draft"}), None)
    office.settle()
    assert number is not None
    return number


def test_the_draft_is_scheduled_in_the_zone_of_the_publication(office: Desk, page: Any) -> None:
    office.limit(9)
    page.later.click()
    sheet = office.sheet()
    assert nameless(sheet) == []
    assert {"1 change will go out then", "limit 4 → 9"} <= set(texts_on(sheet))
    sheet.go.click()
    office.settle()
    assert sheet.isVisible(), "what is missing is asked for"
    sheet.when.control.restore(("November 2, 2020, 06:00", None))
    sheet.note.control.restore("Nine articles")
    office.accept(sheet)
    (one,) = office.bo.ask(ListScheduled())
    assert (one.at, one.typed, one.zone, one.created_by) == (1_604_264_400, "2020-11-02 06:00", "Asia/Tokyo", "aiko")
    said = texts_on(page.versions.scheduled)
    assert {"Scheduled", "Nov 2, 2020, 06:00 in Tokyo", "To come"} <= set(said)


@pytest.mark.parametrize("when", ["", "soon", "October 1, 2020, 06:00"])
def test_a_time_that_is_none_or_has_passed_is_refused_where_it_was_written(office: Desk, page: Any, when: str) -> None:
    office.limit(9)
    page.versions.schedule()
    sheet = office.sheet()
    sheet.when.control.restore((when, None))
    sheet.note.control.restore("Nine articles")
    sheet.go.click()
    office.settle()
    assert sheet.isVisible()
    assert office.bo.ask(ListScheduled()) == ()
    sheet.reject()


def test_it_is_moved_renewed_and_called_off(office: Desk, page: Any, planned: int) -> None:
    button(page, "Change…").click()
    sheet = office.sheet()
    assert "limit 4 → 9" in texts_on(sheet)
    sheet.when.control.restore(("November 3, 2020, 06:00", None))
    office.accept(sheet)
    assert office.bo.ask(ListScheduled())[0].typed == "2020-11-03 06:00"
    office.limit(2)
    office.desk.changed.emit(frozenset({"draft"}), None)
    office.settle()
    assert "To come, the draft has moved on" in texts_on(page.versions.scheduled)
    button(page, "Change…").click()
    sheet = office.sheet()
    sheet.renew.click()
    office.settle()
    assert "limit 4 → 2" in texts_on(sheet)
    office.accept(sheet)
    (one,) = office.bo.ask(ListScheduled())
    assert (one.id, one.moved_on, one.typed) == (planned + 1, False, "2020-11-03 06:00")
    button(page, "Call off").click()
    office.settle()
    assert office.bo.ask(ListScheduled()) == ()
    assert not page.versions.scheduled.isVisibleTo(page)
    office.do(Undo())
    assert [one.id for one in office.bo.ask(ListScheduled())] == [planned + 1]


def test_one_that_is_overtaken_says_so_and_goes_out_all_the_same_where_it_shall(
    office: Desk, page: Any, planned: int
) -> None:
    office.limit(2)
    office.bo.publish("Could not wait")
    office.desk.changed.emit(frozenset({"versions"}), None)
    office.settle()
    said = texts_on(page.versions.scheduled)
    assert "Held" in said
    assert any(text.startswith("Version 4 came after this was scheduled") for text in said)
    with office.bot.waitSignal(page.told) as told:
        button(page, "Publish all the same").click()
    assert told.args == ["Version 5 is published.", False]
    office.settle()
    assert office.bo.ask(GetVersion(5)).note == "Nine articles"
    assert office.bo.ask(ListScheduled()) == ()


def test_a_key_that_is_locked_asks_for_its_passphrase(
    office: Desk, page: Any, planned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    button(page, "Publish now").click()
    sheet = office.sheet()
    assert nameless(sheet) == []
    sheet.go.click()
    assert sheet.isVisible(), "without an answer it goes on waiting"
    sheet.passphrase.control.restore("wrong")
    office.accept(sheet)
    assert any("passphrase" in text for text in texts_on(page.versions.notes))
    assert office.bo.ask(ListScheduled())[0].id == planned
    button(page, "Publish now").click()
    sheet = office.sheet()
    sheet.passphrase.control.restore("correct horse")
    with office.bot.waitSignal(page.told) as told:
        sheet.go.click()
    assert told.args == ["Version 4 is published.", False]
    office.settle()
    assert texts_on(page.versions.notes) == []


def test_many_take_little_room(office: Desk, page: Any) -> None:
    for hours in range(1, 6):
        office.limit(10 + hours)
        schedule.add(office.bo, f"Number {hours}", NOW + DAY * hours, "then")
    office.desk.changed.emit(frozenset({"schedule"}), None)
    office.settle()
    assert sum("Number" in text for text in texts_on(page.versions.scheduled)) == 1
    page.resize(1096, 800)
    office.settle()
    assert sum("Number" in text for text in texts_on(page.versions.scheduled)) == 3
    button(page, "Show all 5").click()
    office.settle()
    assert sum("Number" in text for text in texts_on(page.versions.scheduled)) == 5


class Toasts:
    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def say(self, text: str, tone: str) -> None:
        self.said.append((text, tone))


class Ground(QObject):
    """What stands for the window around the clockwork."""

    closed = Signal()

    def __init__(self, desk: Any) -> None:
        super().__init__()
        self.desk = desk
        self.toasts = Toasts()


def test_the_window_publishes_what_is_due_and_delivers_what_is_late(office: Desk, page: Any, planned: int) -> None:
    ground = Ground(office.desk)
    clockwork = Clockwork(ground)  # type: ignore[arg-type]
    clockwork.look()
    office.settle()
    assert ground.toasts.said == []
    office.clock.now = NOW + DAY
    clockwork.look()
    office.bot.waitUntil(lambda: bool(ground.toasts.said), timeout=20_000)
    office.settle()
    assert ground.toasts.said == [("Version 4 is published, as scheduled.", "positive")]
    assert office.bo.ask(GetVersion(4)).deliveries[-1].state == "done"
    assert not office.bo.ask(due.IsAnythingDue())
    ground.closed.emit()
    assert not clockwork.timer.isActive()


def test_what_is_held_is_told_once(office: Desk, page: Any, planned: int) -> None:
    office.bo.publish("Could not wait")
    office.clock.now = NOW + DAY
    ground = Ground(office.desk)
    clockwork = Clockwork(ground)  # type: ignore[arg-type]
    for _ in range(3):
        clockwork.look()
        office.settle()
    office.bot.waitUntil(lambda: not clockwork._is_busy)
    assert len(ground.toasts.said) == 1
    assert ground.toasts.said[0][0].startswith("What was scheduled for 2020-10-31 04:33 was not published: Version")
    clockwork.timer.stop()


def test_a_window_that_has_started_looks_for_what_is_due(room: Any, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: hasattr(room.furnisher, "clockwork"), timeout=30_000)
    assert room.furnisher.clockwork.timer.isActive()
