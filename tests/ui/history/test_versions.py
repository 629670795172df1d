"""The versions on the page: listed, found, compared, gone back to and taken over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from paywall_admin.core import bundle
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import ListAudit
from paywall_admin.ui.changes import AT_ONCE, Changes, grouped
from paywall_admin.ui.history.json_view import MOST_LINES, JsonView
from support.words import texts_on
from ui.history.conftest import Desk
from ui.test_accessibility import nameless


def numbers(page: Any) -> list[int]:
    return [row.number for row in page.versions.table.rows.rows()]


def pick(office: Desk, page: Any, number: int) -> None:
    page.versions.table.view.pick(page.versions.table.rows.place(number))
    office.settle()


def choose(office: Desk, page: Any, against: str) -> None:
    page.versions.detail.against.write(against)
    page.versions.detail.compared.emit()
    office.settle()


def test_versions_are_listed_newest_first_with_what_changed(page: Any) -> None:
    assert numbers(page) == [3, 2, 1]
    columns = page.versions.table.rows.columns
    row = page.versions.table.rows.rows()[0]
    assert [column.text(row) for column in columns[:5]] == [
        "3", "Oct 30, 06:33", "bo", "50% more", "Meter 'All readers': limit 3 → 4",
    ]  # fmt: skip
    assert nameless(page) == []


def test_the_picked_version_says_who_when_why_what_and_where(page: Any) -> None:
    detail = page.versions.detail
    said = texts_on(detail)
    assert said[:3] == ["Version 3", "Oct 30, 2020, 06:33 in Tokyo, by bo", "50% more"]
    assert {"1 change from version 2 to version 3.", "Meter 'All readers'", "limit 3 → 4", "web", "Took it"} <= set(
        said
    )


def test_it_is_compared_with_what_a_person_chooses(office: Desk, page: Any) -> None:
    office.limit(9)
    office.desk.changed.emit(frozenset({"draft"}), None)
    office.settle()
    pick(office, page, 1)
    assert "The first version of all." in texts_on(page.versions.detail)
    choose(office, page, "draft")
    assert {"1 change from version 1 to the draft.", "limit 5 → 9"} <= set(texts_on(page.versions.detail))
    choose(office, page, "newest")
    assert {"1 change from version 1 to version 3.", "limit 5 → 4"} <= set(texts_on(page.versions.detail))
    pick(office, page, 2)
    assert {"1 change from version 2 to version 3.", "limit 3 → 4"} <= set(texts_on(page.versions.detail))


def test_two_that_are_picked_are_compared_with_each_other(office: Desk, page: Any) -> None:
    view, rows = page.versions.table.view, page.versions.table.rows
    view.pick(rows.place(3))
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(rows.index(rows.place(1), 0), select)
    office.settle()
    assert page.versions.detail.against.read() == "pair"
    assert {"1 change from version 1 to version 3.", "limit 5 → 4"} <= set(texts_on(page.versions.detail))


def test_json_shows_the_lines_that_differ(office: Desk, page: Any) -> None:
    detail = page.versions.detail
    detail.form.write("json")
    detail.form.edited.emit()
    text = detail.json.toPlainText().splitlines()
    assert text[0] == "@ /meters/0"
    assert {'-   "limit": 3,', '+   "limit": 4,'} <= set(text)
    assert not detail.changes.isVisibleTo(page)


def test_what_is_looked_for_is_found_in_notes_names_and_changes(office: Desk, page: Any) -> None:
    for text, found in (("50%", [3]), ("THREE", [2]), ("limit 3 → 4", [3]), ("bo", [3, 2, 1]), ("_", [])):
        page.versions.table.search.line.setText(text)
        page.versions.table.search.wanted.emit(text)
        office.settle()
        assert numbers(page) == found, text


def test_ten_thousand_versions_come_a_page_at_a_time(office: Desk, page: Any) -> None:
    with office.bo.store.write() as connection:
        for number in range(4, 1004):
            connection.exec_driver_sql(
                "INSERT INTO version SELECT ?, environment, published_at, published_by, note, digest, previous, root, "
                "frame, summary FROM version WHERE number = 1", (number,),
            )  # fmt: skip
    office.desk.changed.emit(frozenset({"versions"}), None)
    office.settle()
    assert numbers(page) == list(range(1003, 803, -1))
    view = page.versions.table.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    office.settle()
    assert numbers(page)[:400] == list(range(1003, 603, -1))


def test_rows_are_copied_as_json(office: Desk, page: Any) -> None:
    from paywall_admin.ui.tables.copies import as_json

    pick(office, page, 2)
    page.versions.table.copy(as_json)
    (row,) = json.loads(QGuiApplication.clipboard().text())
    assert (row["version"], row["note"], row["changes"]["count"]) == (2, "Three articles", 1)


# Going back


def test_going_back_shows_what_changes_and_makes_it_the_draft(office: Desk, page: Any) -> None:
    pick(office, page, 1)
    page.versions.detail.back.click()
    sheet = office.sheet()
    assert sheet.title.text() == "Go back to version 1"
    assert {"limit 4 → 5", "The free access 'next-chapter' is over and stays over."} <= set(texts_on(sheet))
    assert nameless(sheet) == []
    with office.bot.waitSignal(page.told) as told:
        office.accept(sheet)
    assert told.args == ["The draft is version 1 again. Publish to bring it to readers.", True]
    assert office.draft().meters[0].limit == 5
    assert office.bo.ask(ListAudit(limit=1))[0].reason == "Back to version 1"


def test_going_back_to_what_the_draft_is_does_nothing(office: Desk, page: Any) -> None:
    page.versions.go_back()
    sheet = office.sheet()
    assert not sheet.go.isEnabled()
    assert "It is the same as the draft, so there is nothing to do." in sheet.summary.text()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert office.draft().meters[0].limit == 4


def test_who_may_not_publish_sees_and_changes_nothing(office: Desk, page: Any) -> None:
    office.bo.do(SetRole("bo", None, "admin"))
    office.bo.do(SetRole("aiko", None, "editor"))
    office.desk.changed.emit(frozenset({"people"}), None)
    office.settle()
    assert not page.versions.detail.back.isEnabled()
    assert not page.later.isEnabled()
    assert not page.targets.targets.add.isEnabled()
    page.versions.go_back()
    office.settle()
    assert office.draft().meters[0].limit == 4


def test_a_version_is_saved_as_a_file(office: Desk, page: Any, tmp_path: Path) -> None:
    pick(office, page, 2)
    (tmp_path / "out").mkdir()
    page.versions.save(tmp_path / "out")
    office.settle()
    payload = json.loads(bundle.parse_envelope((tmp_path / "out" / "settings.json").read_bytes()).payload)
    assert (payload["version"], payload["meters"][0]["limit"]) == (2, 3)
    page.versions.save(tmp_path / "nowhere")
    office.settle()
    assert "there is no such folder" in " ".join(texts_on(page.versions.notes))


# From another store


@pytest.fixture
def other(office: Desk, tmp_path: Path) -> Path:
    app = App.open(tmp_path / "test.db", actor="bo", clock=office.clock, sample=True)
    app.do(EditMeter("all-readers", {"limit": 5}, {"limit": 8}))
    app.publish("Tried out")
    app.close()
    return tmp_path / "test.db"


def test_another_store_is_taken_over_after_a_look(office: Desk, page: Any, other: Path) -> None:
    page.take_over(other)
    sheet = office.sheet()
    assert sheet.title.text() == "Take over from test.db"
    assert "limit 4 → 8" in texts_on(sheet)
    assert sheet.summary.text().startswith("Version 1 of test.db, from test to test: 1 change in the draft")
    office.accept(sheet)
    assert office.draft().meters[0].limit == 8


def test_what_is_no_store_is_refused_in_the_sheet(office: Desk, page: Any, tmp_path: Path) -> None:
    (tmp_path / "picture.db").write_bytes(b"\x89PNG\r\n\x1a\n" * 20)
    page.take_over(tmp_path / "picture.db")
    sheet = office.sheet()
    assert "This is not a store of Paywall Admin" in " ".join(texts_on(sheet.notes))
    sheet.reject()


# As much as there is


def test_a_thousand_changes_do_not_make_a_thousand_widgets(office: Desk, page: Any, qtbot: Any) -> None:
    from paywall_admin.core.diff import Change
    from paywall_admin.core.jsondiff import ObjectDiff

    made = Changes()
    qtbot.addWidget(made)
    many = [Change("/x", ("offer", str(n)), "changed", f"Offer {n}: price 1 → 2") for n in range(1000)]
    made.show_groups(grouped(many))
    assert len(made._rows) == AT_ONCE
    assert made.more.text() == "Show more (950 left)"
    made.more.click()
    assert len(made._rows) == 2 * AT_ONCE
    made.show_groups(grouped(many[:3]))
    assert (len(made._rows), made.more.isVisibleTo(made)) == (3, False)
    view = JsonView()
    qtbot.addWidget(view)
    view.show_objects([ObjectDiff(f"/offers/{n}", {"a": n}, {"a": -n - 1}) for n in range(3000)])
    assert MOST_LINES < view.document().blockCount() < MOST_LINES + 20
    assert "history diff --lines" in view.toPlainText()


def test_a_row_leads_to_its_story_in_the_audit(office: Desk, page: Any) -> None:
    pick(office, page, 2)
    with office.bot.waitSignal(page.audit_wanted) as wanted:
        next(one for one in page.versions.table.own_actions if one.text() == "Show in audit").trigger()
    assert wanted.args == ["version", "2"]
