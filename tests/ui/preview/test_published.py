"""A reader's card in the preview: what the reader has, with the version in force then, beside the draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from paywall_admin.core.calendar import instant
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.readers import cases
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.services.readers.intake import take_in
from paywall_admin.services.readers.remedies import GiveGrant
from paywall_admin.system import signing
from paywall_admin.system.vault import Vault
from support.feeds import view, write
from support.stores import DAY, NOW, Clock

WAIT_MS = 30_000
LAST = "This is your last free article this month"
WALL = "You have read all your free articles this month"
OCTOBER_28 = NOW - DAY


@pytest.fixture
def colleague(sight: Any, store: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """Published the sample yesterday and a limit of 4 an hour ago; four articles are read since. The draft says 2."""
    monkeypatch.setitem(signing._COST, "n", 2**4)
    vault = Vault(tmp_path / "secrets", {"PAYWALL_ADMIN_PASSPHRASE": "correct horse"})
    app = App.open(store, actor="bo", clock=clock, vault=vault)
    clock.now = OCTOBER_28 - 3600
    app.publish("The sample")
    clock.now = NOW - 3600
    app.do(EditMeter("all-readers", {"limit": 5}, {"limit": 4}))
    app.publish("Four")
    clock.now = NOW
    app.do(EditMeter("all-readers", {"limit": 4}, {"limit": 2}))
    lines = [
        {"reader": "reader-1", "kind": "registered", "country": "GB", "locale": "ja"},
        {"reader": "reader-2", "kind": "registered", "country": "GB", "locale": "en"},
        *(view("reader-2", f"a-{n}", DAY + 60 + n, counts=True) for n in range(4)),
    ]
    take_in(app, [write(tmp_path / "feed.jsonl", lines)], apart=False, fast=False)
    yield app
    app.close()


@pytest.fixture
def page(sight: Any, colleague: App, qtbot: QtBot) -> Any:
    """The card of the second reader, in a case."""
    cases.open_case(sight.room.desk._app, "support request", "T-1")
    sight.room.desk.changed.emit(frozenset({"versions", "meters", "readers", "cases"}), None)
    sight.room.window.open_page("readers")
    shown = sight.room.window.page("readers")
    qtbot.waitUntil(lambda: shown._case is not None and not sight.room.desk.in_hand, timeout=WAIT_MS)
    shown.table.search.line.setText("reader-2")
    qtbot.waitUntil(lambda: shown.card.card is not None and not sight.room.desk.in_hand, timeout=WAIT_MS)
    return shown


def show(sight: Any, page: Any, qtbot: QtBot) -> str:
    """Press the card's button, and say what the reader's page says then."""
    with qtbot.waitSignal(sight.panel.shown, timeout=WAIT_MS):
        page.card.preview.click()
    qtbot.waitUntil(lambda: not sight.room.desk.in_hand, timeout=WAIT_MS)
    return str(sight.words())


def label(sight: Any) -> str:
    return str(sight.panel.basis.state.accessibleName()) if sight.panel.basis.isVisible() else ""


def test_the_version_in_force_rules_and_the_draft_is_a_click_away(sight: Any, page: Any, qtbot: QtBot) -> None:
    assert label(sight) == ""
    words = show(sight, page, qtbot)
    assert page.card.seen.heading.text() in words.splitlines()
    assert WALL in words
    assert label(sight) == "As published: version 2"
    assert sight.panel.decision["limit"] == 4
    assert sight.panel.decision == {**page.card.card.decision, "message": sight.panel.decision["message"]}
    sight.panel.basis.switch.click()
    sight.settle()
    assert label(sight) == "Your draft"
    assert sight.panel.decision["limit"] == 2
    assert sight.panel.decision["articlesRead"] == 4
    sight.panel.basis.switch.click()
    sight.settle()
    assert sight.panel.decision["limit"] == 4


def test_time_travel_shows_what_was_in_force_then(sight: Any, page: Any, qtbot: QtBot) -> None:
    page.travel(NOW - DAY // 2)
    qtbot.waitUntil(lambda: page.card.card.version == 1 and not sight.room.desk.in_hand, timeout=WAIT_MS)
    words = show(sight, page, qtbot)
    assert LAST in words
    assert label(sight) == "As published: version 1"
    assert sight.panel.decision["limit"] == 5
    assert instant(sight.knobs.moment.at) == instant(NOW - DAY // 2)


def test_what_support_gave_and_a_narrow_screen_leave_the_case_whole(
    sight: Any, page: Any, colleague: App, qtbot: QtBot
) -> None:
    case = cases.open_case(colleague, "support request", "T-2")
    reader = colleague.ask(FindReaders("reader-2", case))[0].number
    colleague.do(GiveGrant(reader, "articles", count=1, until=NOW + DAY, why="Lost a day"))
    sight.room.desk.changed.emit(frozenset({"grants", "readers"}), None)
    qtbot.waitUntil(lambda: page.card.card.limit == 5 and not sight.room.desk.in_hand, timeout=WAIT_MS)
    assert LAST in show(sight, page, qtbot)
    sight.panel.narrow.click()
    assert LAST in sight.words()
    assert sight.js("innerWidth") <= 400
    assert sight.panel.basis.note.isVisible()
    assert sight.panel.situation().whole is not None


def test_a_knob_makes_it_an_example_with_the_same_version(sight: Any, page: Any, qtbot: QtBot) -> None:
    show(sight, page, qtbot)
    sight.knobs.read.setValue(0)
    sight.settle()
    assert label(sight) == "As published: version 2"
    assert not sight.panel.basis.note.isVisible()
    assert (sight.panel.decision["articlesRead"], sight.panel.decision["limit"]) == (0, 4)
    sight.panel.basis.switch.click()
    sight.settle()
    assert sight.panel.decision["limit"] == 2
    sight.knobs.read.setValue(1)
    sight.settle()
    assert label(sight) == ""


def test_another_page_asks_for_the_draft_again(sight: Any, page: Any, qtbot: QtBot) -> None:
    show(sight, page, qtbot)
    sight.room.window.open_page("messages")
    messages = sight.room.window.page("messages")
    qtbot.waitUntil(lambda: messages.is_filled() and not sight.room.desk.in_hand, timeout=WAIT_MS)
    with qtbot.waitSignal(messages.situation_wanted, timeout=WAIT_MS):
        messages.editor.where.click()
    qtbot.waitUntil(lambda: not sight.room.desk.in_hand, timeout=WAIT_MS)
    sight.settle()
    assert label(sight) == ""
    assert sight.panel.decision["limit"] == 2


def test_without_a_browser_the_tools_engine_tells_what_the_version_decides(sight: Any, page: Any, qtbot: QtBot) -> None:
    sight.panel.set_browser(None)
    sight.panel.go_without()
    page.card.preview.click()
    qtbot.waitUntil(lambda: label(sight) != "" and not sight.room.desk.in_hand, timeout=WAIT_MS)
    assert sight.panel.decision["limit"] == 4
    sight.panel.basis.switch.click()
    qtbot.waitUntil(lambda: not sight.room.desk.in_hand, timeout=WAIT_MS)
    assert sight.panel.decision["limit"] == 2
