"""The list of messages: every state under its heading, several messages of one in their order, and what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from paywall_admin.core.settings import STATES
from paywall_admin.services.drafts import lists
from paywall_admin.services.undo import Undo
from support.office import Office

ALT = Qt.KeyboardModifier.AltModifier


def rows(page: Any) -> dict[str, Any]:
    return {row.key: row for row in page.messages.view.rows.rows()}


def order(office: Office) -> list[str]:
    return [message.id for message in office.draft().messages]


def registered(office: Office, original: str, new_id: str) -> None:
    office.colleague(lists.DuplicateMessage(original, new_id))
    office.colleague(lists.EditMessage(new_id, {"audience": None}, {"audience": {"kinds": ["registered"]}}))


def test_every_state_and_window_has_a_row(page: Any) -> None:
    states = {entry.values["state"] for entry in page.messages._entries}
    assert states == {*STATES, "freeAccess:next-chapter"}
    headings = [row.title for row in rows(page).values() if row.heading]
    assert headings == ["Reading for free", "At the wall", "With access", "Free access for all"]
    assert rows(page)["counter"].title == "Reading free articles"
    assert tuple(rows(page)["counter"].cells) == ("You have … free articles left this month",)
    assert rows(page)["next-chapter"].title == "Free access Sep 30, 2020"


def test_headings_are_passed_over_by_the_keys(office: Office, page: Any) -> None:
    view = page.messages.view
    view.setFocus()
    view.pick("state:exempt")
    office.press(Qt.Key.Key_Down)
    assert view.key() == "limit-reached"


def test_state_without_a_message_leads_to_one(office: Office, page: Any, editor: Any) -> None:
    row = rows(page)["state:locked"]
    assert (row.badge, row.quiet, row.movable) == ("No message", True, False)
    page.messages.view.pick("state:locked")
    assert editor.vacancy.isVisible()
    assert not editor.texts.isVisible()
    office.bot.mouseClick(editor.vacancy.button, Qt.MouseButton.LeftButton)
    office.settle()
    made = office.draft().messages[-1]
    assert (made.id, made.state, made.audience) == ("locked", "locked", None)
    assert editor.texts.fields["heading"].control.area.hasFocus()
    assert "is empty" in editor.texts.fields["heading"].notes.words()
    office.type("For subscribers only")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert office.draft().messages[-1].texts["en"].heading == "For subscribers only"
    assert office.troubles == []


def test_state_that_readers_reach_says_that_its_message_is_missing(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.ArchiveMessage("limit-reached"))
    row = rows(page)["state:limit_reached"]
    assert (row.badge, row.tone) == ("Missing", "danger")
    page.messages.view.pick("state:limit_reached")
    assert "no message for" in page.messages.detail.notes.words()
    assert page.messages.notes.words() == ""


def test_window_without_a_message_says_so(office: Office, page: Any) -> None:
    value = {"id": "spring", "startsAt": "2021-04-01T00:00:00Z", "endsAt": "2021-04-03T00:00:00Z"}
    office.colleague(lists.AddFreeAccess(value))
    row = rows(page)["state:freeAccess:spring"]
    assert (row.title, row.badge) == ("Free access Apr 1 – Apr 3, 2021", "Missing")


def test_message_of_a_window_that_is_gone_is_still_there(office: Office, page: Any) -> None:
    office.colleague(lists.RemoveFreeAccess("next-chapter"))
    assert rows(page)["next-chapter"].title == "Free access “next-chapter”, which is gone"
    assert rows(page)["next-chapter"].badge == "Problem"


def test_second_message_of_a_state_stands_before_the_first(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("limit-reached")
    office.bot.mouseClick(page.messages.add, Qt.MouseButton.LeftButton)
    office.settle()
    assert order(office)[2:4] == ["limit-reached-2", "limit-reached"]
    assert office.draft().messages[2].audience.kinds == ("registered",)
    assert page.messages.view.key() == "limit-reached-2"
    shown = [key for key in rows(page) if key.startswith("limit")]
    assert shown == ["limit-reached-2", "limit-reached"]
    assert rows(page)["limit-reached"].title.strip() == "All readers"


def test_keys_change_the_order_within_a_state_only(office: Office, page: Any) -> None:
    registered(office, "counter", "counter-2")
    office.colleague(lists.MoveMessage("counter-2", 1, 7))
    assert order(office)[7] == "counter-2"
    view = page.messages.view
    view.pick("counter-2")
    view.setFocus()
    office.press(Qt.Key.Key_Up, ALT)
    office.settle()
    assert order(office)[:2] == ["counter-2", "counter"]
    office.press(Qt.Key.Key_Up, ALT)
    view.pick("counter")
    office.press(Qt.Key.Key_Down, ALT)
    office.settle()
    assert order(office)[:2] == ["counter-2", "counter"]
    assert office.troubles == []
    office.do(Undo())
    assert order(office)[0] == "counter"
    assert order(office)[7] == "counter-2"


def test_mouse_drags_within_a_state_only(office: Office, page: Any) -> None:
    registered(office, "counter", "counter-2")
    view = page.messages.view
    middle = {key: view.visualRect(view.rows.index(place)).center() for place, key in enumerate(rows(page))}
    office.bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle["counter-2"])
    office.bot.mouseMove(view.viewport(), middle["counter"])
    office.bot.mouseMove(view.viewport(), QPoint(middle["counter"].x(), 2))
    office.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle["counter"].x(), 2))
    office.settle()
    assert order(office)[:3] == ["counter-2", "counter", "last-free-article"]


def test_archive_leaves_the_state_and_undo_brings_back(office: Office, page: Any) -> None:
    told: list[str] = []
    page.told.connect(lambda words, _undo: told.append(words))
    page.messages.view.pick("payment-failed")
    page.messages.view.setFocus()
    office.press(Qt.Key.Key_Delete)
    office.settle()
    assert told == ["“Payment failed, still has access” is archived."]
    assert page.messages.view.key() == "state:grace"
    office.press(Qt.Key.Key_Delete)
    office.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert len(office.steps()) == 1
    office.do(Undo())
    assert "payment-failed" in rows(page)


def test_missing_translations_are_named_in_the_row(office: Office, page: Any) -> None:
    ja = office.draft().messages[5].texts["ja"].model_dump(by_alias=True, exclude_none=True)
    office.colleague(lists.EditMessage("payment-failed", {"texts/ja": ja}, {"texts/ja": None}))
    row = rows(page)["payment-failed"]
    assert (row.badge, row.tone) == ("Japanese missing", "danger")
    office.colleague(
        lists.EditMessage("counter", {"texts/ja/note": "お申し込みは{{offerEndDate}}まで"}, {"texts/ja/note": None})
    )
    assert (rows(page)["counter"].badge, rows(page)["counter"].tone) == ("Japanese missing", "warning")


def test_viewers_can_look_but_not_change(office: Office) -> None:
    from paywall_admin.services.people import SetRole
    from paywall_admin.ui.messages.page import MessagesPage

    office.bo.do(SetRole("bo", None, "admin"))
    page = office.show(MessagesPage)
    assert not page.messages.add.isEnabled()
    for field in page.editor.form.fields():
        target = field.control.target()
        assert not target.isEnabled() or target.isReadOnly(), field.label
    page.messages.view.pick("state:locked")
    assert not page.editor.vacancy.button.isEnabled()


@pytest.mark.parametrize("place", ["/messages/0/texts/ja/heading", "/messages/3/narrow/en/benefits/0"])
def test_a_place_leads_to_its_text(office: Office, page: Any, editor: Any, place: str) -> None:
    page.focus_place(place)
    _, _, number, width, code, name, *_ = place.split("/")
    assert page.messages.view.key() == order(office)[int(number)]
    assert (editor.texts.part, editor.texts.language) == (width, code)
    assert editor.texts.fields[name].control.target().hasFocus()
