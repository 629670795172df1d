"""Content rules: which articles, what happens with them, and in which order, on a real store."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from paywall_admin.services.drafts import lists
from paywall_admin.services.undo import Undo
from paywall_admin.ui.fields.chips import Chip
from paywall_admin.ui.meter.page import MeterPage
from support.office import Office

RULE = "sponsored-content"


@pytest.fixture
def page(office: Office) -> Any:
    page = office.show(lambda desk: MeterPage(desk, clock=office.clock))
    page.tabs.choose(1)
    return page


def rules(office: Office) -> Any:
    return office.draft().content_rules


def test_sample_rule_is_shown_in_words(page: Any) -> None:
    (row,) = page.rules.view.rows.rows()
    assert (row.title, row.cells) == ("Types: sponsored", ("Free, never counts",))
    assert page.rule_editor.summary.text() == "Articles of the type “sponsored” are free and never count."


def test_new_rule_is_filled_by_keyboard(office: Office, page: Any) -> None:
    office.bot.mouseClick(page.rules.add, Qt.MouseButton.LeftButton)
    office.settle()
    assert page.rule_editor.lists[0].control.line.hasFocus()
    office.type("asia,politics,")
    office.go_to(page.rule_editor.lists[2])
    office.type("opinion")
    office.press(Qt.Key.Key_Return)
    office.go_to(page.rule_editor.action)
    office.press(Qt.Key.Key_Left)
    office.settle()
    made = rules(office)[1]
    assert (made.id, made.action) == ("rule-1", "locked")
    assert (made.when.sections, made.when.tags) == (("asia", "politics"), ("opinion",))
    assert page.rule_editor.summary.text() == (
        "Articles in “asia” or “politics” tagged “opinion” are for subscribers only."
    )


def test_new_rule_changes_nothing_until_it_says_what_it_is_for(office: Office, page: Any) -> None:
    office.bot.mouseClick(page.rules.add, Qt.MouseButton.LeftButton)
    office.settle()
    assert (rules(office)[-1].action, rules(office)[-1].when.sections) == ("metered", None)


def test_taking_the_last_word_away_leaves_the_list_open(office: Office, page: Any) -> None:
    chip = page.rule_editor.lists[1].findChild(Chip)
    office.bot.mouseClick(chip, Qt.MouseButton.LeftButton)
    office.settle()
    assert rules(office)[0].when.content_types is None
    office.do(Undo())
    assert rules(office)[0].when.content_types == ("sponsored",)
    assert page.rule_editor.lists[1].control.read() == ["sponsored"]


def test_words_of_other_rules_are_suggested(office: Office, page: Any) -> None:
    value = {"id": "r2", "when": {"sections": ["asia"], "tags": ["opinion"]}, "action": "locked"}
    office.colleague(lists.AddContentRule(value, None))
    office.go_to(page.rule_editor.lists[2])
    model = page.rule_editor.lists[2].control.line.completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["opinion"]


def test_rules_are_dragged_duplicated_and_archived(office: Office, page: Any) -> None:
    office.colleague(lists.AddContentRule({"id": "r2", "when": {"sections": ["asia"]}, "action": "locked"}, None))
    view = page.rules.view
    start, end = (view.visualRect(view.rows.index(place)).center() for place in (1, 0))
    office.bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    office.bot.mouseMove(view.viewport(), (start + end) / 2)
    office.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end - QPoint(0, 15))
    office.settle()
    assert [rule.id for rule in rules(office)] == ["r2", RULE]
    view.setFocus()
    office.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert [rule.id for rule in rules(office)] == ["r2", "r2-2", RULE]
    view.pick("r2")
    view.setFocus()
    office.press(Qt.Key.Key_Delete)
    office.settle()
    assert [rule.id for rule in rules(office)] == ["r2-2", RULE]
    assert [rule.id for rule in office.view().archived_rules] == ["r2"]


def test_a_rule_for_everything_is_a_problem_at_its_words(office: Office, page: Any) -> None:
    office.bot.mouseClick(page.rule_editor.lists[1].findChild(Chip), Qt.MouseButton.LeftButton)
    office.settle()
    assert page.rules.view.rows.rows()[0].badge == "Problem"
    assert "names no section" in page.rule_editor.lists[0].notes.words()


def test_without_rules_the_page_says_what_they_are_for(office: Office, page: Any) -> None:
    office.colleague(lists.ArchiveContentRule(RULE))
    assert page.rules.empty.isVisible()
    assert page.meters.isHidden()
