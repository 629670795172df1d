"""Names as long as people make them: nothing is pushed out by them, and all of each can be read."""

from __future__ import annotations

from typing import Any

import pytest

from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter, EditOffer, EditPlan, EditPublication
from paywall_admin.services.queries import GetDraft
from support.feeds import view, write
from ui.every.conftest import Hall
from ui.every.screens import PAGES, SHEETS, Screen
from ui.every.test_sight import name, not_whole

LONG = "The subscription for everybody who reads us on trains, in planes and at sea 1234"
WITH_NAMES = {
    "overview", "meters", "messages", "offers", "plans", "expiry", "free access", "publication", "stripe, a plan",
    "history", "targets", "audit", "readers, a card", "publish", "schedule", "roll back", "apply",
}  # fmt: skip


def rename(app: App) -> None:
    """Everything that has a name gets a long one."""
    settings = app.ask(GetDraft()).settings
    edits: list[tuple[Any, Any]] = [
        (EditMeter, settings.meters), (EditOffer, settings.offers), (EditPlan, settings.plans),
    ]  # fmt: skip
    for edit, named in edits:
        for one in named:
            app.do(edit(one.id, {"name": one.name}, {"name": f"{LONG} {one.id}"}))
    app.do(EditPublication({"name": settings.publication.name}, {"name": LONG}))


@pytest.fixture
def renamed(hall: Hall) -> Hall:
    """A window on a store in which every name is long, a reader's id and address too."""
    hall.colleague(rename)
    line = view("x" * 70, "a-1", 60, email=f"{'y' * 60}@example.org")
    hall.page("readers").importing.take_in([write(hall.folder / "long.jsonl", [line])])
    hall.settle()
    hall.desk.changed.emit(frozenset({"draft", "publication", "readers"}), None)
    hall.settle()
    return hall


@pytest.mark.parametrize("screen", [one for one in (*PAGES, *SHEETS) if one.name in WITH_NAMES], ids=name)
def test_long_names_push_nothing_out(screen: Screen, renamed: Hall) -> None:
    assert not_whole(screen.open(renamed), renamed) == []


def test_the_frame_holds_a_long_name(renamed: Hall) -> None:
    assert not_whole(renamed.window.header, renamed) == []
    assert renamed.window.header.identity.publication.whole() == LONG
