"""Old views are deleted in the window: counted first, then gone, and by nobody who may not."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QMenu

from paywall_admin.services.people import SetRole
from support.feeds import view
from ui.test_accessibility import nameless

DAY = 86_400


def offered(page: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the menu of the button Import… offers."""
    shown: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.extend(one.text() for one in menu.actions()))
    page.imports.click()
    return shown


def test_old_views_are_counted_and_deleted(filled: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.feed(view("reader-1", "old-1", 91 * DAY), view("reader-1", "old-2", 200 * DAY))
    assert "Delete old views…" in offered(page, monkeypatch)
    page.begin_retaining()
    sheet = filled.sheet()
    assert sheet.summary.text() == "Views are kept for 90 days, as Preferences say."
    assert "Views that are older: 2." in sheet.what.text()
    assert nameless(sheet) == []
    filled.accept(sheet)
    assert filled.told == ["Deleted. Views: 2. Backups: 0."]
    page.begin_retaining()
    sheet = filled.sheet()
    assert "Nothing is older than that" in sheet.what.text()
    assert not sheet.go.isEnabled()


def test_who_may_not_delete_is_not_offered_it(filled: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.bo.do(SetRole("bo", None, "admin"))
    filled.bo.do(SetRole("aiko", None, "editor"))
    page.renew(frozenset({"people"}))
    filled.settle()
    assert "Delete old views…" not in offered(page, monkeypatch)
