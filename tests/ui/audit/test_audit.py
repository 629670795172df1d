"""The Audit page on a real store: what is listed, found, compared, taken back, proven and taken out."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from paywall_admin.services.drafts import lists
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import ListAudit
from paywall_admin.ui.audit import page as page_module
from paywall_admin.ui.audit.page import AuditPage
from paywall_admin.ui.jobs import Handle
from paywall_admin.ui.tables import model
from support.office import Office
from ui.test_accessibility import nameless

EditOffer, EditMeter = lists.EditOffer, lists.EditMeter
DAY = 86_400


def edit_meter(was: int, now: int, meter: str) -> Any:
    return EditMeter(meter, was={"limit": was}, now={"limit": now})


@pytest.fixture
def meter(office: Office) -> Any:
    return office.draft().meters[0]


@pytest.fixture
def page(office: Office, meter: Any) -> Any:
    """The page after a colleague made the limit 7, and the person at the desk 8 a day later."""
    office.bo.do(edit_meter(meter.limit, 7, meter.id), reason="50% more for guests")
    office.clock.now += DAY
    office.size = (1100, 700)
    shown = office.show(lambda desk: AuditPage(desk, clock=office.clock))
    office.do(edit_meter(7, 8, meter.id))
    return shown


def labels(page: Any) -> list[str]:
    return [row.label for row in page.table.rows.rows()]


def shown_texts(page: Any) -> list[str]:
    return [label.text() for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page)]


def look_for(office: Office, page: Any, text: str) -> None:
    page.begin_find()
    page.table.search.line.selectAll()
    office.type(text)
    office.press(Qt.Key.Key_Return)
    office.settle()


def test_changes_are_listed_newest_first_and_new_ones_come_by_themselves(office: Office, page: Any, meter: Any) -> None:
    assert [row.actor for row in page.table.rows.rows()] == ["aiko", "bo", "bo"]
    office.colleague(edit_meter(8, 9, meter.id))
    assert [row.actor for row in page.table.rows.rows()] == ["bo", "aiko", "bo", "bo"]


def test_before_and_after_stand_side_by_side_in_words(office: Office, page: Any, meter: Any) -> None:
    page.table.view.pick(1)
    office.settle()
    texts = shown_texts(page)
    assert "Why: 50% more for guests" in texts
    assert ["Limit", str(meter.limit), "7"] == texts[texts.index("Limit") :][:3]
    assert any("Oct 30, 2020, 04:33:20 (Asia/Tokyo), by bo" in text for text in texts)


def test_find_is_literal_and_counts(office: Office, page: Any) -> None:
    look_for(office, page, "50%")
    assert [row.reason for row in page.table.rows.rows()] == ["50% more for guests"]
    assert page.table.search.hits.text() == "1 found"
    look_for(office, page, "5_%")
    assert labels(page) == []
    assert "No change is like that" in page.table._nothing.text()
    office.press(Qt.Key.Key_Escape)
    office.settle()
    assert len(labels(page)) == 3
    assert page.table.search.hits.text() == ""


def test_filters_by_person_kind_and_time(office: Office, page: Any) -> None:
    filters = page.filters
    assert [filters.person.itemText(place) for place in range(filters.person.count())] == ["Everybody", "aiko", "bo"]
    for choice, value, left in ((filters.person, "aiko", 1), (filters.kind, "draft", 1), (filters.time, "today", 1)):
        choice.write(value)
        choice.activated.emit(choice.currentIndex())
        office.settle()
        assert len(labels(page)) == left, value
        assert page.table.search.hits.text() == "1 found"
        filters.clear()
        office.settle()
        assert len(labels(page)) == 3


def test_more_than_a_page_is_counted(office: Office, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PAGE", 2)
    look_for(office, page, "e")
    assert page.table.rows.rowCount() >= 2
    assert page.table.search.hits.text() == "3 found"


def test_between_two_days_in_the_publications_zone(office: Office, page: Any) -> None:
    filters = page.filters
    filters.time.write("between")
    filters.time.activated.emit(filters.time.currentIndex())
    filters.until.line.setFocus()
    office.type("Oct 30, 2020")
    office.press(Qt.Key.Key_Return)
    office.settle()
    assert [row.actor for row in page.table.rows.rows()] == ["bo", "bo"]
    filters.until.line.selectAll()
    office.type("Octember 30")
    office.press(Qt.Key.Key_Return)
    office.settle()
    assert filters.until.line.property("wrong") is True


def test_revert_takes_back_one_entry_and_can_be_undone(office: Office, page: Any, meter: Any) -> None:
    told: list[tuple[str, bool]] = []
    page.told.connect(lambda words, can_undo: told.append((words, can_undo)))
    page.table.view.pick(0)
    office.settle()
    QTest.mouseClick(page.detail.revert, Qt.MouseButton.LeftButton)
    office.settle()
    assert office.draft().meters[0].limit == 7
    assert labels(page)[0].startswith("Revert: ")
    assert told == [(f"{labels(page)[0]}.", True)]
    assert page.detail.entry.number == 3
    assert page.detail.undone_by.text() == "Taken back by entry 4"
    assert not page.detail.revert.isEnabled()
    QTest.mouseClick(page.detail.undone_by, Qt.MouseButton.LeftButton)
    office.settle()
    assert page.detail.entry.number == 4


def test_a_revert_in_the_way_of_a_later_change_says_so_and_changes_nothing(office: Office, page: Any) -> None:
    page.table.view.pick(1)
    office.settle()
    page.detail.revert.click()
    office.settle()
    assert office.draft().meters[0].limit == 8
    assert any("what it changed was changed again since" in text for text in shown_texts(page))
    assert len(labels(page)) == 3


def test_who_may_not_change_may_not_revert(office: Office, page: Any) -> None:
    office.colleague(SetRole("bo", None, "admin"))
    page.table.view.pick(1)
    office.settle()
    assert not page.detail.revert.isEnabled()
    assert not page._revert.isEnabled()


def test_all_about_an_object_and_back(office: Office, page: Any, meter: Any) -> None:
    page.table.view.pick(0)
    office.settle()
    page.detail.about.click()
    office.settle()
    assert [row.object for row in page.table.rows.rows()] == [("meter", meter.id)] * 2
    assert page.filters.only.text() == f"Only Meter {meter.id}"
    page.filters.only.click()
    office.settle()
    assert len(labels(page)) == 3


def test_go_to_the_object(office: Office, page: Any, meter: Any) -> None:
    wanted: list[str] = []
    page.place_wanted.connect(wanted.append)
    page.table.view.pick(0)
    office.settle()
    page.detail.go_there.click()
    assert wanted == ["/meters/0"]
    office.do(lists.ArchiveMeter(meter.id))
    page.table.view.pick(1)
    office.settle()
    assert not page.detail.go_there.isVisibleTo(page)


def test_an_object_that_is_archived_cannot_be_gone_to_but_its_story_is_there(office: Office, page: Any) -> None:
    page.show_object("offer", "nowhere")
    office.settle()
    assert labels(page) == []


def test_the_check_says_that_all_is_well_or_names_the_first_bad_entry(office: Office, page: Any) -> None:
    page.check()
    assert page.job.isVisibleTo(page)
    assert not page.verify.isEnabled()
    office.settle()
    assert page.good.text() == "All 3 entries of the audit are as written, none is missing."
    assert not page.job.isVisibleTo(page)
    with closing(sqlite3.connect(office.store, isolation_level=None)) as connection:
        connection.execute("UPDATE audit SET reason = 'None' WHERE number = 2")
    page.check()
    office.settle()
    assert any(
        "Entry 2 of the audit is not as it was written" in label.text() for label in page.notes.findChildren(QLabel)
    )
    assert page.detail.entry.number == 2
    assert page.verify.isEnabled()


def test_the_check_can_be_cancelled(office: Office, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handle, "is_stopped", lambda _self: True)
    page.check()
    page.job.cancel.click()
    office.settle()
    assert page.good.text().startswith("Stopped after 0 entries")


def test_export_writes_the_whole_filtered_audit(
    office: Office, page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    page.filters.person.write("bo")
    page.filters.person.activated.emit(page.filters.person.currentIndex())
    office.settle()
    for form in ("csv", "json"):
        menu = page.forms_menu()
        next(action for action in menu.actions() if action.property("form") == form).trigger()
        menu.deleteLater()
        office.settle()
        assert page.good.text() == f"2 entries are written to {target}.{form}."
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_bytes().decode("utf-8-sig"))))
    assert [row["actor"] for row in rows] == ["bo", "bo"]
    assert [row["entry"] for row in json.loads((tmp_path / "out.json").read_text())] == [2, 1]


def test_an_export_that_cannot_be_written_says_why(office: Office, page: Any, tmp_path: Path) -> None:
    page.save(tmp_path / "nowhere" / "audit.csv", "csv")
    office.settle()
    assert any("no such file or folder" in label.text() for label in page.notes.findChildren(QLabel))


def test_a_picked_row_is_copied_with_its_values(office: Office, page: Any) -> None:
    page.table.view.pick(1)
    office.settle()
    menu: QMenu = page.table.rows_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Revert this change", "All about this object", "Copy as text", "Copy as CSV", "Copy as JSON"]
    next(action for action in menu.actions() if action.text() == "Copy as JSON").trigger()
    menu.deleteLater()
    (row,) = json.loads(QGuiApplication.clipboard().text())
    assert (row["at"], row["actor"], row["reason"]) == ("2020-10-29T19:33:20Z", "bo", "50% more for guests")


def test_a_long_entry_and_hostile_words_are_shown_to_the_letter(office: Office, page: Any) -> None:
    offer = office.draft().offers[0]
    name = "<b>Free</b><img src=x>" * 6
    office.colleague(EditOffer(offer.id, was={"name": offer.name}, now={"name": name}))
    page.table.view.pick(0)
    office.settle()
    assert name in shown_texts(page)
    assert not any(label.textFormat() != Qt.TextFormat.PlainText for label in page.detail.findChildren(QLabel))


def test_while_nobody_looks_nothing_is_asked(office: Office, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.hide()
    asked: list[object] = []
    ask = office.desk.ask
    monkeypatch.setattr(office.desk, "ask", lambda *words, **more: (asked.append(words[1]), ask(*words, **more)))
    office.do(edit_meter(8, 9, office.draft().meters[0].id))
    assert [query for query in asked if isinstance(query, ListAudit)] == []
    page.show()
    office.settle()
    assert len(labels(page)) == 4


def test_the_split_is_remembered_and_stacks_where_it_is_narrow(office: Office, page: Any) -> None:
    page._split.setSizes([400, 600])
    page._split.splitterMoved.emit(400, 1)
    again = AuditPage(office.desk, clock=office.clock)
    office.bot.addWidget(again)
    again.resize(1100, 700)
    again.show()
    office.settle()
    assert abs(again._split.sizes()[0] - page._split.sizes()[0]) <= 2
    again.resize(700, 700)
    assert again._split.orientation() == Qt.Orientation.Vertical


def test_everything_has_a_name_and_tab_reaches_it(office: Office, page: Any) -> None:
    assert nameless(page) == []
    page.verify.setFocus()
    stops = []
    for _ in range(30):
        focus = office.qapp.focusWidget()
        if focus is None or focus in stops:
            break
        stops.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for wanted in (page.export, page.filters.person, page.table.search.line, page.table.view, page.detail.revert):
        assert wanted in stops


def test_an_empty_audit_says_what_it_is_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "Lines", lambda _wanted: Nobody())
    page = office.show(lambda desk: AuditPage(desk, clock=office.clock))
    assert page.is_filled()
    assert page.table._empty.isVisibleTo(page)
    assert page.detail.entry is None


class Nobody:
    """Where nothing has happened yet."""

    def page(self, _after: Any, limit: int, _sort: Any) -> ListAudit:
        return ListAudit(1, limit)

    def key(self, row: Any) -> int:
        return int(row.number)


def test_from_a_list_to_the_audit_of_an_object_in_the_window(room: Any, qtbot: QtBot) -> None:
    room.window.open_page("offers")
    offers = room.window.page("offers")
    qtbot.waitUntil(offers.is_filled, timeout=20_000)
    key = offers.offers.view.key()
    offers.audit_wanted.emit("offer", key)
    audit = room.window.page("audit")
    assert room.window.current_page() == "audit"
    qtbot.waitUntil(lambda: audit.is_filled() and not room.desk.in_hand, timeout=20_000)
    assert audit.filters.only.text() == f"Only Offer {key}"
    room.window.action("find").trigger()
    assert audit.table.search.line.hasFocus()
