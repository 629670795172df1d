"""The emergency switch: small, signed, only opens, ends by itself, and never lasts longer than 72 hours."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.calendar import instant
from paywall_admin.core.problems import BadInput, Conflict, KeyRefused, NotAllowed, Problem
from paywall_admin.services import emergency, keys
from paywall_admin.services.app import App
from paywall_admin.services.emergency import CloseWall, GetEmergency, OpenWall
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetVersion, ListAudit
from paywall_admin.system import highwater, signing
from support.node import NodeSession
from support.stores import NOW, Clock, dump

HOUR = 3600
OPENED = """
const options = {trust: args[2], environment: "test", publicationId: args[3], now: args[4], open: args[1]};
const found = await rt.openBundle(args[0], options);
const view = {at: args[4], reader: {kind: "anonymous", reads: args[5]}, article: {id: "z"}};
return {refusal: found.openRefusal, state: found.decide(view).state};
"""


def payload_at(folder: Path) -> dict:
    return json.loads(bundle.parse_envelope((folder / "open.json").read_bytes()).payload)


def test_opening_brings_a_small_signed_object_to_every_target(desk: App, web: Path) -> None:
    outcome = emergency.open_wall(desk, 6, reason="Checkout is down")
    assert (outcome.version, outcome.starts_at, outcome.until) == (1, NOW, NOW + 6 * HOUR)
    assert [one.state for one in outcome.deliveries] == ["done"]
    envelope = bundle.parse_envelope((web / "open.json").read_bytes())
    assert envelope.payload_type == bundle.OPEN_TYPE
    fields = json.loads(envelope.payload)
    assert list(fields) == ["publicationId", "environment", "version", "from", "until"]
    assert (fields["from"], fields["until"]) == (instant(NOW), instant(NOW + 6 * HOUR))
    (key,) = keys.show(desk)
    message = bundle.pae(envelope.payload_type, envelope.payload)
    assert signing.verify(key.raw, message, envelope.signatures[0].sig)
    entry = next(entry for entry in desk.ask(ListAudit()) if entry.tag == "emergency:open")
    assert (entry.label, entry.reason, entry.actor) == ("Open the wall for 6 hours", "Checkout is down", "ann")


def test_it_ends_by_itself(desk: App, clock: Clock) -> None:
    assert desk.ask(GetEmergency()) is None
    emergency.open_wall(desk, 1)
    clock.now += HOUR - 1
    assert desk.ask(GetEmergency()).open
    clock.now += 1
    assert not desk.ask(GetEmergency()).open


def test_closing_replaces_it_by_one_that_is_over(desk: App, web: Path, clock: Clock) -> None:
    emergency.open_wall(desk, 72)
    clock.now += 60
    outcome = emergency.close_wall(desk, reason="Repaired")
    assert outcome.version == 2
    fields = payload_at(web)
    assert fields["version"] == 2
    assert fields["from"] == fields["until"] == instant(NOW + 60)
    assert not desk.ask(GetEmergency()).open
    with pytest.raises(Problem, match="not on, so there is nothing to close"):
        emergency.close_wall(desk)


def test_the_runtime_obeys_it(desk: App, web: Path, clock: Clock) -> None:
    desk.publish("First")
    version = desk.ask(GetVersion(1))
    public = [{"publicKey": key.public} for key in keys.show(desk)]
    publication = json.loads(version.payload)["publicationId"]
    reads = [{"article": f"a{number}", "at": "2020-10-02T09:00:00Z"} for number in range(5)]
    with NodeSession() as node:

        def reader_sees(at: int) -> dict:
            opening = (web / "open.json").read_text()
            return node.call(OPENED, version.envelope.decode(), opening, public, publication, instant(at), reads)

        emergency.open_wall(desk, 2)
        assert reader_sees(NOW + 60) == {"refusal": None, "state": "open"}
        assert reader_sees(NOW + 2 * HOUR)["state"] == "limit_reached"
        clock.now += 60
        emergency.close_wall(desk)
        assert reader_sees(NOW + 60)["state"] == "limit_reached"


@pytest.mark.parametrize("hours", [0, -1, 73, 1.5, True, "6"])
def test_other_lengths_are_refused(desk: App, hours: object) -> None:
    with pytest.raises(BadInput, match="1 to 72 hours"):
        emergency.open_wall(desk, hours)  # type: ignore[arg-type]


@pytest.mark.parametrize("until", [NOW + 72 * HOUR + 1, NOW, NOW - 1])
def test_no_other_length_can_be_stored_either(desk: App, until: int) -> None:
    with pytest.raises(BadInput, match="at most 72 hours"):
        desk.do(OpenWall(1, NOW, until), beside={"envelope": b"{}"})


def test_numbers_are_never_given_out_twice(desk: App) -> None:
    emergency.open_wall(desk, 1)
    publication = json.loads(desk.ask(GetVersion(desk.publish("First").version)).payload)["publicationId"]
    assert highwater.read(publication, "open").version == 1
    with pytest.raises(Conflict, match="at the same moment"):
        desk.do(CloseWall(1, NOW), beside={"envelope": b"{}"})
    highwater.note(publication, highwater.Mark(8), "open")
    assert emergency.open_wall(desk, 1).version == 9


def test_a_wrong_passphrase_opens_nothing(desk: App, web: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.new(desk)
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    before = dump(desk.store)
    with pytest.raises(KeyRefused, match="passphrase is wrong"):
        emergency.open_wall(desk, 1, passphrase=lambda: "wrong")
    assert dump(desk.store) == before
    assert not (web / "open.json").exists()


def test_an_editor_may_not(desk: App, opened: Callable[[str], App]) -> None:
    desk.do(SetRole("ann", None, "admin"))
    desk.do(SetRole("eve", None, "editor"))
    with pytest.raises(NotAllowed):
        emergency.open_wall(opened("eve"), 1, passphrase=lambda: pytest.fail("nobody should have been asked"))
