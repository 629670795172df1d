"""Placeholders and plural forms: inserted from a list with their values, drawn as chips, kept as they are written."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from paywall_admin.core import plurals
from paywall_admin.core.languages import plural_runs
from paywall_admin.core.texts import PLACEHOLDERS, POSSIBLE
from paywall_admin.services.drafts import lists
from paywall_admin.ui import tokens
from paywall_admin.ui.fields.placeholders import PlaceholderMenu
from paywall_admin.ui.fields.wording import marks_of
from paywall_admin.ui.messages.page import MessagesPage
from support.office import Office

CONTROL = Qt.KeyboardModifier.ControlModifier
PASTED = "You have {{numberArticlesLeft}} free article{{numberArticlesLeft-plural}} left"


def text_of(office: Office, message_id: str, code: str = "en") -> Any:
    found = next(each for each in office.draft().messages if each.id == message_id).texts[code].heading
    return found if isinstance(found, str) else found.model_dump(exclude_none=True)


@pytest.fixture
def heading(office: Office, page: Any, editor: Any) -> Any:
    """The heading of the message at the limit, empty."""
    page.messages.view.pick("limit-reached")
    office.settle()
    field = editor.texts.fields["heading"]
    office.go_to(field)
    office.press(Qt.Key.Key_A, CONTROL)
    office.press(Qt.Key.Key_Backspace)
    return field


def paste(field: Any, text: str) -> None:
    clip = QMimeData()
    clip.setText(text)
    field.control.area.insertFromMimeData(clip)


def open_menu(office: Office) -> PlaceholderMenu:
    office.press(Qt.Key.Key_Space, CONTROL)
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, PlaceholderMenu) and each.isVisible()
    )


def actions(menu: Any) -> list[QAction]:
    """All entries of a list, those of its lists too, as they stand."""
    found = []
    for action in menu.actions():
        found += actions(action.menu()) if action.menu() else [action] if action.data() else []
    return found


def test_list_offers_what_has_a_value_first(office: Office, heading: Any) -> None:
    menu = open_menu(office)
    top = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert top[:4] == [
        "Articles left\t0",
        "English plural “s”\ts",
        "Free articles in all\t5",
        "Day the count starts again\tNovember 1st",
    ]
    assert "Offer’s price\t$9" in top
    assert top[-1] == "Never has a value here"
    never = {action.data() for action in actions(menu.actions()[-1].menu())}
    assert never == {"{{freeAccessDate}}", "{{freeAccessDate:long}}", "{{freeAccessDate:short}}"}
    valueless = [words for words in top[:-1] if "\t" not in words]
    assert top[-3:-1] == valueless == ["Last day of the trial", "Last day of access"]
    every = {action.data().strip("{}").partition(":")[0] for action in actions(menu)}
    assert every == set(PLACEHOLDERS)
    menu.close()


def test_chosen_placeholder_stands_at_the_cursor(office: Office, heading: Any) -> None:
    office.type("Ends ")
    menu = open_menu(office)
    next(action for action in actions(menu) if action.data() == "{{offerEndDate:short}}").trigger()
    menu.close()
    office.type(" soon")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert text_of(office, "limit-reached") == "Ends {{offerEndDate:short}} soon"


def test_button_opens_the_list_as_well(office: Office, heading: Any) -> None:
    office.bot.mouseClick(heading.control.tools.placeholder, Qt.MouseButton.LeftButton)
    menu = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, PlaceholderMenu) and each.isVisible()
    )
    actions(menu)[0].trigger()
    menu.close()
    assert heading.control.area.text() == "{{numberArticlesLeft}}"


def test_list_follows_the_state_and_the_language(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("next-chapter")
    editor.texts.open_place("texts", "ja")
    office.settle()
    values = {placeholder.name: value for placeholder, value in editor.lexicon.values.items()}
    assert values["freeAccessDate"] == "9月30日"
    possible = {name for name in PLACEHOLDERS if editor.lexicon.is_possible(name)}
    assert possible == POSSIBLE["free_access"]
    page.messages.view.pick("counter")
    assert not editor.lexicon.is_possible("numberArticlesLeft-plural")
    editor.texts.open_place("texts", "en")
    assert editor.lexicon.is_possible("numberArticlesLeft-plural")


def test_chip_is_taken_away_as_a_whole(office: Office, heading: Any) -> None:
    area = heading.control.area
    paste(heading, "😀 Ends {{offerEndDate}}!")
    office.press(Qt.Key.Key_Left)
    office.press(Qt.Key.Key_Backspace)
    assert area.text() == "😀 Ends !"
    area.undo()
    assert area.text() == "😀 Ends {{offerEndDate}}!"
    area.moveCursor(area.textCursor().MoveOperation.Start)
    for _ in "😀 Ends ":
        office.press(Qt.Key.Key_Right)
    office.press(Qt.Key.Key_Delete)
    assert area.text() == "😀 Ends !"


def test_cursor_passes_a_chip_in_one_step(office: Office, heading: Any) -> None:
    area = heading.control.area
    paste(heading, "a{{resetDate}}b{{unknown}}c")
    area.moveCursor(area.textCursor().MoveOperation.Start)
    seen = []
    for _ in range(4):
        office.press(Qt.Key.Key_Right)
        seen.append(area.textCursor().position())
    # What is no placeholder is passed letter by letter: it has to be put right.
    assert seen == [1, 14, 15, 16]
    office.press(Qt.Key.Key_Left)
    office.press(Qt.Key.Key_Left)
    office.press(Qt.Key.Key_Left)
    assert area.textCursor().position() == 1


def test_chips_are_drawn_in_colours_and_copied_as_written(office: Office, heading: Any) -> None:
    area = heading.control.area
    paste(heading, "{{resetDate}} {{freeAccessDate}} {{bogus}}")
    colours = []
    for start, end, _ in marks_of(area.text()):
        cursor = area.textCursor()
        cursor.setPosition((start + end) // 2)
        rect = area.cursorRect(cursor)
        image = area.viewport().grab().toImage()
        ratio = image.devicePixelRatio()
        colours.append(image.pixelColor(QPoint(rect.x(), rect.top() + 1) * ratio).name().upper())
    light = tokens.LIGHT
    assert colours == [light.accent_tint, light.warning_tint, light.danger_tint]
    area.selectAll()
    area.copy()
    assert QApplication.clipboard().text() == "{{resetDate}} {{freeAccessDate}} {{bogus}}"


def test_no_break_spaces_stay(office: Office, heading: Any) -> None:
    paste(heading, "Lisez 3\u00a0articles\u202f!")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert text_of(office, "limit-reached") == "Lisez 3\u00a0articles\u202f!"


def test_pasted_ending_becomes_forms_on_request(office: Office, heading: Any) -> None:
    paste(heading, PASTED)
    button = heading.control.offers.make_forms
    assert button.isVisible()
    office.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    office.settle()
    assert text_of(office, "limit-reached") == {
        "one": "You have {{numberArticlesLeft}} free article left",
        "other": "You have {{numberArticlesLeft}} free articles left",
    }
    assert not button.isVisible()
    assert [form.title.text() for form in heading.control._forms.values()] == ["one: 1", "other: 2, 3, 4 …"]


def test_in_japanese_the_ending_only_goes(office: Office, page: Any, editor: Any) -> None:
    page.messages.view.pick("limit-reached")
    editor.texts.open_place("texts", "ja")
    field = editor.texts.fields["heading"]
    assert not field.control.tools.plural.isVisible()
    office.go_to(field)
    office.press(Qt.Key.Key_A, CONTROL)
    paste(field, PASTED)
    office.bot.mouseClick(field.control.offers.make_forms, Qt.MouseButton.LeftButton)
    office.settle()
    assert text_of(office, "limit-reached", "ja") == "You have {{numberArticlesLeft}} free article left"


def test_polish_has_four_forms_side_by_side(office: Office, page: Any, editor: Any) -> None:
    office.colleague(lists.EditMessage("counter", {"texts/pl": None}, {"texts/pl": {"heading": "Zostało"}}))
    page.messages.view.pick("counter")
    editor.texts.open_place("texts", "pl")
    field = editor.texts.fields["heading"]
    office.bot.mouseClick(field.control.tools.plural, Qt.MouseButton.LeftButton)
    office.settle()
    assert text_of(office, "counter", "pl") == dict.fromkeys(("one", "few", "many", "other"), "Zostało")
    forms = field.control._forms
    assert [forms[name].title.text() for name in ("one", "few", "many", "other")] == [
        "one: 1", "few: 2, 3, 4 …", "many: 5, 6, 7 …", "other: any other number",
    ]  # fmt: skip
    assert forms["one"].y() == forms["few"].y()
    assert forms["few"].x() > forms["one"].x()
    forms["few"].area.setFocus()
    office.press(Qt.Key.Key_End, CONTROL)
    office.type("!")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert text_of(office, "counter", "pl")["few"] == "Zostało!"
    forms["other"].area.setFocus()
    office.press(Qt.Key.Key_A, CONTROL)
    office.press(Qt.Key.Key_Backspace)
    assert "serves wherever another one is missing" in field.notes.words()
    office.bot.mouseClick(field.control.tools.plural, Qt.MouseButton.LeftButton)
    assert field.control.area.isVisible()


def test_form_that_the_language_does_not_have_stays_to_be_seen(office: Office, page: Any, editor: Any) -> None:
    was = "今月の無料記事は残り{{numberArticlesLeft}}本です"
    office.colleague(
        lists.EditMessage("counter", {"texts/ja/heading": was}, {"texts/ja/heading": {"one": "一", "other": "他"}})
    )
    page.messages.view.pick("counter")
    editor.texts.open_place("texts", "ja")
    control = editor.texts.fields["heading"].control
    assert control._forms["one"].title.text() == "one: not in this language"
    assert control._forms["one"].isVisible()
    assert "never uses" in editor.texts.fields["heading"].notes.words()


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "{{", "}}{{x", "\t", "a\u2029b", "{{resetDate", "👩‍👩‍👧{{resetDate}}", "\u0627\u0644{{resetDate}}"],
)
def test_odd_texts_are_kept_to_the_letter(office: Office, heading: Any, text: str) -> None:
    paste(heading, f"x{text}y")
    office.press(Qt.Key.Key_Tab)
    office.settle()
    assert text_of(office, "limit-reached") == f"x{text}y".replace("\u2029", "\n")


def test_showing_a_message_never_waits_for_cldr(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_on = []
    monkeypatch.setattr(
        plurals, "plural_runs", lambda code: asked_on.append(threading.current_thread()) or plural_runs(code)
    )
    plurals.categories.cache_clear()
    page = office.show(lambda desk: MessagesPage(desk, clock=office.clock))
    page.editor.texts.open_place("texts", "ja")
    page.editor.texts.open_place("texts", "en")
    office.settle()
    assert [form.title.text() for form in page.editor.texts.fields["heading"].control._forms.values()] == [
        "one: 1", "other: 2, 3, 4 …",
    ]  # fmt: skip
    assert asked_on
    assert threading.main_thread() not in asked_on
