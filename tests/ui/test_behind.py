"""Pages that nobody sees ask for nothing while somebody works, and catch up before anybody relies on them."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from paywall_admin.services.drafts import EditMeter
from paywall_admin.services.drafts.lists import AddMeter, RemoveMeter
from paywall_admin.services.queries import GetDraft


@pytest.fixture
def refreshed(room: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of pages that were made to ask anew, among Meter and Publication, which is the one that is open."""
    for name in ("meter", "publication"):
        room.window.open_page(name)
    room.settle()
    found: list[str] = []
    for name in ("meter", "publication"):
        page = room.window.page(name)
        refresh = page.refresh
        monkeypatch.setattr(page, "refresh", lambda topics, name=name, do=refresh: (found.append(name), do(topics)))
    return found


def change_limit(room: Any, limit: int) -> Any:
    meter = room.desk._app.ask(GetDraft()).settings.meters[0]
    room.desk.do(room.window, EditMeter(meter.id, {"limit": meter.limit}, {"limit": limit}))
    room.settle()
    return meter


def test_a_hidden_page_catches_up_when_it_is_calm(room: Any, qtbot: QtBot, refreshed: list[str]) -> None:
    room.window.pages.behind._calm.setInterval(1_000_000)
    change_limit(room, 3)
    change_limit(room, 4)
    assert refreshed == ["publication"] * 2
    room.window.pages.behind._calm.start(0)
    qtbot.waitUntil(lambda: refreshed[2:] == ["meter"])
    room.settle()
    assert room.window.page("meter").view.settings.meters[0].limit == 4


def test_a_page_catches_up_when_it_is_opened_and_only_then_is_gone_to_its_field(
    room: Any, refreshed: list[str]
) -> None:
    room.window.pages.behind._calm.setInterval(1_000_000)
    draft = room.desk._app.ask(GetDraft()).settings
    first = draft.meters[0]
    room.desk.do(room.window, AddMeter({**first.model_dump(by_alias=True, exclude_none=True), "id": "other"}, 0))
    room.settle()
    assert refreshed == ["publication"]
    room.window.pages.open_place("meter", "/meters/0/limit")
    room.settle()
    assert refreshed[1:] == ["meter"]
    assert room.window.page("meter").meters.view.key() == "other"
    room.desk.do(room.window, RemoveMeter("other"))
    room.settle()


def test_another_store_is_asked_for_at_once(room: Any, qtbot: QtBot, refreshed: list[str], tmp_path: Any) -> None:
    room.stores.open(str(tmp_path / "other.db"))
    qtbot.waitUntil(lambda: room.desk.is_open)
    room.settle()
    assert set(refreshed) == {"meter", "publication"}
