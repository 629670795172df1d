"""Deliveries that failed are tried again, each time after a longer wait, and what was never tried is noticed."""

from __future__ import annotations

import pytest

from paywall_admin.services import deliveries, targets
from paywall_admin.services.app import App
from paywall_admin.services.deliveries import ListDeliveries
from paywall_admin.services.emergency import close_wall, open_wall
from paywall_admin.services.queries import GetVersion
from support.stores import Clock
from support.webserver import TOKEN, WebServer


def state(app: App, kind: str = "settings") -> deliveries.DeliveryState:
    (found,) = [one for one in app.ask(ListDeliveries()) if one.kind == kind]
    return found


@pytest.mark.parametrize("kind", ["file", "server"])
def test_each_failure_waits_longer_and_a_new_version_begins_anew(
    desk: App, host: WebServer, site: str, clock: Clock
) -> None:
    host.fault = "PUT 500"
    desk.publish("First")
    waits = []
    for attempt in range(1, 10):
        found = state(desk)
        assert (found.state, found.attempt, found.version) == ("failed", attempt, 1)
        assert found.next_at is not None
        waits.append(found.next_at - clock.now)
        clock.now = found.next_at - 1
        assert deliveries.deliver_due(desk) == ()
        clock.now += 1
        assert len(deliveries.deliver_due(desk)) == 1
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    desk.publish("Second")
    assert (state(desk).attempt, state(desk).version) == (1, 2)
    host.fault = None
    clock.now += 30
    (done,) = deliveries.deliver_due(desk)
    assert (done.state, state(desk).state, state(desk).has) == ("done", "done", 2)
    assert deliveries.deliver_due(desk) == ()


def test_what_nobody_brought_there_is_brought_after_a_minute(desk: App, host: WebServer, clock: Clock) -> None:
    """A program that was killed after it stored the version, or a target that was added later."""
    desk.publish("First")
    targets.add_address(desk, host.url, "site", token=TOKEN)
    assert (state(desk).state, state(desk).has) == ("waiting", None)
    assert deliveries.deliver_due(desk) == ()
    clock.now += 60
    assert [one.state for one in deliveries.deliver_due(desk)] == ["done"]
    assert host.file() == desk.ask(GetVersion(1)).envelope


def test_an_emergency_opening_is_tried_again_as_long_as_it_matters(
    desk: App, host: WebServer, site: str, clock: Clock
) -> None:
    host.fault = "500"
    open_wall(desk, 2)
    close_wall(desk)
    assert (state(desk, "open").state, state(desk, "open").version) == ("failed", 2)
    host.fault = None
    clock.now += 60
    deliveries.deliver_due(desk)
    assert b"payload" in (host.file("open.json") or b"")
    clock.now += 72 * 3600
    assert [one.kind for one in desk.ask(ListDeliveries())] == []
