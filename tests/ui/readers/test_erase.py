"""Erasing a reader takes its time in a large store: the sheet says how far it is, and stops while it may."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from paywall_admin.services.readers import privacy
from paywall_admin.store import backups, keeping


def test_erasing_can_be_cancelled_as_long_as_the_backup_is_made(
    filled: Any, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.find("reader-1")
    page.card.erase.click()
    sheet = filled.sheet()
    filled.type("erase")

    def back_up(*_: Any, told: backups.Told) -> None:
        """A backup of a store so large that it goes on until somebody stops it."""
        pause = threading.Event()
        while told(0.25):
            pause.wait(0.01)
        raise backups.Stopped

    with monkeypatch.context() as slow:
        slow.setattr(keeping, "back_up", back_up)
        sheet.go.click()
        filled.bot.waitUntil(lambda: sheet.strip._bar.value() == 250)
        assert sheet.strip._words.text() == "Erasing: a backup first"
        sheet.leave.click()
        sheet.close()
        assert sheet.isVisible(), "it is under way"
        sheet.strip.cancel.click()
        filled.bot.waitUntil(lambda: not sheet.strip.is_running)
    filled.settle()
    assert sheet.notes.words() == "Stopped while the backup was made: nothing was erased."
    assert page.card.card is not None
    filled.accept(sheet)
    assert filled.told[-1] == "The reader is erased, with 6 views."


def test_nothing_offers_to_stop_what_can_not_be_undone(filled: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.find("reader-1")
    page.card.erase.click()
    sheet = filled.sheet()
    filled.type("erase")
    seen, go_on = threading.Event(), threading.Event()
    search = privacy.SearchFile.of

    def of(store: Any) -> Any:
        """What comes first after the backup, held up until the sheet was looked at."""
        seen.set()
        assert go_on.wait(20)
        return search(store)

    monkeypatch.setattr(privacy.SearchFile, "of", of)
    sheet.go.click()
    filled.bot.waitUntil(seen.is_set)
    filled.bot.waitUntil(lambda: not sheet.strip.cancel.isEnabled())
    assert sheet.strip._words.text() == "Erasing: every row, and every byte that is left"
    with filled.bot.waitSignal(sheet.accepted, timeout=20_000):
        go_on.set()
    filled.settle()
    assert filled.told[-1] == "The reader is erased, with 6 views."
