"""The Publish sheet: look, say why, publish; by keyboard alone, on a real store with real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTextBrowser

from paywall_admin.services import targets
from paywall_admin.services.drafts import lists
from paywall_admin.services.queries import ListVersions
from paywall_admin.ui.manual import Manual
from support.office import Office
from support.words import words_on

Open = Callable[[], Any]
CONTROL = Qt.KeyboardModifier.ControlModifier
SECRET = "correct horse battery"


def versions(office: Office) -> list[tuple[int, str]]:
    return [(version.number, version.note) for version in office.bo.ask(ListVersions())]


def fill(office: Office, sheet: Any, note: str = "For the autumn", secret: str = SECRET) -> None:
    for field, text in ((sheet.form.note, note), (sheet.form.passphrase, secret), (sheet.form.repeated, secret)):
        if field.isVisible():
            field.take_focus()
            office.type(text)


def publish(office: Office, sheet: Any) -> None:
    office.press(Qt.Key.Key_Return, CONTROL)
    if sheet.findings.wants_a_look:
        sheet.findings.take_focus()
        office.press(Qt.Key.Key_Space)
        office.press(Qt.Key.Key_Return, CONTROL)
    office.settle()


def publish_first(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    fill(office, sheet)
    publish(office, sheet)
    sheet.close()
    assert versions(office) == [(1, "For the autumn")]


def test_keyboard_alone_publishes_the_first_version(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    done: list[Any] = []
    sheet.published.connect(done.append)
    assert sheet.title.text() == "Publish version 1"
    assert sheet.publish.text() == "Publish version 1"
    assert sheet.form.note.control.hasFocus()
    office.type("For the autumn")
    office.press(Qt.Key.Key_Tab)
    office.type(SECRET)
    office.press(Qt.Key.Key_Tab)
    office.type(SECRET)
    publish(office, sheet)
    assert versions(office) == [(1, "For the autumn")]
    assert sheet.title.text() == "Version 1 is published"
    assert "No target yet" in words_on(sheet.outcome)
    assert [outcome.version for outcome in done] == [1]
    office.press(Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_changes_are_grouped_by_object_in_words(office: Office, open_sheet: Open) -> None:
    publish_first(office, open_sheet)
    office.bo.do(lists.EditMeter("all-readers", {"limit": 5}, {"limit": 3}))
    office.bo.do(lists.EditMeter("all-readers", {"showCounterFrom": None}, {"showCounterFrom": 2}))
    added = {"id": "new", "name": "New: a 'test'", "limit": 1, "period": {"kind": "calendarDay"}}
    office.bo.do(lists.AddMeter(added, 0))
    sheet = open_sheet()
    assert sheet.summary.text() == "3 changes in the settings of Nikkei Asia."
    groups = {group.title: group for group in sheet.groups}
    assert groups["Meter 'All readers'"].lines[0] == "limit 5 → 3"
    assert len(groups["Meter 'All readers'"].lines) == 2
    assert any("New: a 'test'" in title and group.kind == "added" for title, group in groups.items())
    assert "limit 5 → 3" in words_on(sheet.changes)


def test_nothing_to_publish_says_so(office: Office, open_sheet: Open) -> None:
    publish_first(office, open_sheet)
    sheet = open_sheet()
    assert sheet.title.text() == "Nothing to publish"
    assert "version 1" in sheet.summary.text()
    assert not sheet.publish.isVisible()
    assert not sheet.form.isVisible()
    office.press(Qt.Key.Key_Return, CONTROL)
    office.settle()
    assert len(versions(office)) == 1


def test_an_unchanged_draft_goes_out_again_where_that_is_meant(office: Office, open_sheet: Open) -> None:
    publish_first(office, open_sheet)
    sheet = open_sheet()
    sheet.again.click()
    assert sheet.title.text() == "Publish version 2"
    assert sheet.summary.text() == "Nothing has changed since version 1; it goes out again under a new number."
    assert not sheet.again.isVisible()
    fill(office, sheet, "The new key")
    publish(office, sheet)
    assert versions(office) == [(2, "The new key"), (1, "For the autumn")]
    assert "it went out again under a new number" in words_on(sheet.outcome)


def test_a_folder_becomes_the_first_target(
    office: Office, open_sheet: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ["", str(tmp_path / "nowhere"), str(tmp_path / "web")]
    (tmp_path / "web").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen.pop(0))
    sheet = open_sheet()
    for said in ("", "no such file or folder", ""):
        assert sheet.form.folder.isVisible()
        sheet.form.folder.click()
        office.settle()
        assert said in words_on(sheet.notes)
    assert words_on(sheet.notes) == ""
    assert not sheet.form.folder.isVisible()
    assert f"web ({tmp_path / 'web'})" in sheet.form.destination.text()
    fill(office, sheet)
    publish(office, sheet)
    assert (tmp_path / "web" / "settings.json").is_file()


def test_errors_stand_in_the_way_and_lead_to_their_field(office: Office, open_sheet: Open) -> None:
    every = {"when/contentTypes": ["sponsored"]}, {"when/contentTypes": None}
    office.bo.do(lists.EditContentRule("sponsored-content", *every))
    sheet = open_sheet()
    assert not sheet.publish.isEnabled()
    assert "has to be put right" in words_on(sheet.findings)
    fill(office, sheet)
    office.press(Qt.Key.Key_Return, CONTROL)
    office.settle()
    assert versions(office) == []
    places: list[str] = []
    sheet.place_chosen.connect(places.append)
    links = sheet.findings.findChildren(QPushButton)
    link = next(link for link in links if "names no section" in link.accessibleName())
    office.bot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert places == ["/contentRules/0/when"]
    assert not sheet.isVisible()


def test_warnings_are_acknowledged_once(office: Office, open_sheet: Open) -> None:
    office.bo.do(lists.DuplicateMeter("all-readers", "second"))
    sheet = open_sheet()
    assert "serves nobody" in words_on(sheet.findings)
    fill(office, sheet)
    office.press(Qt.Key.Key_Return, CONTROL)
    office.settle()
    assert versions(office) == []
    assert "tick them off" in sheet.notes.words()
    office.press(Qt.Key.Key_Space)
    office.colleague(lists.EditMeter("all-readers", {"limit": 5}, {"limit": 6}))
    assert not sheet.findings.wants_a_look
    office.press(Qt.Key.Key_Return, CONTROL)
    office.settle()
    assert len(versions(office)) == 1


def test_a_note_is_needed(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    fill(office, sheet, note="  ")
    sheet.publish.setFocus()
    office.press(Qt.Key.Key_Return, CONTROL)
    office.settle()
    assert versions(office) == []
    assert "needs a note" in sheet.form.note.control.accessibleDescription()
    assert sheet.form.note.control.hasFocus()


def test_escape_closes_and_keeps_the_note(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    office.type("Half a thought")
    office.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    again = open_sheet()
    assert again.form.note.control.toPlainText() == "Half a thought"
    fill(office, again, note=" more")
    publish(office, again)
    assert len(versions(office)) == 1
    again.close()
    office.colleague(lists.EditMeter("all-readers", {"limit": 5}, {"limit": 6}))
    assert open_sheet().form.note.control.toPlainText() == ""


def test_passphrases_have_to_be_the_same(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    fill(office, sheet)
    sheet.form.repeated.take_focus()
    office.type("another")
    publish(office, sheet)
    assert versions(office) == []
    assert "not the same" in sheet.form.repeated.notes.words()
    sheet.form.passphrase.take_focus()
    office.type("another")
    publish(office, sheet)
    assert len(versions(office)) == 1


def test_wrong_passphrase_is_said_at_the_field_and_loses_nothing(office: Office, open_sheet: Open) -> None:
    publish_first(office, open_sheet)
    office.bo.do(lists.EditMeter("all-readers", {"limit": 5}, {"limit": 6}))
    sheet = open_sheet()
    assert not sheet.form.repeated.isVisible()
    fill(office, sheet, note="Six", secret="wrong")
    publish(office, sheet)
    assert len(versions(office)) == 1
    assert "passphrase is wrong" in sheet.form.passphrase.control.accessibleDescription()
    assert sheet.form.passphrase.control.hasFocus()
    assert sheet.form.note.control.toPlainText() == "Six"
    office.type(SECRET)
    publish(office, sheet)
    assert versions(office)[0] == (2, "Six")


def test_what_was_not_looked_at_is_not_published(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    fill(office, sheet)
    office.bo.do(lists.EditMeter("all-readers", {"limit": 5}, {"limit": 6}))
    publish(office, sheet)
    assert versions(office) == []
    assert "changed after you looked" in sheet.notes.words()
    publish(office, sheet)
    assert len(versions(office)) == 1


def test_targets_are_named_before_and_told_of_after(office: Office, open_sheet: Open, tmp_path: Path) -> None:
    site, gone = tmp_path / "site", tmp_path / "gone"
    site.mkdir()
    gone.mkdir()
    targets.add_folder(office.bo, site)
    targets.add_folder(office.bo, gone)
    sheet = open_sheet()
    assert str(site) in sheet.form.destination.text()
    gone.rmdir()
    fill(office, sheet)
    publish(office, sheet)
    assert (site / "settings.json").exists()
    assert "Has it" in words_on(sheet.outcome)
    assert "Did not take it" in words_on(sheet.outcome)
    gone.mkdir()
    office.bot.mouseClick(sheet.outcome.repeat, Qt.MouseButton.LeftButton)
    office.settle()
    assert (gone / "settings.json").exists()
    assert "Did not take it" not in words_on(sheet.outcome)


def test_environment_is_said_by_word_icon_and_colour(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    assert "TEST" in words_on(sheet.mode)
    assert any(not label.pixmap().isNull() for label in sheet.mode.findChildren(QLabel))
    assert "Test:" in sheet.mode.accessibleName()


def test_help_explains_publishing(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    office.press(Qt.Key.Key_F1)
    (manual,) = sheet.findChildren(Manual)
    assert "makes your draft the next version" in manual.findChild(QTextBrowser).toPlainText()
    manual.close()


def test_steps_are_told_while_publishing(office: Office, open_sheet: Open) -> None:
    sheet = open_sheet()
    fill(office, sheet)
    told: list[str] = []
    office.desk._answers.told.connect(lambda _listener, said: told.append(said[0]))
    office.press(Qt.Key.Key_Return, CONTROL)
    if sheet.findings.wants_a_look:
        office.press(Qt.Key.Key_Space)
        office.press(Qt.Key.Key_Return, CONTROL)
    assert sheet.progress.isVisible()
    assert not sheet.publish.isEnabled()
    office.press(Qt.Key.Key_Escape)
    assert sheet.isVisible()
    office.settle()
    assert told[:2] == ["Checking", "Signing"]
    assert not sheet.progress.isVisible()


def test_colleagues_changes_appear_without_losing_the_note(office: Office, open_sheet: Open) -> None:
    publish_first(office, open_sheet)
    office.bo.do(lists.EditMeter("all-readers", {"limit": 5}, {"limit": 6}))
    sheet = open_sheet()
    office.type("Six, or")
    office.colleague(lists.EditMeter("all-readers", {"limit": 6}, {"limit": 7}))
    office.type(" seven")
    assert "limit 5 → 7" in words_on(sheet.changes)
    assert sheet.form.note.control.toPlainText() == "Six, or seven"
