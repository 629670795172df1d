"""The preview in a real Chromium, on the sample as of 2020."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from paywall_admin.ui.preview.chromium import prepare_environment, restore_environment
from paywall_admin.ui.style import Style

WAIT_MS = 30_000


class Sight:
    """The window with its preview, and what is to be seen in it."""

    def __init__(self, room: Any, qtbot: QtBot) -> None:
        self.room = room
        self.place = room.furnisher.preview
        self.panel = self.place.panel
        self.knobs = self.panel.knobs
        self._bot = qtbot

    def js(self, code: str) -> Any:
        """What a script says that runs beside the page."""
        heard: list[Any] = []
        browser = self.place._browser
        browser.page.runJavaScript(f"JSON.stringify(({code}) ?? null)", 0, heard.append)
        self._bot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
        return json.loads(heard[0])

    def settle(self) -> None:
        """Wait until the page shows what the knobs say."""
        done = lambda: not self.panel._in_flight and not self.panel._again and not self.room.desk.in_hand  # noqa: E731 - a condition
        self._bot.waitUntil(done, timeout=WAIT_MS)

    def words(self) -> str:
        """Everything that the component says, its texts one a line."""
        self.settle()
        said = self.js(
            "[...document.querySelector('[data-paywall]')?.shadowRoot.querySelectorAll('h2, p, li, a') ?? []]"
            ".filter((part) => !part.closest('[hidden]')).map((part) => part.textContent)"
        )
        return "\n".join(said)


@pytest.fixture
def sight(make_room: Callable[..., Any], qtbot: QtBot) -> Sight:
    """The window with the preview shown."""
    room = make_room(preview=True)
    qtbot.waitUntil(lambda: hasattr(room.furnisher, "preview"), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: room.furnisher.preview.panel.decision is not None, timeout=WAIT_MS)
    seen = Sight(room, qtbot)
    assert seen.place._browser is not None, "Chromium did not start"
    seen.settle()
    return seen


@pytest.fixture
def browser(qtbot: QtBot, style: Style) -> Iterator[Any]:
    """The locked engine by itself."""
    prepare_environment()
    from paywall_admin.ui.preview.engine import Browser

    ground = QWidget()
    made = Browser(ground)
    yield made
    made.close()
    restore_environment()
    ground.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
