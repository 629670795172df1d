"""The list and the fields of free-access windows, and what readers are told, on a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from paywall_admin.core.calendar import epoch
from paywall_admin.services import publishing
from paywall_admin.services.drafts import EditPublication, lists
from paywall_admin.services.people import SetRole
from paywall_admin.services.undo import Undo
from paywall_admin.ui.free_access.page import FreeAccessPage
from support.office import Office

CONTROL = Qt.KeyboardModifier.ControlModifier
WINTER = {"id": "winter", "startsAt": "2020-12-23T15:00:00Z", "endsAt": "2020-12-26T15:00:00Z"}


@pytest.fixture
def page(office: Office) -> Any:
    return office.show(lambda desk: FreeAccessPage(desk, clock=office.clock))


def windows(office: Office) -> dict[str, Any]:
    return {window.id: window for window in office.draft().free_access}


def rows(page: Any) -> list[tuple[str, ...]]:
    return [(row.title, *row.cells, row.badge) for row in page.windows.view.rows.rows()]


def told_to(office: Office, window: str) -> list[Any]:
    return [message for message in office.draft().messages if message.state == f"freeAccess:{window}"]


def test_what_is_over_stands_behind_what_comes(office: Office, page: Any) -> None:
    office.colleague(lists.AddFreeAccess({**WINTER, "countries": ["JP"]}))
    assert rows(page) == [
        ("Winter", "Dec 24 – Dec 26", "Japan", "Problem"),
        ("Next chapter", "Sep 30", "Everyone", "Draft"),
    ]
    assert [row.quiet for row in page.windows.view.rows.rows()] == [False, True]
    page.windows.view.pick("winter")
    assert page.editor.summary.text() == (
        "Everyone in Japan reads everything for free from December 24, 2020 to December 26, 2020: "
        "3 days, the last one as a whole."
    )


def test_published_windows_say_what_they_are_to_readers_now(office: Office, page: Any) -> None:
    office.colleague(lists.AddFreeAccess(WINTER))
    page.windows.view.pick("winter")
    office.bot.mouseClick(page.editor.announcement.write, Qt.MouseButton.LeftButton)
    office.settle()
    office.desk.call(office.desk, lambda app: publishing.publish(app, "Now", passphrase=lambda: "a long passphrase"))
    office.settle()
    office.desk.changed.emit(frozenset({"versions"}), None)
    office.settle()
    assert [row[-1] for row in rows(page)] == ["Scheduled", "Over"]
    office.clock.now += 57 * 86_400
    page.look_again.timeout.emit()
    assert rows(page)[0][-1] == "On now"
    office.colleague(lists.EditFreeAccess("winter", {"countries": None}, {"countries": ["JP"]}))
    assert rows(page)[0][-1] == "On now, changed"
    office.colleague(lists.ArchiveFreeAccess("winter"))
    page.windows.show_archived.setChecked(True)
    assert rows(page)[-1][-1] == "Archived, still published"


def test_every_field_reaches_the_draft(office: Office, page: Any) -> None:
    office.fill(page.editor.starts, "Nov 2, 2020")
    office.fill(page.editor.ends, "Nov 4, 2020")
    office.fill(page.editor.countries, "Japan, FR,")
    window = windows(office)["next-chapter"]
    assert (window.starts_at, window.ends_at) == ("2020-11-01T15:00:00Z", "2020-11-04T15:00:00Z")
    assert window.countries == ("JP", "FR")
    assert page.editor.ends.control.comes_to.text() == (
        "All of that day: over at Nov 5, 2020, 00:00 in Tokyo · Nov 4, 2020, 15:00 UTC"
    )
    assert office.troubles == []


def test_first_day_begins_at_one_where_there_is_no_midnight(office: Office, page: Any) -> None:
    office.colleague(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "America/Sao_Paulo"}))
    office.fill(page.editor.ends, "Nov 5, 2018")
    office.fill(page.editor.starts, "Nov 4, 2018")
    assert windows(office)["next-chapter"].starts_at == "2018-11-04T03:00:00Z"
    assert "Nov 4, 2018, 01:00 in Sao Paulo" in page.editor.starts.control.comes_to.text()


def test_day_that_a_calendar_skipped_is_refused(office: Office, page: Any) -> None:
    office.colleague(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "Pacific/Apia"}))
    office.fill(page.editor.starts, "Dec 30, 2011")
    assert "There was no 2011-12-30 in Pacific/Apia" in page.editor.starts.notes.words()


def test_end_before_the_start_and_overlaps_are_said_at_their_field(office: Office, page: Any) -> None:
    office.fill(page.editor.ends, "Sep 1, 2020")
    assert "before it starts" in page.editor.ends.notes.words()
    assert page.editor.summary.text() == "It is over before it begins, so nobody reads for free."
    office.colleague(lists.AddFreeAccess(WINTER))
    office.colleague(lists.AddFreeAccess({**WINTER, "id": "xmas", "countries": ["JP"]}))
    page.focus_place("/freeAccess/2/startsAt")
    assert page.windows.view.key() == "xmas"
    assert page.editor.starts.control.line.hasFocus()
    assert "overlaps 'winter'" in page.editor.starts.notes.words()


def test_announcement_is_written_with_a_click(office: Office, page: Any) -> None:
    office.colleague(lists.AddFreeAccess(WINTER))
    page.windows.view.pick("winter")
    assert "told nothing yet" in page.editor.announcement.says.text()
    assert "There is no message" in page.windows.detail.notes.words()
    office.bot.mouseClick(page.editor.announcement.write, Qt.MouseButton.LeftButton)
    office.settle()
    (message,) = told_to(office, "winter")
    assert message.id == "winter"
    assert message.texts["en"].body == "Every story is free until {{freeAccessDate}}."
    assert rows(page)[0][-1] == "Draft"
    assert page.editor.announcement.heading.control.text() == "Free access for everyone"


def test_texts_and_link_are_edited_here_in_each_language(office: Office, page: Any) -> None:
    told = page.editor.announcement
    office.fill(told.heading, "Read it all")
    office.go_to(told.body)
    office.press(Qt.Key.Key_A, CONTROL)
    office.type("Until {{freeAccessDate}}")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    office.fill(told.cta, "Why")
    office.fill(told.link, "https://example.com/why")
    told.language.setFocus()
    office.press(Qt.Key.Key_Down)
    office.fill(told.heading, "すべて無料")
    (message,) = told_to(office, "next-chapter")
    english, japanese = message.texts["en"], message.texts["ja"]
    assert (english.heading, english.body, english.cta) == ("Read it all", "Until {{freeAccessDate}}", "Why")
    assert japanese.heading == "すべて無料"
    assert message.cta_target.url == "https://example.com/why"
    assert office.troubles == []


def test_empty_text_is_none_and_empty_link_is_the_offers_page(office: Office, page: Any) -> None:
    told = page.editor.announcement
    for field in (told.body, told.cta, told.link):
        office.go_to(field)
        office.press(Qt.Key.Key_A, CONTROL)
        office.press(Qt.Key.Key_Delete)
        office.press(Qt.Key.Key_Tab)
        office.settle()
    (message,) = told_to(office, "next-chapter")
    assert (message.texts["en"].body, message.texts["en"].cta, message.cta_target) == (None, None, "offers")


def test_address_that_no_reader_may_be_sent_to_is_not_kept(office: Office, page: Any) -> None:
    office.fill(page.editor.announcement.link, "javascript:alert(1)")
    assert "Not kept" in page.editor.announcement.link.notes.words()
    (message,) = told_to(office, "next-chapter")
    assert message.cta_target.url == "/next-chapter"


def test_what_the_check_says_of_the_words_stands_at_them(office: Office, page: Any) -> None:
    office.fill(page.editor.announcement.body, "Free on {{offerPrize}}")
    assert "offerPrize" in page.editor.announcement.body.notes.words()


def test_shared_message_is_named_and_one_alone_goes_before_it(office: Office, page: Any) -> None:
    office.colleague(lists.EditMessage("next-chapter", {"state": "freeAccess:next-chapter"}, {"state": "free_access"}))
    told = page.editor.announcement
    assert told.says.text().startswith("All windows without words of their own share the message “next-chapter”: ")
    with office.bot.waitSignal(page.place_wanted) as heard:
        office.bot.mouseClick(told.jump, Qt.MouseButton.LeftButton)
    assert heard.args == ["/messages/6"]
    office.bot.mouseClick(told.write, Qt.MouseButton.LeftButton)
    office.settle()
    states = [message.state for message in office.draft().messages]
    assert states[-2:] == ["freeAccess:next-chapter", "free_access"]
    assert told.heading.isVisible()


def test_preview_shows_the_window_on_request(office: Office, page: Any) -> None:
    told = page.editor.announcement
    office.colleague(lists.AddFreeAccess(WINTER))
    page.windows.view.pick("winter")
    with office.bot.waitSignal(page.situation_wanted) as heard:
        office.bot.mouseClick(told.preview, Qt.MouseButton.LeftButton)
    assert epoch(WINTER["startsAt"]) <= heard.args[0].at < epoch(WINTER["endsAt"])
    office.colleague(lists.AddFreeAccess({**WINTER, "id": "hidden"}))
    page.windows.view.pick("winter")
    office.bot.mouseClick(told.preview, Qt.MouseButton.LeftButton)
    office.settle()
    assert told.notes.words() == "No reader meets this window: the others come first."


def test_duplicate_comes_again_next_year_with_its_words(office: Office, page: Any) -> None:
    page.windows.view.setFocus()
    office.press(Qt.Key.Key_D, CONTROL)
    office.settle()
    made = windows(office)["next-chapter-2"]
    assert (made.starts_at, made.ends_at) == ("2021-09-29T15:00:00Z", "2021-09-30T15:00:00Z")
    first, second = told_to(office, "next-chapter")[0], told_to(office, "next-chapter-2")[0]
    assert (second.id, second.texts) == ("next-chapter-2", first.texts)
    assert len(office.steps()) == 1
    office.do(Undo())
    assert list(windows(office)) == ["next-chapter"]
    assert told_to(office, "next-chapter-2") == []


def test_archive_takes_the_announcement_along_and_restore_brings_it_back(office: Office, page: Any) -> None:
    page.windows.view.setFocus()
    office.press(Qt.Key.Key_Delete)
    office.settle()
    assert (windows(office), told_to(office, "next-chapter")) == ({}, [])
    assert page.windows.empty.isVisible()
    page.windows.show_archived.setChecked(True)
    office.bot.mouseClick(page.windows.detail.restore, Qt.MouseButton.LeftButton)
    office.settle()
    assert list(windows(office)) == ["next-chapter"]
    assert len(told_to(office, "next-chapter")) == 1
    assert office.troubles == []


def test_new_name_takes_the_announcement_along(office: Office, page: Any) -> None:
    office.fill(page.editor.name, "Golden Week, 2020")
    assert list(windows(office)) == ["golden-week-2020"]
    assert len(told_to(office, "golden-week-2020")) == 1
    assert page.windows.view.key() == "golden-week-2020"
    assert rows(page)[0][0] == "Golden week 2020"
    office.fill(page.editor.name, "黄金週間")
    assert "letters from a to z" in page.editor.name.notes.words()
    office.do(Undo())
    assert list(windows(office)) == ["next-chapter"]


def test_name_that_another_window_has_is_refused(office: Office, page: Any) -> None:
    office.colleague(lists.AddFreeAccess(WINTER))
    page.windows.view.pick("next-chapter")
    office.fill(page.editor.name, "Winter")
    assert "belongs to another free access window" in page.editor.name.notes.words()
    assert sorted(windows(office)) == ["next-chapter", "winter"]


def test_new_name_is_kept_of_a_window_that_was_archived_meanwhile(office: Office, page: Any) -> None:
    office.go_to(page.editor.name)
    office.type("Golden Week")
    office.colleague(lists.ArchiveFreeAccess("next-chapter"))
    assert [window.id for window in office.view().archived["freeAccess"]] == ["golden-week"]
    assert "freeAccess:golden-week" in [message.state for message in office.draft().messages]
    assert office.troubles == []


def test_new_name_of_a_window_that_is_gone_is_not_kept_and_that_is_told(office: Office, page: Any) -> None:
    told: list[str] = []
    page.told.connect(lambda words, _undo: told.append(words))
    office.go_to(page.editor.name)
    office.type("Golden Week")
    office.colleague(lists.RemoveFreeAccess("next-chapter"))
    assert told == ["next-chapter: not kept. There is no free access window “next-chapter” any more."]
    assert office.troubles == []


def test_years_are_said_where_they_are_needed(office: Office, page: Any) -> None:
    later = {"startsAt": "2021-12-30T15:00:00Z", "endsAt": "2022-01-02T15:00:00Z"}
    office.colleague(lists.AddFreeAccess({**WINTER, "endsAt": "2021-01-02T15:00:00Z"}))
    office.colleague(lists.AddFreeAccess({"id": "later", **later, "startsAt": "2022-01-01T15:00:00Z"}))
    office.colleague(lists.AddFreeAccess({"id": "across", **later}))
    assert [row[1] for row in rows(page)] == [
        "Dec 24 – Jan 2, 2021", "Dec 31, 2021 – Jan 2, 2022", "Jan 2, 2022", "Sep 30",
    ]  # fmt: skip


def test_fields_come_to_view_where_the_page_scrolls_as_a_whole(office: Office, page: Any) -> None:
    page.resize(600, 500)
    office.settle()
    office.bot.mouseClick(page.windows.add, Qt.MouseButton.LeftButton)
    office.settle()
    line = page.editor.starts.control.line
    office.bot.waitUntil(lambda: page.rect().contains(line.mapTo(page, line.rect().center())))


def test_new_window_is_today_and_its_first_day_has_the_cursor(office: Office, page: Any) -> None:
    office.bot.mouseClick(page.windows.add, Qt.MouseButton.LeftButton)
    office.settle()
    made = windows(office)["free-day-1"]
    assert (made.starts_at, made.ends_at) == ("2020-10-29T15:00:00Z", "2020-10-30T15:00:00Z")
    assert page.editor.starts.control.line.hasFocus()


def test_viewers_can_look_but_not_change(office: Office) -> None:
    office.bo.do(SetRole("bo", None, "admin"))
    page = office.show(FreeAccessPage)
    assert not page.windows.add.isEnabled()
    assert not page.editor.announcement.write.isEnabled()
    for field in (*page.editor.form.fields(), *page.editor.announcement.form.fields()):
        target = field.control.target()
        assert not target.isEnabled() or target.isReadOnly(), field.label


def test_keyboard_alone_reaches_every_field(office: Office, page: Any) -> None:
    page.windows.calendar.grid.setFocus()
    seen = []
    for _ in range(40):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(office.qapp.focusWidget())
    for field in (*page.editor.form.fields(), *page.editor.announcement.form.fields()):
        assert field.control.target() in seen, field.label
    assert page.windows.view in seen
    names = [QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in seen]
    assert all(names)


@pytest.mark.parametrize("width", [440, 1000])
def test_nothing_is_cut_off_at_any_width(office: Office, page: Any, width: int) -> None:
    page.resize(width, 800)
    office.fill(page.editor.ends, "10/11/2020")
    room = page.windows.detail
    for field in (*page.editor.form.fields(), *page.editor.announcement.form.fields()):
        right = field.control.mapTo(room, QPoint(field.control.width() - 1, 0)).x()
        assert right <= room.width(), field.label
        assert field.notes.height() >= field.notes.heightForWidth(field.notes.width()), field.label
    assert room.width() <= page.width()
