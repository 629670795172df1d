"""A store with readers, and a support case that is open on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.readers import cases
from paywall_admin.services.readers.card import Card, GetCard
from paywall_admin.services.readers.finding import FindReaders
from paywall_admin.services.readers.intake import take_in
from support.feeds import Line, write


class Support:
    """Somebody at the support desk, with a case open."""

    def __init__(self, app: App, folder: Path) -> None:
        self.app = app
        self._folder = folder
        self._files = 0
        self.open_case()

    def open_case(self) -> None:
        self.case = cases.open_case(self.app, "support request", "T-1")

    def feed(self, *lines: Line) -> None:
        """Takes lines of the feed in."""
        self._files += 1
        done = take_in(self.app, [write(self._folder / f"{self._files}.jsonl", list(lines))], apart=False, fast=False)
        assert done.rejects == []

    def number(self, reader: str) -> int:
        """The number of the reader with exactly this id."""
        return self.app.ask(FindReaders(reader, self.case))[0].number

    def card(self, reader: str, **more: Any) -> Card:
        return self.app.ask(GetCard(self.number(reader), self.case, **more))


@pytest.fixture
def support(desk: App, tmp_path: Path) -> Support:
    """On the sample publication of 2020, whose meter gives 5 articles a month in Tokyo."""
    return Support(desk, tmp_path)
