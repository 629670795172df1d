"""The preview shows what the runtime shows, and why; it is updated in place and comes back after a crash."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from paywall_admin.core.calendar import epoch
from paywall_admin.core.situation import reading
from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.queries import Explain, GetDraft
from paywall_admin.ui.preview import chromium, outside

WAIT_MS = 30_000
EXPERTS = "Get trusted insights from experts within Asia itself."
WIDE = f"Stay ahead with our exclusives on Asia; the most dynamic market in the world.\n{EXPERTS}"
NARROW = f"Stay ahead with our exclusives on Asia\n{EXPERTS}"


def choose(sight: Any, name: str, value: Any) -> None:
    box = getattr(sight.knobs, name)
    index = box.findData(value)
    assert index >= 0, f"{name} does not offer {value}"
    box.setCurrentIndex(index)


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (1, "You have 3 free articles left this month"),
        (3, "You have 1 free article left this month"),
        (4, "This is your last free article this month"),
    ],
)
def test_counter(sight: Any, read: int, sentence: str) -> None:
    sight.knobs.read.setValue(read)
    words = sight.words()
    assert sentence in words.splitlines()
    assert WIDE in words
    assert "Try 3 months for $9" in words
    assert "Offer ends October 31st" in words


def test_wall_and_narrow_screen(sight: Any) -> None:
    sight.knobs.read.setValue(5)
    sight.panel.narrow.click()
    words = sight.words()
    assert NARROW in words
    assert sight.js("document.querySelector('[data-paywall]').shadowRoot.querySelector('[role=dialog]') !== null")
    assert sight.js("innerWidth") <= 400


def test_wide_screen_is_laid_out_as_wide_as_a_laptops(sight: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sight.js("innerWidth") >= 1000, timeout=WAIT_MS)


def test_offer_is_gone_at_midnight_in_tokyo(sight: Any) -> None:
    sight.knobs.moment.set_at(epoch("2020-10-31T14:59:00Z"))
    sight.knobs.turned.emit()
    assert "Try 3 months for $9" in sight.words()
    sight.knobs.moment.set_at(epoch("2020-10-31T15:00:00Z"))
    sight.knobs.turned.emit()
    words = sight.words()
    assert "Try 1 month for $0.99" in words
    assert "Offer ends" not in words


@pytest.mark.parametrize(
    ("subscription", "state", "sentence"),
    [
        ("trial_ended", "trial_expired", "Your trial period has expired"),
        ("access_ended", "access_expired", "Your full access to Nikkei Asia has expired"),
        ("active", "subscriber", ""),
        ("trial", "trial", ""),
    ],
)
def test_subscriptions(sight: Any, subscription: str, state: str, sentence: str) -> None:
    choose(sight, "subscription", subscription)
    words = sight.words()
    assert sight.panel.decision["state"] == state
    assert sentence in words


def test_free_access_day(sight: Any) -> None:
    sight.knobs.moment.set_at(epoch("2020-09-30T03:00:00Z"))
    sight.knobs.turned.emit()
    words = sight.words()
    assert "Nikkei Asian Review, now known as Nikkei Asia, will be the voice of the Asian Century." in words
    assert "Free access for everyone - Sep. 30" in words


def test_sponsored_content_never_counts(sight: Any) -> None:
    sight.knobs.read.setValue(5)
    sight.settle()
    assert sight.panel.decision["state"] == "limit_reached"
    sight.knobs.article.setCurrentIndex(1)
    sight.settle()
    assert sight.panel.decision["state"] == "exempt"


@pytest.mark.parametrize("read", [0, 2, 4, 5])
def test_same_case_same_decision_as_the_tools_own_engine(sight: Any, read: int) -> None:
    sight.knobs.read.setValue(read)
    sight.settle()
    case = reading(sight.panel.situation(), sight.panel.draft.grace_days)
    assert sight.panel.decision == sight.room.desk._app.ask(Explain(case))


def test_why_is_told_in_the_traces_order(sight: Any) -> None:
    sight.knobs.read.setValue(4)
    sight.settle()
    assert sight.panel.why.sentences() == [entry["outcome"] for entry in sight.panel.decision["trace"]]
    assert "4 of 5 free articles read; this one counts." in sight.panel.why.sentences()


def test_edit_is_shown_in_place(sight: Any, qtbot: QtBot) -> None:
    sight.knobs.read.setValue(4)
    sight.settle()
    sight.js("window.mark = 'same document'")
    sight.js("scrollTo(0, 120)")
    meter = sight.room.desk._app.ask(GetDraft()).settings.meters[0]
    sight.room.desk.do(sight.room.window, EditMeter(meter.id, {"limit": 5}, {"limit": 8}))
    qtbot.waitUntil(lambda: sight.panel.decision["articlesLeft"] == 3, timeout=WAIT_MS)
    assert "You have 3 free articles left this month" in sight.words()
    assert sight.js("window.mark") == "same document"
    assert sight.js("scrollY") == 120


def test_editors_keep_the_focus_while_the_wall_comes_up(sight: Any, qtbot: QtBot) -> None:
    sight.knobs.kind.setFocus()
    sight.knobs.read.setValue(5)
    sight.settle()
    assert QApplication.focusWidget() is sight.knobs.kind


def test_page_turns_dark_by_itself(sight: Any) -> None:
    light = sight.js("getComputedStyle(document.documentElement).backgroundColor")
    sight.panel.dark.click()
    sight.settle()
    assert sight.js("getComputedStyle(document.documentElement).backgroundColor") != light


def test_page_knows_nothing_of_the_tool(sight: Any) -> None:
    assert sight.js("typeof qt + typeof show") == "undefinedundefined"


def test_killed_renderer_is_brought_back(sight: Any, qtbot: QtBot) -> None:
    sight.js("window.mark = 'before'")
    sight.knobs.read.setValue(2)
    sight.settle()
    browser = sight.place._browser
    deaths: list[int] = []
    browser.died.connect(lambda: deaths.append(1))
    os.kill(browser.page.renderProcessPid(), signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(deaths), timeout=WAIT_MS)
    sight.panel.decision = None
    qtbot.waitUntil(lambda: sight.panel.decision is not None, timeout=WAIT_MS)
    assert "You have 2 free articles left this month" in sight.words()
    assert sight.js("window.mark ?? 'new'") == "new"


def test_links_lead_nowhere_and_say_where_they_would(sight: Any, qtbot: QtBot) -> None:
    heard: list[str] = []
    sight.place.link_chosen.connect(heard.append)
    sight.settle()
    sight.js("document.querySelector('[data-paywall]').shadowRoot.querySelector('a.cta').click()")
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert heard == [sight.panel.draft.address("/offers")]
    assert sight.js("location.href").startswith("preview:")


def test_page_for_a_browser_holds_everything(sight: Any, qtbot: QtBot) -> None:
    sight.knobs.read.setValue(4)
    sight.settle()
    file = outside.write(sight.panel.message(whole=True))
    assert file.stat().st_mode & 0o077 == 0
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    with qtbot.waitSignal(page.loadFinished, timeout=WAIT_MS):
        page.load(QUrl.fromLocalFile(str(file)))
    heard: list[Any] = []
    script = "document.querySelector('[data-paywall]')?.shadowRoot.querySelector('h2').textContent"
    page.runJavaScript(script, 0, heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    delete(page)
    delete(profile)
    assert heard == ["This is your last free article this month"]


def test_what_chromium_was_told_is_not_told_to_what_is_opened_from_here(
    monkeypatch: pytest.MonkeyPatch, sight: Any
) -> None:
    names = ("QTWEBENGINE_CHROMIUM_FLAGS", "QT_QUICK_BACKEND", "QSG_RHI_BACKEND", "QT_XCB_GL_INTEGRATION")
    now = [os.environ.get(name) for name in names]
    monkeypatch.setenv("QSG_RHI_BACKEND", "vulkan")
    chromium.prepare_environment()
    assert os.environ["QSG_RHI_BACKEND"] == "vulkan", "what is set from outside stands"
    assert "--disable-background-networking" in os.environ["QTWEBENGINE_CHROMIUM_FLAGS"]
    chromium.restore_environment()
    assert [os.environ.get(name) for name in names] == [now[0], now[1], "vulkan", now[3]]
    assert "--no-pings" not in (now[0] or ""), "restored when the page was shown"
