"""Two versions side by side, in words and as JSON; going back to one; taking one over from another store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from paywall_admin.core.codec import settings_dict
from paywall_admin.core.problems import NotFound, StoreRefused
from paywall_admin.services import rollback, takeover
from paywall_admin.services.app import App
from paywall_admin.services.comparison import Compare, GetVersionChanges, GetVersionSettings
from paywall_admin.services.drafts import (
    ArchiveOffer,
    EditMeter,
    EditOffer,
    EditPublication,
    MoveOffer,
    ReplaceDraft,
    sample_settings,
)
from paywall_admin.services.environment import ChooseEnvironment
from paywall_admin.services.queries import GetDraft, GetVersion, ListAudit, ListVersions
from paywall_admin.services.undo import Undo
from paywall_admin.store import revisions
from paywall_admin.store.engine import sqlite_engine
from support.stores import Clock, dump

TEST_LINK, LIVE_LINK = "https://buy.example/test_1", "https://buy.example/live_1"


@pytest.fixture
def three(desk: App) -> App:
    """Three versions: a limit, then an offer that is gone and another order."""
    desk.publish("First")
    desk.do(EditMeter("all-readers", {"limit": 5}, {"limit": 3}))
    desk.publish("Three articles")
    desk.do(EditMeter("all-readers", {"limit": 3}, {"limit": 4}))
    desk.do(MoveOffer("one-month", 1, 0))
    desk.publish("Another order")
    return desk


def test_any_two_versions_are_compared_in_words_and_as_json(three: App) -> None:
    found = three.ask(Compare(1, 3))
    assert [change.sentence for change in found.changes] == [
        "Meter 'All readers': limit 5 → 4",
        "Offer 'One-month trial' moved: now before 'Three-month trial'",
    ]
    places = {one.place: (one.was, one.now) for one in found.objects}
    assert (places["/meters/0"][0]["limit"], places["/meters/0"][1]["limit"]) == (5, 4)
    assert places["/offers"] == (["three-months", "one-month"], ["one-month", "three-months"])
    assert set(places) == {"/meters/0", "/offers"}
    back = three.ask(Compare(3, 1))
    assert {one.place: (one.now, one.was) for one in back.objects}["/offers"] == places["/offers"]
    same = three.ask(Compare(2, 2))
    assert (same.changes, same.objects) == ((), ())


def test_a_version_is_compared_with_the_one_before_and_with_the_draft(three: App) -> None:
    assert [change.sentence for change in three.ask(GetVersionChanges(2)).changes] == [
        "Meter 'All readers': limit 5 → 3"
    ]
    first = three.ask(GetVersionChanges(1))
    assert first.old is None
    assert first.changes[0].sentence.startswith("First version of ")
    three.do(EditMeter("all-readers", {"limit": 4}, {"limit": 9}))
    assert [change.sentence for change in three.ask(Compare(3, None)).changes] == ["Meter 'All readers': limit 4 → 9"]
    for query in (Compare(1, 9), Compare(9, 1), GetVersionChanges(9), GetVersionSettings(9)):
        with pytest.raises(NotFound, match="There is no version 9; the newest is 3"):
            three.ask(query)


@pytest.mark.parametrize("kind", ["file", "server"])
def test_the_list_says_in_short_what_each_version_changed(three: App) -> None:
    third, second, first = three.ask(ListVersions())
    assert second.summary == {"count": 1, "first": ["Meter 'All readers': limit 5 → 3"]}
    assert third.summary is not None
    assert third.summary["count"] == 2
    assert first.summary is not None
    assert len(first.summary["first"]) == 3
    assert all(len(line) <= 120 for line in first.summary["first"])
    assert [one.number for one in three.ask(ListVersions(before=3, limit=1))] == [2]
    for text, found in (
        ("THREE ARTICLES", [2]),
        ("limit 5 → 3", [2]),
        ("ann", [3, 2, 1]),
        ("%", []),
        ("_", []),
        ("\0", []),
    ):
        assert [one.number for one in three.ask(ListVersions(text=text))] == found, text


def test_going_back_makes_an_old_value_the_draft_and_a_new_version(three: App) -> None:
    three.do(ArchiveOffer("one-month"))
    view, outcome = rollback.roll_back(three, 1)
    assert {change.kind for change in view.changes} == {"changed", "added"}
    assert three.ask(GetDraft()).settings == three.ask(GetVersionSettings(1))
    assert three.ask(ListAudit(limit=1))[0].reason == "Back to version 1"
    assert three.ask(GetDraft()).archived["offer"] == (), "what was archived since is back in the list"
    published = three.publish("Back to five articles")
    assert published.version == 4
    assert three.ask(Compare(1, 4)).changes == ()
    assert three.ask(GetVersion(4)).digest != three.ask(GetVersion(1)).digest
    assert outcome.inverse is not None


def test_going_back_can_be_taken_back_and_tried(three: App) -> None:
    before = dump(three.store)
    rollback.roll_back(three, 1, dry_run=True)
    assert dump(three.store) == before
    draft = three.ask(GetDraft()).settings
    rollback.roll_back(three, 1)
    three.do(Undo())
    assert three.ask(GetDraft()).settings == draft


def test_what_going_back_cannot_bring_back_is_said(three: App, clock: Clock) -> None:
    three.do(EditOffer("one-month", {"checkoutUrl": None}, {"checkoutUrl": TEST_LINK}))
    three.publish("With a link")
    three.do(EditOffer("one-month", {"checkoutUrl": TEST_LINK}, {"checkoutUrl": LIVE_LINK}))
    assert rollback.roll_back(three, 1, dry_run=True)[0].lost == (
        "The free access 'next-chapter' is over and stays over.",
    )
    clock.now += 40 * 86400
    lost = rollback.roll_back(three, 4, dry_run=True)[0].lost
    assert sorted(sentence.partition(";")[0].partition(" was replaced")[0] for sentence in lost) == [
        "The checkout link of 'One-month trial'",
        "The free access 'next-chapter' is over and stays over.",
        "The offer 'Three-month trial' has ended by now and stays ended",
    ]


# From a test store to a live one


@pytest.fixture
def live_store(desk: App, tmp_path: Path) -> Iterator[App]:
    app = App.open(tmp_path / "live.db", actor="ann", clock=desk.clock)
    app.do(ReplaceDraft(sample_settings(desk.clock())))
    app.do(ChooseEnvironment("test", "live"))
    yield app
    app.close()


def test_from_test_to_live_links_of_the_test_world_stay_behind(desk: App, live_store: App, address: str) -> None:
    for offer in ("one-month", "three-months"):
        desk.do(EditOffer(offer, {"checkoutUrl": None}, {"checkoutUrl": TEST_LINK}))
    desk.do(EditMeter("all-readers", {"limit": 5}, {"limit": 3}))
    desk.publish("Tried")
    live_store.do(EditOffer("one-month", {"checkoutUrl": None}, {"checkoutUrl": LIVE_LINK}))
    before = dump(live_store.store)
    found = takeover.read(live_store, address)
    takeover.take_over(live_store, found, dry_run=True)
    assert dump(live_store.store) == before
    assert (found.version, found.environments) == (1, ("test", "live"))
    assert (found.kept, found.without) == (("'One-month trial'",), ("'Three-month trial'",))
    takeover.take_over(live_store, found)
    links = {offer.id: offer.checkout_url for offer in live_store.ask(GetDraft()).settings.offers}
    assert links == {"one-month": LIVE_LINK, "three-months": None}
    assert live_store.ask(GetDraft()).settings.meters[0].limit == 3
    assert live_store.ask(ListAudit(limit=1))[0].reason == "From version 1 of paywall.db"
    live_store.do(Undo())
    assert live_store.ask(GetDraft()).settings.meters[0].limit == 5


def test_between_two_test_stores_links_come_along(desk: App, address: str, tmp_path: Path) -> None:
    desk.do(EditOffer("one-month", {"checkoutUrl": None}, {"checkoutUrl": TEST_LINK}))
    other = App.open(tmp_path / "other.db", actor="ann", clock=desk.clock, sample=True)
    found = takeover.read(other, address, draft=True)
    takeover.take_over(other, found)
    assert settings_dict(other.ask(GetDraft()).settings) == settings_dict(desk.ask(GetDraft()).settings)
    assert (found.version, found.kept, found.without) == (None, (), ())
    other.close()


def test_addresses_of_another_site_are_pointed_out(desk: App, live_store: App, address: str) -> None:
    home = desk.ask(GetDraft()).settings.publication.home_url
    desk.do(EditPublication({"homeUrl": home}, {"homeUrl": "https://staging.example/"}))
    (remark,) = takeover.read(live_store, address, draft=True).remarks
    assert remark.startswith("The home page is on staging.example there and on ")


def test_what_cannot_be_taken_over_is_refused_and_nothing_changes(
    desk: App, live_store: App, address: str, tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="Nothing was published from that store yet"):
        takeover.read(live_store, address)
    with pytest.raises(StoreRefused, match="There is no such store"):
        takeover.read(live_store, tmp_path / "nowhere.db")
    with pytest.raises(StoreRefused, match="This is the store itself"):
        takeover.read(desk, address)
    desk.publish("First")
    with pytest.raises(NotFound, match="There is no version 7; the newest is 1"):
        takeover.read(live_store, address, 7)
    desk.close()
    engine = sqlite_engine(Path(address))
    with revisions.rebuilding(engine) as connection:
        revisions.migrate(connection, 2)
    engine.dispose()
    before = Path(address).read_bytes()
    with pytest.raises(StoreRefused, match="has an older format"):
        takeover.read(live_store, address)
    assert Path(address).read_bytes() == before


def test_json_of_a_comparison_is_json(three: App) -> None:
    found = three.ask(Compare(1, 3))
    assert json.loads(json.dumps([one.now for one in found.objects]))
