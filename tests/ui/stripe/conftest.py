"""The Stripe page on a real store, with the tests' own Stripe on a port of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from paywall_admin.services.billing import applying, connection
from paywall_admin.system import signing
from paywall_admin.ui.stripe.page import StripePage
from support.billing import KEY, UNHURRIED
from support.office import Office
from support.stores import NOW
from support.stripe.peer import Peer
from support.stripe.server import serving


@pytest.fixture(autouse=True)
def popups_offscreen(complaints: Any) -> None:
    """Lists that open ask for what the platform without a screen does not have."""
    complaints.expect(r"raise\(\)|grabbing the keyboard")


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    """A Stripe that is reached without waiting, and a computer without any key to it."""
    from stripe import _http_client

    from paywall_admin.billing import stripe_gateway

    monkeypatch.setattr(_http_client.HTTPClient, "INITIAL_DELAY", 0.002)
    monkeypatch.setattr(_http_client.HTTPClient, "MAX_DELAY", 0.004)
    monkeypatch.setattr(stripe_gateway, "TEST_LIMITS", UNHURRIED)
    monkeypatch.setattr(stripe_gateway, "LIVE_LIMITS", UNHURRIED)
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.delenv("STRIPE_API_KEY", raising=False)
    made = Peer(NOW)
    made.key(KEY)
    with serving(made) as address:
        monkeypatch.setenv("STRIPE_API_BASE", address)
        yield made


class Desk(Office):
    """A desk beside a Stripe."""

    peer: Peer

    def connect(self, key: str = KEY) -> None:
        """Let the colleague connect the store, before the page is shown."""
        connection.connect(self.bo, key, for_this_run=True)

    def apply(self) -> None:
        """Let the colleague bring everything to Stripe."""
        outcome = applying.apply(self.bo, live_word=applying.LIVE_WORD)
        assert (outcome.problem, outcome.left) == (None, 0)

    def open(self) -> Any:
        """Show the page."""
        return self.show(StripePage)

    def look(self) -> Any:
        """Look at Stripe, and wait for the plan."""
        self.page.look.click()
        self.calm()
        return self.page.plan

    def calm(self) -> None:
        """Wait until nothing is under way, and everything stands there."""
        for _ in range(2):  # what came in can ask again
            self.settle()
            self.bot.waitUntil(lambda: self.page.is_filled() and not self.page.strip.is_running, timeout=20_000)

    def sheet(self) -> Any:
        """The sheet that is open."""
        self.settle()
        (found,) = [one for one in self.page.findChildren(QDialog) if one.isVisible()]
        return found

    def words(self, widget: Any = None) -> str:
        """Everything that can be read."""
        shown = widget or self.page
        return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisibleTo(shown))


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path, peer: Peer) -> Iterator[Desk]:
    made = Desk(qtbot, qapp, tmp_path, size=(1096, 700))
    made.peer = peer
    yield made
    assert made.troubles == []
    made.close()


@pytest.fixture
def connected(office: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The page of a store that is connected, with a key from the environment."""
    office.connect()
    monkeypatch.setenv("STRIPE_API_KEY", KEY)
    office.open()
    return office
