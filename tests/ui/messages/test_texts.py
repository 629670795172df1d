"""The texts of a message: languages and widths in turn, kept as typed, with what is missing and where it shows."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from paywall_admin.core.case import parse_case
from paywall_admin.core.decide import Engine
from paywall_admin.core.situation import Situation, reading
from paywall_admin.services.drafts import lists
from paywall_admin.services.queries import GetFindings
from paywall_admin.services.undo import Undo
from support.office import Office


def message(office: Office, message_id: str) -> Any:
    return next(each for each in office.draft().messages if each.id == message_id)


def heading(editor: Any) -> Any:
    return editor.texts.fields["heading"]


def fill(office: Office, field: Any, text: str) -> None:
    """Write something else into a text, and leave it."""
    office.go_to(field)
    office.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    office.type(text)
    office.press(Qt.Key.Key_Tab)
    office.settle()


def test_every_text_reaches_the_draft_in_its_language_and_width(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("payment-failed")
    for name in ("heading", "body", "benefitsIntro", "note", "cta"):
        fill(office, editor.texts.fields[name], f"English {name}")
    editor.texts.open_place("narrow", "en")
    fill(office, editor.texts.fields["body"], "Short")
    editor.texts.open_place("texts", "ja")
    fill(office, heading(editor), "お支払いについて")
    made = message(office, "payment-failed")
    assert (made.texts["en"].heading, made.texts["en"].body, made.texts["en"].note) == (
        "English heading", "English body", "English note",
    )  # fmt: skip
    assert (made.texts["en"].benefits_intro, made.texts["en"].cta) == ("English benefitsIntro", "English cta")
    assert made.narrow["en"].body == "Short"
    assert made.texts["ja"].heading == "お支払いについて"
    assert made.texts["ja"].cta == "お支払い方法を確認する"
    assert office.troubles == []
    office.do(Undo())
    assert message(office, "payment-failed").texts["ja"].heading == "前回のお支払いを確認できませんでした"


def test_turning_to_another_language_keeps_what_was_typed(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    office.go_to(heading(editor))
    office.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    office.type(" today")
    office.bot.mouseClick(editor.texts.languages.tabs[1], Qt.MouseButton.LeftButton)
    office.settle()
    assert message(office, "trial-ended").texts["en"].heading == "Your trial period has expired today"
    assert heading(editor).control.area.text() == "お試し期間が終了しました"


def test_what_cannot_be_kept_waits_in_its_language(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    office.go_to(heading(editor))
    office.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    office.press(Qt.Key.Key_Backspace)
    assert "cannot be empty" in heading(editor).notes.words()
    editor.texts.open_place("texts", "ja")
    assert heading(editor).control.area.text() == "お試し期間が終了しました"
    assert heading(editor).notes.words() == ""
    editor.texts.open_place("texts", "en")
    assert heading(editor).control.area.text() == ""
    assert "cannot be empty" in heading(editor).notes.words()


def test_empty_narrow_text_shows_the_wide_one_behind(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("limit-reached")
    editor.texts.open_place("narrow", "en")
    office.settle()
    assert heading(editor).control.area.placeholderText() == "You have read all your free articles this month"
    assert editor.texts.fields["note"].control.area.placeholderText() == "Offer ends October 31st"
    assert editor.texts.fields["body"].control.area.text().startswith("Stay ahead with our exclusives on Asia\n")


def test_last_narrow_text_leaves_nothing_behind(office: Office, page: Any, editor: Any) -> None:
    before = message(office, "limit-reached")
    page.messages.view.pick("limit-reached")
    for code in ("en", "ja"):
        editor.texts.open_place("narrow", code)
        office.go_to(editor.texts.fields["body"])
        office.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        office.press(Qt.Key.Key_Backspace)
        office.press(Qt.Key.Key_Tab)
        office.settle()
    assert message(office, "limit-reached").narrow is None
    office.do(Undo())
    office.do(Undo())
    assert message(office, "limit-reached") == before


def narrow_words(office: Office) -> Any:
    """What a phone shows at the wall."""
    case = reading(Situation(at=office.clock(), device="narrow", read=9), 0)
    return Engine.from_settings(office.draft()).decide(parse_case(case))["message"]


def test_texts_are_left_out_on_narrow_screens_and_come_back(office: Office, page: Any, editor: Any) -> None:
    before = message(office, "limit-reached")
    page.messages.view.pick("limit-reached")
    for name in ("note", "body", "benefits", "heading"):
        assert not editor.texts.fields[name].control.omit.isVisible(), "there is nothing to leave out on wide screens"
    editor.texts.open_place("narrow", "en")
    note, body = editor.texts.fields["note"].control, editor.texts.fields["body"].control
    assert not editor.texts.fields["heading"].control.omit.isVisible()
    assert not editor.texts.fields["benefits"].control.omit.isVisible(), "there are none"
    office.go_to(editor.texts.fields["note"])
    office.bot.mouseClick(note.omit, Qt.MouseButton.LeftButton)
    office.settle()
    assert message(office, "limit-reached").narrow["en"].note == ""
    assert (note.area.isVisible(), note.tools.isVisible(), note.omit.isVisible()) == (False, False, True)
    assert editor.texts.fields["note"].notes.words() == ""
    assert narrow_words(office)["note"] is None
    body.omit.setFocus()
    office.press(Qt.Key.Key_Space)
    office.settle()
    assert message(office, "limit-reached").narrow["en"].body == ""
    assert narrow_words(office)["body"] is None
    assert not any(note.code == "empty-text" for note in office.bo.ask(GetFindings()))
    office.press(Qt.Key.Key_Space)
    office.settle()
    assert message(office, "limit-reached").narrow["en"].body is None, "as on wide screens"
    assert body.area.isVisible()
    office.do(Undo())
    assert body.is_omitted, "taken back elsewhere, it shows"
    for _ in range(2):
        office.do(Undo())
    assert message(office, "limit-reached") == before
    assert (note.is_omitted, note.area.isVisible(), body.is_omitted) == (False, True, False)
    assert body.area.text().startswith("Stay ahead")


def test_benefits_are_left_out_together_in_one_language(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    editor.texts.open_place("narrow", "ja")
    benefits = editor.texts.fields["benefits"].control
    benefits.omit.click()
    office.settle()
    assert message(office, "trial-ended").narrow["ja"].benefits == ()
    assert not benefits.add.isVisible()
    editor.texts.open_place("narrow", "en")
    assert not benefits.is_omitted
    assert benefits.add.isVisible()
    editor.texts.open_place("texts", "ja")
    assert len(benefits.phrases) == 2
    assert benefits.phrases[0].isVisible()
    editor.texts.open_place("narrow", "ja")
    assert benefits.is_omitted
    benefits.omit.click()
    office.settle()
    assert message(office, "trial-ended").narrow is None


def test_what_a_file_left_out_shows_as_left_out(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.EditMessage("limit-reached", {"narrow/en/cta": None}, {"narrow/en/cta": ""}))
    page.messages.view.pick("limit-reached")
    editor.texts.open_place("narrow", "en")
    cta = editor.texts.fields["cta"].control
    assert cta.is_omitted
    assert cta.omit.isVisible()
    office.colleague(lists.EditMessage("limit-reached", {"narrow/en/cta": ""}, {"narrow/en/cta": "Subscribe"}))
    assert not cta.is_omitted
    assert cta.area.text() == "Subscribe"


def test_missing_language_begins_with_the_default_one(office: Office, page: Any, editor: Any) -> None:
    ja = message(office, "payment-failed").texts["ja"].model_dump(by_alias=True, exclude_none=True)
    office.colleague(lists.EditMessage("payment-failed", {"texts/ja": ja}, {"texts/ja": None}))
    page.messages.view.pick("payment-failed")
    tab = editor.texts.languages.tabs[1]
    assert tab.lack == "not written yet"
    assert tab.accessibleName() == "Japanese: not written yet"
    office.bot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert editor.texts.untranslated.isVisible()
    assert not heading(editor).isVisible()
    office.bot.mouseClick(editor.texts.untranslated.copy, Qt.MouseButton.LeftButton)
    office.settle()
    made = message(office, "payment-failed").texts
    assert made["ja"] == made["en"]
    assert heading(editor).control.area.hasFocus()
    assert tab.lack == ""


def test_missing_text_is_marked_and_begins_with_the_default_one(office: Office, page: Any, editor: Any) -> None:
    note = "お申し込みは{{offerEndDate}}まで"
    office.colleague(lists.EditMessage("limit-reached", {"texts/ja/note": note}, {"texts/ja/note": None}))
    page.messages.view.pick("limit-reached")
    assert editor.texts.languages.tabs[1].lack == "1 text missing"
    editor.texts.open_place("texts", "ja")
    button = editor.texts.fields["note"].control.offers.begin_with
    assert button.isVisible()
    assert button.text() == "Begin with the English text"
    assert "none in Japanese" in editor.texts.fields["note"].notes.words()
    office.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    office.settle()
    assert message(office, "limit-reached").texts["ja"].note == "Offer ends {{offerEndDate}}"
    assert not button.isVisible()


def test_benefits_are_added_moved_and_removed(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    benefits = editor.texts.fields["benefits"].control
    office.bot.mouseClick(benefits.add, Qt.MouseButton.LeftButton)
    office.type("Read the archive")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    first, second = "Read all stories with unlimited access", "Use our mobile and tablet apps"
    assert message(office, "trial-ended").texts["en"].benefits == (first, second, "Read the archive")
    benefits._step(benefits._items[2], -1)
    office.settle()
    assert message(office, "trial-ended").texts["en"].benefits == (first, "Read the archive", second)
    for _ in range(3):
        office.bot.mouseClick(benefits._items[0].remove, Qt.MouseButton.LeftButton)
        office.settle()
    assert message(office, "trial-ended").texts["en"].benefits is None
    assert benefits.add.hasFocus()
    editor.texts.open_place("texts", "ja")
    assert len(benefits.phrases) == 2


def test_button_leads_to_an_address(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    control = editor.target.control
    office.go_to(editor.target)
    office.press(Qt.Key.Key_End)
    assert control.address.hasFocus()
    assert "Write the address" in editor.target.notes.words()
    office.type("javascript:alert(1)")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert "Not kept" in editor.target.notes.words()
    control.address.setFocus()
    control.address.selectAll()
    office.type("/welcome")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert message(office, "trial-ended").cta_target.url == "/welcome"


def test_state_and_readers_can_be_changed(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    editor.state.control.setCurrentText("Subscribers only")
    editor.state.control.activated.emit(0)
    office.settle()
    assert message(office, "trial-ended").state == "locked"
    assert page.messages.view.key() == "trial-ended"
    office.bot.mouseClick(editor.audience[0].control.segments[2], Qt.MouseButton.LeftButton)
    office.settle()
    assert message(office, "trial-ended").audience.kinds == ("registered",)
    assert "Only: Registered readers." in editor.summary.text()


def test_colleagues_text_and_mine_stand_side_by_side(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    was = message(office, "trial-ended").texts["en"].heading
    office.bo.do(lists.EditMessage("trial-ended", {"texts/en/heading": was}, {"texts/en/heading": "Theirs"}))
    fill(office, heading(editor), "Mine")
    assert heading(editor).sides.is_open
    assert "Theirs: Theirs. Yours: Mine." in heading(editor).sides.words()
    office.bot.mouseClick(heading(editor).sides.keep_mine, Qt.MouseButton.LeftButton)
    office.settle()
    assert message(office, "trial-ended").texts["en"].heading == "Mine"


def test_where_does_this_show_leads_to_that_message(office: Office, page: Any, editor: Any) -> None:
    wanted: list[Situation] = []
    page.situation_wanted.connect(wanted.append)
    engine = Engine.from_settings(office.draft())
    for each in office.draft().messages:
        page.messages.view.pick(each.id)
        editor.texts.open_place("narrow", "ja")
        office.bot.mouseClick(editor.where, Qt.MouseButton.LeftButton)
        office.settle()
        decision = engine.decide(parse_case(reading(wanted[-1], 7)))
        assert (decision["message"]["id"], decision["message"]["locale"]) == (each.id, "ja")
        assert wanted[-1].device == "narrow"
    assert len(wanted) == len(office.draft().messages)


def test_where_nothing_leads_says_why(office: Office, page: Any, editor: Any) -> None:
    wanted: list[Situation] = []
    page.situation_wanted.connect(wanted.append)
    page.messages.view.pick("state:open")
    office.bot.mouseClick(editor.where, Qt.MouseButton.LeftButton)
    office.settle()
    assert editor.reason.words() == "The wall is on. It shows when the wall is opened for everyone."
    page.messages.view.pick("counter")
    office.settle()
    assert editor.reason.words() == ""
    assert wanted == []


def test_length_on_a_phone_is_said(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("limit-reached")
    editor.texts.open_place("narrow", "en")
    office.settle()
    assert editor.texts.fields["cta"].notes.words() == "On a phone: 1 line."
    office.go_to(editor.texts.fields["cta"])
    office.type("Try all of our stories for as long as you like, and for less than you think it is")
    assert editor.texts.fields["cta"].notes.words().startswith("On a phone this takes 3 lines; one reads well.")
    editor.texts.open_place("texts", "en")
    assert editor.texts.fields["cta"].notes.words() == ""


def test_a_megabyte_is_refused_at_once_in_a_sentence(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    office.go_to(heading(editor))
    clip = QMimeData()
    clip.setText("All of it. " * 100_000)
    began = time.thread_time()
    heading(editor).control.area.insertFromMimeData(clip)
    assert time.thread_time() - began < 0.05
    assert heading(editor).notes.words() == (
        "Nothing was pasted: it has 1,100,000 characters, and here 9,971 more fit."
    )
    assert heading(editor).control.area.text() == "Your trial period has expired"
    office.type("!")
    assert "pasted" not in heading(editor).notes.words()


def test_invisible_characters_are_named_and_taken_out(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    fill(office, heading(editor), "Read\u202e all\u200b of it")
    assert "U+202E (Right-to-left override)" in heading(editor).notes.words()
    button = heading(editor).control.offers.take_out
    assert button.isVisible()
    office.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    office.settle()
    assert message(office, "trial-ended").texts["en"].heading == "Read all of it"
    assert not button.isVisible()


def test_keyboard_alone_reaches_every_field(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("trial-ended")
    page.messages.view.setFocus()
    seen = []
    for _ in range(60):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        seen.append(office.qapp.focusWidget())
    for field in editor.form.fields():
        assert field.control.target() in seen, field.label
    for widget in (editor.where, editor.texts.languages.tabs[0], *editor.texts.widths.segments[:1]):
        assert widget in seen
    page.messages.view.pick("counter")
    page.messages.view.setFocus()
    ways = []
    for _ in range(60):
        QTest.keyClick(office.qapp.focusWidget(), Qt.Key.Key_Tab)
        ways.append(office.qapp.focusWidget())
    # What was made only when it was needed stands in its place, too.
    texts = editor.texts.fields
    one, other = (texts["heading"].control._forms[name].area for name in ("one", "other"))
    stops = [one, other, texts["body"].control.area, texts["benefits"].control.add, texts["cta"].control.area]
    assert [ways.index(stop) for stop in stops] == sorted(ways.index(stop) for stop in stops)
    benefits = editor.texts.fields["benefits"].control
    page.messages.view.pick("trial-ended")
    stops = [benefits.phrases[0].area, benefits._items[0].more, benefits.phrases[1].area, benefits.add]
    assert [seen.index(stop) for stop in stops] == sorted(seen.index(stop) for stop in stops)
    names = [QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in seen]
    assert all(names)


def test_texts_of_a_language_can_be_removed_and_come_back(office: Office, page: Any, editor: Any) -> None:
    before = message(office, "limit-reached")
    page.messages.view.pick("limit-reached")
    assert not editor.texts.remove.isVisible()
    editor.texts.open_place("narrow", "ja")
    office.bot.mouseClick(editor.texts.remove, Qt.MouseButton.LeftButton)
    office.settle()
    made = message(office, "limit-reached")
    assert (set(made.texts), set(made.narrow)) == ({"en"}, {"en"})
    assert editor.texts.untranslated.copy.hasFocus()
    office.do(Undo())
    assert message(office, "limit-reached") == before
