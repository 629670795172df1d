"""What the Overview is told: what readers have by the newest version, what happens next, and what asks to be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from paywall_admin.services import emergency, publishing, targets
from paywall_admin.services.app import App
from paywall_admin.services.checkup import missing_keys
from paywall_admin.services.drafts import ArchiveMeter, EditMeter, EditPolicy, MoveOffer
from paywall_admin.services.queries import GetChanges, GetDraft, GetOverview
from support.stores import NOW, Clock

DAY = 86_400
both = pytest.mark.parametrize("kind", ["file", "server"])


def codes(app: App) -> list[str]:
    return [alert.code for alert in app.ask(GetOverview()).alerts]


def test_before_the_first_publish_nothing_is_live(desk: App) -> None:
    view = desk.ask(GetOverview())
    assert (view.version, view.live, view.alerts, view.expires_at) == (None, (), (), None)
    assert {event.standing for event in view.timeline.events} == {"draft"}


def schedule(connection: Connection, root: int, at: int, hindrance: str) -> None:
    """Write down a publish that is to happen by itself."""
    values = f"{at}, {at}, '', 'Asia/Tokyo', 'Autumn', 'x', {root}, 1, 'pending', '{hindrance}', 'ann', {NOW}"
    connection.exec_driver_sql(
        "INSERT INTO schedule (id, at, typed, zone, note, digest, root, after, state, hindrance, created_by, "
        f"created_at) VALUES ({values})"
    )


@both
def test_what_is_live_is_told_by_the_newest_version_and_leads_into_the_draft(desk: App) -> None:
    desk.publish("First")
    meter = desk.ask(GetDraft()).settings.meters[0]
    desk.do(EditMeter(meter.id, {"limit": 5}, {"limit": 9}))
    first, second = desk.ask(GetDraft()).settings.offers
    desk.do(MoveOffer(second.id, 1, 0))
    view = desk.ask(GetOverview())
    lines = {line.place: line.sentence for line in view.live}
    assert "5 free articles" in lines["/meters/0"]
    assert first.name is not None
    assert first.name in lines["/offers/1"]
    assert (view.version, view.published_by, view.expires_at) == (1, "ann", NOW + 400 * DAY)
    assert len(desk.ask(GetChanges())) > 0
    desk.do(ArchiveMeter(meter.id))
    assert "/meters" in {line.place for line in desk.ask(GetOverview()).live}


@both
def test_scheduled_publishes_and_an_emergency_are_on_the_timeline(desk: App) -> None:
    desk.publish("First")
    emergency.open_wall(desk, 5)
    with desk.store.write() as connection:
        root = connection.exec_driver_sql("SELECT max(root) FROM version").scalar()
        schedule(connection, root, NOW + DAY, "")
    view = desk.ask(GetOverview())
    once = {event.kind: event for event in view.timeline.events if not event.id}
    assert once["publish"].at == NOW + DAY
    assert "Autumn" in once["publish"].sentence
    assert once["emergencyEnd"].at == NOW + 5 * 3600
    assert [(alert.code, alert.tone) for alert in view.alerts] == [
        ("emergency-open", "danger"),
        ("no-target", "warning"),
    ]
    assert "ann opened the wall" in view.alerts[0].sentence


def test_an_emergency_that_is_over_alerts_nobody(desk: App, clock: Clock) -> None:
    desk.publish("First")
    emergency.open_wall(desk, 5)
    clock.now += 5 * 3600
    assert "emergency-open" not in codes(desk)


def test_a_version_that_expires_soon_or_did(desk: App, clock: Clock) -> None:
    desk.do(EditPolicy({"expiresAfterDays": 400}, {"expiresAfterDays": 40}))
    desk.publish("Short")
    assert codes(desk) == ["no-target"]
    clock.now += 10 * DAY
    assert codes(desk) == ["version-expires", "no-target"]
    assert desk.ask(GetOverview()).alerts[0].place == "/policy/expiresAfterDays"
    clock.now += 30 * DAY
    assert codes(desk) == ["version-expired", "no-target"]


def test_a_target_without_the_newest_version(desk: App, web: Path, tmp_path: Path) -> None:
    desk.publish("First")
    assert codes(desk) == []
    later = tmp_path / "later"
    later.mkdir()
    targets.add_folder(desk, later)
    assert codes(desk) == ["delivery-missing"]
    web.rename(tmp_path / "gone")
    desk.do(EditMeter(desk.ask(GetDraft()).settings.meters[0].id, {"limit": 5}, {"limit": 6}))
    publishing.publish(desk, "Second")
    view = desk.ask(GetOverview())
    assert [alert.code for alert in view.alerts] == ["delivery-failed"]
    assert view.alerts[0].sentence.startswith("Target web did not take version 2: ")


def test_a_target_that_did_not_take_the_emergency_switch(desk: App, web: Path, clock: Clock, tmp_path: Path) -> None:
    desk.publish("First")
    emergency.open_wall(desk, 5)
    web.rename(tmp_path / "gone")
    emergency.close_wall(desk)
    assert codes(desk) == ["delivery-failed"]
    assert "did not take the last turn of the emergency switch" in desk.ask(GetOverview()).alerts[0].sentence
    clock.now += 5 * 3600
    assert codes(desk) == []


def test_a_scheduled_publish_that_did_not_happen(desk: App, web: Path, clock: Clock) -> None:
    desk.publish("First")
    with desk.store.write() as connection:
        root = connection.exec_driver_sql("SELECT max(root) FROM version").scalar()
        schedule(connection, root, NOW + 60, "")
        schedule(connection, root, NOW + 90, "The draft has an error.")
    assert codes(desk) == []
    clock.now += 100
    first, second = desk.ask(GetOverview()).alerts
    assert first.code == second.code == "schedule-overdue"
    assert first.sentence.endswith("(Autumn) has not happened: nothing has run that publishes what is due.")
    assert second.sentence.endswith("has not happened: The draft has an error.")


def test_a_signing_key_that_is_not_on_this_computer(desk: App, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.publish("First")
    assert missing_keys(desk) == ()
    place: Any = lambda _name: None  # noqa: E731 - a vault without the key
    monkeypatch.setattr(desk.vault, "place", place)
    (alert,) = missing_keys(desk)
    assert (alert.code, alert.tone) == ("key-missing", "danger")
    assert "cannot publish" in alert.sentence
