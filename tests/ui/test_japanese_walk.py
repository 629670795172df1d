"""A walk through the window in Japanese: on a store where much has happened, no English sentence is to be seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from paywall_admin.core.codec import settings_dict
from paywall_admin.services import emergency
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter, EditOffer, EditPublication
from paywall_admin.services.queries import GetDraft
from paywall_admin.services.schedule import add
from paywall_admin.services.targets import AddTarget
from paywall_admin.services.undo import Undo
from paywall_admin.system import signing
from paywall_admin.ui.pages import PAGES
from support.stores import Clock
from support.words import english_on, written_in

DAY = 86_400


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch, complaints: Any) -> None:
    monkeypatch.setitem(signing._COST, "n", 2**4)
    monkeypatch.setenv("PAYWALL_ADMIN_PASSPHRASE", "correct horse")
    complaints.expect(r"raise\(\)|grabbing the keyboard")


@pytest.fixture
def written(store: Path, clock: Clock, tmp_path: Path) -> list[str]:
    """A store with a history, and what people wrote in it."""
    with closing(App.open(str(store), actor="bo", clock=clock, sample=True)) as app:
        app.do(AddTarget("nowhere", "folder", str(tmp_path / "gone")))
        app.publish("最初のバージョン")
        draft = app.ask(GetDraft()).settings
        meter, offer = draft.meters[0], draft.offers[0]
        app.do(EditMeter(meter.id, {"limit": meter.limit}, {"limit": meter.limit + 1}))
        app.do(EditOffer(offer.id, {"newSubscribersOnly": offer.new_subscribers_only}, {"newSubscribersOnly": None}))
        app.do(EditPublication({"formerName": draft.publication.former_name}, {"formerName": "夕刊"}))
        app.do(Undo())
        app.publish("二番目")
        app.do(EditMeter(meter.id, {"limit": meter.limit + 1}, {"limit": meter.limit}))
        add(app, "三番目", clock() + DAY, "2020-10-31 18:00")
        emergency.open_wall(app, 2, reason="障害のため")
        return list(written_in(settings_dict(app.ask(GetDraft()).settings)))


@pytest.mark.usefixtures("in_japanese")
def test_no_page_shows_an_english_sentence(make_room: Callable[..., Any], written: list[str], qtbot: Any) -> None:
    room = make_room()
    room.finish()
    left = {}
    for page in PAGES:
        room.window.open_page(page.id)
        qtbot.waitUntil(lambda page=page: room.window.page(page.id).is_filled() and not room.desk.in_hand)
        english = english_on(room.window, written)
        if english:
            left[page.id] = english
    assert left == {}


@pytest.mark.usefixtures("in_japanese")
def test_no_entry_of_the_audit_shows_an_english_sentence(
    make_room: Callable[..., Any], written: list[str], qtbot: Any
) -> None:
    room = make_room()
    room.finish()
    room.window.open_page("audit")
    page = room.window.page("audit")
    qtbot.waitUntil(lambda: page.is_filled() and not room.desk.in_hand)
    left = {}
    for number in range(1, page.table.rows.rowCount() + 1):
        page.show_entry(number)
        qtbot.waitUntil(lambda number=number: page.detail.entry is not None and page.detail.entry.number == number)
        english = english_on(page.detail, written)
        if english:
            left[number] = english
    assert number > 10
    assert left == {}


@pytest.mark.usefixtures("in_japanese")
@pytest.mark.parametrize("action", ["preferences", "publish", "emergency", "keys", "notices", "goto"])
def test_no_sheet_shows_an_english_sentence(
    make_room: Callable[..., Any], written: list[str], qtbot: Any, action: str
) -> None:
    room = make_room()
    room.finish()
    room.window.action(action).trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in room.window.findChildren(QDialog)))
    room.settle()
    (sheet,) = [one for one in room.window.findChildren(QDialog) if one.isVisible()]
    left = english_on(sheet, written)
    sheet.close()
    assert left == set()
