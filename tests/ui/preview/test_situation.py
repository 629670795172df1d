"""A page turns the preview to the situation it asks for, and an open browser shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

WAIT_MS = 30_000


@pytest.fixture
def messages(sight: Any, qtbot: QtBot) -> Any:
    """The Messages page in the window with the preview."""
    sight.room.window.open_page("messages")
    page = sight.room.window.page("messages")
    qtbot.waitUntil(lambda: page.is_filled() and not sight.room.desk.in_hand, timeout=WAIT_MS)
    return page


@pytest.fixture
def go(sight: Any, qtbot: QtBot, messages: Any) -> Callable[[str, str, str], str]:
    """Asks where a message shows, on which screen and in which language, and says what the preview shows then."""

    def asked(message: str, part: str, code: str) -> str:
        messages.messages.view.pick(message)
        messages.editor.texts.open_place(part, code)
        with qtbot.waitSignal(messages.situation_wanted, timeout=WAIT_MS):
            messages.editor.where.click()
        qtbot.waitUntil(lambda: not sight.room.desk.in_hand, timeout=WAIT_MS)
        return str(sight.words())

    return asked


def test_preview_shows_each_message_where_its_page_says(sight: Any, go: Callable[[str, str, str], str]) -> None:
    assert "You have 3 free articles left this month" in go("counter", "texts", "en")
    assert "お試し期間が終了しました" in go("trial-ended", "narrow", "ja")
    assert sight.panel.narrow.isChecked()
    assert sight.knobs.situation().subscription == "trial_ended"
    said = go("next-chapter", "texts", "en")
    assert "Free access for everyone - Sep. 30" in said
    assert sight.panel.wide.isChecked()


def test_closed_preview_is_opened(sight: Any, qtbot: QtBot, go: Callable[[str, str, str], str]) -> None:
    sight.room.window.action("preview").trigger()
    qtbot.waitUntil(lambda: not sight.panel.isVisible())
    go("limit-reached", "texts", "en")
    qtbot.waitUntil(sight.panel.isVisible)
    assert "You have read all your free articles this month" in sight.words()


def test_more_articles_than_the_slider_offers_are_read(
    sight: Any, qtbot: QtBot, go: Callable[[str, str, str], str]
) -> None:
    from paywall_admin.services.drafts import EditMeter

    sight.room.desk.do(sight.room.desk, EditMeter("all-readers", {"limit": 5}, {"limit": 500}))
    qtbot.waitUntil(lambda: not sight.room.desk.in_hand, timeout=WAIT_MS)
    sight.settle()
    assert "You have read all your free articles" in go("limit-reached", "texts", "en")
    assert sight.knobs.read.value() == 500


def test_what_is_left_out_on_narrow_screens_is_not_there(
    sight: Any, messages: Any, qtbot: QtBot, go: Callable[[str, str, str], str]
) -> None:
    assert "Offer ends October 31st" in go("limit-reached", "narrow", "en")
    messages.editor.texts.fields["note"].control.omit.click()
    qtbot.waitUntil(lambda: not sight.room.desk.in_hand, timeout=WAIT_MS)
    words = sight.words()
    assert "You have read all your free articles" in words
    assert "Offer ends" not in words
    assert "Offer ends October 31st" in go("limit-reached", "texts", "en")
