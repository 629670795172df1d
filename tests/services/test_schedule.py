"""Publishes at a set time: what was reviewed goes out, exactly once, and never takes back what is newer unseen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, Conflict, NotAllowed, NotFound, Problem
from paywall_admin.services import due, schedule
from paywall_admin.services.app import App
from paywall_admin.services.drafts import EditMeter, EditOffer, EditPublication
from paywall_admin.services.people import SetRole
from paywall_admin.services.queries import GetDraft, GetVersion, ListAudit, ListVersions
from paywall_admin.services.schedule import CancelSchedule, GetScheduledChanges, ListScheduled
from paywall_admin.services.undo import Undo
from paywall_admin.store import keeping
from support.stores import NOW, Clock

HOUR = 3600


def limit(app: App, now: int) -> None:
    was = app.ask(GetDraft()).settings.meters[0].limit
    app.do(EditMeter("all-readers", {"limit": was}, {"limit": now}))


def limit_of(app: App, version: int) -> int:
    return int(json.loads(app.ask(GetVersion(version)).payload)["meters"][0]["limit"])


def add(app: App, hours: float = 1, note: str = "Autumn") -> int:
    number, _ = schedule.add(app, note, NOW + int(hours * HOUR), f"in {hours:g} h")
    assert number is not None
    return number


@pytest.mark.parametrize("kind", ["file", "server"])
def test_what_was_reviewed_goes_out_whatever_became_of_the_draft(desk: App, web: Path, clock: Clock) -> None:
    limit(desk, 7)
    add(desk)
    assert not desk.ask(ListScheduled())[0].moved_on
    limit(desk, 2)
    (view,) = desk.ask(ListScheduled())
    assert (view.moved_on, view.overtaken_by, view.created_by, view.note) == (True, (), "ann", "Autumn")
    assert [change.sentence for change in desk.ask(GetScheduledChanges(view.id)).moved_on] == [
        "Meter 'All readers': limit 7 → 2"
    ]
    assert due.carry_out(desk).carried == (), "its time has not come"
    assert not desk.ask(due.IsAnythingDue())
    clock.now += HOUR
    assert desk.ask(due.IsAnythingDue())
    outcome = due.carry_out(desk)
    (made,) = outcome.carried
    assert (made.state, made.version, made.late) == ("published", 1, 0)
    assert limit_of(desk, 1) == 7
    assert desk.ask(GetDraft()).settings.meters[0].limit == 2, "the draft stays as it is"
    assert [one.state for one in outcome.deliveries] == ["done"]
    payload = json.loads(bundle.parse_envelope((web / "settings.json").read_bytes()).payload)
    assert (payload["version"], payload["meters"][0]["limit"]) == (1, 7)
    assert payload["publishedAt"] == "2020-10-29T20:33:20Z"
    assert desk.ask(ListScheduled()) == ()
    assert due.carry_out(desk).carried == (), "once and not again"


def test_the_version_names_who_scheduled_it_and_the_audit_who_carried_it_out(
    desk: App, opened: Callable[[str], App], clock: Clock
) -> None:
    add(desk)
    clock.now += HOUR + 90
    cron = opened("cron")
    (made,) = due.carry_out(cron).carried
    assert made.late == 90
    assert cron.ask(GetVersion(1)).published_by == "ann"
    entry = next(one for one in cron.ask(ListAudit()) if one.tag == "version:record")
    assert entry.actor == "cron"


def test_several_go_out_in_their_order_and_only_the_newest_is_brought_to_targets(
    desk: App, web: Path, clock: Clock
) -> None:
    for hours in (3, 1, 2):
        limit(desk, hours)
        add(desk, hours)
    assert [one.at - NOW for one in desk.ask(ListScheduled())] == [HOUR, 2 * HOUR, 3 * HOUR]
    clock.now += HOUR
    assert [one.version for one in due.carry_out(desk).carried] == [1]
    clock.now += 5 * HOUR
    carried = due.carry_out(desk).carried
    # The one that was frozen first is due last: what it holds is older than what went out meanwhile.
    assert [(one.state, one.version) for one in carried] == [("published", 2), ("held", None)]
    assert [limit_of(desk, number) for number in (1, 2)] == [1, 2]


def test_a_newer_version_holds_it_until_a_person_decides(desk: App, clock: Clock) -> None:
    limit(desk, 7)
    first = add(desk)
    limit(desk, 4)
    desk.publish("A correction that cannot wait")
    assert desk.ask(ListScheduled())[0].overtaken_by == (1,)
    clock.now += HOUR
    (held,) = due.carry_out(desk).carried
    assert (held.state, held.version) == ("held", None)
    assert held.sentence == (
        "Version 1 was published after this was scheduled, and it would take back what changed there. "
        "Schedule the draft as it is now, or publish it all the same."
    )
    assert desk.ask(ListScheduled())[0].hindrance == held.sentence
    entries = len(desk.ask(ListAudit()))
    assert due.carry_out(desk).carried[0].state == "held"
    assert len(desk.ask(ListAudit())) == entries, "it is written down once"
    with pytest.raises(BadInput, match="has passed already"):
        schedule.renew(desk, first)
    assert desk.ask(ListScheduled())[0].id == first
    (made,) = due.carry_out_now(desk, first, overrule=True).carried
    assert (made.version, limit_of(desk, 2)) == (2, 7)


def test_a_version_that_changes_nothing_holds_nothing(desk: App, clock: Clock) -> None:
    """After a key was replaced the same settings go out again."""
    desk.publish("First")
    limit(desk, 7)
    add(desk)
    desk.do(Undo())
    desk.publish("The same, by the new key")
    assert desk.ask(ListScheduled())[0].overtaken_by == ()
    clock.now += HOUR
    (made,) = due.carry_out(desk).carried
    assert (made.state, limit_of(desk, 3)) == ("published", 7)


def test_renewing_takes_the_draft_as_it_is_now(desk: App, clock: Clock) -> None:
    limit(desk, 7)
    first = add(desk)
    limit(desk, 4)
    desk.publish("A correction")
    limit(desk, 6)
    second = schedule.renew(desk, first)
    (view,) = desk.ask(ListScheduled())
    assert (view.id, view.at, view.note, view.moved_on, view.overtaken_by) == (second, NOW + HOUR, "Autumn", False, ())
    assert desk.ask(GetScheduledChanges(view.id)).changes[0].sentence == "Meter 'All readers': limit 4 → 6"
    clock.now += HOUR
    due.carry_out(desk)
    assert limit_of(desk, 2) == 6


@pytest.mark.parametrize("kind", ["file", "server"])
def test_it_is_moved_called_off_and_brought_back(desk: App, clock: Clock) -> None:
    first = add(desk)
    (view,) = desk.ask(ListScheduled())
    moved = schedule.moved_to(view, NOW + 5 * HOUR, "later", "Asia/Tokyo")
    desk.do(moved)
    with pytest.raises(Conflict, match="Somebody else changed this scheduled publish"):
        desk.do(moved)
    assert desk.ask(ListScheduled())[0].typed == "later"
    desk.do(Undo())
    assert desk.ask(ListScheduled())[0].at == NOW + HOUR
    desk.do(CancelSchedule(first))
    clock.now += HOUR - 1
    desk.do(Undo())
    assert [one.id for one in desk.ask(ListScheduled())] == [first]
    desk.do(CancelSchedule(first))
    clock.now += 1
    assert due.carry_out(desk).carried == ()
    with pytest.raises(BadInput, match="has passed already"):
        desk.do(Undo())
    with pytest.raises(NotFound, match="no scheduled publish 1 to come"):
        due.carry_out_now(desk, first)
    with pytest.raises(NotFound):
        desk.do(CancelSchedule(first))


def test_a_time_that_has_passed_an_empty_note_and_a_draft_with_errors_are_refused(desk: App) -> None:
    with pytest.raises(BadInput, match="has passed already"):
        add(desk, 0)
    with pytest.raises(BadInput, match="needs a note"):
        add(desk, note=" ")
    seen = desk.ask(GetDraft()).revision
    limit(desk, 4)
    with pytest.raises(Conflict, match="changed after you looked at it"):
        schedule.add(desk, "Unseen", NOW + HOUR, "then", reviewed=seen)
    offer = desk.ask(GetDraft()).settings.offers[0]
    desk.do(EditOffer(offer.id, {"startsAt": offer.starts_at}, {"startsAt": "2020-12-01T00:00:00Z"}))
    with pytest.raises(Problem, match="Nothing was published: "):
        add(desk)
    assert desk.ask(ListScheduled()) == ()


def test_what_the_gate_refuses_by_then_is_held(desk: App, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that a newer program adds, or what is an error only by then."""
    from paywall_admin.core import check
    from paywall_admin.core.check.finding import error

    add(desk)
    clock.now += HOUR
    finding = error("planted", ("meters", 0), ("meter", "all-readers"), "This cannot be.")
    monkeypatch.setattr(check, "check", lambda *_, **__: (finding,))
    (held,) = due.carry_out(desk).carried
    assert (held.state, held.sentence) == ("held", "/meters/0: Nothing was published: This cannot be.")
    monkeypatch.undo()


def test_a_key_that_cannot_be_unlocked_keeps_it_pending(
    desk: App, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish("First")
    add(desk)
    clock.now += HOUR
    monkeypatch.delenv("PAYWALL_ADMIN_PASSPHRASE")
    (held,) = due.carry_out(desk).carried
    assert held.state == "held"
    assert "set PAYWALL_ADMIN_PASSPHRASE" in held.sentence
    (made,) = due.carry_out(desk, passphrase=lambda: "correct horse").carried
    assert (made.state, made.version) == ("published", 2)


def test_who_may_not_publish_schedules_nothing_and_carries_nothing_out(
    desk: App, opened: Callable[[str], App], clock: Clock
) -> None:
    add(desk)
    desk.do(SetRole("ann", None, "admin"))
    desk.do(SetRole("eve", None, "editor"))
    eve = opened("eve")
    with pytest.raises(NotAllowed):
        add(eve, 2)
    clock.now += HOUR
    with pytest.raises(NotAllowed):
        due.carry_out(eve)
    assert eve.ask(ListVersions()) == ()


def test_a_change_of_zone_does_not_move_it(desk: App) -> None:
    add(desk)
    desk.do(EditPublication({"timeZone": "Asia/Tokyo"}, {"timeZone": "Europe/Berlin"}))
    (view,) = desk.ask(ListScheduled())
    assert (view.at, view.zone) == (NOW + HOUR, "Asia/Tokyo")
    schedule.renew(desk, view.id)
    (renewed,) = desk.ask(ListScheduled())
    assert (renewed.at, renewed.typed, renewed.zone) == (view.at, view.typed, "Asia/Tokyo")


def test_frozen_settings_share_their_pieces_with_versions(desk: App) -> None:
    desk.publish("First")
    limit(desk, 7)
    before = pieces(desk)
    for hours in range(1, 6):
        add(desk, hours)
    assert pieces(desk) - before < 6000
    assert keeping.check(desk.store) == ()


def pieces(app: App) -> int:
    with app.store.look() as look:
        return int(look.rows("SELECT sum(length(content)) FROM piece")[0][0])


RUNNER = """
import sys
from paywall_admin.services import due
from paywall_admin.services.app import App
app = App.open(sys.argv[1], actor=sys.argv[2], create=False, clock=lambda: int(sys.argv[3]))
print("begin", flush=True)
sys.stdin.readline()
for one in due.carry_out(app).carried:
    print(one.id, one.state, one.version, flush=True)
"""


def test_two_desks_and_cron_at_once_publish_it_once(desk: App, address: str, web: Path) -> None:
    for hours in (1, 2, 3):
        limit(desk, 10 + hours)
        add(desk, hours)
    desk.close()
    words = [sys.executable, "-c", RUNNER, address]
    then = str(NOW + 9 * HOUR)
    pipe = subprocess.PIPE
    all_three = [
        subprocess.Popen([*words, name, then], stdin=pipe, stdout=pipe, text=True) for name in ("ann", "bob", "cron")
    ]
    for running in all_three:
        assert running.stdout is not None
        assert running.stdout.readline() == "begin\n"
    said = [line.split() for running in all_three for line in running.communicate("\n", timeout=100)[0].splitlines()]
    assert [running.returncode for running in all_three] == [0, 0, 0]
    published = sorted((int(id_), int(version)) for id_, state, version in said if state == "published")
    assert published == [(1, 1), (2, 2), (3, 3)]
    assert {state for _, state, _ in said} <= {"published", "elsewhere"}
    again = App.open(address, actor="ann")
    assert [limit_of(again, number) for number in (1, 2, 3)] == [11, 12, 13]
    again.close()
    assert json.loads(bundle.parse_envelope((web / "settings.json").read_bytes()).payload)["version"] == 3


def test_a_publish_says_what_it_holds(desk: App) -> None:
    add(desk)
    (note,) = desk.publish("Cannot wait").notes
    assert note.startswith("What is scheduled for in 1 h is held from now on, because it would take back this version;")
    limit(desk, 4)
    assert desk.publish("Again").notes == (), "it was held already"


def test_frozen_settings_that_are_damaged_are_found(desk: App, address: str) -> None:
    add(desk)
    with desk.store.write() as connection:
        connection.exec_driver_sql("UPDATE schedule SET digest = replace(digest, substr(digest, 1, 1), 'x')")
    assert keeping.check(desk.store) == ("What is scheduled for in 1 h is not as it was kept; schedule it again.",)
